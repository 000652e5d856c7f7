import { newToken } from '../../bot/new-token.ts';
import { Turns } from '../../bot/turns.ts';
import { advance, asks, begin } from '../../dialogs/conversation.ts';
import type { Ask, Press } from '../../dialogs/state.ts';
import type { Side } from '../../domain/participant.ts';
import { moodOf } from '../../insight/sentiment.ts';
import type { Stores } from '../../prisma/stores/stores.ts';

/** What is pressed at each of the bot's own menus to come to the end. */
const onwards: Readonly<Record<string, string>> = { welcome: 'start', consent: 'yes', check: 'send' };
const mostTurns = 60;

/**
 * Answers everything that a code opens, through the engine, as somebody does who presses what they mean and
 * types their own words. An answer is an option's key or words; what has none is skipped.
 */
export async function answersByCode(
  stores: Stores,
  {
    code,
    answers,
    now,
    side = 'people',
  }: { code: string; answers: Readonly<Record<string, string>>; now: Date; side?: Side },
): Promise<void> {
  const { invitations, conversations } = stores[side];
  const opened = await invitations.find(code, now);
  if (opened?.is !== 'open') throw new Error('the code opens nothing');
  const { people, victim } = stores;
  const turns = new Turns({ people, victim, advance, asks, begin, clock: () => now, log: () => {} });
  let conversation = await conversations.open(opened.conversation, opened.ticket, { tab: newToken(), now });
  let happening: Parameters<Turns['take']>[1]['happening'] = { type: 'open' };
  for (let turn = 0; conversation && turn < mostTurns; turn++) {
    const taken = await turns.take(conversation, {
      happening,
      key: null,
      device: 'phone',
      ticket: null,
      look: 'page',
      own: null,
      locale: 'en-GB',
      stillOurs: () => true,
    });
    conversation = taken?.conversation ?? null;
    const ask = taken?.turn.says.findLast((say) => say.say === 'ask');
    if (!ask || ('menu' in ask.of && ask.of.menu === 'done')) return;
    happening = replyTo(ask, answers);
  }
  throw new Error('the end was not reached');
}

function replyTo({ of, options, card }: Ask, answers: Readonly<Record<string, string>>) {
  const said = (text: string, press?: Press) => ({
    type: 'said' as const,
    text,
    ...(press && { press }),
    ...(press?.text && { mood: moodOf(press.text, 'en') ?? undefined }),
  });
  const wanted = 'menu' in of ? onwards[of.menu] : answers[of.question];
  if (wanted === undefined) return said('Skip', { card, word: 'skip' });
  const option = options.find(({ key }) => key === wanted);
  return option
    ? said(option.label.text, { card, picked: [option.key] })
    : said(wanted, { card, text: wanted });
}
