import type { Candidate } from '../hearing/recognise.ts';
import type { Voice } from '../voice.ts';
import { type Form, hintFor, oneOf, type QuestionOf } from './form.ts';

const five = [1, 2, 3, 4, 5] as const;
const emoji = {
  1: ['😢', '😭', '😡', '🤬', '😠', '😩', '😫', '🤮', '💩', '😤', '😱'],
  2: ['🙁', '☹', '😕', '😟', '😞', '😔', '😒', '👎', '😣', '🙄'],
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
    parse(heard) {
      const candidates = five.map(
        (face): Candidate => ({
          key: String(face),
          label: labelOf(face).text,
          also: new Set([...voice.ear.phrases(`face${face}`), ...emoji[face]]),
        }),
      );
      const found = oneOf(heard, candidates, voice);
      if (found.is === 'one') return { ok: true, value: Number(found.key), categories: [found.key] };
      const [one, two] = question.labels ? [labelOf(5), labelOf(1)] : [labelOf(4), labelOf(2)];
      const usual = voice.say('hint.faces', { one: one.text.toLowerCase(), two: two.text.toLowerCase() });
      return { ok: false, hint: hintFor(heard, found, candidates, voice, usual) };
    },
    words({ value }) {
      const face = five.find((each) => each === value);
      return face ? labelOf(face) : { text: String(value), lang: voice.locale };
    },
  };
}
