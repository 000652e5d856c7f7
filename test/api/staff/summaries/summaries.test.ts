import { beforeEach, expect, it } from 'vitest';
import { readLibrary } from '../../../../dialogs/library.ts';
import type { Answer } from '../../../../dialogs/questionnaire.ts';
import type { Version } from '../../../../prisma/stores/questionnaires.ts';
import { complete, keep, memory, turn } from '../../../support/commits.ts';
import { freshDatabase } from '../../../support/database.ts';
import { conversed } from '../../../support/invited.ts';
import { signedIn, staffServer } from '../../../support/staff-browser.ts';
import { there } from '../../../support/there.ts';

/** What a worker reads of what was said under a name. */

const { stores, sql } = await freshDatabase();
const clock = () => new Date('2026-11-20T12:00:00Z');
const served = await staffServer(stores, { clock });
const versions = new Map<string, Version>();
for (const { questionnaire } of readLibrary())
  versions.set(questionnaire.key, await stores.questionnaires.publish(questionnaire, {}, clock()));
const worker = await signedIn(served, 'worker');

beforeEach(async () => {
  await sql('delete from people.participant');
});

const scale = (value: number): Answer => ({
  is: 'given',
  input: String(value),
  value,
  categories: [String(value)],
});
const words = (value: string): Answer => ({ is: 'given', input: value, value, categories: ['said'] });

/** Somebody answers, and sends what they said where `sends`. */
async function said(
  key: string,
  reference: string,
  answers: Record<string, Answer>,
  { at = clock(), sends = true } = {},
): Promise<string> {
  const questionnaire = there(versions.get(key));
  const participant = { kind: questionnaire.questionnaire.audience };
  const due = new Date('2027-02-01');
  const { code } = await stores.people.invitations.create({
    questionnaire,
    participant,
    reference,
    due,
    now: at,
  });
  const { conversation, ticket } = conversed(await stores.people.invitations.find(code, at));
  const { conversations } = stores.people;
  const held = there(await conversations.open(conversation, ticket, { tab: 'tab', now: at }));
  const begun = there(await conversations.commit(turn(held, [{ do: 'start' }], { at })));
  const done = await conversations.commit(
    turn(
      begun,
      [
        ...Object.entries(answers).map(([question, answer]) => keep({ question, answer })),
        ...(sends ? [complete] : []),
      ],
      { at, ...(sends && { memory: memory('done', {}) }) },
    ),
  );
  return there(there(done).response);
}

it('is designed while there is nothing', async () => {
  expect((await worker.get('/staff/summaries')).text).toContain('Nobody has sent one yet');
});

it('has what was sent under a name, and nothing confidential, unfinished or of a victim', async () => {
  const response = await said('my-self-assessment', 'C 1', { 'good-at': words('Fixing bikes') });
  await said('my-self-assessment', 'C 2', {}, { sends: false });
  await said('end-of-order', 'C 3', { best: words('Boxing') });
  const { text } = await worker.get('/staff/summaries');
  expect(text).toContain(`/staff/summaries/${response}`);
  expect([text.includes('C 1'), text.includes('C 2'), text.includes('C 3')]).toEqual([true, false, false]);
  expect((await worker.get('/staff/summaries?reference=C+9')).text).toContain('No summary matches');
});

it('shows one as it was said, each question in its order, after writing down who looks', async () => {
  const response = await said('my-self-assessment', 'C 1', {
    'good-at': words('Fixing bikes\nand <b>cooking</b>'),
    change: { is: 'skipped' },
  });
  const { status, text, headers } = await worker.get(`/staff/summaries/${response}`);
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(text).toContain('Fixing bikes\nand &lt;b&gt;cooking&lt;/b&gt;');
  expect(text).toContain('They skipped this one.');
  const [looked] = await sql<{ who: string; did: string; to_what: string }>(
    'select who, did, to_what from service.audit order by id desc limit 1',
  );
  expect(looked).toEqual({ who: 'worker', did: 'summary.seen', to_what: response });
});

it('puts what a parent said at the start beside what they say at the end', async () => {
  const start = new Date('2026-03-01T12:00:00Z');
  const { follows } = there(versions.get('parent-self-assessment-end')).questionnaire;
  expect(follows).toBe('parent-self-assessment');
  await said('parent-self-assessment', 'C 1', { talk: scale(3) }, { at: start });
  await said('parent-self-assessment', 'C 8', { talk: scale(9) }, { at: start });
  const response = await said('parent-self-assessment-end', 'C 1', { talk: scale(7) });
  const { text } = await worker.get(`/staff/summaries/${response}`);
  expect(text).toContain('Before: 3 out of 10.');
  expect(text).toContain('7 out of 10');
  expect(text).not.toContain('9 out of 10');
  expect(text).toContain('1 March 2026');
});

it.each([
  'x',
  '00000000-0000-7000-8000-000000000000',
])('has nothing for the id %s, and writes nothing down', async (id) => {
  const before = await sql('select count(*) from service.audit');
  expect((await worker.get(`/staff/summaries/${id}`)).status).toBe(404);
  expect(await sql('select count(*) from service.audit')).toEqual(before);
});
