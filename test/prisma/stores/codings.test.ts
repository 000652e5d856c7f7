import { beforeEach, expect, test } from 'vitest';
import { keep, memory, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { due, noon } from '../../support/days.ts';
import { conversed } from '../../support/invited.ts';
import { answered, free, said, seeded } from '../../support/own-words.ts';
import { there } from '../../support/there.ts';
import { invitedVictim, tell } from '../../support/victims.ts';

const { stores, sql } = await freshDatabase();
const { codings, conversations, tallies } = stores.people;
const idOf = await seeded(stores);

const first = { who: 'lead', queue: 'unread', newestFirst: false } as const;
const code = (
  sealedId: string,
  who: string,
  keys: string[],
  more: { praise?: boolean; settles?: boolean } = {},
) =>
  codings.code({
    sealedId,
    who,
    themes: keys.map(idOf),
    praise: more.praise ?? false,
    settles: more.settles ?? false,
    now: noon,
  });
const next = async (who = 'lead', queue: 'unread' | 'second' = 'unread') =>
  there(await codings.next({ ...first, who, queue }));

beforeEach(async () => {
  await sql('delete from people.participant');
  await sql('delete from people.response');
});

test('answers come one by one, oldest or newest first, redacted, with no more than the month', async () => {
  await answered(stores, { best: 'My worker Sarah' }, { now: new Date('2026-09-30T10:00:00Z') });
  await answered(stores, { best: 'Ring me on 07700 900123' }, { now: new Date('2026-10-01T10:00:00Z') });
  const one = await next();
  expect(one).toMatchObject({ text: 'My worker [name]', month: '2026-09', question: 'best', codings: [] });
  expect(Object.keys(one).sort()).toEqual([
    'codings',
    'mayQuote',
    'month',
    'question',
    'sealedId',
    'text',
    'version',
  ]);
  expect(await codings.next({ ...first, newestFirst: true })).toMatchObject({ text: 'Ring me on [phone]' });
  expect(await codings.next({ ...first, after: one.sealedId })).toMatchObject({ text: 'Ring me on [phone]' });
  expect(await codings.waiting('lead', 100)).toEqual({ unread: 2, second: 0, differing: 0 });
  expect(await codings.waiting('lead', 1)).toMatchObject({ unread: 1 });
});

test('a sealed id says nothing, is another each time, and opens nothing on the other side', async () => {
  const { response } = await answered(stores, { best: 'boxing' });
  const [one, other] = [await next(), await next()];
  expect(one.sealedId).not.toBe(other.sealedId);
  expect(Buffer.from(one.sealedId, 'base64url').toString('latin1')).not.toContain(response);
  expect(await stores.victim.codings.get(one.sealedId)).toBeNull();
  for (const nonsense of ['', 'x'.repeat(100), `${one.sealedId}x`, response]) {
    expect(await codings.get(nonsense)).toBeNull();
    expect(await code(nonsense, 'lead', [])).toBe(false);
  }
});

test('what is read by another, unfinished, or tells of somebody at risk is never among them', async () => {
  await answered(
    stores,
    { best: 'for my worker' },
    { questionnaire: { ...free, key: 'by-name', identity: 'named' } },
  );
  await answered(stores, { best: 'quiet words' }, { alerts: ['best'] });
  await answered(
    stores,
    { best: 'my dad hits me' },
    { questionnaire: { ...free, key: 'nameless', identity: 'anonymous' } },
  );
  expect(await codings.next(first)).toBeNull();
  expect(await codings.waiting('lead', 100)).toEqual({ unread: 0, second: 0, differing: 0 });
});

test('a queue of what may not be shown does not hide what comes after', async () => {
  for (let n = 0; n < 25; n++) await answered(stores, { best: 'i want to die' });
  await answered(stores, { best: 'the food' });
  expect(await next()).toMatchObject({ text: 'the food' });
});

test('one person is enough, and what they say again takes the place of what they said', async () => {
  await answered(stores, { best: 'boxing and food' });
  const { sealedId } = await next();
  expect(await code(sealedId, 'lead', ['food', 'activities'])).toBe(true);
  expect(await code(sealedId, 'lead', ['food'], { praise: true })).toBe(true);
  expect(there(await codings.get(sealedId)).codings).toEqual([
    { coder: 'lead', themes: [idOf('food')], praise: true, settles: false },
  ]);
  expect(await codings.waiting('lead', 9)).toEqual({ unread: 0, second: 0, differing: 0 });
  expect(await codings.waiting('second', 9)).toEqual({ unread: 0, second: 1, differing: 0 });
});

test('where two differ it waits until somebody settles it, and then counts as settled', async () => {
  await answered(stores, { best: 'boxing and food' });
  await tallies.release(1, noon);
  const { sealedId } = await next();
  await code(sealedId, 'lead', ['food']);
  expect(await codings.raised()).toMatchObject([{ theme: idOf('food') }]);
  await code((await next('second', 'second')).sealedId, 'second', ['activities'], { praise: true });
  const [differing] = await codings.differing(9);
  expect(differing?.codings.map(({ coder }) => coder).sort()).toEqual(['lead', 'second']);
  expect(await codings.raised()).toEqual([]);
  await code(there(differing).sealedId, 'lead', ['activities'], { settles: true });
  expect(await codings.differing(9)).toEqual([]);
  expect((await codings.raised()).map(({ theme }) => theme)).toEqual([idOf('activities')]);
  expect(await codings.next({ ...first, who: 'third', queue: 'second' })).toBeNull();
});

test('two who say the same by other ids, of themes that were merged since, do not differ', async () => {
  const from = there(
    await stores.codebook.add({ label: 'Snacks', words: ['crisps'], who: 'lead', now: noon }),
  );
  await answered(stores, { best: 'crisps' });
  await tallies.release(1, noon);
  const { sealedId } = await next();
  await codings.code({ sealedId, who: 'lead', themes: [from], praise: false, settles: false, now: noon });
  await code(sealedId, 'second', ['food']);
  expect(await codings.differing(9)).toHaveLength(1);
  await stores.codebook.merge({ id: from, into: idOf('food'), who: 'lead', now: noon });
  expect(await codings.differing(9)).toEqual([]);
  expect((await codings.raised()).map(({ theme }) => theme)).toEqual([idOf('food')]);
});

test('what was about a theme that was split is read again, and then no longer', async () => {
  const id = there(await stores.codebook.add({ label: 'Place and time', words: [], who: 'lead', now: noon }));
  await answered(stores, { best: 'late and dark' });
  const { sealedId } = await next();
  for (const who of ['lead', 'second'])
    await codings.code({ sealedId, who, themes: [id], praise: false, settles: false, now: noon });
  expect(await codings.next(first)).toBeNull();
  const parts = [
    { label: 'Dark', words: ['dark'] },
    { label: 'Late', words: ['late'] },
  ] as const;
  expect(await stores.codebook.split({ id, parts, who: 'lead', now: noon })).toBe(true);
  await code((await next()).sealedId, 'lead', ['place']);
  expect(await codings.next(first)).toBeNull();
  expect(await codings.differing(9)).toEqual([]);
});

test('what readers say is noted on the answer itself, by which what waits is found', async () => {
  const noted = async () =>
    (await sql<{ reading: string }>('select reading from people.answer')).map(({ reading }) => reading);
  const held = await answered(stores, { best: 'boxing and food' });
  const { sealedId } = await next();
  expect([await noted(), await codings.toDo(9)]).toEqual([['unread'], { unread: 1, differing: 0 }]);
  await code(sealedId, 'lead', ['food']);
  expect([await noted(), await codings.toDo(9)]).toEqual([['read'], { unread: 0, differing: 0 }]);
  await code(sealedId, 'second', ['activities']);
  expect([await noted(), await codings.toDo(9)]).toEqual([['differing'], { unread: 0, differing: 1 }]);
  await code(sealedId, 'second', ['food']);
  expect([await noted(), await codings.toDo(9)]).toEqual([['read'], { unread: 0, differing: 0 }]);
  await conversations.commit(turn(held, [keep({ question: 'best', answer: said('boxing') })]));
  expect([await noted(), await codings.toDo(9)]).toEqual([['unread'], { unread: 1, differing: 0 }]);
});

test('only what counts by now is told of who raised what, each person once', async () => {
  await answered(stores, { best: 'food', change: 'more food' });
  for (const _ of [1, 2]) await code((await next()).sealedId, 'lead', ['food'], { praise: true });
  expect(await codings.raised()).toEqual([]);
  await tallies.release(1, noon);
  const raised = await codings.raised();
  expect(raised.map(({ theme }) => theme).sort()).toEqual([idOf('food'), null].sort());
  expect(raised.map(({ respondents }) => respondents)).toEqual([1, 1]);
});

test('an answer that is changed is another answer', async () => {
  const held = await answered(stores, { best: 'food', change: 'nothing' });
  const { sealedId } = await next();
  await code(sealedId, 'lead', ['food']);
  await stores.people.quotations.choose({ sealedId, who: 'lead', now: noon });
  await conversations.commit(turn(held, [keep({ question: 'best', answer: said('boxing') })]));
  expect(await next()).toMatchObject({ text: 'boxing', codings: [] });
  expect(await stores.people.quotations.list({ most: 100 })).toEqual([]);
});

test('deleting takes codings and quotations along', async () => {
  const held = await answered(stores, { best: 'food' });
  const { sealedId } = await next();
  await code(sealedId, 'lead', ['food']);
  await stores.people.quotations.choose({ sealedId, who: 'lead', now: noon });
  expect(await sql('select from people.coding')).toHaveLength(1);
  await conversations.commit(turn(held, [{ do: 'erase', receipt: 'R-70' }], { memory: memory('gone') }));
  expect(await sql('select from people.coding')).toEqual([]);
  expect(await sql('select from people.quotation')).toEqual([]);
  expect(await code(sealedId, 'lead', ['food'])).toBe(false);
});

test('the date on which an answer goes takes them along too', async () => {
  await answered(stores, { best: 'food' });
  await code((await next()).sealedId, 'lead', ['food']);
  await stores.purge(new Date('2029-01-01'));
  expect(await sql('select from people.coding')).toEqual([]);
});

test("of victims' words nothing is read that a proxy spoke, and a withdrawal takes all of it", async () => {
  const harmed = { ...free, key: 'harmed', audience: 'victim' as const, purpose: 'feedback' as const };
  const version = await stores.questionnaires.publish(harmed, {}, noon);
  const speak = async (words: string, proxy: boolean) => {
    const made = await invitedVictim(stores, version, {
      agreesTo: ['contact', 'feedback'],
      due,
      now: noon,
      proxy,
    });
    const { conversation, ticket } = conversed(await stores.victim.invitations.find(made.code, noon));
    const held = there(await stores.victim.conversations.open(conversation, ticket, { tab: 't', now: noon }));
    const answers = [{ question: 'best', answer: said(words) }];
    await stores.victim.conversations.commit(
      turn(held, [{ do: 'start' }, ...answers.map(keep), { do: 'complete' }], {
        tally: '0,,',
        memory: memory('done'),
      }),
    );
    return made.victim;
  };
  await speak('somebody spoke', true);
  const victim = await speak('the letter', false);
  const own = there(await stores.victim.codings.next({ ...first, who: 'rj-worker' }));
  expect(own).toMatchObject({ text: 'the letter', mayQuote: false });
  const coding = { who: 'rj-worker', themes: [], praise: true, settles: false, now: noon };
  expect(await stores.victim.codings.code({ sealedId: own.sealedId, ...coding })).toBe(true);
  expect(await stores.victim.codings.next({ ...first, who: 'rj-worker' })).toBeNull();
  expect(await sql('select from victim.coding')).toHaveLength(1);
  expect(await sql('select from people.coding')).toEqual([]);
  await tell(stores, victim, 'feedback', false, noon);
  expect(await sql('select from victim.coding')).toEqual([]);
});
