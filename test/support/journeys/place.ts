import { Pool } from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, expect, inject } from 'vitest';
import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import type { Translation } from '../../../dialogs/translation.ts';
import type { Purpose } from '../../../domain/consent.ts';
import type { Bands, Participant } from '../../../domain/participant.ts';
import { openStores } from '../../../prisma/stores/open.ts';
import { apiServer, secret } from '../api-server.ts';
import { leaveBrowser, openBrowser } from '../browser.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { invite } from '../direct-line-client.ts';
import { questionnaireOf } from '../responses.ts';
import { runningSchema } from '../running-sayback.ts';
import { shipped } from '../shipped.ts';
import { invitedVictim } from '../victims.ts';

const contact: readonly Purpose[] = ['contact'];

/** One question of each of four types; nobody has to check and send it, as what goes under a name. */
export const club: Questionnaire = {
  ...questionnaireOf([
    { key: 'mood', type: 'faces', ask: 'How was the club for you?' },
    {
      key: 'liked',
      type: 'choices',
      ask: 'What did you like?',
      options: [
        { key: 'games', label: 'The games' },
        { key: 'food', label: 'The food' },
        { key: 'none', label: 'None of these', exclusive: true },
      ],
    },
    { key: 'more', type: 'text', ask: 'What should change?' },
    { key: 'again', type: 'yes-no', ask: 'Will you come again?' },
  ]),
  identity: 'confidential',
};

export type Place = Pick<FreshDatabase, 'sql'> & {
  origin: string;
  browser: Browser;
  /** A code that nobody has used yet. */
  code(questionnaire: string, participant?: Partial<Participant>): Promise<string>;
  /**
   * A victim's code, as their worker makes it once they have said yes to these;
   * `proxy`: for somebody who speaks for them.
   */
  victim(
    questionnaire: string,
    options?: { agreesTo?: readonly Purpose[]; age?: Bands['age']; proxy?: boolean },
  ): Promise<{ victim: string; code: string }>;
  /** The invitation that a code is of. */
  idOf(code: string): string;
  /** The lead takes an invitation back. */
  cancel(code: string): Promise<void>;
  publish(questionnaire: Questionnaire, translations?: Record<string, Translation>): Promise<void>;
};

/**
 * Sayback as `npm start` starts it, a lead who invites, and a real browser. Other files meet the same one, so
 * whoever looks into its database looks for what is theirs; with `sites` it is a file's own, in this process.
 * Call it at the top of the file.
 */
export async function place({ sites }: { sites?: string[] } = {}): Promise<Place> {
  const [served, browser] = await Promise.all([sites ? ownServer(sites) : sharedSayback(), openBrowser()]);
  const { origin, apiKey, stores, sql } = served;
  afterAll(() => leaveBrowser(browser));
  const ids = new Map<string, string>();
  const idOf = (code: string) => ids.get(code) ?? expect.fail(`no such code: ${code}`);
  return {
    idOf,
    origin,
    browser,
    async code(questionnaire, participant = {}) {
      const { id, code } = await invite(origin, apiKey, { kind: 'child', ...participant }, questionnaire);
      ids.set(code, id);
      return code;
    },
    async victim(questionnaire, { agreesTo = contact, ...who } = {}) {
      const version =
        (await stores.questionnaires.newest(questionnaire)) ?? expect.fail('no such questionnaire');
      const now = new Date();
      const due = new Date(now.getTime() + 14 * 86_400_000);
      const { victim, id, code } = await invitedVictim(stores, version, { agreesTo, due, now, ...who });
      ids.set(code, id);
      return { victim, code };
    },
    async cancel(code) {
      const response = await fetch(`${origin}/api/v1/invitations/${idOf(code)}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${apiKey}` },
      });
      expect(response.status).toBe(204);
    },
    async publish(questionnaire, translations = {}) {
      await stores.questionnaires.publish(questionnaire, translations, new Date());
    },
    sql,
  };
}

type Served = Pick<FreshDatabase, 'stores' | 'sql'> & { origin: string; apiKey: string };

async function sharedSayback(): Promise<Served> {
  const response = await fetch(inject('sharedSayback'));
  if (!response.ok) throw new Error(await response.text());
  const { origin, apiKey, databaseUrl, key } = runningSchema.parse(await response.json());
  const stores = await openStores({ databaseUrl, key: Buffer.from(key) });
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  // The pool ends before its connections have: the database is dropped from under the last of them.
  pool.on('connect', (client) => client.on('error', () => {}));
  afterAll(async () => {
    await stores.close();
    await pool.end();
  });
  return { origin, apiKey, stores, sql: async (text, values) => (await pool.query(text, values)).rows };
}

async function ownServer(sites: string[]): Promise<Served> {
  const { stores, sql } = await freshDatabase();
  await shipped(stores);
  const { origin } = await apiServer(stores, { sites });
  return { origin, apiKey: secret, stores, sql };
}
