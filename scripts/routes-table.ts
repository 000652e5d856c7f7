import { may, type Right, roles } from '../api/http/access.ts';
import { routes } from '../api/routes.ts';

type Served = Pick<(typeof routes)[number], 'name' | 'method' | 'path' | 'needs' | 'fields' | 'templates'>;

const head = `# Every route

What Sayback answers over HTTP, drawn from \`api/routes.ts\` by \`npm run draw\`; a test holds it to the code.
The *name* stands in the log instead of the address, which may carry a code. *Reads* are the fields of the
query or of the form. *Shows* are templates below \`web/\`. What the other columns mean is said in
\`api/http/route.ts\`, what a right is in \`api/http/access.ts\`.
`;

const sections: readonly { title: string; holds(path: string): boolean }[] = [
  { title: 'For staff', holds: (path) => path.startsWith('/staff') },
  { title: 'For programs', holds: (path) => path.startsWith('/api/v1/') },
  { title: 'For channels', holds: (path) => /^\/(?:api\/messages|v3\/directline)/.test(path) },
  { title: 'For anybody', holds: () => true },
];

/** docs/ROUTES.md: each route once, under whom it is for, in the order in which they are mounted. */
export function routesTable(): string {
  const under = new Map<string, Served[]>(sections.map(({ title }) => [title, []]));
  for (const route of routes) {
    const title = sections.find(({ holds }) => holds(route.path))?.title ?? '';
    under.get(title)?.push(route);
  }
  return `${head}${[...under].map(([title, served]) => `\n## ${title}\n\n${table(served)}`).join('')}`;
}

function table(served: readonly Served[]): string {
  const rows = served.map(({ name, method, path, needs, fields = [], templates = [] }) => [
    `${method} \`${path}\``,
    name,
    who(needs),
    fields.map((field) => `\`${field}\``).join(', '),
    templates.map((file) => `\`${file}\``).join(', '),
  ]);
  const columns = ['Route', 'Name', 'Who', 'Reads', 'Shows'];
  const used = columns.map((_, at) => rows.some((row) => row[at] !== ''));
  const line = (cells: readonly string[]) => `| ${cells.filter((_, at) => used[at]).join(' | ')} |\n`;
  return [columns, columns.map(() => '---'), ...rows].map(line).join('');
}

function who(needs: Right | 'any-role' | null): string {
  if (needs === null) return 'anybody';
  if (needs === 'any-role') return 'any role';
  return `${needs}: ${roles.filter((role) => may(role, needs)).join(', ')}`;
}
