import { globSync, readFileSync } from 'node:fs';

// A part of `npm run check`: fails where a line is longer than 110 columns. Biome keeps code to it
// (biome.json); comments, long strings, templates, SQL and YAML it leaves as they are.
const longest = 110;
const kinds = '{ts,mts,mjs,js,css,njk,sql,prisma,yaml}';
/** What nobody writes by hand: the database client, and dumps of databases with a row a line. */
const made = ['prisma/client.js', 'test/versions/*.sql'];
const ignored = readFileSync('.gitignore', 'utf8')
  .split('\n')
  .filter((line) => line.endsWith('/'))
  .map((line) => line.replace(/^\//, '').slice(0, -1));

for (const file of globSync(`**/*.${kinds}`, { exclude: [...ignored, ...made] }).toSorted()) {
  for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    const { length } = [...line];
    if (length <= longest) continue;
    console.log(`${file}:${at + 1}: ${length} columns`);
    process.exitCode = 1;
  }
}
