import { fold } from '../recognising/fold.ts';
import { numberIn } from '../recognising/numbers.ts';
import { coresOf } from '../recognising/politeness.ts';
import { isUnsureNumber } from '../recognising/typed-faces.ts';
import type { Voice } from '../wording/voice.ts';
import { type Form, hintFor, type QuestionOf } from './form.ts';

const most = 10;

/** A number from 0 to 10, with words at both ends. */
export function scale(question: QuestionOf<'scale'>, voice: Voice): Form {
  const low = voice.wording(question.key, 'low');
  const high = voice.wording(question.key, 'high');
  return {
    options: Array.from({ length: most + 1 }, (_, number) => ({
      key: String(number),
      label: { text: String(number), lang: voice.locale },
    })),
    extras: {
      ends: {
        low: { ...low, text: `0: ${low.text}` },
        high: { ...high, text: `${most}: ${high.text}` },
      },
    },
    parse(reply) {
      const number = reply.picked
        ? wholeNumber(reply.picked)
        : numberSaid(reply.text, { 0: low.text, 10: high.text }, voice);
      if (number !== undefined) return { ok: true, value: number, categories: [String(number)] };
      return { ok: false, hint: hintFor(reply, { is: 'nothing' }, [], voice, voice.say('hint.scale')) };
    },
    words: ({ value }) => voice.say('scale.answer', { number: String(value) }),
  };
}

function wholeNumber([key, ...others]: string[]): number | undefined {
  return key !== undefined && others.length === 0 && /^(\d|10)$/.test(key) ? Number(key) : undefined;
}

/** "7", "seven", "7/10", "about 8", or the words of an end. */
function numberSaid(
  message: string,
  ends: { 0: string; 10: string },
  { vocabulary }: Voice,
): number | undefined {
  const alone = message.replace('🔟', '10').replace(/(?<=.)(\/\s*|\bout of )(10|ten)\b/i, '');
  if (/[-−]\s*\p{Nd}/u.test(alone) || isUnsureNumber(alone)) return undefined;
  const folded = fold(alone);
  for (const core of coresOf(folded, vocabulary)) {
    if (core === fold(ends[0])) return 0;
    if (core === fold(ends[10])) return most;
    if (vocabulary.phrases('half').has(core)) return most / 2;
    const number = numberIn(core, vocabulary);
    if (number !== undefined) return number <= most ? number : undefined;
  }
  return undefined;
}
