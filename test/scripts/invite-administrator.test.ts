import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { emptyDatabase } from '../support/database.ts';
import { root, startServer } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const linkIn = (text: string) => /\/staff\/sign-up\/[\w-]{43}/.exec(text)?.[0];

test('npm start prints a link on any database, and this script another in its place', async () => {
  const [database, folder] = await Promise.all([
    emptyDatabase(),
    mkdtemp(join(tmpdir(), 'sayback-invited-')),
  ]);
  const env = {
    DATABASE_URL: database.url,
    SAYBACK_KEY: randomBytes(32).toString('base64'),
    SAYBACK_DATA: folder,
  };
  const sayback = await startServer('main.ts', env);
  onTestFinished(async () => {
    await sayback.stop();
    await database.dropOnceLeft();
    await rm(folder, { recursive: true, force: true });
  });
  const status = async (link: string) => (await fetch(`${sayback.origin}${link}`)).status;
  const printed = await until(() => linkIn(sayback.printed()));
  expect(sayback.printed()).not.toContain('/staff/sign-in/');
  expect(await status(printed)).toBe(200);

  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/invite-administrator.ts'], {
    cwd: root,
    env: { ...process.env, ...env, SAYBACK_URL: 'https://feedback.example.org' },
  });
  expect(stdout).toMatch(
    /^To make an administrator, open this link\. It works once, until .*\n {2}https:\/\/feedback\.example/,
  );
  expect([await status(linkIn(stdout) ?? ''), await status(printed)]).toEqual([200, 410]);
});

test('says what is wrong where it can make none', async () => {
  const env = { ...process.env, SAYBACK_URL: 'nowhere' };
  const failed = promisify(execFile)(process.execPath, ['scripts/invite-administrator.ts'], {
    cwd: root,
    env,
  });
  await expect(failed).rejects.toMatchObject({
    stdout: '',
    stderr: expect.stringContaining('No link is made.'),
  });
});
