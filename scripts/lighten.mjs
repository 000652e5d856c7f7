// Runs after npm has installed: takes away what packages carry and nothing reads, which is more than half of
// what they weigh. Plain JavaScript, because a machine's own Node may be the one that runs it.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Paths within node_modules, where a folder ends with a slash. */
const unread = [
  // Source maps: nobody debugs a package here.
  /\.map$/,
  // Node's headers, which only compiling an addon needs.
  /^node-linux-[^/]+\/(include|share)\/$/,
  // Query compilers for other databases, for a smaller compiler than ours, and for CommonJS.
  /^@prisma\/client\/runtime\/(query_compiler_small|query_compiler_\w+\.(?!postgresql)|wasm-compiler-edge)/,
  /^@prisma\/client\/runtime\/query_compiler_\w+\.postgresql(\.wasm-base64)?\.js$/,
  // A testing library, linter and all, that was packed by mistake.
  /^(botbuilder|botframework-streaming)\/vendors\/chai\/$/,
  // The writer of Word files in other module formats, and its parts that are not used.
  /^docx\/dist\/(?!index\.(mjs|d\.ts)$)./,
];

/** What only the compiler reads. It goes where the packages for development are not installed. */
const types = /\.[cm]?ts$/;

/**
 * Whether anything reads this file or folder (which ends with a slash) of node_modules.
 * @param {string} path
 * @param {{ compiled: boolean }} where `compiled` where tests and types are checked too
 */
export function isRead(path, { compiled }) {
  const within = path.split('node_modules/').at(-1) ?? path;
  return !(unread.some((pattern) => pattern.test(within)) || (!compiled && types.test(within)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(import.meta.dirname, '..', 'node_modules');
  if (existsSync(root)) lighten(root, '', { compiled: existsSync(join(root, 'typescript')) });
}

function lighten(root, folder, where) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`;
    if (!isRead(path, where)) rmSync(join(root, path), { recursive: true, force: true });
    else if (entry.isDirectory()) lighten(root, path, where);
  }
}
