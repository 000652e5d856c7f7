import { againstItself } from '../recognising/recognise.ts';
import { hasWords } from '../recognising/typed-faces.ts';
import type { Voice } from '../wording/voice.ts';
import { doesNotKnow, type Form, hintFor, oneOf, type Parsed, type QuestionOf } from './form.ts';
import { afterLabel, candidatesFor, labelsOf, offer, offeredOf } from './options.ts';

/** One of several options. */
export function choice(question: QuestionOf<'choice'>, voice: Voice): Form {
  const { key: asked, options } = question;
  const offered = offeredOf(options);
  return {
    options: offered.map((option) => offer(asked, option, voice)),
    parse(reply): Parsed {
      const candidates = candidatesFor(asked, offered, voice);
      const text = reply.text.trim();
      const other = candidates.find(({ key }) =>
        offered.some((option) => option.key === key && option.other),
      );
      const ownWords =
        other && (reply.picked ? reply.picked.includes(other.key) && text : afterLabel(text, other));
      if (other && ownWords) return { ok: true, value: other.key, categories: [other.key], other: ownWords };

      const said = oneOf(reply, candidates, voice);
      const found = reply.picked ? said : againstItself(said, text, candidates, voice.vocabulary);
      if (found.is === 'one') {
        const lacksWords = found.key === other?.key;
        return { ok: true, value: found.key, categories: [found.key], ...(lacksWords && { lacksWords }) };
      }
      // Whatever is no option is what "other, please say" asks for.
      if (other && found.is === 'nothing' && hasWords(text) && !doesNotKnow(text, voice)) {
        return { ok: true, value: other.key, categories: [other.key], other: text };
      }
      return { ok: false, hint: hintFor(reply, found, candidates, voice, voice.say('hint.choice')) };
    },
    words: ({ value, other }) => labelsOf(asked, [String(value)], other, options, voice),
  };
}
