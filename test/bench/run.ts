/**
 * `npm run bench -- NAME`: measures one thing beside its peer and ends with one JSON line.
 * Without a name: all of them. `npm run bench -- beside FOLDER` measures what changed since the checkout in
 * the folder.
 */
const benches = ['turns', 'growth', 'report', 'home', 'start', 'page', 'sheet', 'sentiment', 'held'] as const;

const named = process.argv.slice(2);
const [first, folder] = named;
if (first === 'beside' && folder) {
  const { measure } = await import('./beside.ts');
  console.log(JSON.stringify({ bench: first, ...(await measure(folder)) }));
  process.exit();
}
const wrong = named.filter((name) => !benches.some((bench) => bench === name));
if (wrong.length > 0) {
  console.error(`There is no bench called ${wrong.join(', ')}. There are: ${benches.join(', ')}.`);
  process.exit(2);
}
for (const name of named.length > 0 ? named : benches) {
  const { measure } = await import(`./${name}.ts`);
  console.log(JSON.stringify({ bench: name, ...(await measure()) }));
}
process.exit();
