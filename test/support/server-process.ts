import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { until } from './until.ts';

export const root = join(import.meta.dirname, '..', '..');

/** A server of ours or a peer's, in a process of its own. */
export type ServerProcess = {
  origin: string;
  port: number;
  pid: number | undefined;
  /** The last of what it has printed on stderr. */
  printed(): string;
  /** Asks it to end, and waits until it has. Resolves to the exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
};

/**
 * Starts a script with these settings on a free port and waits until `/health` answers 200: of this checkout,
 * or of another's `folder`. Throws with what it printed where it ends before, or never does.
 */
export async function startServer(
  script: string,
  env: Record<string, string> = {},
  folder = root,
): Promise<ServerProcess> {
  const port = await freePort();
  const flags = script === 'main.ts' ? startFlags(folder) : [];
  const child = spawn(process.execPath, [...flags, join(folder, script)], {
    cwd: folder,
    env: { ...clean(process.env), ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // A file whose tests cannot even begin runs no hook that would stop it.
  const leave = () => child.kill('SIGKILL');
  process.once('exit', leave);
  child.once('exit', () => process.off('exit', leave));
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    printed = `${printed}${chunk}`.slice(-4000);
  });
  try {
    await untilStarted(() => child.exitCode !== null || healthy(port));
  } catch (cause) {
    await end(child, 'SIGKILL');
    throw new Error(`${script} does not become healthy:\n${printed}`, { cause });
  }
  if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}:\n${printed}`);
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid,
    printed: () => printed,
    stop: () => end(child, 'SIGTERM'),
    kill: async () => void (await end(child, 'SIGKILL')),
  };
}

const packageSchema = z.object({ scripts: z.object({ start: z.string() }) });

/** Sayback itself is started as `npm start` does: what stands between node and main.ts. */
function startFlags(folder: string): string[] {
  const { scripts } = packageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return /node (.*?) ?main\.ts/.exec(scripts.start)?.[1]?.split(' ') ?? [];
}

/** Settings of the machine that the tests run on must not reach what they test. */
function clean(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(DATABASE_URL|PORT|SAYBACK_|Microsoft)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
}

/** A start takes seconds: whoever looks more often takes the processor away from it. */
export const untilStarted = (look: () => boolean | Promise<boolean>) => until(look, 100);

export async function healthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health`)).status === 200;
  } catch {
    return false;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
