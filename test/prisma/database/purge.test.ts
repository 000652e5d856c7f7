import { expect, test } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import {
  anonymous,
  arrive,
  given,
  keep,
  memory,
  named,
  noon,
  there,
  turn,
} from '../../support/respondent.ts';

const { stores, sql } = await freshDatabase();
const { conversations } = stores.people;

const tables = [
  'participant',
  'invitation',
  'conversation',
  'response',
  'answer',
  'tally',
  'alert',
  'erasure',
];
async function left(): Promise<string[]> {
  const counts = await Promise.all(tables.map((table) => sql(`select from people.${table}`)));
  return tables.filter((_, at) => counts[at]?.length);
}

test('every record goes on its date, and not a day before', async () => {
  for (const questionnaire of [named, anonymous]) {
    const { held } = await arrive(stores, questionnaire);
    const begun = there(await conversations.commit(turn(held, [{ do: 'start' }])));
    const mood = { question: 'mood', answer: given('5', 5) };
    await conversations.commit(
      turn(begun, [keep(mood), { do: 'alert', question: 'mood' }, { do: 'complete' }], {
        tally: '4,',
        memory: memory('done'),
      }),
    );
  }
  const { held } = await arrive(stores, named);
  await conversations.commit(turn(held, [{ do: 'erase', receipt: 'R-1' }], { memory: memory('gone') }));
  await stores.audit.write({ who: 'lead', did: 'looked', to: 'nothing', at: noon });
  expect(await left()).toEqual(tables);

  expect(await stores.purge(new Date('2027-10-31T23:00:00Z'))).toBe(0);
  expect(await left()).toEqual(tables);

  // Twelve months from the completed month: the anonymous response, and its alert.
  expect(await stores.purge(new Date('2027-11-01T00:00:00Z'))).toBe(2);
  expect(await sql('select identity from people.response')).toEqual([{ identity: 'named' }]);
  // From the day of completion: the named one, its alert, and the conversation that remembers its answers.
  expect(await stores.purge(new Date('2027-11-10T00:00:00Z'))).toBe(3);
  expect(await sql('select from people.conversation where response_id is not null')).toEqual([]);
  expect(await left()).toEqual(['participant', 'invitation', 'conversation', 'erasure']);
  // From the last day of the codes: whom they were for, and the conversations.
  await stores.purge(new Date('2027-11-30T00:00:00Z'));
  expect(await left()).toEqual(['erasure']);
  // The proof of an erasure, two years; the audit record, seven.
  expect(await stores.purge(new Date('2028-11-10T00:00:00Z'))).toBe(1);
  expect(await stores.purge(new Date('2033-11-09T00:00:00Z'))).toBe(0);
  expect(await stores.purge(new Date('2033-11-10T00:00:00Z'))).toBe(1);
  expect(await sql('select from service.audit')).toEqual([]);
});
