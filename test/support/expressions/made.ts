import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `node made.ts FILE…`: prints each regular expression that these files make of text when they load. */
const [, , ...files] = process.argv;
const made: { file: string; source: string; flags: string }[] = [];
const plain = RegExp;
let loading = '';
globalThis.RegExp = new Proxy(plain, {
  construct(target, [pattern, flags]: [string | RegExp, string | undefined]) {
    const expression = new target(pattern, flags);
    const [, , maker = ''] = new Error().stack?.split('\n') ?? [];
    if (maker.includes(loading)) {
      made.push({ file: loading, source: expression.source, flags: expression.flags });
    }
    return expression;
  },
});
// The last to be loaded may have been loaded by one before it: each is asked for anew.
for (const [n, file] of files.entries()) {
  loading = file;
  await import(`${pathToFileURL(join(process.cwd(), file)).href}?${n}`);
}
console.log(JSON.stringify(made));
