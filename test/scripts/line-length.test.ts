import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'line-length.ts');
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'line-length-'));
  write('.gitignore', 'node_modules/\n/data/\n*.log\n');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function checked(): { says: string; fails: boolean } {
  const { status, stdout } = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8' });
  return { says: stdout, fails: status !== 0 };
}

describe('a line', () => {
  it('is 110 columns at most in what is written by hand, and each longer one is told by its place', () => {
    const kinds = ['css', 'js', 'mjs', 'mts', 'njk', 'prisma', 'sql', 'ts', 'yaml'];
    for (const kind of kinds) write(`a/b.${kind}`, `${'x'.repeat(110)}\nshort\n${'x'.repeat(111)}`);
    expect(checked()).toEqual({
      says: kinds.map((kind) => `a/b.${kind}:3: 111 columns\n`).join(''),
      fails: true,
    });
  });

  it('is counted in characters, however many bytes each takes', () => {
    write('a.ts', `// ${'…'.repeat(107)}\n// ${'😀'.repeat(107)}\n`);
    expect(checked()).toEqual({ says: '', fails: false });
  });

  it.each([
    ['what is installed', 'node_modules/a/b.js'],
    ['the data of a service', 'data/a.sql'],
    ['the database client, which is generated', 'prisma/client.js'],
    ['the dump of a version', 'test/versions/0.1.0.sql'],
    ['a document', 'docs/A.md'],
  ])('is not asked of %s', (_, file) => {
    write(file, 'x'.repeat(300));
    expect(checked()).toEqual({ says: '', fails: false });
  });
});
