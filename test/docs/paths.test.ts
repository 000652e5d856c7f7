import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldersPicture } from '../../scripts/folders.ts';
import { routesTable } from '../../scripts/routes-table.ts';

const root = join(import.meta.dirname, '..', '..');
const documents = ['.', 'docs'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => (folder === '.' ? name : `${folder}/${name}`)),
);
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** What documents name that is of ours and is made while Sayback runs, or is an example. */
const notKept = /^(data|demo|node_modules|prisma\/generated)\b|[*<>{}…]|[A-Z]{3,}\.|KEY|LANG|NAME|:/;
const top = readdirSync(root).filter((name) => !name.startsWith('.'));

describe('a path of ours that a document names is there', () => {
  const named = documents.flatMap((document) =>
    [...read(document).matchAll(/`([\w.@/-]+)`/g)].flatMap(([, path = '']) => {
      const [first = ''] = path.split('/');
      const ours = top.includes(first) && (path.includes('/') || path.endsWith('.ts'));
      return ours && !notKept.test(path) ? [{ document, path }] : [];
    }),
  );

  it('in some hundred places', () => {
    expect(named.length).toBeGreaterThan(80);
  });

  it.each(named)('$path, in $document', ({ path }) => {
    expect(existsSync(join(root, path))).toBe(true);
  });
});

describe('a link in a document leads somewhere', () => {
  const links = documents.flatMap((document) =>
    [...read(document).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, to = '']) => ({
      document,
      to,
    })),
  );

  it.each(links)('$to, in $document', ({ document, to }) => {
    expect(existsSync(join(root, document, '..', to))).toBe(true);
  });
});

it('the picture of the folders is what the code is (npm run draw)', () => {
  expect(read('docs/pictures/folders.svg')).toBe(foldersPicture(root));
});

it('the table of routes is what is served (npm run draw)', () => {
  expect(read('docs/ROUTES.md')).toBe(routesTable());
});
