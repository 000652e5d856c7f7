import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { migrate } from '../../prisma/database/migrate.ts';
import { openAnswer } from '../../prisma/sealing/answers.ts';
import { keysOf } from '../../prisma/sealing/sealing.ts';
import { openStores } from '../../prisma/stores/open.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { editionSchema } from '../../reports/edition/content.ts';
import { emptyDatabase } from '../support/database.ts';
import { conversed } from '../support/invited.ts';
import { there } from '../support/there.ts';
import { versions } from './dump.ts';
import { key } from './service.ts';

/** A database of each version that was released opens in this one, with what was in it (made by make.ts). */

const knownSchema = z.object({
  theme: z.string(),
  unfinished: z.string(),
  victimsCode: z.string(),
  harmed: z.string(),
  leaver: z.string(),
  receipt: z.string(),
  commitment: z.string(),
  update: z.string(),
});
const now = new Date('2026-11-10T12:00:00Z');
const read = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');

test('there is a dump of the first version', async () => {
  expect(await versions()).toContain('0.1.0');
});

describe.each(await versions())('a database of version %s', (version) => {
  let stores: Stores;
  let client: Client;
  let drop: () => Promise<void>;
  /** The tables of that version. */
  let tables: string[];
  let known: z.infer<typeof knownSchema>;
  beforeAll(async () => {
    const database = await emptyDatabase({ migrated: false });
    drop = database.dropOnceLeft;
    client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(await read(`${version}.sql`));
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('people', 'victim', 'service') order by 1`,
    );
    tables = rows.map(({ name }) => name);
    known = knownSchema.parse(JSON.parse(await read(`${version}.json`)));
    await migrate(database.url);
    stores = await openStores({ databaseUrl: database.url, key });
  });
  afterAll(async () => {
    await stores.close();
    await client.end();
    await drop();
  });

  const open = async (side: 'people' | 'victim', code: string) => {
    const { conversation, ticket } = conversed(await stores[side].invitations.find(code, now));
    return there(await stores[side].conversations.open(conversation, ticket, { tab: 'another', now }));
  };

  test('has something in every table that it had', async () => {
    const empty: string[] = [];
    for (const name of tables)
      if ((await client.query(`select from ${name} limit 1`)).rowCount === 0) empty.push(name);
    expect(tables.length).toBeGreaterThan(30);
    // Whoever was signed in signs in again; and five victims would have to answer on two days.
    expect(empty).toEqual(['service.staff_session', 'victim.tally_added']);
  });

  test('a conversation goes on where it was', async () => {
    const { memory, questionnaire } = await open('people', known.unfinished);
    expect(questionnaire.questionnaire.title).toBe('Three questions');
    expect(memory.state).toMatchObject({ phase: 'asking', at: 'hear-back' });
    expect(memory.state?.answers.best).toMatchObject({ is: 'given', input: 'I do not know.' });
  });

  test('an edition is what was published', async () => {
    const edition = there(await stores.editions.get(1));
    expect(editionSchema.parse(JSON.parse(edition.content)).title).toBe('What we heard in spring');
    expect(await stores.editions.questions(1)).toMatchObject([{ question: 'Why?', reply: 'Because.' }]);
  });

  test('an alert leads to the words that raised it', async () => {
    const { rows } = await client.query<{ response: string; question: string; sealed: Buffer }>(
      `select a.response_id as response, a.question, w.sealed from people.alert a
       join people.answer w using (response_id, question)`,
    );
    const [alert] = rows;
    const answer = alert && openAnswer(keysOf(key).sealer, alert.response, alert.question, alert.sealed);
    expect(answer).toMatchObject({ input: 'Nothing. My dad hits me when I come home late.' });
  });

  test('a commitment has its history, and who was told', async () => {
    expect(await stores.commitments.get(known.commitment)).toMatchObject({
      theme: known.theme,
      doing: 'We ring on Mondays.',
      status: 'thinking',
    });
    expect((await stores.commitments.history(known.commitment)).map(({ did }) => did)).toEqual([
      'told-in-session',
      'told',
      'made',
    ]);
    const [update] = await stores.commitments.updates(known.commitment);
    expect(update).toMatchObject({ id: known.update, did: 'We ring on Mondays.' });
    expect((await stores.people.tellings.outcomes(known.update)).length).toBeGreaterThan(0);
  });

  test('a victim has agreed to what they had, and whoever took it back is gone', async () => {
    const agreed = await stores.victim.consents.ledger(known.harmed);
    expect(agreed.map(({ purpose, given }) => [purpose, given])).toEqual([
      ['hear-back', true],
      ['quotation', true],
      ['pass-on', true],
      ['feedback', true],
      ['contact', true],
    ]);
    expect((await open('victim', known.victimsCode)).consents).toMatchObject({ contact: true });
    expect(await stores.victim.victims.contact(known.harmed)).toBe('07700 900123');
    expect(await stores.victim.consents.ledger(known.leaver)).toMatchObject([
      { purpose: 'feedback', given: false },
      { purpose: 'contact', given: false, receipt: known.receipt },
      { given: true },
      { given: true },
    ]);
  });
});
