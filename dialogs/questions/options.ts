import type { PhraseGroup } from '../phrases/index.ts';
import type { Option } from '../questionnaire.ts';
import { sameDegree } from '../recognising/degrees.ts';
import { fold } from '../recognising/fold.ts';
import type { Candidate } from '../recognising/recognise.ts';
import { signs } from '../recognising/signs.ts';
import { keptByName } from '../recognising/vocabulary.ts';
import type { AskOption, Line } from '../state.ts';
import type { Voice } from '../wording/voice.ts';

/** The options that are still offered. */
export function offeredOf(options: Option[]): Option[] {
  return options.filter(({ retired }) => !retired);
}

/** An option as it is offered. */
export function offer(question: string, option: Option, voice: Voice): AskOption {
  return {
    key: option.key,
    label: voice.wording(question, `options.${option.key}`),
    ...(option.picture && { picture: option.picture }),
    ...(option.exclusive && { exclusive: true }),
  };
}

/**
 * What may be said for each option besides its label: "all the time" for always, "yeah" and 👍 for one that
 * begins with yes, "idk" for the only one that is not scored, "none" for the only exclusive one, "other" for
 * the one that asks for words.
 */
export function candidatesFor(question: string, options: Option[], voice: Voice): Candidate[] {
  const only = (mark: 'unscored' | 'exclusive') => options.filter((option) => option[mark]).length === 1;
  const unscored = only('unscored');
  const exclusive = only('exclusive');
  return options.map((option) => {
    const label = voice.wording(question, `options.${option.key}`).text;
    const marks = [
      ...(option.unscored && unscored ? ['dontKnow' as const] : []),
      ...(option.exclusive && exclusive ? ['none' as const] : []),
      ...(option.other ? ['other' as const] : []),
    ];
    return { key: option.key, label, also: alsoMeaning(label, marks, voice) };
  });
}

const meanings = keptByName<ReadonlySet<string>>();

/** What else means an option with this label and these marks. */
function alsoMeaning(label: string, marks: readonly PhraseGroup[], voice: Voice): ReadonlySet<string> {
  const { vocabulary } = voice;
  return meanings(vocabulary, [...marks, label].join(' '), () => {
    const [first] = fold(label).split(' ');
    return new Set([
      ...sameDegree(label, vocabulary),
      ...(first === fold(voice.say('yes').text) ? [...vocabulary.phrases('yes'), ...signs.yes] : []),
      ...(first === fold(voice.say('no').text) ? [...vocabulary.phrases('no'), ...signs.no] : []),
      ...marks.flatMap((mark) => [...vocabulary.phrases(mark)]),
    ]);
  });
}

/** No label is longer, and so no name that somebody gives to one. */
const longestName = 200;

/** What was said after "other": in "Something else: my nan", "my nan". */
export function afterLabel(message: string, candidate: Candidate): string | undefined {
  const said = message.trim();
  const mark = /[:,–—]|\s-\s/u.exec(said.slice(0, longestName));
  if (!mark) return undefined;
  const folded = fold(said.slice(0, mark.index));
  const words = said.slice(mark.index + mark[0].length).trim();
  if (folded === '' || words === '') return undefined;
  return folded === fold(candidate.label) || candidate.also?.has(folded) ? words : undefined;
}

/** The labels of these keys as one text, in the language of the first. Retired options keep theirs. */
export function labelsOf(
  question: string,
  keys: string[],
  other: string | undefined,
  options: Option[],
  voice: Voice,
): Line {
  const lines = keys.flatMap((key) => {
    const option = options.find((each) => each.key === key);
    if (!option) return [];
    return option.other && other !== undefined
      ? [{ text: other, lang: voice.locale }]
      : [voice.wording(question, `options.${key}`)];
  });
  return voice.list(lines);
}
