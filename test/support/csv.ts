/**
 * Reads RFC 4180 the plain way: quoted cells may hold commas, quotes and line ends.
 * A line each, its cells by column.
 */
export function parseCsv(csv: string): Record<string, string>[] {
  const cells = [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/g)];
  const lines: string[][] = [[]];
  for (const [, quoted, bare, end] of cells) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') lines.push([]);
  }
  const [head = [], ...body] = lines.slice(0, -1);
  return body.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at] ?? ''])));
}
