import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from './support/server-process.ts';
import { until } from './support/until.ts';

/** main.ts in a process of its own, where it cannot start, or is told to stop before it has. */

const folder = await mkdtemp(join(tmpdir(), 'sayback-start-'));
afterAll(() => rm(folder, { recursive: true }));
const dataFolder = join(folder, 'data');
const serverRuns = () =>
  access(join(dataFolder, 'postgres', 'postmaster.pid')).then(
    () => true,
    () => false,
  );

function run(settings: Record<string, string>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'main.ts')], {
    env: { PATH: process.env.PATH, SAYBACK_DATA: dataFolder, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return { child, ended: once(child, 'close').then(([code]) => ({ code, said })) };
}

describe('a start', () => {
  it('on a port that is taken says so, and leaves no database server behind', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    const { code, said } = await run({ PORT: String(port) }).ended;
    expect(code).toBe(1);
    expect(said).toContain(`cannot listen on port ${port} of 127.0.0.1. Something else listens there.`);
    expect(await serverRuns()).toBe(false);
    server.close();
  });

  it('at an address that the machine has not says so', async () => {
    const settings = { SAYBACK_HOST: '192.0.2.1', PORT: String(await freePort()) };
    const { code, said } = await run(settings).ended;
    expect(code).toBe(1);
    expect(said).toContain(`of 192.0.2.1. This machine has no such address. Set SAYBACK_HOST`);
  });

  it('that is told to stop on its way leaves none either', async () => {
    const { child, ended } = run({ PORT: String(await freePort()) });
    await until(serverRuns);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    expect(await serverRuns()).toBe(false);
  });

  it('by npm ends in good order where npm alone is told to stop, as a supervisor does', async () => {
    const port = String(await freePort());
    const child = spawn('npm', ['start'], {
      cwd: join(import.meta.dirname, '..'),
      env: { PATH: process.env.PATH, HOME: folder, SAYBACK_DATA: dataFolder, PORT: port },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await until(() =>
      fetch(`http://127.0.0.1:${port}/health`)
        .then(({ ok }) => ok)
        .catch(() => false),
    );
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(await serverRuns()).toBe(false);
  });

  it('in a folder that is none says which, and why', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const { code, said } = await run({ SAYBACK_DATA: file }).ended;
    expect(code).toBe(1);
    expect(said).toContain(`The data folder ${file} cannot be used (ENOTDIR).`);
  });
});
