import type { Attachment } from 'botbuilder';
import type { Ask, AskOption, Line, Press, Word } from '../../dialogs/state.ts';
import { doorLine } from './door.ts';

/** The origin from which a channel's clients fetch pictures; undefined: there are none, and the words do. */
export type Pictures = string | undefined;

/** How many numbers are in a row, so that a two-digit one is whole on the narrowest phone. */
const abreast = 4;
/**
 * The words that are on the card itself, in two rows, since phones do not wrap buttons. All others are one
 * press away.
 */
const beside: readonly (readonly Word[])[] = [['back', 'skip', 'help'], ['simpler']];
/** Not offered: Teams has a reader of its own, and a bot cannot speak there. */
const pointless: readonly Word[] = ['read'];

/**
 * The answers to a question, and the words that are always understood, as an Adaptive Card 1.5 that phones
 * can show: `Action.Submit` alone, each with the one-time token of its question. The question itself is the
 * text of the message that the card hangs on.
 */
export function cardOf(ask: Ask, spoken: string, pictures: Pictures): Attachment {
  const { wording, options, words } = ask;
  const [moving = [], easing = []] = beside.map((line) => words.filter(({ word }) => line.includes(word)));
  const others = words.filter(({ word }) => !beside.flat().includes(word) && !pointless.includes(word));
  // A menu has few words: they make one line.
  const [line, last] = easing.length > 0 ? [moving, easing] : [[], moving];
  const actions: object[] = last.map((each) => wordAction(each, ask));
  // Where nothing else can be pressed, nobody would look for what they may still do behind "More".
  const alone = ask.type === 'menu' && options.length === 0 && last.length === 0;
  if (others.length > 0 && !alone) actions.push(more(others, ask));
  const numbered = options.map(({ label }, place) => `${place + 1}. ${label.text}`);
  return adaptive(wording.lang, {
    speak: spoken,
    fallbackText: numbered.join('\n') || wording.text,
    body: [
      ...bodyOf(ask, pictures),
      ...(line.length > 0
        ? [{ type: 'ActionSet', separator: true, actions: line.map((each) => wordAction(each, ask)) }]
        : []),
      ...(alone ? oneBelowAnother(others, ask) : []),
    ],
    ...(actions.length > 0 && { actions }),
  });
}

/** Ticks with a button that sends them: what suggested actions cannot do, on any channel that shows cards. */
export function ticksCard(ask: Ask): Attachment {
  const numbered = ask.options.map(({ label }, place) => `${place + 1}. ${label.text}`);
  return adaptive(ask.wording.lang, { fallbackText: numbered.join('\n'), body: ticks(ask) });
}

function adaptive(tag: string, content: object): Attachment {
  // Regions and the like are not understood there.
  const [lang = 'en'] = tag.split('-');
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      lang,
      ...(rightToLeft.test(lang) && { rtl: true }),
      ...content,
    },
  };
}

/** Scripts that run from right to left, by the languages a service is likely to need. */
const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

function bodyOf(ask: Ask, pictures: Pictures): object[] {
  switch (ask.type) {
    case 'choices':
      return ticks(ask);
    case 'scale':
      return scale(ask);
    case 'text':
      return [quietly(doorLine('type-below', ask.wording.lang))];
    default:
      return ask.options.map((option) => row(option, ask, pictures));
  }
}

/**
 * One answer across the whole card, tall enough for a thumb. A button would cut a long label short; this
 * wraps.
 */
function row({ key, label, picture }: AskOption, ask: Ask, pictures: Pictures): object {
  const words = { type: 'TextBlock', text: label.text, wrap: true };
  // Yes and no name no picture of their own: as on the page, it is that of their key.
  const shown = picture ?? (ask.type === 'yes-no' ? key : undefined);
  const url = shown && pictureAt(shown, pictures);
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Small',
    minHeight: '48px',
    verticalContentAlignment: 'Center',
    selectAction: pressed(label, { card: ask.card, picked: [key] }),
    items: url
      ? [
          {
            type: 'ColumnSet',
            columns: [
              {
                type: 'Column',
                width: 'auto',
                // The words say it all: to a screen reader the picture is nothing.
                items: [{ type: 'Image', url, altText: '', width: '40px', height: '40px' }],
              },
              { type: 'Column', width: 'stretch', verticalContentAlignment: 'Center', items: [words] },
            ],
          },
        ]
      : [words],
  };
}

/** Numbers in rows, between the words for both ends. */
function scale({ options, ends, card }: Ask): object[] {
  const lines: object[] = [];
  for (let start = 0; start < options.length; start += abreast) {
    const columns: object[] = options.slice(start, start + abreast).map(({ key, label }) => ({
      type: 'Column',
      width: 'stretch',
      style: 'emphasis',
      spacing: 'Small',
      minHeight: '48px',
      verticalContentAlignment: 'Center',
      selectAction: pressed(label, { card, picked: [key] }),
      items: [{ type: 'TextBlock', text: label.text, horizontalAlignment: 'Center' }],
    }));
    while (columns.length < abreast) {
      columns.push({ type: 'Column', width: 'stretch', spacing: 'Small', items: [] });
    }
    lines.push({ type: 'ColumnSet', spacing: 'Small', columns });
  }
  return [...(ends ? [quietly(ends.low)] : []), ...lines, ...(ends ? [quietly(ends.high)] : [])];
}

/** Ticks come back joined with commas under `picked`; a key never holds one. */
function ticks({ options, wording, card }: Ask): object[] {
  const { text: title } = doorLine('send', wording.lang);
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'picked',
      label: wording.text,
      isMultiSelect: true,
      style: 'expanded',
      wrap: true,
      choices: options.map(({ key, label }) => ({ title: label.text, value: key })),
    },
    { type: 'ActionSet', actions: [{ type: 'Action.Submit', title, data: { card } }] },
  ];
}

function more(others: Ask['words'], ask: Ask): object {
  const { text: title } = doorLine('more', ask.wording.lang);
  const card = { type: 'AdaptiveCard', version: '1.5', body: oneBelowAnother(others, ask) };
  return { type: 'Action.ShowCard', title, card };
}

function oneBelowAnother(others: Ask['words'], ask: Ask): object[] {
  return others.map((each) => ({ type: 'ActionSet', actions: [wordAction(each, ask)] }));
}

/** Ticks that stand on the same card are not sent along. */
function wordAction({ word, label }: Ask['words'][number], { card }: Ask): object {
  return { ...pressed(label, { card, word }), associatedInputs: 'none' };
}

/** A press that shows in the chat as if it had been typed, so that the answer can be read there later. */
function pressed({ text }: Line, press: Press): { type: string; title: string; data: object } {
  const msteams = { type: 'messageBack', text, displayText: text, value: press };
  return { type: 'Action.Submit', title: text, data: { ...press, msteams } };
}

function quietly({ text }: Line): object {
  return { type: 'TextBlock', text, wrap: true, size: 'Small', isSubtle: true };
}

/** Teams shows pictures from a public https address alone. */
function pictureAt(name: string, pictures: Pictures): string | undefined {
  return pictures?.startsWith('https://')
    ? `${pictures}/pictures/${encodeURIComponent(name)}.png`
    : undefined;
}
