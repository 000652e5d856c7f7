import { afterAll, describe, expect, test } from 'vitest';
import { readLibrary } from '../../dialogs/library.ts';
import type { Purpose } from '../../domain/consent.ts';
import { botServer } from '../support/bot-server.ts';
import { freshDatabase } from '../support/database.ts';
import { textOf } from '../support/direct-line-bodies.ts';
import { respondent } from '../support/direct-line-respondent.ts';
import { invitedVictim, tell } from '../support/victims.ts';

/** What is agreed to, taken back and told in the chat, as it then stands in the database. */

const database = await freshDatabase();
const { stores, sql } = database;
const on = await botServer({ ...database, pace: 3 });
afterAll(() => on.close());

const due = new Date(Date.now() + 14 * 86_400_000);
async function published(key: string) {
  const entry = readLibrary().find(({ questionnaire }) => questionnaire.key === key);
  return stores.questionnaires.publish(entry?.questionnaire ?? expect.fail(), {}, on.clock());
}
const feedback = await published('victim-feedback');
const views = await published('victim-views');

/** A victim, or who speaks for one, who has typed their code. `hears`: what is said back. */
async function somebody(
  agreesTo: Purpose[] = ['contact', 'feedback'],
  { questionnaire = feedback, proxy = false } = {},
) {
  const invited = await invitedVictim(stores, questionnaire, { agreesTo, due, now: on.clock(), proxy });
  return { ...invited, ...(await talking(invited.code)) };
}

async function talking(code: string) {
  const client = await respondent(on, code);
  let watermark = '';
  const hears = async () => {
    const { body } = await client.get(watermark);
    watermark = body.watermark;
    return textOf(body.activities.filter(({ from }) => from?.id === 'sayback'));
  };
  await hears();
  return {
    client,
    async says(...texts: string[]) {
      let heard = '';
      for (const text of texts) {
        await client.say(text, `${Math.random()}`);
        heard = await hears();
      }
      return heard;
    },
  };
}

const answersOf = (victim: string) =>
  sql<{ question: string; categories: string[] }>(
    `select a.question, a.categories from victim.answer a join victim.response r on r.id = a.response_id
     join victim.invitation i on i.id = r.invitation_id where i.participant_id = $1 order by a.question`,
    [victim],
  );
const ledgerOf = async (victim: string) =>
  (await stores.victim.consents.ledger(victim))
    .filter(({ way }) => way === 'in-chat')
    .map(({ purpose, given, by, wording }) => `${by}: ${given ? 'yes' : 'no'} to ${purpose}. ${wording}`);
const statusOf = async (id: string) =>
  (await sql<{ status: string }>('select status from victim.invitation where id = $1', [id]))[0]?.status;
const receiptIn = (text: string) => /[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/.exec(text)?.[0];

describe('being asked first', () => {
  test('a no is written down and asks nothing, and the same code brings them back to say yes', async () => {
    const { victim, id, code, says } = await somebody(['contact']);
    expect(await says('start')).toContain('May we ask you what our help was like?');
    expect(await says('no')).toContain("That's fine. You don't have to.");
    expect(await ledgerOf(victim)).toEqual([
      'in-chat: no to feedback. May we ask you what our help was like?',
    ]);
    expect(
      await sql(
        'select from victim.response r join victim.invitation i on i.id = r.invitation_id where i.id = $1',
        [id],
      ),
    ).toEqual([]);
    expect(await statusOf(id)).toBe('open');

    const again = await talking(code);
    expect(await again.says('start', 'yes')).toContain('Question 1 of about 9');
    await again.says('always');
    expect(await answersOf(victim)).toEqual([{ question: 'care.told', categories: ['5'] }]);
    expect((await ledgerOf(victim))[0]).toBe(
      'in-chat: yes to feedback. May we ask you what our help was like?',
    );
  });

  test('neither yes nor no writes nothing down', async () => {
    const { victim, says } = await somebody(['contact']);
    await says('start', 'I think so', 'not sure', 'start', 'not now', 'start again', 'back');
    expect(await ledgerOf(victim)).toEqual([]);
  });
});

describe('a question that asks for consent', () => {
  test('writes it into the ledger in its own words, and follows where it is taken back', async () => {
    const { victim, says } = await somebody(['contact', 'views'], { questionnaire: views });
    await says('start', 'skip', 'skip', 'skip', 'skip', 'yes');
    expect(await ledgerOf(victim)).toEqual([
      'in-chat: yes to reparation. Do you want a say in how the young person puts things right?',
    ]);
    await says('what I agreed to', 'a say in how things are put right', 'no');
    const answers = await answersOf(victim);
    expect(answers.find(({ question }) => question === 'reparation')).toMatchObject({ categories: ['no'] });
    expect((await stores.victim.victims.get(victim))?.consents).toMatchObject({ reparation: false });
  });
});

describe('taking back', () => {
  test('one purpose erases, shows a receipt that is on record, and may be agreed to again', async () => {
    const { victim, id, code, says } = await somebody();
    await says('start', 'always', 'what I agreed to', 'questions about our help', 'no');
    const receipt = receiptIn(await says('yes'));
    expect(await answersOf(victim)).toEqual([]);
    expect(await sql('select what from victim.erasure where receipt = $1', [receipt])).toEqual([
      { what: 'victim-feedback' },
    ]);
    expect(await statusOf(id)).toBe('erased');

    const again = await talking(code);
    expect(await again.says('hello')).toContain(receipt);
    expect(await again.says('yes', 'yes please')).toContain('Question 1 of about 9');
    await again.says('never');
    expect(await answersOf(victim)).toEqual([{ question: 'care.told', categories: ['1'] }]);
    expect(await statusOf(id)).toBe('open');
  });

  test('all of it erases, and the code opens nothing any more', async () => {
    const { victim, code, says } = await somebody();
    expect(await says('start', 'always', 'withdraw', 'yes')).toContain('All of it is taken back.');
    expect(await answersOf(victim)).toEqual([]);
    expect((await stores.victim.victims.get(victim))?.consents).toEqual({ contact: false, feedback: false });
    expect((await respondent(on, code)).generated.status).toBe(404);
  });

  test.each([
    ['all of it', ['withdraw', 'yes']],
    ['one purpose', ['what I agreed to', 'questions about our help', 'no', 'yes']],
  ])('%s leaves an alert about it for who must still look, without its words', async (_, texts) => {
    const { id, says } = await somebody();
    await says('start', 'he will kill me if I tell');
    expect(await says(...texts)).toContain('We still have a note that somebody may be hurt.');
    expect(await sql('select sealed, question from victim.alert where invitation_id = $1', [id])).toEqual([
      { sealed: null, question: 'care.told' },
    ]);
  });

  test('what another questionnaire was for erases its answers, with a receipt on record', async () => {
    const { victim, says } = await somebody(['contact', 'views', 'feedback'], { questionnaire: views });
    await says('start', 'It was loud.');
    const other = await stores.victim.victims.invite({
      victim,
      questionnaire: feedback,
      due,
      proxy: false,
      now: on.clock(),
    });
    const here = await talking(other?.code ?? '');
    await here.says('start', 'always', 'what I agreed to', 'a say before a decision', 'no');
    const receipt = receiptIn(await here.says('yes'));
    expect((await answersOf(victim)).map(({ question }) => question)).toEqual(['care.told']);
    expect(await sql('select what from victim.erasure where receipt = $1', [receipt])).toEqual([
      { what: 'consent:views' },
    ]);
  });

  test('deleting the answers takes no consent back: the same code can still do that', async () => {
    const { victim, code, says } = await somebody();
    expect(await says('start', 'always', 'delete my answers', 'yes')).toContain('still stands');
    expect((await stores.victim.victims.get(victim))?.consents).toEqual({ contact: true, feedback: true });
    const again = await talking(code);
    expect(await again.says('what I agreed to')).toContain('This is what you said yes or no to.');
    expect(await again.says('withdraw', 'yes')).toContain('All of it is taken back.');
    expect((await stores.victim.victims.get(victim))?.consents).toEqual({ contact: false, feedback: false });
  });
});

describe('who speaks for somebody else', () => {
  test('takes back, and is written down as who they are', async () => {
    const { victim, says } = await somebody(['contact', 'feedback', 'quotation'], { proxy: true });
    expect(await says('start')).toContain('You told them in good time');
    await says('what they agreed to', 'showing some words', 'yes');
    expect(await ledgerOf(victim)).toEqual([
      'proxy: no to quotation. Take this back for them? Only they can say yes again.',
    ]);
  });

  test('agrees to nothing, and the database itself takes no yes of theirs', async () => {
    const { victim, says } = await somebody(['contact'], { proxy: true });
    expect(await says('start')).toContain('They have not said yes to these questions yet.');
    await says('yes', 'what they agreed to', 'questions about our help', 'yes');
    expect(await ledgerOf(victim)).toEqual([]);
    const yes = sql(
      `insert into victim.consent
        (id, participant_id, purpose, given, way, recorded_by, wording, wording_version, at)
       values (gen_random_uuid(), $1, 'feedback', true, 'in-chat', 'proxy', 'w', '1', now())`,
      [victim],
    );
    await expect(yes).rejects.toMatchObject({ code: 'SB001' });
  });

  test('may ask no more than the victim lets them: what a worker writes down counts at once', async () => {
    const { victim, says } = await somebody(['contact'], { proxy: true });
    await says('start');
    await tell(stores, victim, 'feedback', true, on.clock());
    expect(await says('start')).toContain('You told them in good time');
  });
});

describe('an answer that tells of risk', () => {
  test('raises an alert though it was only ticked, and keeps the words where all are kept', async () => {
    const mine = await published('my-self-assessment');
    const { code } = await stores.people.invitations.create({
      questionnaire: mine,
      participant: { kind: 'child', age: '15-17' },
      due,
      now: on.clock(),
    });
    const child = await talking(code);
    const told = await child.says('start', ...Array(7).fill('skip'), 'no', 'at home');
    expect(told).toContain('So please tell a person now.');
    const raised = 'select question, sealed is null as unworded from people.alert';
    expect(await sql(raised)).toEqual([{ question: 'unsafe', unworded: true }]);
  });
});
