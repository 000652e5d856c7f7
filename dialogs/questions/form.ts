import type { Question, QuestionType, Value } from '../questionnaire.ts';
import { fold } from '../recognising/fold.ts';
import { coresOf } from '../recognising/politeness.ts';
import { type Candidate, type Match, recognise } from '../recognising/recognise.ts';
import type { Ask, AskOption, Given, Line, Mood } from '../state.ts';
import type { Voice } from '../wording/voice.ts';

/** What was typed or pressed in answer. `mood`: a machine's guess at how typed words sound. */
export type Reply = { text: string; picked?: string[]; mood?: Mood };

/**
 * An answer as it was read, or a hint for another try. `lacksWords`: "other, please say" was chosen and not
 * yet said.
 */
export type Parsed =
  | { ok: true; value: Value; categories: string[]; other?: string; lacksWords?: boolean }
  | { ok: false; hint: Line };

/**
 * One question, as its type has it: what is offered, how a reply is read, and how an answer is put into
 * words.
 */
export type Form = {
  options: AskOption[];
  /** What else its asking shows. */
  extras?: Pick<Ask, 'atLeast' | 'atMost' | 'ends' | 'hint'>;
  parse(reply: Reply): Parsed;
  words(answer: Given): Line;
};

export type QuestionOf<Type extends QuestionType> = Extract<Question, { type: Type }>;

/** What was pressed in a menu, of which only one thing can be meant. */
export function onlyPick({ picked }: Reply): string | undefined {
  return picked?.length === 1 ? picked[0] : undefined;
}

/** The one candidate that was pressed or said. */
export function oneOf({ text, picked }: Reply, candidates: Candidate[], voice: Voice): Match {
  if (!picked) return recognise(text, candidates, voice.vocabulary);
  const keys = candidates.flatMap(({ key }) => (picked.includes(key) ? [key] : []));
  const [key] = keys;
  if (key === undefined) return { is: 'nothing' };
  return keys.length === 1 ? { is: 'one', key } : { is: 'several', keys };
}

/**
 * A hint that helps with what was said: which of two was meant, that not knowing is fine, or else the usual
 * one.
 */
export function hintFor(
  { text }: Reply,
  found: Match,
  candidates: Candidate[],
  voice: Voice,
  usual: Line,
): Line {
  if (found.is === 'several') {
    const [one, two] = found.keys.map((key) => candidates.find((each) => each.key === key)?.label);
    if (one !== undefined && two !== undefined) return voice.say('hint.which', { one, two });
  }
  return doesNotKnow(text, voice) ? voice.say('hint.closest') : usual;
}

/** "idk", "not sure", however politely. */
export function doesNotKnow(text: string, { vocabulary }: Voice): boolean {
  return coresOf(fold(text), vocabulary).some((core) => vocabulary.phrases('dontKnow').has(core));
}
