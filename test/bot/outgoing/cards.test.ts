import { AdaptiveCard, HostConfig, SerializationContext, Versions } from 'adaptivecards';
import { describe, expect, it } from 'vitest';
import { activitiesOf } from '../../../bot/outgoing/activities.ts';
import { readLibrary } from '../../../dialogs/library.ts';
import { mirrored } from '../../../dialogs/phrases/ar-XB.ts';
import type { Ask } from '../../../dialogs/state.ts';
import { asksOf } from '../../support/asks.ts';
import { kitchenSink, pseudoTranslation, rightToLeftTranslation } from '../../support/questionnaires.ts';

/**
 * Every card that respondents get in Teams, held against Microsoft's own reader and against what phones are
 * known not to show.
 */

const origin = 'https://feedback.example.org';
const pseudo = pseudoTranslation(kitchenSink);
const rightToLeft = rightToLeftTranslation(kitchenSink);
const all: Ask[] = [
  ...readLibrary().flatMap(({ questionnaire }) => asksOf(questionnaire)),
  ...asksOf(kitchenSink),
  ...asksOf(kitchenSink, { [pseudo.language]: pseudo }),
  ...asksOf(kitchenSink, { [rightToLeft.language]: rightToLeft }),
];

function sent(ask: Ask, pictures: string | null = origin) {
  const [reply] = activitiesOf([{ say: 'ask', ...ask }], 'cards', pictures ?? undefined);
  const card: unknown = reply?.attachments?.[0]?.content;
  return { reply, card, parts: partsOf(card) };
}

type Part = Record<string, unknown> & { type: string };

/** Every element and action of a card, however deep. */
function partsOf(value: unknown): Part[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, inner]) => (key === 'data' ? [] : partsOf(inner)));
  return 'type' in value && typeof value.type === 'string'
    ? [{ ...value, type: value.type }, ...inside]
    : inside;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

describe('the questions that are looked at', () => {
  it('are of every type, and every menu', () => {
    const types = new Set(all.map(({ type }) => type));
    expect([...types].sort()).toEqual(['choice', 'choices', 'faces', 'menu', 'scale', 'text', 'yes-no']);
    const menus = new Set(all.flatMap(({ of }) => ('menu' in of ? [of.menu] : [])));
    expect([...menus].sort()).toEqual([
      'agreed',
      'check',
      'consent',
      'done',
      'gone',
      'language',
      'resting',
      'sure',
      'update',
      'welcome',
    ]);
  });
});

/** What is wrong with which card: nothing, if all is well. */
function wrong(problemsOf: (ask: Ask, drawn: ReturnType<typeof sent>) => unknown[]): unknown[] {
  return all.flatMap((ask) => problemsOf(ask, sent(ask)).map((problem) => [ask.wording.text, problem]));
}

describe('every card', () => {
  it('is read by the library of Microsoft without a warning', () => {
    const problems = wrong((_, { card }) => {
      const context = new SerializationContext(Versions.v1_5);
      const parsed = new AdaptiveCard();
      // As many as Teams shows.
      parsed.hostConfig = new HostConfig({ actions: { maxActions: 6 } });
      parsed.parse(card, context);
      const { validationEvents } = parsed.validateProperties();
      return [
        ...Array.from({ length: context.eventCount }, (_each, at) => context.getEventAt(at).message),
        ...validationEvents.map(({ message }) => message),
        // Its pattern for languages remembers where it last matched, so that every second card fails: held
        // against it below.
      ].filter((message) => !message.includes('for property "lang"'));
    });
    expect(problems).toEqual([]);
  });

  it('uses nothing that phones do not show', () => {
    const unshown = wrong((_, { parts }) => parts.filter(isUnshown));
    expect(unshown).toEqual([]);
  });

  it('has at most six actions in a set, with names that fit a button', () => {
    const problems = wrong((_, { parts }) =>
      parts.flatMap(({ actions }) => {
        const set = listOf(actions).flatMap(partsOf);
        const titles = set.flatMap(({ title }) => title ?? []).map(String);
        const long = titles.filter((title) => title.replaceAll(/[^\p{L}\p{N} ]/gu, '').length > 20);
        return [...long, ...(listOf(actions).length > 6 ? [`${listOf(actions).length} actions`] : [])];
      }),
    );
    expect(problems).toEqual([]);
  });

  it('carries the token of its question in each action, and something to read out', () => {
    const problems = wrong(({ card: token }, { parts }) => {
      const submits = parts.filter(({ type }) => type === 'Action.Submit');
      const bad = submits.filter(({ title, data }) => !title || Object(data).card !== token);
      return submits.length > 0 ? bad : ['no action'];
    });
    expect(problems).toEqual([]);
  });

  it('hangs on a message that asks in words, and keeps the question off a locked screen', () => {
    const discreet = (lang: string) => (lang === 'ar-XB' ? mirrored : String)('A question for you');
    const problems = wrong((ask, { reply, card }) => {
      const { instruction, before, wording, hint, ends, options } = ask;
      const lines = [instruction, before, wording, hint, ends?.low, ends?.high].flatMap((line) => line ?? []);
      const { speak, fallbackText, lang, version } = Object(card);
      return [
        ...lines.filter(({ text }) => !reply?.text?.includes(text)),
        ...(reply?.summary === discreet(wording.lang) ? [] : [reply?.summary]),
        ...(speak.includes(wording.text) ? [] : [{ speak }]),
        ...(/^[a-z]{2,3}$/.test(lang) && wording.lang.startsWith(lang) ? [] : [{ lang }]),
        ...(version === '1.5' ? [] : [{ version }]),
        ...((options.length > 0 ? /^1\. / : /./).test(fallbackText) ? [] : [{ fallbackText }]),
      ];
    });
    expect(problems).toEqual([]);
  });

  it.each([
    ['at a public address', origin],
    ['at none', null],
    ['at an address that Teams does not fetch from', 'http://localhost:3978'],
  ])('says every answer in words, with pictures %s', (_, pictures) => {
    const problems = wrong((ask) => {
      const { parts } = sent(ask, pictures);
      const words = parts.flatMap(({ type, text, choices }) =>
        type === 'Input.ChoiceSet' ? listOf(choices).map((choice) => Object(choice).title) : [text],
      );
      const images = parts.filter(({ type }) => type === 'Image').map(({ url }) => String(url));
      return [
        ...ask.options.filter(({ label }) => !words.includes(label.text)),
        ...images.filter(
          (url) => pictures !== origin || !/^https:[/a-z0-9.-]+\/pictures\/[a-z0-9-]+\.png$/.test(url),
        ),
      ];
    });
    expect(problems).toEqual([]);
  });

  it('is smaller than the smallest limit of Teams: 28 KB, counted as UTF-16', () => {
    const sizes = all.map((ask) => JSON.stringify(sent(ask).reply).length * 2);
    expect(Math.max(...sizes)).toBeLessThan(28 * 1024);
  });
});

/** Whatever is not known to be shown by Teams on Android and iOS. */
function isUnshown(part: Part): boolean {
  const shown = [
    'AdaptiveCard',
    'Container',
    'ColumnSet',
    'Column',
    'TextBlock',
    'Image',
    'ActionSet',
    'Input.ChoiceSet',
    'Action.Submit',
    'Action.ShowCard',
  ];
  return (
    !shown.includes(part.type) ||
    ['positive', 'destructive', 'filtered'].includes(String(part.style)) ||
    ['isEnabled', 'targetElements', 'isRequired', 'isVisible'].some((property) => property in part) ||
    part.text === ''
  );
}

describe('a card', () => {
  const faces = all.find(({ type }) => type === 'faces');
  const mirroredAsk = all.find(({ wording }) => wording.lang === 'ar-XB');

  it('offers five faces, each with its words', () => {
    const { parts } = sent(faces ?? expect.fail('there is a question with faces'));
    expect(parts.filter(({ type }) => type === 'Image').map(({ url }) => url)).toEqual(
      [1, 2, 3, 4, 5].map((face) => `${origin}/pictures/face-${face}.png`),
    );
  });

  it('offers yes and no with the pictures that they have on the page', () => {
    const { parts } = sent(all.find(({ type }) => type === 'yes-no') ?? expect.fail());
    expect(parts.filter(({ type }) => type === 'Image').map(({ url }) => url)).toEqual(
      ['yes', 'no', 'not-sure'].map((key) => `${origin}/pictures/${key}.png`),
    );
  });

  it('with nothing to answer shows at once what can still be done', () => {
    const done = all.find(({ of }) => 'menu' in of && of.menu === 'done');
    const { card, parts } = sent(done ?? expect.fail());
    expect(parts.filter(({ type }) => type === 'Action.ShowCard')).toEqual([]);
    const { body } = Object(card);
    expect(partsOf(body).flatMap(({ title }) => title ?? [])).toEqual([
      'Change language',
      'Talk to a person',
      'Delete my answers',
    ]);
  });

  it('runs from right to left in a language that does', () => {
    const { card } = sent(mirroredAsk ?? expect.fail('there is a mirrored question'));
    expect(card).toMatchObject({ rtl: true });
    expect(sent(faces ?? expect.fail()).card).not.toHaveProperty('rtl');
  });

  it('keeps the words that are needed less one press away', () => {
    const { card } = sent(faces ?? expect.fail());
    const titles = (of: unknown) => partsOf(of).flatMap(({ title }) => title ?? []);
    const { body, actions } = Object(card);
    expect(titles(body.at(-1))).toEqual(['Back', 'Skip', 'Help']);
    expect(actions.map(({ title }: { title: string }) => title)).toEqual(['Simpler words', 'More']);
    expect(titles(card)).toEqual(
      expect.arrayContaining(['Pause', 'Stop', 'Talk to a person', 'Delete my answers']),
    );
    expect(titles(card)).not.toContain('Listen');
  });
});
