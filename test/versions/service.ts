import { randomUUID } from 'node:crypto';
import { type Questionnaire, questionnaireSchema } from '../../dialogs/questionnaire.ts';
import type { Kind } from '../../domain/participant.ts';
import { codebook } from '../../insight/codebook.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { Bot, type Chat, type Open } from '../../scripts/demo/chat.ts';
import { content } from '../support/edition-inputs.ts';
import { conversed } from '../support/invited.ts';
import { there } from '../support/there.ts';
import { tell, victimWho } from '../support/victims.ts';

/**
 * A small service that has done a little of everything:
 * what a dump of a version is made from. Nobody in it is real.
 */

/** Sealed with this key, which is for these dumps alone. */
export const key = Buffer.from('a key for dumps of versions only');

const days = {
  first: new Date('2026-09-07T10:00:00Z'),
  second: new Date('2026-09-21T10:00:00Z'),
  released: new Date('2026-10-05T10:00:00Z'),
  releasedAgain: new Date('2026-11-05T10:00:00Z'),
  due: new Date('2026-12-31T00:00:00Z'),
};

const ofChildren: Questionnaire = questionnaireSchema.parse({
  key: 'small',
  title: 'Three questions',
  audience: 'child',
  identity: 'confidential',
  minutes: 1,
  keepMonths: 12,
  why: 'We want to do better.',
  readBy: 'Two people read this.',
  next: 'We tell you what we change.',
  mayQuote: true,
  questions: [
    { key: 'safe', type: 'yes-no', ask: 'Did you feel safe there?' },
    { key: 'best', type: 'text', ask: 'What was best?' },
    { key: 'hear-back', type: 'yes-no', ask: 'Do you want to hear what we change?' },
  ],
});
const ofVictims: Questionnaire = questionnaireSchema.parse({
  ...ofChildren,
  key: 'small-for-victims',
  audience: 'victim',
  purpose: 'feedback',
  questions: ofChildren.questions.filter((question) => question.key !== 'hear-back'),
});

const words = [
  'They rang me when they said they would.',
  'Nothing. My dad hits me when I come home late.',
  'The boxing.',
  'Nobody rang me.',
  'I do not know.',
  'She had time for me.',
];

/** Plays it in a database that has just been migrated. Returns what a test looks for afterwards. */
export async function play(stores: Stores) {
  const { people, victim } = stores;
  const bot = new Bot(stores, days.first);
  await stores.codebook.seed(
    codebook.filter(({ key }) => key !== 'praise'),
    days.first,
  );
  const theme = there((await stores.codebook.list())[0]).id;
  const children = await stores.questionnaires.publish(ofChildren, {}, days.first);
  const victims = await stores.questionnaires.publish(ofVictims, {}, days.first);

  // Six children say whether they felt safe, and stop; their answers count before they go on another day.
  const codes: string[] = [];
  for (const text of words) {
    const participant = { kind: 'child', age: '15-17', gender: 'girl', team: 'north' } as const;
    const invitation = { questionnaire: children, participant, due: days.due, now: days.first, by: 'lead' };
    const { code } = await people.invitations.create(invitation);
    codes.push(code);
    await talk(bot, code, 'child', text, { until: 'best', last: 'stop' });
  }
  await people.tallies.release(5, days.released);
  bot.now = days.second;
  const [first = '', , , , unfinished = '', erased = ''] = codes;
  for (const [at, text] of words.entries()) {
    const code = codes[at] ?? '';
    if (code === unfinished) await talk(bot, code, 'child', text, { until: 'hear-back' });
    else await talk(bot, code, 'child', text);
  }
  await talk(bot, erased, 'child', '', { until: null, last: 'delete my answers' });
  await people.tallies.release(5, days.releasedAgain);
  await people.chatReferences.keep('an address of a chat', { conversation: 'a chat' }, days.second);

  // Somebody who was harmed agrees, answers, lets words pass on; somebody else takes it all back.
  const agreesTo = ['contact', 'feedback', 'pass-on', 'quotation', 'hear-back'] as const;
  const harmed = await victimWho(stores, { agreesTo, age: '18-plus', now: days.first });
  await victim.victims.keepContact(harmed, '07700 900123', { who: 'rj-worker', now: days.first });
  const ask = async (id: string) =>
    there(
      await victim.victims.invite({
        victim: id,
        questionnaire: victims,
        due: days.due,
        proxy: false,
        now: days.first,
      }),
    );
  const { code: victimsCode } = await ask(harmed);
  await talk(bot, victimsCode, 'victim', 'Nobody told me when the meeting was.');
  const opened = conversed(await victim.invitations.find(victimsCode, days.second));
  const { response } = there(
    await victim.conversations.open(opened.conversation, opened.ticket, { tab: 'tab', now: days.second }),
  );
  await victim.passing.pass({
    response: there(response),
    question: 'best',
    recipient: 'Case manager, north team',
    words: { asked: 'What was best?', said: 'Nobody told me when the meeting was.', proxy: false },
    now: days.second,
  });
  const scared = await victimWho(stores, { agreesTo: ['contact', 'feedback'], now: days.first });
  await talk(bot, (await ask(scared)).code, 'victim', 'I am scared that he will hurt me.');
  await victim.journeys.set({
    victim: harmed,
    fact: 'offered',
    day: days.second,
    who: 'rj-worker',
    now: days.second,
  });
  await victim.chatReferences.keep('another address', { conversation: 'another chat' }, days.second);
  const leaver = await victimWho(stores, { agreesTo: ['contact', 'feedback'], now: days.first });
  await talk(bot, (await ask(leaver)).code, 'victim', 'I was not told.');
  const { receipt } = await tell(stores, leaver, 'contact', false, days.second);
  const another = await victimWho(stores, { agreesTo: ['contact', 'feedback'], now: days.first });
  const { code: anotherCode } = await ask(another);
  await talk(bot, anotherCode, 'victim', 'Nothing.', { last: 'delete my answers' });

  // Themes, words to be quoted, a commitment that was told.
  for (const side of [people, victim]) {
    for (;;) {
      const answer = await side.codings.next({ who: 'lead', queue: 'unread', newestFirst: false });
      if (!answer) break;
      const { sealedId } = answer;
      await side.quotations.choose({ sealedId, who: 'lead', now: days.second });
      const coding = { sealedId, themes: [theme], praise: false, settles: true };
      await side.codings.code({ ...coding, who: 'lead', now: days.second });
    }
  }
  const by = { who: 'lead', now: days.releasedAgain };
  const commitment = there(
    await stores.commitments.add({
      theme,
      said: 'You do not ring when you say.',
      doing: 'We ring on Mondays.',
      owner: 'Operations manager',
      due: days.due,
      planAim: null,
      ...by,
    }),
  );
  const update = { id: randomUUID(), commitment, said: 'You do not ring.', did: 'We ring on Mondays.' };
  await stores.commitments.tell({ ...update, ...by });
  for (const side of [people, victim]) await side.tellings.queue(update.id, by.now);
  const session = { id: randomUUID(), commitment, on: days.second };
  await stores.commitments.toldInSession({ ...session, attended: 6, ...by });
  await talk(bot, first, 'child', '');

  // The board's report, and what is beside it.
  const figures = { any: 'figures' };
  const draft = { id: randomUUID(), title: 'What we heard in spring', from: '2026-04', to: '2026-06' };
  await stores.editions.begin({ ...draft, ...by });
  await stores.editions.build({ id: draft.id, step: 'done', figures, now: by.now });
  const { version } = there(await stores.editions.draft(draft.id));
  await stores.editions.publish({ id: draft.id, version, figures, content: content(), ...by });
  await stores.editions.begin({ id: randomUUID(), title: 'Autumn', from: '2026-07', to: '2026-09', ...by });
  const question = { id: randomUUID(), edition: 1, by: 'board-member', question: 'Why?', now: by.now };
  await stores.editions.ask(question);
  await stores.editions.reply({ id: question.id, owner: 'Operations manager', reply: 'Because.', ...by });
  const gap = { id: randomUUID(), what: 'Fewer girls answered.', owner: 'Lead', due: null };
  await stores.gaps.add({ ...gap, ...by });
  const bands = [{ band: 'gender' as const, values: [{ value: 'girl', children: 12 }] }];
  await stores.caseload.add({ id: randomUUID(), countedOn: days.first, bands, ...by });
  await stores.sessions.open({ who: 'lead', role: 'lead', now: by.now, endsAt: days.due });

  return { theme, unfinished, victimsCode, harmed, leaver, receipt, commitment, update: update.id };
}

/** Somebody opens their code and answers, until they are asked `until`; then they may say something more. */
async function talk(
  bot: Bot,
  code: string,
  kind: Kind,
  text: string,
  { until, last }: { until?: string | null; last?: string } = {},
): Promise<void> {
  const chat = there(await bot.chatWith(code, kind));
  let open = await chat.arrive();
  for (let turns = 0; open && turns < 20; turns++) {
    if (until === null || ('question' in open.of && open.of.question === until)) break;
    if ('menu' in open.of && open.of.menu === 'done') break;
    open = await reply(chat, open, text);
  }
  if (!last) return;
  const after = await chat.say({ text: last });
  if (after && 'menu' in after.of && after.of.menu === 'sure') await reply(chat, after, text);
}

/** The first option there is, which leads on in every menu; to a question in own words, the words. */
function reply(chat: Chat, open: NonNullable<Open>, text: string): Promise<Open> {
  const [option] = open.options;
  if (open.type === 'text' || !option) return chat.say({ text });
  return chat.say({ text: option.label.text, press: { card: open.card, picked: [option.key] } });
}
