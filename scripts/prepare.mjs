// Runs before `npm start`, `npm test` and `npm run …`, on whatever Node the machine has: installs and
// generates what is missing, says what it is doing, and does nothing (in a few milliseconds) when all is
// there. Before `npm start` on a machine with nothing installed, it installs what runs and leaves out what
// tests. Plain JavaScript, because nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const at = (...parts) => join(root, ...parts);
const leastNode = 24;
const starting = process.env.npm_lifecycle_event === 'prestart';

if (!installed()) {
  say('Installing what Sayback needs. This takes about a minute, once.');
  const little = starting && !existsSync(at('node_modules', 'typescript'));
  npm(['ci', ...(little ? ['--omit=dev'] : []), '--no-audit', '--no-fund', '--loglevel=error']);
}
if (!runtime()) {
  stop(
    `Sayback needs Node ${leastNode} or later; this is Node ${process.versions.node}. ` +
      'It brings its own on Linux (x64 and arm64); on other machines, please install it from nodejs.org.',
  );
}
if (!starting) generate();

/** The database client's types, for the compiler. What runs is in the repository (scripts/generate.ts). */
function generate() {
  const schema = createHash('sha256')
    .update(read('prisma/schema.prisma'))
    .update(read('package-lock.json'))
    .digest('hex');
  const stamp = at('prisma', 'generated', 'made-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === schema) return;
  say("Generating the database client's types.");
  run(at('node_modules', '.bin', process.platform === 'win32' ? 'prisma.cmd' : 'prisma'), ['generate']);
  writeFileSync(stamp, schema);
}

/** Whether node_modules holds what the lock file names. What is for development is not needed to start. */
function installed() {
  if (!existsSync(at('node_modules', '.package-lock.json'))) return false;
  const wanted = JSON.parse(read('package-lock.json')).packages;
  const found = JSON.parse(read('node_modules/.package-lock.json')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, dev, devOptional }]) =>
      path === '' || optional || (starting && (dev || devOptional)) || found[path]?.version === version,
  );
}

/** Whether npm's scripts will find a new enough Node: the one in node_modules/.bin, else the machine's. */
function runtime() {
  const own = at('node_modules', '.bin', 'node');
  const version = existsSync(own)
    ? spawnSync(own, ['--version'], { encoding: 'utf8' }).stdout?.slice(1)
    : process.versions.node;
  return Number.parseInt(version ?? '0', 10) >= leastNode;
}

function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli) run(process.execPath, [cli, ...args]);
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
}

function run(command, args) {
  const path = `${at('node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
    shell: command.endsWith('.cmd'),
  });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
  stop(`That did not work: ${args.join(' ')}. What it printed is above.`);
}

function read(path) {
  return readFileSync(at(path), 'utf8');
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

function stop(sentence) {
  say(sentence);
  process.exit(1);
}
