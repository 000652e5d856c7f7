import { createHash, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { figureRows } from '../../../reports/edition/figure-rows.ts';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';
import { content } from '../../support/edition-inputs.ts';
import { there } from '../../support/there.ts';

/** Editions in the database, and the views of what was published, as a BI tool reads them. */

const { url, stores, sql } = await freshDatabase();
const { editions } = stores;
const lead = { who: 'lead', now: noon };
const figures = { any: 'figures' };

async function built(period = { from: '2026-04', to: '2026-06' }) {
  const id = randomUUID();
  await editions.begin({ id, title: 'Spring', ...period, ...lead });
  await editions.build({ id, step: 'done', figures, now: noon });
  return there(await editions.draft(id));
}
const publish = async (draft: Awaited<ReturnType<typeof built>>, body: object = content()) =>
  editions.publish({ id: draft.id, version: draft.version, figures, content: body, ...lead });

const spring = content();
const next = content({ from: '2026-07', to: '2026-09', before: { number: 1, content: spring } });
beforeAll(async () => {
  expect(await publish(await built())).toEqual({ number: 1 });
  expect(await publish(await built({ from: '2026-07', to: '2026-09' }), next)).toEqual({ number: 2 });
});

describe('a published edition', () => {
  test('is numbered, with the checksum of its very content, and its draft is gone', async () => {
    const kept = there(await editions.get(1));
    expect(kept.checksum).toBe(createHash('sha256').update(kept.content).digest('hex'));
    expect(JSON.parse(kept.content)).toEqual(spring);
    expect(await editions.drafts()).toEqual([]);
    const audited = await sql('select who, did, to_what from service.audit order by id limit 2');
    expect(audited[1]).toEqual({ who: 'lead', did: 'edition.publish', to_what: '1' });
  });

  test.each([
    `update service.edition set title = 'another'`,
    `delete from service.edition`,
    `truncate service.edition cascade`,
    `insert into service.edition select gen_random_uuid(), 9, title, '2030-01', '2030-03', 'x', checksum, ` +
      'published_by, published_at from service.edition',
  ])('stays as it is, whoever tries: %s', async (statement) => {
    await expect(sql(statement)).rejects.toThrow();
  });

  test.each([
    ['the same months', '2026-04', '2026-06'],
    ['a half-year around them', '2026-04', '2026-09'],
  ])('keeps its months to itself: %s', async (_, from, to) => {
    const draft = await built({ from, to });
    expect(await publish(draft)).toBe('overlap');
    await editions.drop({ id: draft.id, ...lead });
  });

  test('is the one before, for the months after it', async () => {
    expect((await editions.before('2026-07'))?.number).toBe(1);
    expect((await editions.before('2026-10'))?.number).toBe(2);
    expect(await editions.before('2026-04')).toBeNull();
  });
});

describe('a draft', () => {
  test('is written by one tab at a time: the other is told', async () => {
    const { id, version } = await built({ from: '2025-10', to: '2025-12' });
    const narrative = { foreword: { text: 'Hello', agreedOn: null } };
    expect(await editions.write({ id, version, narrative, now: noon })).toBe(version + 1);
    expect(await editions.write({ id, version, narrative: {}, now: noon })).toBeNull();
    expect((await editions.draft(id))?.narrative).toEqual(narrative);
    await editions.drop({ id, ...lead });
  });

  test('is not published where its figures are others by now', async () => {
    const { id, version } = await built({ from: '2025-10', to: '2025-12' });
    const other = { id, version, figures: { other: 1 }, content: spring, ...lead };
    expect(await editions.publish(other)).toBe('changed');
    expect(await editions.publish({ ...other, figures, version: version + 1 })).toBe('changed');
    await editions.drop({ id, ...lead });
  });
});

test('what the board asks has one reply', async () => {
  const id = randomUUID();
  expect(await editions.ask({ id, edition: 1, by: 'board-member', question: 'Why?', now: noon })).toBe(true);
  expect(
    await editions.ask({ id: randomUUID(), edition: 9, by: 'board-member', question: 'Why?', now: noon }),
  ).toBe(false);
  const reply = { id, owner: 'Operations manager', reply: 'Because.', ...lead };
  expect(await editions.reply(reply)).toBe(true);
  expect(await editions.reply({ ...reply, reply: 'No.' })).toBe(false);
  expect(await editions.questions(1)).toMatchObject([
    { question: 'Why?', reply: 'Because.', repliedOn: expect.any(Date) },
  ]);
});

describe('a BI tool', () => {
  const asReader = async (statement: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await client.query('set role sayback_reader');
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  };
  const inOrder = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

  test('reads in the views what the JSON and the CSV say, of every edition', async () => {
    const rows: Record<string, unknown>[] = await asReader('select * from published.figure');
    const read = rows.map((row) => ({
      ...row,
      ...Object.fromEntries(
        ['share', 'low', 'high'].map((name) => [name, row[name] === null ? null : Number(row[name])]),
      ),
    }));
    expect(inOrder(read)).toEqual(inOrder([...figureRows(1, spring), ...figureRows(2, next)]));
    expect(read.length).toBeGreaterThan(50);
  });

  test('reads editions, themes by quarter and promises', async () => {
    expect(
      await asReader('select number, title, from_month, checksum from published.edition order by 1'),
    ).toMatchObject([
      { number: 1, title: 'Spring', from_month: '2026-04' },
      { number: 2, from_month: '2026-07' },
    ]);
    const cells = [spring, next].flatMap(({ themes }, n) =>
      themes.flatMap(({ side, theme, label, cells }) =>
        cells.map((cell) => ({
          edition: n + 1,
          side,
          theme,
          label,
          quarter: cell.quarter,
          people: cell.suppressed ? null : cell.people,
          suppressed: cell.suppressed,
        })),
      ),
    );
    expect(inOrder(await asReader('select * from published.theme'))).toEqual(inOrder(cells));
    expect(await asReader('select edition, commitment, status from published.commitment order by 1')).toEqual(
      [
        { edition: 1, commitment: 'p1', status: 'doing' },
        { edition: 2, commitment: 'p1', status: 'doing' },
      ],
    );
  });

  test('reads nothing else, and writes nothing', async () => {
    const tables = await sql<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('people', 'victim', 'service', 'public')`,
    );
    expect(tables.length).toBeGreaterThan(30);
    for (const { name } of tables) {
      await expect(asReader(`select from ${name}`), name).rejects.toMatchObject({ code: '42501' });
    }
    for (const statement of [
      'delete from published.figure',
      `update published.edition set title = 'x'`,
      'create table published.mine (id int)',
      'create view published.mine as select 1',
    ]) {
      await expect(asReader(statement), statement).rejects.toMatchObject({
        code: expect.stringMatching(/42501|55000/),
      });
    }
  });
});
