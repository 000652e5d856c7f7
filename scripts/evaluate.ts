/**
 * `npm run evaluate -- NAME …`: tries one claim of Sayback's on far more than the tests do, and ends with one
 * JSON line.
 */
const evaluations = ['suppression', 'redaction'] as const;

const [name, ...rest] = process.argv.slice(2);
const found = evaluations.find((evaluation) => evaluation === name);
if (!found) {
  console.error(`Say what to evaluate. There is: ${evaluations.join(', ')}.`);
  process.exit(2);
}
const { evaluate } = await import(`./evaluate/${found}.ts`);
console.log(JSON.stringify({ evaluation: found, ...(await evaluate(rest)) }));
