import { describe, expect, it } from 'vitest';
import { pressIn } from '../../../bot/incoming/press.ts';
import { activitiesOf } from '../../../bot/outgoing/activities.ts';
import type { Ask, Line, Say } from '../../../dialogs/state.ts';

const en = (text: string): Line => ({ text, lang: 'en' });
const cy = (text: string): Line => ({ text, lang: 'cy' });

const yesNo: Say & Ask = {
  say: 'ask',
  of: { question: 'safe' },
  type: 'yes-no',
  card: 'card1',
  wording: en('Did you feel safe there?'),
  hint: en('Think of the room.'),
  options: [
    { key: 'yes', label: en('Yes') },
    { key: 'no', label: en('No') },
    { key: 'not-sure', label: en('Not sure') },
  ],
  words: [
    { word: 'back', label: en('Back') },
    { word: 'skip', label: en('Skip') },
  ],
};
const several: Say & Ask = {
  ...yesNo,
  type: 'choices',
  options: [
    { key: 'gym', label: en('Boxing') },
    { key: 'cooking', label: en('Cooking') },
  ],
};

const values = (actions: { value?: unknown }[] | undefined) => actions?.map(({ value }) => pressIn(value));

describe('what is said, as activities', () => {
  it('is one message a language, in its language', () => {
    const replies = activitiesOf(
      [{ say: 'words', lines: [cy('Helo.'), cy('Dyma ni.'), en('Hello.')] }],
      'buttons',
    );
    expect(replies.map(({ text, locale, speak }) => ({ text, locale, speak }))).toEqual([
      { text: 'Helo.\nDyma ni.', locale: 'cy', speak: 'Helo.\nDyma ni.' },
      { text: 'Hello.', locale: 'en', speak: 'Hello.' },
    ]);
  });

  it('keeps the paragraphs that a text has in itself, in Teams too', () => {
    const lines = [en('You decide.\nYou can say no.\n\nNobody minds.'), en('Do you agree?')];
    const [said] = activitiesOf([{ say: 'words', lines }], 'cards');
    expect(said?.text).toBe('You decide.\n\nYou can say no.\n\nNobody minds.\n\nDo you agree?');
    const [asked] = activitiesOf([{ ...yesNo, wording: en('May we?\nYou can say no.') }], 'cards');
    expect(asked?.text).toBe('May we?\n\nYou can say no.\n\nThink of the room.');
  });

  it('awaits an answer with its last message alone', () => {
    const replies = activitiesOf([{ say: 'words', lines: [en('Hello.')] }, yesNo], 'buttons');
    expect(replies.map(({ inputHint }) => inputHint)).toEqual(['acceptingInput', 'expectingInput']);
  });

  it('offers each answer and each word as a button that says itself and carries the press', () => {
    const [reply] = activitiesOf([yesNo], 'buttons');
    expect(reply?.text).toBe('Did you feel safe there?\nThink of the room.');
    expect(
      reply?.suggestedActions?.actions.map(({ type, title, text, displayText }) => [
        type,
        title,
        text,
        displayText,
      ]),
    ).toEqual(['Yes', 'No', 'Not sure', 'Back', 'Skip'].map((label) => ['messageBack', label, label, label]));
    expect(values(reply?.suggestedActions?.actions)).toEqual([
      { card: 'card1', picked: ['yes'] },
      { card: 'card1', picked: ['no'] },
      { card: 'card1', picked: ['not-sure'] },
      { card: 'card1', word: 'back' },
      { card: 'card1', word: 'skip' },
    ]);
    expect(reply?.attachments).toBeUndefined();
  });

  it('reads out the answers with the question', () => {
    expect(activitiesOf([yesNo], 'buttons')[0]?.speak).toMatch(/safe there(.|\n)*Yes\nNo\nNot sure$/);
  });

  it('puts several ticks on an Adaptive Card 1.5, with the same in plain text', () => {
    const [reply] = activitiesOf([several], 'buttons');
    const card = reply?.attachments?.[0];
    expect(card?.contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(card?.content).toMatchObject({
      version: '1.5',
      fallbackText: '1. Boxing\n2. Cooking',
      body: [
        {
          type: 'Input.ChoiceSet',
          id: 'picked',
          isMultiSelect: true,
          choices: [{ value: 'gym' }, { value: 'cooking' }],
        },
        { type: 'ActionSet', actions: [{ type: 'Action.Submit', data: { card: 'card1' } }] },
      ],
    });
    expect(values(reply?.suggestedActions?.actions)).toEqual([
      { card: 'card1', word: 'back' },
      { card: 'card1', word: 'skip' },
    ]);
  });

  it('is all on cards in Teams, a scale in lines that fit a phone, pressed aloud', () => {
    const scale: Say & Ask = {
      ...yesNo,
      type: 'scale',
      ends: { low: en('0 is "not at all".'), high: en('10 is "very much".') },
      options: Array.from({ length: 11 }, (_, number) => ({ key: `${number}`, label: en(`${number}`) })),
    };
    const [reply] = activitiesOf([scale], 'cards');
    expect(reply?.suggestedActions).toBeUndefined();
    expect(reply?.text).toContain('10 is "very much".');
    const { body } = reply?.attachments?.[0]?.content ?? {};
    const lines = body.flatMap(({ columns }: { columns?: object[] }) => (columns ? [columns] : []));
    expect(lines.map((columns: object[]) => columns.length)).toEqual([4, 4, 4]);
    expect(lines[0][3].selectAction.data).toMatchObject({
      card: 'card1',
      picked: ['3'],
      msteams: { type: 'messageBack', displayText: '3', text: '3' },
    });
  });

  it('carries what was said for a page that draws it, and only there', () => {
    expect(activitiesOf([yesNo], 'page')[0]?.channelData).toEqual({ sayback: yesNo });
    expect(activitiesOf([yesNo], 'buttons')[0]?.channelData).toBeUndefined();
  });

  it('ends without awaiting anything', () => {
    const says: Say[] = [{ say: 'words', lines: [en('Your answers are deleted.')] }, { say: 'end' }];
    expect(activitiesOf(says, 'page').map(({ type, inputHint }) => [type, inputHint])).toEqual([
      ['message', 'acceptingInput'],
      ['event', undefined],
    ]);
    expect(activitiesOf(says, 'cards')).toHaveLength(1);
  });

  it('lists what was answered before', () => {
    const earlier: Say = {
      say: 'earlier',
      answers: [{ question: 'safe', number: 1, wording: en('Did you feel safe there?'), answer: en('Yes') }],
    };
    expect(activitiesOf([earlier], 'buttons')[0]?.text).toBe('1. Did you feel safe there? Yes');
    expect(activitiesOf([{ say: 'earlier', answers: [] }], 'page')).toEqual([]);
  });
});
