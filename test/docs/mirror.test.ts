import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
/** What is tested here runs through many folders, or is no code. */
const ofItsOwn = /^(bench|docs|faults|journeys|support|transcripts|versions)$/;

const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.test.ts') && !ofItsOwn.test(path.split('/')[0] ?? ''));

it('each test stands in the folder of its subject, below test/; of a file at the top, under its name', () => {
  const places = tests.map((path) =>
    path.includes('/') ? dirname(path) : `${basename(path, '.test.ts')}.ts`,
  );
  expect(tests.length).toBeGreaterThan(150);
  expect(tests.filter((_, at) => !existsSync(join(root, places[at] ?? '')))).toEqual([]);
});
