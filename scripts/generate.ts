import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * `npm run generate` writes prisma/client.js, the part of Prisma's generated client that runs. It is kept in
 * the repository, so that nobody needs Prisma's CLI to start; the rest (types, in prisma/generated) is made
 * where it is checked. `--check` instead says whether it is what prisma/schema.prisma makes.
 */
const folder = join(import.meta.dirname, '..', 'prisma');
const file = join(folder, 'client.js');

const { outputFiles } = await build({
  stdin: {
    contents:
      "import { getPrismaClientClass } from './internal/class.ts'; " +
      'export const PrismaClient = getPrismaClientClass();',
    resolveDir: join(folder, 'generated'),
  },
  banner: { js: '// Made from prisma/schema.prisma by `npm run generate`.' },
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node24',
  write: false,
});
const made = outputFiles[0]?.text ?? '';

if (!process.argv.includes('--check')) {
  await writeFile(file, made);
} else if (made !== (await readFile(file, 'utf8').catch(() => ''))) {
  console.error('prisma/client.js is not what prisma/schema.prisma makes. Run `npm run generate`.');
  process.exitCode = 1;
}
