import { isClearYes } from '../recognising/clear-yes.ts';
import { fold } from '../recognising/fold.ts';
import { isDenied } from '../recognising/negation.ts';
import { coresOf } from '../recognising/politeness.ts';
import { againstItself, type Candidate, type Match, recognise } from '../recognising/recognise.ts';
import { signs } from '../recognising/signs.ts';
import type { Vocabulary } from '../recognising/vocabulary.ts';
import type { Voice } from '../wording/voice.ts';
import { type Form, hintFor, oneOf } from './form.ts';

const three = ['yes', 'no', 'not-sure'] as const;
const emoji = {
  yes: [...signs.yes, '🙂', '😀'],
  no: signs.no,
  'not-sure': ['🤷', '❓', '❔', '🤔'],
};

/** Yes, no or not sure. `consents`: it asks for consent, which nothing but a clear yes gives. */
export function yesNo(voice: Voice, consents = false): Form {
  return {
    options: three.map((key) => ({ key, label: voice.say(key) })),
    parse(reply) {
      const candidates = candidatesIn(voice);
      const clearly = consents && !reply.picked;
      if (clearly && isClearYes(reply.text, voice)) return { ok: true, value: 'yes', categories: ['yes'] };
      const found = reply.picked
        ? oneOf(reply, candidates, voice)
        : recogniseYesOrNo(reply.text, candidates, voice);
      if (clearly && found.is === 'one' && found.key === 'yes')
        return { ok: false, hint: voice.say('hint.yes-no') };
      if (found.is === 'one') return { ok: true, value: found.key, categories: [found.key] };
      return { ok: false, hint: hintFor(reply, found, candidates, voice, voice.say('hint.yes-no')) };
    },
    words({ value }) {
      const key = three.find((each) => each === value);
      return key ? voice.say(key) : { text: String(value), lang: voice.locale };
    },
  };
}

/** Which of the three a message says, in any of the many ways. */
export function yesOrNo(message: string, voice: Voice): string | undefined {
  const found = recogniseYesOrNo(message, candidatesIn(voice), voice);
  return found.is === 'one' ? found.key : undefined;
}

function recogniseYesOrNo(message: string, candidates: Candidate[], voice: Voice): Match {
  const whole = recognise(message, candidates, voice.vocabulary);
  const key = whole.is === 'nothing' ? firstWord(message, voice) : undefined;
  return againstItself(key ? { is: 'one', key } : whole, message, candidates, voice.vocabulary);
}

const known = new WeakMap<Vocabulary, Candidate[]>();

/** Made once a language, for many messages are held against them. */
function candidatesIn(voice: Voice): Candidate[] {
  const { vocabulary } = voice;
  const phrases = {
    yes: vocabulary.phrases('yes'),
    no: vocabulary.phrases('no'),
    'not-sure': vocabulary.phrases('dontKnow'),
  };
  const candidates =
    known.get(vocabulary) ??
    three.map((key) => ({
      key,
      label: voice.say(key).text,
      also: new Set([...phrases[key], ...emoji[key]]),
    }));
  known.set(vocabulary, candidates);
  return candidates;
}

/** "Yes they always listened": the first word says it, unless the rest may take it back. */
function firstWord(message: string, voice: Voice): (typeof three)[number] | undefined {
  const { vocabulary } = voice;
  const folded = fold(message);
  if ([...vocabulary.phrases('dontKnow')].some((phrase) => folded.startsWith(`${phrase} `)))
    return 'not-sure';
  const [first = '', ...rest] = (coresOf(folded, vocabulary)[0] ?? '').split(' ');
  const [yes, no] = [vocabulary.phrases('firstYes'), vocabulary.phrases('firstNo')];
  if (yes.has(first) && !rest.some((word) => no.has(word) || vocabulary.phrases('negations').has(word)))
    return 'yes';
  if (
    no.has(first) &&
    !rest.some((word) => yes.has(word) || vocabulary.phrases('but').has(word)) &&
    !praises(rest, voice)
  )
    return 'no';
  return undefined;
}

/** "Nah she was alright" says no to something else. */
function praises(words: string[], { vocabulary }: Voice): boolean {
  const good = (['face3', 'face4', 'face5'] as const).some((face) =>
    words.some((word) => vocabulary.phrases(face).has(word)),
  );
  return good && !isDenied(words.join(' '), vocabulary);
}
