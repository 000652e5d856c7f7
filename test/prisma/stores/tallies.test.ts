import { beforeEach, describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import type { Bands } from '../../../domain/participant.ts';
import type { Conversation } from '../../../prisma/conversations/conversation.ts';
import { complete, given, keep, memory, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { named } from '../../support/identities.ts';
import { arrive } from '../../support/invited.ts';
import { there } from '../../support/there.ts';

const { stores, sql } = await freshDatabase();
const { conversations, tallies } = stores.people;
const threshold = 3;

const day = (text: string) => new Date(`${text}T12:00:00Z`);
/** A questionnaire of its own for each test, so that none counts another's. */
const about = (key: string): Questionnaire => ({ ...named, key });

async function answers(
  questionnaire: Questionnaire,
  on: string,
  codes: string,
  bands: Bands = {},
): Promise<Conversation> {
  const now = day(on);
  const { held } = await arrive(stores, questionnaire, { participant: { kind: 'child', ...bands }, now });
  const begun = there(await conversations.commit(turn(held, [{ do: 'start' }], { at: now })));
  const done = { at: now, tally: codes, memory: memory('done') };
  return there(
    await conversations.commit(
      turn(begun, [keep({ question: 'mood', answer: given('5', 5) }), complete], done),
    ),
  );
}

async function counted(key: string, from: string, to: string): Promise<string[]> {
  const groups = (await tallies.read(to)).filter(
    ({ version, month }) => version.questionnaire.key === key && month >= from,
  );
  return groups
    .flatMap(({ rows }) =>
      rows
        .trimEnd()
        .split('\n')
        .map((row) => row.slice(11)),
    )
    .sort();
}

describe('live figures', () => {
  // Each test has its own course of time.
  beforeEach(() => sql(`update people.release set since = '', month = ''`));

  test('move when enough people have answered, all at once, in the latest month among them', async () => {
    const questionnaire = about('enough');
    await answers(questionnaire, '2026-09-30', '1,');
    await answers(questionnaire, '2026-10-01', '2,');
    await tallies.release(threshold, day('2026-10-02'));
    expect(await counted('enough', '2026-01', '2026-12')).toEqual([]);
    await answers(questionnaire, '2026-10-03', '3,');
    await tallies.release(threshold, day('2026-10-04'));
    expect(await counted('enough', '2026-10', '2026-10')).toEqual(['1,', '2,', '3,']);
    expect(await counted('enough', '2026-01', '2026-09')).toEqual([]);
  });

  test('stay in their own month where that has enough people, whenever somebody looks', async () => {
    const questionnaire = about('own-month');
    for (const on of ['2026-08-01', '2026-08-30', '2026-08-31']) await answers(questionnaire, on, '1,');
    await answers(questionnaire, '2026-09-01', '2,');
    await tallies.release(threshold, day('2026-09-02'));
    expect(await counted('own-month', '2026-08', '2026-08')).toEqual(['1,', '1,', '1,']);
    expect(await counted('own-month', '2026-09', '2026-09')).toEqual([]);
    await answers(questionnaire, '2026-10-01', '3,');
    await answers(questionnaire, '2026-10-02', '3,');
    await tallies.release(threshold, day('2026-10-03'));
    expect(await counted('own-month', '2026-09', '2026-09')).toEqual([]);
    expect(await counted('own-month', '2026-10', '2026-10')).toEqual(['2,', '3,', '3,']);
  });

  test('count people, not responses: three by one person are not enough', async () => {
    const questionnaire = about('people');
    const said = [
      await answers(questionnaire, '2026-10-01', '1,'),
      await answers(questionnaire, '2026-10-01', '1,'),
      await answers(questionnaire, '2026-10-01', '1,'),
    ];
    const ids = said.map(({ response }) => response);
    await sql(`update people.tally set person = 'same-person' where response_id = any($1)`, [ids]);
    await tallies.release(threshold, day('2026-10-02'));
    expect(await counted('people', '2026-01', '2026-12')).toEqual([]);
  });

  test('do not mix questionnaires to make up the number', async () => {
    await answers(about('mix-one'), '2026-10-01', '1,');
    await answers(about('mix-one'), '2026-10-01', '1,');
    await answers(about('mix-two'), '2026-10-01', '1,');
    await tallies.release(threshold, day('2026-10-02'));
    expect(await counted('mix-one', '2026-01', '2026-12')).toEqual([]);
  });

  test('never add to a month that was over when somebody looked last', async () => {
    const questionnaire = about('seen');
    for (const on of ['2026-09-01', '2026-09-02', '2026-09-03']) await answers(questionnaire, on, '1,');
    await answers(questionnaire, '2026-10-01', '2,');
    await tallies.release(threshold, day('2026-10-02'));
    // These come late: September was looked at when it was over.
    for (const on of ['2026-09-30', '2026-09-30', '2026-09-30']) await answers(questionnaire, on, '3,');
    await tallies.release(threshold, day('2026-10-03'));
    expect(await counted('seen', '2026-09', '2026-09')).toEqual(['1,', '1,', '1,']);
    expect(await counted('seen', '2026-10', '2026-10')).toEqual(['2,', '3,', '3,', '3,']);
  });

  test('keep apart what came in different releases', async () => {
    const questionnaire = about('apart');
    for (const codes of ['1,', '2,']) {
      for (let n = 0; n < threshold; n++) await answers(questionnaire, '2026-10-01', codes);
      await tallies.release(threshold, day('2026-10-02'));
    }
    const groups = (await tallies.read('2026-10')).filter(
      ({ version }) => version.questionnaire.key === 'apart',
    );
    const [first, second] = groups.toSorted((a, b) => a.batch - b.batch);
    expect([first?.rows, second?.rows].map((rows) => rows?.slice(11, 13))).toEqual(['1,', '2,']);
    expect(first?.batch).toBeLessThan(second?.batch ?? 0);
  });

  test('stand as they were counted, whoever changes an answer afterwards', async () => {
    const questionnaire = about('changed');
    const held: Conversation[] = [];
    for (const codes of ['1,', '2,', '3,', '4,'])
      held.push(await answers(questionnaire, '2026-10-01', codes));
    await tallies.release(threshold, day('2026-10-02'));
    for (const one of held) await conversations.commit(turn(one, [], { at: day('2026-11-05'), tally: '0,' }));
    await tallies.release(threshold, day('2026-11-06'));
    expect(await counted('changed', '2026-10', '2026-11')).toEqual(['1,', '2,', '3,', '4,']);
    const waiting = await sql(
      `select from people.tally where questionnaire = 'changed' and waiting is not null`,
    );
    expect(waiting).toEqual([]);
  });

  test('are joined by what the same people answer further, once enough have, in that month', async () => {
    const questionnaire = about('further');
    const held: Conversation[] = [];
    for (const codes of ['1,,,', '2,,,', '3,,,', '4,,,'])
      held.push(await answers(questionnaire, '2026-10-01', codes));
    await tallies.release(threshold, day('2026-10-02'));
    const goOn = async (n: number, codes: string) => {
      held[n] = there(
        await conversations.commit(turn(there(held[n]), [], { at: day('2026-11-05'), tally: codes })),
      );
      await tallies.release(threshold, day('2026-11-06'));
      return counted('further', '2026-11', '2026-11');
    };
    expect(await goOn(0, '1,5,,')).toEqual([]);
    expect(await goOn(1, '2,5,,')).toEqual([]);
    expect(await goOn(2, '0,6,,')).toEqual([',5,,', ',5,,', ',6,,']);
    expect(await goOn(3, '4,5,,')).toEqual([',5,,', ',5,,', ',6,,']);
    for (const n of [0, 1]) await goOn(n, `${n + 1},5,7,`);
    expect(await counted('further', '2026-11', '2026-11')).toEqual([
      ',,7,',
      ',,7,',
      ',5,,',
      ',5,,',
      ',5,,',
      ',6,,',
    ]);
    expect(await counted('further', '2026-10', '2026-10')).toEqual(['1,,,', '2,,,', '3,,,', '4,,,']);
    expect(
      await sql(`select codes from people.tally where questionnaire = 'further' order by codes`),
    ).toEqual(['1,5,7,', '2,5,7,', '3,6,,', '4,5,,'].map((codes) => ({ codes })));
  });

  test('that were changed back wait no longer', async () => {
    const questionnaire = about('back');
    const held: Conversation[] = [];
    for (const codes of ['1,', '2,', '3,']) held.push(await answers(questionnaire, '2026-10-01', codes));
    await tallies.release(threshold, day('2026-10-02'));
    const once = there(await conversations.commit(turn(there(held[0]), [], { tally: '0,' })));
    await conversations.commit(turn(once, [], { tally: '1,' }));
    expect(await sql('select waiting from people.tally where response_id = $1', [once.response])).toEqual([
      { waiting: null },
    ]);
  });

  test('are grouped by version and bands, each row with its person', async () => {
    const questionnaire = about('grouped');
    const teams = ['north', 'north', 'south'];
    for (const team of teams) await answers(questionnaire, '2026-10-01', '1,', { team });
    await tallies.release(threshold, day('2026-10-02'));
    const groups = (await tallies.read('2026-10')).filter(
      ({ version }) => version.questionnaire.key === 'grouped',
    );
    expect(groups).toHaveLength(2);
    expect(groups.find(({ bands }) => bands.team === 'north')).toEqual({
      version: await stores.questionnaires.newest('grouped'),
      bands: { team: 'north' },
      batch: expect.any(Number),
      month: '2026-10',
      rows: expect.stringMatching(/^([\w-]{11}1,\n){2}$/),
    });
  });
});

describe('pairs of an earlier and a later response', () => {
  const [first, second] = [about('first'), about('second')];
  const now = day('2026-10-20');
  const pairs = async (from = '2026-10', to = '2026-10') => {
    const found = await tallies.pairs({ earlier: 'first', later: 'second', from, to });
    const rows = (groups: typeof found.earlier) =>
      groups.flatMap(({ version, bands, rows }) =>
        rows
          .trimEnd()
          .split('\n')
          .map((row) => ({
            of: version.questionnaire.key,
            bands,
            codes: row.slice(11),
            person: row.slice(0, 11),
          })),
      );
    return { earlier: rows(found.earlier), later: rows(found.later) };
  };
  /** One person's responses in this order; a later one comes after an earlier one whatever the month. */
  const says = async (person: string, ...said: [Questionnaire, string, string][]) => {
    for (const [questionnaire, on, codes] of said) {
      const { response } = await answers(questionnaire, on, codes, {
        team: codes.startsWith('1') ? 'north' : 'south',
      });
      await sql('update people.tally set person = $2 where response_id = $1', [
        response,
        person.padEnd(11, '-'),
      ]);
    }
  };

  test('are of whoever gave both: the last later one in these months, and the last before it', async () => {
    await says(
      'both',
      [first, '2025-01-02', '1,'],
      [first, '2025-03-02', '2,'],
      [second, '2026-10-03', '3,'],
    );
    await says(
      'again',
      [first, '2026-10-02', '4,'],
      [second, '2026-10-03', '5,'],
      [second, '2026-10-05', '6,'],
    );
    await says(
      'begins-anew',
      [first, '2026-10-02', '7,'],
      [second, '2026-10-04', '8,'],
      [first, '2026-10-06', '9,'],
    );
    await says('only-later', [second, '2026-10-02', '0,']);
    await says('only-before', [first, '2026-10-02', '0,']);
    await says('later-first', [second, '2026-10-02', '0,'], [first, '2026-10-09', '0,']);
    await tallies.release(threshold, now);
    // Too few for months of their own, the earlier ones wait for others or are counted in a later month: the
    // pair is by when they began.
    await sql(
      `update people.tally set codes = coalesce(codes, waiting), waiting = null, counted = month, batch = 1`,
    );
    const { earlier, later } = await pairs();
    const codes = (rows: typeof earlier) =>
      Object.fromEntries(rows.map(({ person, codes }) => [person.replace(/-+$/, ''), codes]));
    expect(codes(earlier)).toEqual({ both: '2,', again: '4,', 'begins-anew': '7,' });
    expect(codes(later)).toEqual({ both: '3,', again: '6,', 'begins-anew': '8,' });
    expect(new Set(earlier.map(({ of }) => of))).toEqual(new Set(['first']));
    expect([...earlier, ...later].every(({ bands }) => Object.keys(bands).length === 0)).toBe(true);
    expect(await pairs('2026-09', '2026-09')).toEqual({ earlier: [], later: [] });
  });

  test('have only what is counted by now', async () => {
    await says('waits', [first, '2026-11-02', '1,'], [second, '2026-11-03', '2,']);
    await tallies.release(threshold, now);
    expect(await pairs('2026-11', '2026-11')).toEqual({ earlier: [], later: [] });
  });
});

test('who was asked and who answered is told by questionnaire and bands, each by its own month', async () => {
  const questionnaire = about('asked');
  await answers(questionnaire, '2026-10-01', '1,', { team: 'north' });
  const { id } = await arrive(stores, questionnaire, {
    participant: { kind: 'child', team: 'north' },
    now: day('2026-10-31'),
  });
  await arrive(stores, questionnaire, {
    participant: { kind: 'child', team: 'south' },
    now: day('2026-11-01'),
  });
  const of = async (from: string, to: string) =>
    (await tallies.asked(from, to)).filter((each) => each.questionnaire === 'asked');
  const asked = { questionnaire: 'asked', month: '2026-10', bands: { team: 'north' }, asked: 2, answered: 1 };
  expect(await of('2026-10', '2026-10')).toEqual([asked]);
  expect(await of('2026-11', '2026-11')).toMatchObject([{ bands: { team: 'south' }, asked: 1, answered: 0 }]);
  await stores.people.invitations.cancel(id, day('2026-11-02'));
  expect(await of('2026-10', '2026-10')).toEqual([{ ...asked, asked: 1 }]);
});
