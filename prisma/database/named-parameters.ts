/** The parts of SQL in which a `$` stands for something else; then parameters, and what is none. */
const parts = new RegExp(
  [
    String.raw`e'(?:[^'\\]|\\.|'')*'`,
    `'(?:[^']|'')*'`,
    `"(?:[^"]|"")*"`,
    '--.*',
    String.raw`/\*[\s\S]*?\*/`,
    String.raw`\$(?<tag>(?:[a-z_]\w*)?)\$[\s\S]*?\$\k<tag>\$`,
    String.raw`[a-z_][\w$]*`,
    String.raw`\$\w+`,
  ].join('|'),
  'gi',
);

/**
 * SQL in which parameters stand as `$who`, as PostgreSQL takes it: `$1` for the first name, wherever it
 * stands, and so on. Strings, quoted names and comments stay as they are. Throws where a parameter has a
 * number already, or one comment stands in another.
 */
export function numbered(sql: string): { text: string; parameters: string[] } {
  const parameters: string[] = [];
  const text = sql.replace(parts, (part) => {
    if (/^\/\*[\s\S]*\/\*/.test(part)) throw new Error('A comment stands in a comment.');
    const name = /^\$(\w+)$/.exec(part)?.[1];
    if (name === undefined) return part;
    if (/^\d/.test(name)) throw new Error(`A parameter has a number in the place of a name: ${part}.`);
    if (!parameters.includes(name)) parameters.push(name);
    return `$${parameters.indexOf(name) + 1}`;
  });
  return { text, parameters };
}
