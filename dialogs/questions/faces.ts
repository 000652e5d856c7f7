import { type Degree, degreeOf, sameDegree } from '../recognising/degrees.ts';
import { fold } from '../recognising/fold.ts';
import { isDenied } from '../recognising/negation.ts';
import { type Candidate, inClauses, type Match, recognise } from '../recognising/recognise.ts';
import { signs } from '../recognising/signs.ts';
import { withEmoji } from '../recognising/typed-faces.ts';
import { keptByName, type Vocabulary } from '../recognising/vocabulary.ts';
import type { Voice } from '../wording/voice.ts';
import { type Form, hintFor, oneOf, type QuestionOf, type Reply } from './form.ts';
import { yesOrNo } from './yes-no.ts';

const five = [1, 2, 3, 4, 5] as const;
/** Those in two places may be either, and it is asked which. */
const emoji = {
  1: ['😢', '😭', '😡', '🤬', '😠', '😩', '😫', '🤮', '💩', '😤', '😱', '😧', '💔'],
  2: ['🙁', '☹', '😕', '😟', '😞', '😔', '😒', '👎', '😣', '🙄', '😧', '💔'],
  3: ['😐', '😑', '😶', '🤷', '🫤'],
  4: ['🙂', '😊', '☺', '👍', '😌', '😉', '👌'],
  5: ['😀', '😃', '😄', '😁', '😆', '😍', '🥰', '🤩', '😎', '🥳', '❤', '💯', '🔥'],
};

/** Five faces, from 1, the worst, to 5, the best. */
export function faces(question: QuestionOf<'faces'>, voice: Voice): Form {
  const labelOf = (face: (typeof five)[number]) =>
    question.labels ? voice.wording(question.key, `labels.${face}`) : voice.say(`face.${face}`);
  return {
    options: five.map((face) => ({ key: String(face), label: labelOf(face), picture: `face-${face}` })),
    parse(given) {
      const reply = given.picked ? given : { ...given, text: withoutOutOf(given.text) };
      const candidates = five.map(
        (face): Candidate => ({
          key: String(face),
          label: labelOf(face).text,
          also: alsoMeaning(face, labelOf(face).text, voice.vocabulary),
        }),
      );
      const said = faceIn(reply, candidates, voice);
      const found = reply.picked
        ? said
        : againstItself(said, {
            message: reply.text,
            candidates,
            voice,
            ownLabels: question.labels !== undefined,
          });
      if (found.is === 'one') return { ok: true, value: Number(found.key), categories: [found.key] };
      const [one, two] = question.labels ? [labelOf(5), labelOf(1)] : [labelOf(4), labelOf(2)];
      const usual = voice.say('hint.faces', { one: one.text.toLowerCase(), two: two.text.toLowerCase() });
      return { ok: false, hint: hintFor(reply, found, candidates, voice, usual) };
    },
    words({ value }) {
      const face = five.find((each) => each === value);
      return face ? labelOf(face) : { text: String(value), lang: voice.locale };
    },
  };
}

const meanings = keptByName<ReadonlySet<string>>();

/** What else means a face, besides its label. */
function alsoMeaning(
  face: (typeof five)[number],
  label: string,
  vocabulary: Vocabulary,
): ReadonlySet<string> {
  return meanings(
    vocabulary,
    `${face} ${label}`,
    () => new Set([...vocabulary.phrases(`face${face}`), ...sameDegree(label, vocabulary), ...emoji[face]]),
  );
}

function faceIn(reply: Reply, candidates: Candidate[], voice: Voice): Match {
  const found = oneOf(reply, candidates, voice);
  if (found.is !== 'nothing' || reply.picked) return found;
  const named = candidates.filter(({ label }) => degreeOf(label, voice.vocabulary));
  const sooner = beforeButNot(reply.text, voice);
  return sooner === undefined
    ? eitherOf(reply.text, named, voice)
    : recognise(sooner, named, voice.vocabulary);
}

/** "Sometimes" of "sometimes but not always". */
function beforeButNot(message: string, { vocabulary }: Voice): string | undefined {
  const folded = fold(message);
  const phrase = [...vocabulary.phrases('butNot')].find((each) => folded.includes(` ${each} `));
  const [sooner] = phrase === undefined ? [] : folded.split(` ${phrase} `);
  return sooner === undefined || isDenied(sooner, vocabulary) ? undefined : sooner;
}

const degreesMeant: Record<string, Degree[]> = { yes: ['mostly', 'always'], no: ['never', 'seldom'] };

/** "Yes" to "my worker listened to me" may be either of two, so it is asked which. */
function eitherOf(message: string, named: Candidate[], voice: Voice): Match {
  const degrees: (Degree | undefined)[] = degreesMeant[yesOrNo(message, voice) ?? ''] ?? [];
  const keys = named
    .filter(({ label }) => degrees.includes(degreeOf(label, voice.vocabulary)))
    .map(({ key }) => key);
  return keys.length > 1 ? { is: 'several', keys } : { is: 'nothing' };
}

/** "4" of "4/5" and "4 out of 5"; 10 out of 10 is all there is. */
function withoutOutOf(message: string): string {
  return message
    .replace(/^\s*(?:10|ten)\s?(?:\/|out of)\s?(?:10|ten)\s*$/i, '5')
    .replace(/(?<=[1-5]|one|two|three|four|five)\s?(?:\/|\bout of)\s?(?:5|five)\b/i, '');
}

/** It is said with both, seriously and for fun. */
const either = '😭';

/**
 * "Good" beside a sad face, or "good, bad", may be neither: it is asked which. Beside labels of their own a
 * thumb says it alone.
 */
function againstItself(
  found: Match,
  {
    message,
    candidates,
    voice,
    ownLabels,
  }: { message: string; candidates: Candidate[]; voice: Voice; ownLabels: boolean },
): Match {
  if (found.is !== 'one') return found;
  const said = Number(found.key);
  const isAgainst = (face: number) => Math.abs(face - said) > 1 && (face - 3) * (said - 3) < 0;
  const typed = withEmoji(message);
  const counts = (one: string) =>
    one !== either && (!ownLabels || thumbs.includes(one)) && typed.includes(one);
  const shown = five.filter((face) => emoji[face].some(counts));
  const named = inClauses(message, candidates, voice.vocabulary).map(Number);
  const other = (shown.length > 0 && shown.every(isAgainst) ? shown : named).find(isAgainst);
  return other === undefined ? found : { is: 'several', keys: [found.key, String(other)] };
}

const thumbs: readonly string[] = [...signs.yes, ...signs.no];
