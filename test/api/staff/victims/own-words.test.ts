import { beforeEach, describe, expect, it } from 'vitest';
import { readLibrary } from '../../../../dialogs/library.ts';
import type { Purpose } from '../../../../domain/consent.ts';
import type { Version } from '../../../../prisma/stores/questionnaires.ts';
import { given, keep, memory, turn } from '../../../support/commits.ts';
import { freshDatabase } from '../../../support/database.ts';
import { conversed } from '../../../support/invited.ts';
import { signedIn, staffServer } from '../../../support/staff-browser.ts';
import { there } from '../../../support/there.ts';
import { tell, victimWho } from '../../../support/victims.ts';

/** Asking somebody who was harmed, reading what they said, and passing it on. */

const { stores, sql } = await freshDatabase();
const now = new Date('2026-11-20T12:00:00Z');
const served = await staffServer(stores, { clock: () => now });
const versions = new Map<string, Version>();
for (const { questionnaire } of readLibrary())
  versions.set(questionnaire.key, await stores.questionnaires.publish(questionnaire, {}, now));
const rj = await signedIn(served, 'rj-worker');
const police = await signedIn(served, 'police-officer');
const worker = await signedIn(served, 'worker');
const { victim: side } = stores;

beforeEach(async () => {
  await sql('delete from victim.participant');
  await sql('delete from service.passed_on');
});

const somebody = (...agreesTo: Purpose[]) => victimWho(stores, { agreesTo, now });
const fields = { questionnaire: 'victim-views', day: '1', month: '2', year: '2027', nonce: 'n1' };
const ask = (id: string, more = {}) => rj.post(`/staff/victims/${id}/invite`, { ...fields, ...more });
const made = async () => (await sql<{ n: number }>('select count(*)::int as n from victim.invitation'))[0]?.n;

/** Their code, from the card as the page shows it. */
async function codeOf(location: string | null): Promise<string> {
  const { text } = await rj.get(location ?? '');
  return there(/<p class="sayback-code">([^<]+)</.exec(text)?.[1]);
}

/** Somebody who sent this, to be read. */
async function said(
  words: string,
  {
    agreesTo = ['contact', 'views', 'pass-on'],
    proxy = false,
    age,
  }: { agreesTo?: Purpose[]; proxy?: boolean; age?: '10-14' } = {},
) {
  const id = await victimWho(stores, { agreesTo, now, ...(age && { age }) });
  const { location } = await ask(id, proxy ? { proxy: 'yes' } : {});
  const { conversation, ticket } = conversed(await side.invitations.find(await codeOf(location), now));
  const held = there(await side.conversations.open(conversation, ticket, { tab: 'tab', now }));
  const begun = there(await side.conversations.commit(turn(held, [{ do: 'start' }], { at: now })));
  const answers = [{ question, answer: given(words) }];
  const done = await side.conversations.commit(
    turn(begun, [...answers.map(keep), { do: 'complete' }], { at: now, memory: memory('done', {}) }),
  );
  return { id, response: there(there(done).response) };
}
const question = there(
  there(versions.get('victim-views')).questionnaire.questions.find(
    ({ type, when }) => type === 'text' && !when,
  ),
).key;

describe('asking', () => {
  it('makes a card that tells nobody at home what happened', async () => {
    const { location } = await ask(await somebody('contact'));
    const { text } = await rj.get(location ?? '');
    const card = text.slice(text.indexOf('<section class="sayback-card"'), text.lastIndexOf('</section>'));
    expect(card).toContain('You choose what you tell us');
    expect(card).not.toMatch(/crime|harm|victim|police|offence/i);
  });

  it('makes a card with a code, a square, and the way to take it all back', async () => {
    const id = await somebody('contact');
    const { status, location } = await ask(id);
    expect([status, location]).toEqual([303, expect.stringMatching(/\/card\/[0-9a-f-]{36}\?made$/)]);
    const { text } = await rj.get(location ?? '');
    expect(text).toContain('/withdraw');
    expect(text).toContain('1 February 2027');
    expect((await side.invitations.find(await codeOf(location), now))?.is).toBe('open');
    const audit = await sql<{ did: string }>('select did from service.audit order by id desc limit 2');
    expect(audit.map(({ did }) => did)).toEqual(['invitation.codes-seen', 'invitation.codes-seen']);
  });

  it('sent twice is made once; changed and sent again it is another', async () => {
    const id = await somebody('contact');
    const [first, again] = [await ask(id), await ask(id)];
    expect([again.location, await made()]).toEqual([first.location, 1]);
    await ask(id, { questionnaire: 'victim-feedback' });
    expect(await made()).toBe(2);
  });

  it.each([
    ['no questionnaire', { questionnaire: '' }, 'Select a questionnaire'],
    ['a children’s one', { questionnaire: 'end-of-order' }, 'Select a questionnaire'],
    ['a day that is past', { year: '2020' }, 'The last day must be today or in the future'],
  ])('refuses %s, and keeps what was typed', async (_, more, problem) => {
    const { status, text } = await ask(await somebody('contact'), { ...more, proxy: 'yes' });
    expect([status, text.includes(problem), await made()]).toEqual([400, true, 0]);
    expect(text).toMatch(/name="proxy"[^>]* checked/);
  });

  it.each([
    ['has not agreed to contact', async () => somebody(), 'They have not agreed to contact yet'],
    [
      'said no to it',
      async () => {
        const id = await somebody('contact');
        await tell(stores, id, 'contact', false, now);
        return id;
      },
      'They said no to contact',
    ],
  ])('is not for somebody who %s', async (_, make, sentence) => {
    const id = await make();
    expect((await rj.get(`/staff/victims/${id}/invite`)).text).toContain(sentence);
    expect((await ask(id)).text).toContain(sentence);
    expect(await made()).toBe(0);
  });

  it('shows no card any more once contact is taken back', async () => {
    const id = await somebody('contact');
    const { location } = await ask(id);
    const code = await codeOf(location);
    await tell(stores, id, 'contact', false, now);
    const shown = await rj.get(location ?? '');
    expect([shown.status, shown.text.includes(code)]).toEqual([409, false]);
    expect((await rj.get(`/staff/victims/${id}`)).text).not.toContain('/card/');
  });

  it('is taken back after asking, and the code opens nothing', async () => {
    const id = await somebody('contact');
    const { location } = await ask(id);
    const code = await codeOf(location);
    const cancel = `${location?.replace('?made', '')}/cancel`;
    expect((await rj.get(cancel)).text).toContain('Cancel this invitation?');
    await rj.post(cancel);
    expect(await side.invitations.find(code, now)).toMatchObject({ is: 'cancelled' });
    expect((await rj.get(cancel)).text).toContain('This invitation cannot be cancelled');
  });

  it('does not open one person’s card under another’s name', async () => {
    const [one, other] = [await somebody('contact'), await somebody('contact')];
    const { location } = await ask(one);
    expect((await rj.get(there(location).replace(one, other))).status).toBe(404);
  });
});

describe('what they said', () => {
  it('is read as it was said, and each look is written down first', async () => {
    const { id } = await said('I <i>jump</i> when the letterbox goes.');
    expect((await rj.get(`/staff/victims/${id}`)).text).not.toContain('letterbox');
    const { text } = await rj.get(`/staff/victims/${id}/words`);
    expect(text).toContain('I &lt;i&gt;jump&lt;/i&gt; when the letterbox goes.');
    const [looked] = await sql('select who, did, to_what from service.audit order by id desc limit 1');
    expect(looked).toEqual({ who: 'rj-worker', did: 'words.seen', to_what: id });
  });

  it('of somebody who speaks for them is marked, and counted nowhere', async () => {
    const { id } = await said('She sleeps badly.', { proxy: true });
    expect((await rj.get(`/staff/victims/${id}/words`)).text).toContain(
      'Said by somebody who speaks for them. Not counted as theirs.',
    );
    expect(await side.tallies.asked('2026-11', '2026-11')).toEqual([]);
  });

  it('is gone with their consent to have been asked', async () => {
    const { id } = await said('I jump when the letterbox goes.');
    await tell(stores, id, 'views', false, now);
    const { text } = await rj.get(`/staff/victims/${id}/words`);
    expect([text.includes('letterbox'), text.includes('Nothing to read')]).toEqual([false, true]);
  });

  it('is not for the police officer, who is not even told how much there is', async () => {
    const { id } = await said('I jump when the letterbox goes.');
    expect((await police.get(`/staff/victims/${id}/words`)).status).toBe(403);
    expect((await police.get(`/staff/victims/${id}`)).text).not.toContain('/words');
  });
});

describe('passing on', () => {
  const pass = (id: string, response: string, more: Record<string, string>) =>
    rj.post(`/staff/victims/${id}/words/${response}/${question}/pass`, { recipient: 'North team', ...more });

  it('shows once more what goes, and then it arrives, once', async () => {
    const { id, response } = await said('I jump when the letterbox goes.');
    const check = await pass(id, response, {});
    expect([check.text.includes('This goes to North team'), (await stores.passedOn.list()).length]).toEqual([
      true,
      0,
    ]);
    await pass(id, response, { step: 'sure' });
    await pass(id, response, { step: 'sure' });
    const [one, ...more] = await stores.passedOn.list();
    expect([one?.recipient, more]).toEqual(['North team', []]);
    expect((await rj.get(`/staff/victims/${id}/words?passed`)).text).toContain('Nobody has read it yet.');
    await worker.post(`/staff/passed-on/${one?.id}`);
    expect((await rj.get(`/staff/victims/${id}/words`)).text).toContain('Somebody has read it.');
  });

  it('to somebody else, once it is gone, is not said to be done', async () => {
    const { id, response } = await said('I jump when the letterbox goes.');
    expect((await pass(id, response, { step: 'sure' })).location).toMatch(/\?passed$/);
    const again = await pass(id, response, { recipient: 'South team', step: 'sure' });
    expect(again.location).toBe(`/staff/victims/${id}/words`);
    expect((await stores.passedOn.list()).map(({ recipient }) => recipient)).toEqual(['North team']);
  });

  it('carries no age with it: the question is worded as for anybody', async () => {
    const { id, response } = await said('I jump when the letterbox goes.', { age: '10-14' });
    await pass(id, response, { step: 'sure' });
    const [one] = await stores.passedOn.list();
    const words = await stores.passedOn.open(there(one).id, 'worker', now);
    expect(words?.asked).toBe('How has this affected you?');
  });

  it('writes down each look at the words before they go', async () => {
    const { id, response } = await said('I jump when the letterbox goes.');
    await rj.get(`/staff/victims/${id}/words/${response}/${question}/pass`);
    const [looked] = await sql('select did, to_what from service.audit order by id desc limit 1');
    expect(looked).toEqual({ did: 'words.seen', to_what: id });
  });

  it.each([
    ['nobody', '', 'Enter who gets their words'],
    ['nobody who can be seen', ' \u200b\u202e. ', 'Enter who gets their words'],
    ['too many', 'x'.repeat(61), '60 characters or fewer'],
  ])('to %s is refused', async (_, recipient, problem) => {
    const { id, response } = await said('I jump when the letterbox goes.');
    const shown = await pass(id, response, { recipient, step: 'sure' });
    expect([shown.status, shown.text.includes(problem)]).toEqual([400, true]);
    expect(await stores.passedOn.list()).toEqual([]);
  });

  it('needs their consent to just that, from the page to the database', async () => {
    const { id, response } = await said('I jump when the letterbox goes.', {
      agreesTo: ['contact', 'views'],
    });
    expect((await rj.get(`/staff/victims/${id}/words`)).text).not.toContain('/pass"');
    expect((await pass(id, response, { step: 'sure' })).text).toContain(
      'They do not agree that their words are passed on',
    );
    expect(await stores.passedOn.list()).toEqual([]);
  });

  it('does not pass one person’s words on under another’s name', async () => {
    const { response } = await said('I jump when the letterbox goes.');
    const other = await somebody('contact', 'pass-on');
    expect((await pass(other, response, { step: 'sure' })).status).toBe(404);
  });
});

describe('the case manager', () => {
  it('reads them by pressing a button, never by a link alone', async () => {
    const { id, response } = await said('I jump when the letterbox goes.');
    await rj.post(`/staff/victims/${id}/words/${response}/${question}/pass`, {
      recipient: 'North team',
      step: 'sure',
    });
    const [one] = await stores.passedOn.list();
    const list = await worker.get('/staff/passed-on');
    expect([list.text.includes('North team'), list.text.includes('letterbox')]).toEqual([true, false]);
    expect((await worker.get(`/staff/passed-on/${one?.id}`)).status).toBe(404);
    const { location } = await worker.post(`/staff/passed-on/${one?.id}`);
    const { text } = await worker.get(location ?? '');
    expect(text).toContain('I jump when the letterbox goes.');
    const { reference } = there(await side.victims.get(id));
    for (const trace of [id, response, reference]) expect(text).not.toContain(trace);
    const audit = await sql<{ did: string }>('select did from service.audit order by id desc limit 2');
    expect(audit.map(({ did }) => did)).toEqual(['passed-on.seen', 'passed-on.read']);
  });

  it('finds nothing where it was taken back before anybody read it', async () => {
    const { id, response } = await said('I jump when the letterbox goes.');
    await rj.post(`/staff/victims/${id}/words/${response}/${question}/pass`, {
      recipient: 'North team',
      step: 'sure',
    });
    const [one] = await stores.passedOn.list();
    await tell(stores, id, 'pass-on', false, now);
    const shown = await worker.post(`/staff/passed-on/${one?.id}`);
    expect([shown.status, shown.text.includes('may have taken them back')]).toEqual([404, true]);
    expect((await worker.get('/staff/passed-on')).text).toContain('Nothing has been passed on');
  });
});
