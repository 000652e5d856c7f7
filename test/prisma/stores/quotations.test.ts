import { beforeEach, expect, test } from 'vitest';
import { keep, memory, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { due, noon } from '../../support/days.ts';
import { conversed } from '../../support/invited.ts';
import { answered, free, said } from '../../support/own-words.ts';
import { there } from '../../support/there.ts';
import { invitedVictim, tell } from '../../support/victims.ts';

const { stores, sql } = await freshDatabase();
const { codings, quotations } = stores.people;
const words = 'My worker Sarah was nice. She had time for me.';
const lead = { who: 'lead', now: noon };
const manager = { who: 'complaints-manager', second: true, now: noon };

beforeEach(async () => {
  await sql('delete from people.participant');
  await sql('delete from people.response');
});

const sealedIdOf = async (who = 'lead') =>
  there(await codings.next({ who, queue: 'unread', newestFirst: false })).sealedId;
async function chosen(text = words): Promise<string> {
  await answered(stores, { best: text });
  expect(await quotations.choose({ sealedId: await sealedIdOf(), ...lead })).toBe(true);
  return there((await quotations.list({ most: 100 }))[0]).id;
}

test('words are chosen, cut, and cleared by somebody else', async () => {
  const id = await chosen();
  expect(await quotations.get(id)).toMatchObject({
    state: 'chosen',
    shown: null,
    answer: 'My worker [name] was nice. She had time for me.',
  });
  const shown = 'My worker was nice. She had time for me.';
  const marked = 'My worker […] was nice. She had time for me.';
  expect(await quotations.redact({ id, shown, ...lead })).toBe('done');
  expect(await quotations.clear({ id, shown: marked, second: true, ...lead })).toBe(false);
  expect(await quotations.clear({ id, shown, ...manager })).toBe(false);
  expect(await quotations.clear({ id, shown: marked, ...manager })).toBe(true);
  expect(await quotations.list({ most: 100 })).toMatchObject([
    {
      state: 'cleared',
      shown: marked,
      chosenBy: 'lead',
      redactedBy: 'lead',
      clearedBy: 'complaints-manager',
    },
  ]);
  const [kept] = await sql<{ sealed: Buffer }>('select sealed from people.quotation');
  expect(there(kept).sealed.toString('latin1')).not.toContain('worker');
});

test('where the service does not want a second person, whoever cut them may clear them', async () => {
  const id = await chosen();
  await quotations.redact({ id, shown: 'She had time for me.', ...lead });
  expect(await quotations.clear({ id, shown: 'She had time for me.', second: false, ...lead })).toBe(true);
});

test('nothing may be put in, and no state be left out', async () => {
  const id = await chosen();
  expect(await quotations.redact({ id, shown: 'My worker was always nice.', ...lead })).toBe('not-a-cut');
  expect(await quotations.clear({ id, shown: '', ...manager })).toBe(false);
  expect(await quotations.sendBack({ id, ...lead })).toBe(false);
  expect(await quotations.redact({ id: 'x', shown: 'nice', ...lead })).toBe('not-now');
});

test('sent back they are cut again; dropped, no word is left, and they may be chosen anew', async () => {
  const id = await chosen();
  await quotations.redact({ id, shown: 'nice', ...lead });
  expect(await quotations.sendBack({ id, ...manager })).toBe(true);
  expect(await quotations.get(id)).toMatchObject({ state: 'returned', shown: 'nice' });
  await quotations.redact({ id, shown: 'She had time for me.', ...lead });
  expect(await quotations.drop({ id, ...lead })).toBe(true);
  expect(await sql('select state, sealed from people.quotation')).toEqual([
    { state: 'dropped', sealed: null },
  ]);
  expect(await quotations.list({ most: 100 })).toEqual([]);
  const sealedId = await sealedIdOf();
  expect(await quotations.choose({ sealedId, ...lead })).toBe(true);
  expect(await quotations.choose({ sealedId, ...lead })).toBe(false);
});

test('words that the first screen did not say may be shown are never quoted', async () => {
  const { mayQuote: _, ...questionnaire } = { ...free, key: 'promised-nothing' };
  await answered(stores, { best: words }, { questionnaire });
  const sealedId = await sealedIdOf();
  expect(await codings.get(sealedId)).toMatchObject({ mayQuote: false });
  expect(await quotations.choose({ sealedId, ...lead })).toBe(false);
});

test("a victim's words are quoted with consent to just that, and taking it back takes them", async () => {
  const { victim } = stores;
  const harmed = { ...free, key: 'harmed', audience: 'victim' as const, purpose: 'feedback' as const };
  const version = await stores.questionnaires.publish(harmed, {}, noon);
  const made = await invitedVictim(stores, version, { agreesTo: ['contact', 'feedback'], due, now: noon });
  const { conversation, ticket } = conversed(await victim.invitations.find(made.code, noon));
  const held = there(await victim.conversations.open(conversation, ticket, { tab: 't', now: noon }));
  const answers = [{ question: 'best', answer: said('the letter helped') }];
  await victim.conversations.commit(
    turn(held, [{ do: 'start' }, ...answers.map(keep), { do: 'complete' }], {
      tally: '0,,',
      memory: memory('done'),
    }),
  );
  const worker = { who: 'rj-worker', now: noon };
  const { sealedId } = there(
    await victim.codings.next({ who: 'rj-worker', queue: 'unread', newestFirst: false }),
  );
  expect(await victim.quotations.choose({ sealedId, ...worker })).toBe(false);
  const [answer] = await sql<{ response_id: string }>('select response_id from victim.answer');
  const byHand = `insert into victim.quotation (id, response_id, question, state, chosen_by, moved_at)
    values (gen_random_uuid(), $1, 'best', 'chosen', 'x', now())`;
  await expect(sql(byHand, [answer?.response_id])).rejects.toMatchObject({ code: 'SB001' });

  await tell(stores, made.victim, 'quotation', true, noon);
  expect(await victim.quotations.choose({ sealedId, ...worker })).toBe(true);
  const { id } = there((await victim.quotations.list({ most: 100 }))[0]);
  expect(await victim.quotations.redact({ id, shown: 'the letter helped', ...worker })).toBe('done');
  expect(await victim.quotations.clear({ id, shown: 'the letter helped', ...manager })).toBe(true);
  await tell(stores, made.victim, 'quotation', false, noon);
  expect(await sql('select from victim.quotation')).toEqual([]);
  expect(await sql('select from victim.answer')).toHaveLength(1);
});
