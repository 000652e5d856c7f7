import type { Activity, Attachment, CardAction } from 'botbuilder';
import type { Ask, Line, Press, Say, Word } from '../dialogs/state.ts';
import { atTheDoor } from './doorstep.ts';

/** What the bot sends, before a channel adds ids and addresses. */
export type Reply = Partial<Activity>;

/**
 * How a channel shows choices. page: our own Direct Line, with the structured Say beside the words for a page that draws it itself.
 * buttons: suggested actions. cards: everything on an Adaptive Card (Teams, whose suggested actions carry no hidden value).
 */
export type Look = 'page' | 'buttons' | 'cards';

/** Between lines: Web Chat makes a paragraph of each, where Teams wants an empty one between. */
const gaps: Record<Look, string> = { page: '\n', buttons: '\n', cards: '\n\n' };

/** What is said as activities, in order. Typing works everywhere; buttons and cards only save typing. The last awaits an answer. */
export function activitiesOf(says: Say[], look: Look): Reply[] {
  const replies = says.flatMap((say) => shown(say, look));
  const last = replies.findLast((reply) => reply.type === 'message');
  if (last && !says.some((say) => say.say === 'end')) last.inputHint = 'expectingInput';
  return replies;
}

function shown(say: Say, look: Look): Reply[] {
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
      return [question(say, look)];
    case 'end':
      return look === 'cards' ? [] : [{ type: 'event', name: 'sayback/end', channelData: { sayback: say } }];
  }
}

/** One sentence of the bot's own. */
export function message(line: Line, sayback: Say | false = false): Reply {
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

/** The words that stand beside every question. All others are understood too; help names them, and a page of ours draws them itself. */
const beside: readonly Word[] = ['back', 'skip', 'simpler', 'help'];

function question(ask: Say & Ask, look: Look): Reply {
  const { progress, instruction, before, wording, hint, ends, options, words, card } = ask;
  const asked = [instruction, before, wording, hint, ends?.low, ends?.high].flatMap(
    (line) => line?.text ?? [],
  );
  const text = [...(progress ? [progress.line.text] : []), ...asked].join(gaps[look]);
  const labels = options.map(({ label }) => label.text);

  const several = ask.type === 'choices';
  const answers = several ? [] : options.map(({ key, label }) => button(label, { card, picked: [key] }));
  const others = words
    .filter(({ word }) => beside.includes(word))
    .map(({ word, label }) => button(label, { card, word }));
  const buttons = look === 'cards' ? [] : [...answers, ...others];
  const body = [
    ...(several ? [tickBoxes(ask), submit(ask)] : []),
    ...(look === 'cards' ? [...rows(answers), ...rows(others)] : []),
  ];
  return {
    ...message({ text, lang: wording.lang }, look === 'page' && ask),
    speak: [...asked, ...labels].join('\n'),
    ...(buttons.length > 0 && { suggestedActions: { to: [], actions: buttons } }),
    ...(body.length > 0 && { attachments: [adaptive(wording.lang, body, labels)] }),
  };
}

function button(label: Line, value: Press): CardAction {
  return { type: 'messageBack', title: label.text, text: label.text, displayText: label.text, value };
}

/** Ticks come back joined with commas under `picked`; a key never holds one. */
function tickBoxes({ options, wording }: Ask): object {
  return {
    type: 'Input.ChoiceSet',
    id: 'picked',
    label: wording.text,
    isMultiSelect: true,
    style: 'expanded',
    wrap: true,
    choices: options.map(({ key, label }) => ({ title: label.text, value: key })),
  };
}

function submit({ card, wording }: Ask): object {
  const { text: title } = atTheDoor('send', wording.lang);
  return { type: 'ActionSet', actions: [{ type: 'Action.Submit', title, data: { card } }] };
}

/** Teams shows six actions of a set and hides the rest behind a menu. */
function rows(buttons: CardAction[]): object[] {
  const sets: object[] = [];
  for (let start = 0; start < buttons.length; start += 6) {
    const actions = buttons.slice(start, start + 6).map(({ title, text, displayText, value }) => ({
      type: 'Action.Submit',
      title,
      data: { ...value, msteams: { type: 'messageBack', text, displayText, value } },
    }));
    sets.push({ type: 'ActionSet', actions });
  }
  return sets;
}

function adaptive(lang: string, body: object[], labels: string[]): Attachment {
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      lang,
      fallbackText: labels.map((label, place) => `${place + 1}. ${label}`).join('\n'),
      body,
    },
  };
}

/** Lines that follow one another in one language make one message, so that a message is wholly in its language. */
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
