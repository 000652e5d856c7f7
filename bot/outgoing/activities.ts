import type { Activity, CardAction } from 'botbuilder';
import type { Ask, Line, Press, Say, Word } from '../../dialogs/state.ts';
import { cardOf, type Pictures, ticksCard } from './cards.ts';
import { doorLine } from './door.ts';

/** What the bot sends, before a channel adds ids and addresses. */
export type Outgoing = Partial<Activity>;

/**
 * How a channel shows choices. `page`: our own Direct Line, with the Say as data beside the words, for a page
 * that draws it itself. `buttons`: suggested actions. `cards`: all of it on an Adaptive Card, for Teams,
 * whose suggested actions carry no hidden value.
 */
export type Look = 'page' | 'buttons' | 'cards';

/** Between lines: Web Chat makes a paragraph of each, where Teams wants an empty one between. */
const gaps: Record<Look, string> = { page: '\n', buttons: '\n', cards: '\n\n' };

/**
 * What is said as activities, in order. Typing works everywhere: buttons and cards only save it. The last
 * activity expects an answer.
 */
export function activitiesOf(says: Say[], look: Look, pictures?: Pictures): Outgoing[] {
  const outgoing = says.flatMap((say) => {
    const all = shown(say, look, pictures);
    return look === 'cards' ? all.map((activity) => forTeams(activity, say.say === 'ask')) : all;
  });
  const last = outgoing.findLast((activity) => activity.type === 'message');
  if (last && !says.some((say) => say.say === 'end')) last.inputHint = 'expectingInput';
  return outgoing;
}

function shown(say: Say, look: Look, pictures: Pictures): Outgoing[] {
  switch (say.say) {
    case 'words':
      return byLanguage(say.lines, gaps[look]).map((line) =>
        message(line, look === 'page' && { say: 'words', lines: [line] }),
      );
    case 'read':
      return byLanguage(say.lines, gaps[look]).map((line) =>
        message(line, look === 'page' && { say: 'read', lines: [line] }),
      );
    case 'earlier':
      return say.answers.length === 0
        ? []
        : [message(earlier(say.answers, gaps[look]), look === 'page' && say)];
    case 'ask':
      return [question(say, look, pictures)];
    case 'end':
      return look === 'cards' ? [] : [{ type: 'event', name: 'sayback/end', channelData: { sayback: say } }];
  }
}

/** One sentence of the bot's own. */
export function message(line: Line, sayback: Say | false = false): Outgoing {
  return {
    type: 'message',
    text: line.text,
    textFormat: 'plain',
    speak: line.text,
    locale: line.lang,
    inputHint: 'acceptingInput',
    ...(sayback && { channelData: { sayback } }),
  };
}

/**
 * The words that are offered beside every question. All others are understood too: help names them, and our
 * page draws them itself.
 */
const beside: readonly Word[] = ['back', 'skip', 'simpler', 'help'];

function question(ask: Say & Ask, look: Look, pictures: Pictures): Outgoing {
  const { progress, instruction, before, wording, hint, ends, options, words, card } = ask;
  const asked = [instruction, before, wording, hint, ends?.low, ends?.high].flatMap(
    (line) => line?.text ?? [],
  );
  const text = [...(progress ? [progress.line.text] : []), ...asked].join(gaps[look]);
  const speak = [...asked, ...options.map(({ label }) => label.text)].join('\n');
  const said = { ...message({ text, lang: wording.lang }, look === 'page' && ask), speak };
  if (look === 'cards') return { ...said, attachments: [cardOf(ask, speak, pictures)] };

  const several = ask.type === 'choices';
  const answers = several ? [] : options.map(({ key, label }) => button(label, { card, picked: [key] }));
  const others = words
    .filter(({ word }) => beside.includes(word))
    .map(({ word, label }) => button(label, { card, word }));
  const actions = [...answers, ...others];
  return {
    ...said,
    ...(actions.length > 0 && { suggestedActions: { to: [], actions } }),
    ...(several && { attachments: [ticksCard(ask)] }),
  };
}

function button(label: Line, value: Press): CardAction {
  return { type: 'messageBack', title: label.text, text: label.text, displayText: label.text, value };
}

/**
 * Replaces what a locked screen shows: what is asked and said is nobody else's business. And makes a
 * paragraph of each line that a text has in itself, for Teams runs single lines together.
 */
function forTeams(activity: Outgoing, isQuestion: boolean): Outgoing {
  const { text: summary } = doorLine(isQuestion ? 'a-question' : 'a-message', activity.locale);
  const { text } = activity;
  return { ...activity, ...(text !== undefined && { text: text.replaceAll(/\n+/g, gaps.cards) }), summary };
}

/** Joins lines that follow one another in one language, so that a message is wholly in its language. */
function byLanguage(lines: Line[], gap: string): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last?.lang === line.lang) last.text += gap + line.text;
    else joined.push({ ...line });
  }
  return joined;
}

function earlier(answers: { number: number; wording: Line; answer: Line }[], gap: string): Line {
  const lang = answers[0]?.wording.lang ?? 'en';
  return {
    text: answers.map(({ number, wording, answer }) => `${number}. ${wording.text} ${answer.text}`).join(gap),
    lang,
  };
}
