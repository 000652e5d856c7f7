import { expect, it } from 'vitest';
import { inOneGo } from '../../../domain/giving-way.ts';
import { joinVersions } from '../../../reports/counting/joined-questionnaire.ts';
import { releasedAnswers } from '../../../reports/release/released-answers.ts';
import { chance } from '../../../scripts/demo/chance.ts';
import { release } from '../../support/auditor/random-service.ts';
import { complete, given, keep, memory, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { arrive } from '../../support/invited.ts';
import { questionnaireOf } from '../../support/responses.ts';
import { there } from '../../support/there.ts';

/**
 * The release rule stands twice: for responses in SQL (prisma/stores/tallies.ts), for the answers to one
 * question in reports/release/released-answers.ts. Both are held to the same plain one here.
 */

const { stores, sql } = await freshDatabase();
const { conversations, tallies } = stores.people;
const threshold = 3;
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];

it.each(['one', 'two', 'three'])('the two agree, whoever answers when: course %s', async (seed) => {
  await sql(`update people.release set since = '', month = ''`);
  const luck = chance(`release ${seed}`);
  const questionnaire = questionnaireOf(
    [
      { key: 'mood', type: 'faces', ask: 'How is it?' },
      { key: 'safe', type: 'yes-no', ask: 'Is it safe?' },
    ],
    `course-${seed}`,
  );
  let waiting: Parameters<typeof release>[0][number][] = [];
  let since = '';
  let responses = 0;
  const expected: { person: number; month: string }[] = [];
  let counted: (string | null)[][] = [];

  for (const month of months) {
    const at = new Date(`${month}-15T12:00:00Z`);
    for (let left = luck.between(0, 5); left > 0; left--) {
      const person = luck.between(0, 5);
      const { held } = await arrive(stores, questionnaire, { participant: { kind: 'child' }, now: at });
      const begun = there(await conversations.commit(turn(held, [{ do: 'start' }], { at })));
      const codes = luck.happens(0.5) ? '4,0,' : '4,,';
      const said = keep({ question: 'mood', answer: given('5', 5) });
      const done = { at, tally: codes, memory: memory('done') };
      const { response } = there(await conversations.commit(turn(begun, [said, complete], done)));
      await sql(`update people.tally set person = $1 where response_id = $2`, [
        String(person).padStart(11, '0'),
        response,
      ]);
      const version = { id: 0, questionnaire };
      waiting.push({ response: responses, person, bands: {}, version, answers: {}, month });
      responses++;
    }
    await tallies.release(threshold, at);
    const moved = release(waiting, { batch: 0, since, threshold });
    waiting = waiting.filter(({ response }) => !moved.some((one) => one.response === response));
    expected.push(...moved.map(({ person, month }) => ({ person, month })));
    since = month;

    const groups = (await tallies.read(month)).filter(
      ({ version }) => version.questionnaire.key === questionnaire.key,
    );
    const rows = groups.flatMap(({ rows, month }) =>
      rows
        .trimEnd()
        .split('\n')
        .map((row) => ({ person: Number(row.slice(0, 11)), month })),
    );
    expect(inOrder(rows)).toEqual(inOrder(expected));
    if (groups.length === 0) continue;

    // A question that everybody answered counts where the database let its responses in.
    const joined = joinVersions(groups.map(({ version }) => version));
    const released = inOneGo(releasedAnswers(joined, groups, threshold));
    const batches = [...new Map(groups.map((group) => [`${group.batch} ${group.month}`, group])).values()]
      .toSorted((a, b) => a.batch - b.batch || (a.month < b.month ? -1 : 1))
      .map((group) => group.month);
    expect(released.months.map(([mood]) => mood)).toEqual(batches);
    // What counted at the look before counts in the same month still.
    counted.forEach((questions, batch) => {
      questions.forEach((was, question) => {
        if (was !== null) expect(released.months[batch]?.[question]).toBe(was);
      });
    });
    counted = released.months;
  }
  expect(expected.length).toBeGreaterThan(threshold);
});

function inOrder(rows: readonly { person: number; month: string }[]): string[] {
  return rows.map(({ person, month }) => `${month} ${person}`).sort();
}
