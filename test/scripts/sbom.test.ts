import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../support/server-process.ts';

const packageSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const billSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      hashes: z.array(z.object({ alg: z.string(), content: z.string() })).min(1),
    }),
  ),
});

test('the bill of materials has every package that runs, with a checksum, and none of the tests', () => {
  const { dependencies, devDependencies } = packageSchema.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  const printed = execFileSync(process.execPath, ['scripts/sbom.ts'], { cwd: root, encoding: 'utf8' });
  const { components } = billSchema.parse(JSON.parse(printed));
  const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
  for (const [name, version] of Object.entries(dependencies)) expect(listed).toContain(`${name}@${version}`);
  for (const name of ['vitest', 'playwright-core', 'typescript', 'knip']) {
    expect(listed).not.toContain(`${name}@${devDependencies[name]}`);
  }
});
