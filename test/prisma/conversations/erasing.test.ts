import { expect, test } from 'vitest';
import { complete, given, keep, memory, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';
import { anonymous, named } from '../../support/identities.ts';
import { arrive } from '../../support/invited.ts';
import { there } from '../../support/there.ts';

const { stores, sql } = await freshDatabase();
const { conversations, invitations } = stores.people;

const tables = ['response', 'answer', 'tally', 'alert', 'erasure'];
async function rows(): Promise<Record<string, number>> {
  const counts = await Promise.all(
    tables.map((table) => sql<{ n: number }>(`select count(*)::int as n from people.${table}`)),
  );
  return Object.fromEntries(tables.map((table, at) => [table, there(counts[at]?.[0]).n]));
}

test.each([
  { questionnaire: named, completed: true, receipt: 'R-11' },
  { questionnaire: named, completed: false, receipt: 'R-12' },
  { questionnaire: anonymous, completed: true, receipt: 'R-13' },
  { questionnaire: anonymous, completed: false, receipt: 'R-14' },
])('"delete my answers" leaves a receipt and an alert: $questionnaire.key, completed: $completed', async ({
  questionnaire,
  completed,
  receipt,
}) => {
  const before = await rows();
  const { code, held } = await arrive(stores, questionnaire);
  const begun = there(await conversations.commit(turn(held, [{ do: 'start' }])));
  const mood = given('5', 5);
  const said = there(
    await conversations.commit(
      turn(
        begun,
        [
          keep({ question: 'mood', answer: mood }),
          { do: 'alert', question: 'mood' },
          ...(completed ? [complete] : []),
        ],
        { tally: '4,', memory: memory(completed ? 'done' : 'resting', { mood }) },
      ),
    ),
  );
  expect(await rows()).toMatchObject({ response: 1, answer: 1, tally: 1 });

  const gone = await conversations.commit(turn(said, [{ do: 'erase', receipt }], { memory: memory('gone') }));
  expect(gone).toMatchObject({ response: null, version: said.version + 1 });
  expect(await rows()).toEqual({
    ...before,
    erasure: there(before.erasure) + 1,
    alert: there(before.alert) + 1,
  });
  expect(await sql('select * from people.erasure where receipt = $1', [receipt])).toEqual([
    { receipt, erased_on: expect.any(Date), what: questionnaire.key, delete_on: expect.any(Date) },
  ]);
  expect(
    await sql('select invitation_id, response_id, claim from people.conversation where id = $1', [
      held.id.slice(2),
    ]),
  ).toEqual([{ invitation_id: null, response_id: null, claim: null }]);
  // The code still opens what is left: the words that it is gone, and the number.
  expect(await invitations.find(code, noon)).toMatchObject({ is: 'completed', conversation: held.id });
  expect((await conversations.fresh(held.id))?.memory.state?.phase).toBe('gone');
});

test('an erasure that lost its race erases nothing', async () => {
  const { held } = await arrive(stores, named);
  const begun = there(
    await conversations.commit(
      turn(held, [{ do: 'start' }, keep({ question: 'mood', answer: given('5', 5) })]),
    ),
  );
  await conversations.commit(turn(begun));
  expect(await conversations.commit(turn(begun, [{ do: 'erase', receipt: 'R-21' }]))).toBeNull();
  expect(await sql('select from people.answer where response_id = $1', [begun.response])).toHaveLength(1);
  expect(await sql(`select from people.erasure where receipt = 'R-21'`)).toEqual([]);
});

test('before anything was answered there is a receipt as well', async () => {
  const { held } = await arrive(stores, named);
  expect(
    await conversations.commit(turn(held, [{ do: 'erase', receipt: 'R-31' }], { memory: memory('gone') })),
  ).not.toBeNull();
  expect(await sql(`select what from people.erasure where receipt = 'R-31'`)).toEqual([{ what: 'named' }]);
});
