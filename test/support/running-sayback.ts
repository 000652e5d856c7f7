import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { localSite } from './local-site.ts';
import { startServer } from './server-process.ts';

/** A Sayback that runs: where it is, its database, and the keys to both. */
export const runningSchema = z.object({
  origin: z.string(),
  databaseUrl: z.string(),
  key: z.string(),
  apiKey: z.string(),
});
type Running = z.infer<typeof runningSchema>;
type Stoppable = { running: Running; stop(): Promise<void> };

/** Sayback as `npm start` starts it, on this database, with a lead who invites over the API. */
export async function startSayback(databaseUrl: string): Promise<Stoppable> {
  const folder = await mkdtemp(join(tmpdir(), 'sayback-running-'));
  const [key, apiKey] = [randomBytes(32).toString('base64'), randomBytes(16).toString('hex')];
  const settings = { SAYBACK_KEY: key, SAYBACK_API_KEY: apiKey, SAYBACK_DATA: folder };
  const served = await startServer('main.ts', { DATABASE_URL: databaseUrl, ...settings });
  return {
    running: { origin: served.origin, databaseUrl, key, apiKey },
    async stop() {
      await served.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One for all who ask at this address, started when the first does. */
export async function startedWhenAsked(
  start: () => Promise<Stoppable>,
): Promise<{ address: string; stop(): Promise<void> }> {
  let started: Promise<Stoppable> | undefined;
  const address = await localSite((_, response) => {
    started ??= start();
    started.then(
      ({ running }) => response.end(JSON.stringify(running)),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  return {
    address,
    async stop() {
      await started?.then(({ stop }) => stop()).catch(() => {});
    },
  };
}
