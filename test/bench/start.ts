import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectLineClient, invite } from '../support/direct-line-client.ts';
import { freePort, root } from '../support/server-process.ts';
import { median, rounded } from './median.ts';

const rounds = 5;

/**
 * `npm start` on an existing data folder, embedded database included,
 * until a code's first question has been served.
 */
export async function measure() {
  const data = await mkdtemp(join(tmpdir(), 'sayback-bench-'));
  const apiKey = randomBytes(16).toString('hex');
  try {
    const times: number[] = [];
    let { code } = await start({ folder: root, data, apiKey }, null);
    for (let round = 1; round <= rounds; round++) {
      const started = await start({ folder: root, data, apiKey }, code);
      code = started.code;
      times.push(started.tookMs);
      console.log(`round ${round}: ${started.tookMs.toFixed(0)} ms`);
    }
    return { startMs: rounded(median(times)), slowestMs: rounded(Math.max(...times)) };
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

/**
 * One `npm start` of the checkout in `folder`, and its end: how long until the first question of this code
 * was served (until it was healthy, where there is no code yet), and a code for the next time.
 */
export async function start(
  { folder, data, apiKey }: { folder: string; data: string; apiKey: string },
  code: string | null,
): Promise<{ tookMs: number; code: string }> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), SAYBACK_DATA: data, SAYBACK_API_KEY: apiKey },
    stdio: 'ignore',
    detached: true,
  });
  try {
    await healthy(origin, child);
    if (code !== null) {
      const respondent = await DirectLineClient.open(origin, code);
      await respondent.hear();
      const asked = await respondent.say('start');
      if (!asked.some(({ suggestedActions }) => suggestedActions)) throw new Error('no question came');
    }
    const tookMs = performance.now() - started;
    return { tookMs, code: (await invite(origin, apiKey)).code };
  } finally {
    await end(child);
  }
}

async function healthy(origin: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    try {
      if ((await fetch(`${origin}/health`)).ok) return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  throw new Error(`npm start ended with ${child.exitCode}`);
}

/** Ends npm and what it started, as closing the terminal would, and waits until all of it has gone. */
async function end(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  process.kill(-pid, 'SIGTERM');
  while (isRunning(-pid)) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isRunning(group: number): boolean {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
}
