import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort, healthy, untilStarted } from './support/server-process.ts';
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

/** Where a start finds what others have compiled. */
const compiled = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE };

function run(settings: NodeJS.ProcessEnv, main = [join(import.meta.dirname, '..', 'main.ts')]) {
  const child = spawn(process.execPath, main, {
    env: { PATH: process.env.PATH, SAYBACK_DATA: dataFolder, ...compiled, ...settings },
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

  describe('where the kernel has no IPv6', () => {
    const main = join(import.meta.dirname, '..', 'main.ts');
    /** What such a kernel answers to every socket that is to be bound to an IPv6 address: EAFNOSUPPORT. */
    const kernel = "process.binding('tcp_wrap').TCP.prototype.bind6 = () => -97;";
    const without = ['--no-deprecation', '--import', `data:text/javascript,${kernel}`, main];

    it('goes live without', async () => {
      const port = await freePort();
      const site = 'https://service.example.org';
      const url = 'https://feedback.example.org';
      const settings = { SAYBACK_URL: url, SAYBACK_SITES: site, PORT: String(port) };
      const { child, ended } = run(settings, without);
      await untilStarted(() => healthy(port));
      await expect(fetch(`http://[::1]:${port}/health`)).rejects.toThrow();
      // And what is set reaches the pages.
      const { headers } = await fetch(`http://127.0.0.1:${port}/chat`);
      expect(headers.get('content-security-policy')).toContain(`frame-ancestors ${site}`);
      child.kill('SIGTERM');
      expect((await ended).code).toBe(0);
    });

    it('says so where an address of IPv6 is asked for', async () => {
      const { code, said } = await run({ SAYBACK_HOST: '::', PORT: String(await freePort()) }, without).ended;
      expect([code, said]).toEqual([1, expect.stringContaining('This machine has no such address.')]);
    });
  });

  it('that is told to stop on its way leaves none either', async () => {
    const { child, ended } = run({ PORT: String(await freePort()) });
    await until(serverRuns);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    expect(await serverRuns()).toBe(false);
  });

  it('by npm ends in good order where npm alone is told to stop, as a supervisor does', async () => {
    const port = await freePort();
    const settings = { SAYBACK_DATA: dataFolder, PORT: String(port) };
    const child = spawn('npm', ['start'], {
      cwd: join(import.meta.dirname, '..'),
      env: { PATH: process.env.PATH, HOME: folder, ...settings, ...compiled },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await untilStarted(() => healthy(port));
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(await serverRuns()).toBe(false);
  });

  it('with definitions that are wrong says file, line and reason, and opens nothing', async () => {
    const shipped = new URL('../dialogs/library/', import.meta.url);
    const copy = pathToFileURL(join(folder, 'library/'));
    await cp(shipped, copy, { recursive: true });
    const file = new URL('end-of-order.yaml', copy);
    await writeFile(file, (await readFile(file, 'utf8')).replace(/picture: .+/, 'picture: unicorn'));
    await writeFile(new URL('torn.yaml', copy), 'key: torn\ntitle: [Torn\n');
    // Whoever reads what ships finds the copy there. A copy of the whole program would be compiled anew.
    const disk = `import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      for (const name of ['readFileSync', 'readdirSync']) {
        const read = fs[name];
        const moved = (at) => at instanceof URL ? new URL(at.href.replace('${shipped}', '${copy}')) : at;
        fs[name] = (at, ...how) => read(moved(at), ...how);
      }
      syncBuiltinESMExports();`;
    const main = join(import.meta.dirname, '..', 'main.ts');
    const start = () => run({}, ['--import', `data:text/javascript,${encodeURIComponent(disk)}`, main]).ended;
    const torn = await start();
    expect(torn.code).toBe(1);
    expect(torn.said).toMatch(/^torn\.yaml, line [23]: .+$/m);
    await rm(new URL('torn.yaml', copy));
    const { code, said } = await start();
    expect(code).toBe(1);
    const wrong = /^end-of-order\.yaml, line \d+: .* has the picture "unicorn", which does not exist\.$/m;
    expect(said).toMatch(wrong);
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
