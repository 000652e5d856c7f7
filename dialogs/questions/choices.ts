import { fold } from '../recognising/fold.ts';
import { placeIn } from '../recognising/numbers.ts';
import { againstItself, allWithin, type Candidate, type Match, recognise } from '../recognising/recognise.ts';
import { hasWords, isUnsureNumber } from '../recognising/typed-faces.ts';
import type { Line } from '../state.ts';
import type { Voice } from '../wording/voice.ts';
import { doesNotKnow, type Form, hintFor, type Parsed, type QuestionOf, type Reply } from './form.ts';
import { afterLabel, candidatesFor, labelsOf, offer, offeredOf } from './options.ts';

type Ticks = { is: 'ticks'; keys: string[]; other?: string };

/** Whoever names more things than this tells a story, and each thing is held against each option. */
const mostParts = 50;

/** Several options, as many as are asked for. */
export function choices(question: QuestionOf<'choices'>, voice: Voice): Form {
  const { key: asked, options, atLeast, atMost } = question;
  const offered = offeredOf(options);

  /** Why these ticks cannot stand together. */
  function wrong(keys: string[]): Line | undefined {
    const alone = offered.find(({ key, exclusive }) => exclusive && keys.includes(key));
    if (alone) {
      if (keys.length === 1) return undefined;
      return voice.say('hint.alone', { label: voice.wording(asked, `options.${alone.key}`).text });
    }
    if (keys.length < atLeast) return voice.say('hint.at-least', { number: atLeast });
    return atMost !== undefined && keys.length > atMost
      ? voice.say('hint.at-most', { number: atMost })
      : undefined;
  }

  return {
    options: offered.map((option) => offer(asked, option, voice)),
    extras: {
      atLeast,
      ...(atMost !== undefined && { atMost }),
      hint: voice.say('ask.several'),
    },
    parse(reply): Parsed {
      const candidates = candidatesFor(asked, offered, voice);
      const others = new Set(offered.flatMap((option) => (option.other ? [option.key] : [])));
      const inAll = offered.flatMap(({ key, exclusive, unscored, other }) =>
        exclusive || unscored || other ? [] : [key],
      );
      const found = ticksIn(reply, { candidates, others, inAll, voice });
      if (found.is !== 'ticks') {
        return { ok: false, hint: hintFor(reply, found, candidates, voice, voice.say('hint.choices')) };
      }
      const keys = offered.map(({ key }) => key).filter((key) => found.keys.includes(key));
      const hint = wrong(keys);
      if (hint) return { ok: false, hint };
      const wantsWords = keys.some((key) => others.has(key));
      return {
        ok: true,
        value: keys,
        categories: keys,
        ...(wantsWords && (found.other ? { other: found.other } : { lacksWords: true })),
      };
    },
    words: ({ value, other }) =>
      Array.isArray(value) && value.length > 0
        ? labelsOf(asked, value, other, options, voice)
        : voice.say('answer.none'),
  };
}

type Offered = {
  candidates: Candidate[];
  /** Those that ask for words. */
  others: ReadonlySet<string>;
  /** What "all of them" means. */
  inAll: string[];
  voice: Voice;
};

function ticksIn(reply: Reply, { candidates, others, inAll, voice }: Offered): Ticks | Match {
  const { vocabulary } = voice;
  const text = reply.text.trim();
  if (reply.picked) {
    const known = reply.picked.filter((key) => candidates.some((each) => each.key === key));
    return known.length < reply.picked.length
      ? { is: 'nothing' }
      : { is: 'ticks', keys: known, ...(text && { other: text }) };
  }
  const folded = fold(text);
  if (candidates.some(({ label }) => fold(label) === folded))
    return oneTick(againstItself(recognise(text, candidates, vocabulary), text, candidates, vocabulary));
  if (vocabulary.phrases('all').has(folded)) return { is: 'ticks', keys: inAll };
  if (vocabulary.phrases('none').has(folded) && !candidates.some(({ also }) => also?.has(folded))) {
    return { is: 'ticks', keys: [] };
  }

  const parts = partsOf(text, candidates, voice);
  if ([text, ...parts].some(mayBeRange)) return { is: 'nothing' };
  const keys: string[] = [];
  const own: string[] = [];
  let several: Match | undefined;
  for (const part of parts) {
    const named = candidates.find((each) => others.has(each.key) && afterLabel(part, each));
    const whole: Match = named ? { is: 'one', key: named.key } : recognise(part, candidates, vocabulary);
    const inside = whole.is === 'several' ? allWithin(part, candidates, vocabulary) : [];
    const found = named ? whole : againstItself(whole, part, candidates, vocabulary);
    if (found.is === 'one') keys.push(found.key);
    else if (inside.length > 1) keys.push(...inside);
    else if (found.is === 'several') several ??= found;
    else if (hasWords(part)) own.push(part);
    else return { is: 'nothing' };
    if (named) own.push(afterLabel(part, named) ?? '');
  }
  if (several) return several;
  if (own.length === 0) return keys.length > 0 ? { is: 'ticks', keys } : { is: 'nothing' };
  // Whatever is no option is what "other, please say" asks for.
  const [other] = others;
  if (other === undefined || doesNotKnow(text, voice)) return { is: 'nothing' };
  return { is: 'ticks', keys: [...keys, other], other: own.join(', ') };
}

function oneTick(found: Match): Ticks | Match {
  return found.is === 'one' ? { is: 'ticks', keys: [found.key] } : found;
}

/**
 * Whether numbers may be two things, or all from one to the other: "1-3". Of two neighbours it is the same.
 */
function mayBeRange(text: string): boolean {
  if (/\p{L}/u.test(text)) return false;
  const pairs = [...text.matchAll(/(\d{1,2})\s?[-‐‑‒–—−]\s?(\d{1,2})/g)];
  return pairs.some(([, from, to]) => Math.abs(Number(to) - Number(from)) > 1);
}

/** A plus between two things. At an end it belongs to a number, or a mark. */
const plusBetween = /(?<=[\p{L}\p{N}]\s?)\+(?=\s?[\p{L}\p{N}])/u;

/**
 * "1, 3 and 4", "1 3": what stands between the commas and the ands, or each where there are only numbers.
 * Where that is more than anybody names, the whole.
 */
function partsOf(text: string, candidates: Candidate[], voice: Voice): string[] {
  const parts = allPartsOf(text, candidates, voice);
  return parts.length > mostParts ? [text] : parts;
}

function allPartsOf(text: string, candidates: Candidate[], { vocabulary }: Voice): string[] {
  const words = fold(text).split(' ');
  const isPlace = (word: string) =>
    word.length <= 2 && placeIn(word, candidates.length, vocabulary) !== undefined;
  // "1 + 3" are two; "3+" is not sure.
  if (words.every(isPlace) && !isUnsureNumber(text.split(plusBetween).join(' '))) return words;
  return text
    .split(plusBetween)
    .flatMap((part) => part.split(/[,;\n&/|]+|\s-\s/))
    .flatMap((part) => {
      const pieces: string[][] = [[]];
      for (const word of part.split(/\s+/)) {
        if (vocabulary.phrases('and').has(fold(word))) pieces.push([]);
        else pieces.at(-1)?.push(word);
      }
      return pieces.map((piece) => piece.join(' ').trim());
    })
    .filter((part) => fold(part) !== '');
}
