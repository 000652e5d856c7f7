import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * `npm run --silent sbom`: every package that runs, as CycloneDX JSON. npm makes it of the lock file. With
 * its own `--omit=dev` it leaves out packages that run where a tool of the tests may use them as well, so
 * what is for tests alone is taken out here.
 */
const root = join(import.meta.dirname, '..');

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), dev: z.boolean().default(false) }),
  ),
});
const billSchema = z.looseObject({
  components: z.array(z.looseObject({ 'bom-ref': z.string() })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const runs = new Set(
  Object.entries(lock.packages)
    .filter(([, { dev }]) => !dev)
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '') || 'sayback'}@${version}`),
);
const printed = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const bill = billSchema.parse(JSON.parse(printed));
const isKept = (ref: string) => runs.has(ref.split('|')[0] ?? ref);
console.log(
  JSON.stringify(
    {
      ...bill,
      components: bill.components.filter((one) => isKept(one['bom-ref'])),
      dependencies: bill.dependencies
        .filter(({ ref }) => isKept(ref))
        .map((one) => ({ ...one, dependsOn: one.dependsOn.filter(isKept) })),
    },
    null,
    2,
  ),
);
