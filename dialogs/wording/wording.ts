import type { Bands, Kind } from '../../domain/participant.ts';
import type { Questionnaire, variantNames, Wording } from '../questionnaire.ts';
import type { Line } from '../state.ts';
import type { Translation } from '../translation.ts';

/** This folder finds the words: of the questionnaire for this reader, of the bot in this language. */

/** Whom the words are for; decides which variant of a wording they get. An Occasion is one. */
export type Addressee = { kind: Kind; bands: Bands; proxy?: boolean };
type Variant = (typeof variantNames)[number];

/** What belongs to a question and has words of its own. Labels count faces from 1, the worst, to 5. */
export type Part =
  | 'ask'
  | 'simpler'
  | 'hint'
  | 'mustAnswer'
  | 'instruction'
  | 'low'
  | 'high'
  | `options.${string}`
  | `labels.${number}`;

/**
 * Where a question's words stand. A battery's statements have `ask` and `simpler` of their own; all else is
 * the battery's.
 */
export function placeOf(question: string, part: Part): string {
  const own = part === 'ask' || part === 'simpler';
  return `${own ? question : question.split('.')[0]}.${part}`;
}

/** Every string of a definition by its place, in the order of reading. */
export function wordingsOf(questionnaire: Questionnaire): { place: string; wording: Wording }[] {
  const { title, why, readBy, next, questions } = questionnaire;
  const found: { place: string; wording: Wording | undefined }[] = [
    { place: 'title', wording: title },
    { place: 'why', wording: why },
    { place: 'readBy', wording: readBy },
    { place: 'next', wording: next },
  ];
  for (const question of questions) {
    const { key } = question;
    const add = (part: Part, wording: Wording | undefined, at = key) =>
      found.push({ place: placeOf(at, part), wording });
    const answer = question.type === 'battery' ? question.answer : question;
    if (question.type === 'battery') {
      add('instruction', question.instruction);
      for (const statement of question.statements) {
        add('ask', statement.ask, `${key}.${statement.key}`);
        add('simpler', statement.simpler, `${key}.${statement.key}`);
      }
    } else {
      add('ask', question.ask);
      add('simpler', question.simpler);
      add('hint', question.hint);
      add('mustAnswer', question.mustAnswer);
    }
    if (answer.type === 'faces') {
      answer.labels?.forEach((label, place) => {
        add(`labels.${place + 1}`, label);
      });
    }
    if (answer.type === 'choice' || answer.type === 'choices') {
      for (const option of answer.options) add(`options.${option.key}`, option.label);
    }
    if (answer.type === 'scale') {
      add('low', answer.low);
      add('high', answer.high);
    }
  }
  return found.flatMap(({ place, wording }) => (wording === undefined ? [] : [{ place, wording }]));
}

/**
 * The words at a place for this addressee, in the translation where it has them, else in English. The first
 * variant that fits and that English or the translation has is used, so that a language may tell apart whom
 * English does not. Throws where nothing stands.
 */
export function wordingIn(
  questionnaire: Questionnaire,
  translation: Translation | undefined,
  place: string,
  addressee: Addressee,
): Line {
  const wording = byPlace(questionnaire).get(place);
  if (wording === undefined) throw new Error(`The questionnaire has no words at "${place}".`);
  if (typeof wording === 'string' && !translation) return { text: wording, lang: 'en' };
  const translated = (at: string): Line | undefined => {
    const text = translation && Object.hasOwn(translation.strings, at) ? translation.strings[at] : undefined;
    return translation && text !== undefined ? { text, lang: translation.language } : undefined;
  };

  for (const variant of fitting(addressee)) {
    const line = translated(`${place}.${variant}`);
    if (line) return line;
    const text = typeof wording === 'string' ? undefined : wording[variant];
    if (text !== undefined) return { text, lang: 'en' };
  }
  return translated(place) ?? { text: defaultOf(wording), lang: 'en' };
}

/** The English words of whoever no variant is for. */
export function defaultOf(wording: Wording): string {
  return typeof wording === 'string' ? wording : wording.default;
}

/** All English words by variant, `default` included. */
export function variantsOf(wording: Wording): [variant: string, text: string][] {
  return typeof wording === 'string' ? [['default', wording]] : Object.entries(wording);
}

/** The keys of the questions whose answers a text quotes: `{question-key}`. */
export function quotesIn(text: string): string[] {
  return text.includes('{') ? [...text.matchAll(quote)].flatMap((match) => match[1] ?? []) : [];
}

/**
 * The text with each `{question-key}` filled by what `answerTo` says of it. `check` sees to it that what is
 * quoted was answered.
 */
export function withQuotes(line: Line, answerTo: (question: string) => string): Line {
  return { ...line, text: line.text.replaceAll(quote, (_, question: string) => answerTo(question)) };
}

const quote = /\{([a-z0-9-]+(?:\.[a-z0-9-]+)?)\}/g;

/** Most particular first. A child whose age is not known counts as under 18. */
function fitting({ kind, bands, proxy }: Addressee): Variant[] {
  // The age is of whom they speak for, and they are no child.
  if (proxy) return ['proxy', kind];
  const under18 = bands.age === undefined ? kind === 'child' : bands.age !== '18-plus';
  return [...(bands.age ? [bands.age] : []), ...(under18 ? (['under-18'] as const) : []), kind];
}

const places = new WeakMap<Questionnaire, ReadonlyMap<string, Wording>>();

/** Kept for as long as the questionnaire is, because every turn looks up a dozen places. */
function byPlace(questionnaire: Questionnaire): ReadonlyMap<string, Wording> {
  let known = places.get(questionnaire);
  if (!known) {
    known = new Map(wordingsOf(questionnaire).map(({ place, wording }) => [place, wording]));
    places.set(questionnaire, known);
  }
  return known;
}
