import { wordLabel } from '../consent/proxy.ts';
import type { Answer, Question } from '../questionnaire.ts';
import { formOf } from '../questions/index.ts';
import { route } from '../route.ts';
import type { Ask, Line, Say, Word } from '../state.ts';
import { openQuestion, type Situation } from '../turn/turn.ts';
import type { Voice } from '../wording/voice.ts';
import { answerTo, quoted, saidBefore } from './earlier-answers.ts';
import { mayShow } from './shown-again.ts';

const offered: Word[] = [
  'back',
  'skip',
  'prefer-not-to-say',
  'read',
  'simpler',
  'help',
  'pause',
  'stop',
  'start-again',
  'language',
  'person',
  'delete',
];
const offeredToVictims: Word[] = [...offered, 'answers', 'agreed', 'withdraw'];

/** The open question, with what may be answered and what else may be done. */
export function askQuestion(at: Situation): Say {
  const { state, voice } = at;
  const question = openQuestion(at);
  const form = formOf(question, voice);
  const before = answerTo(state, question.key);
  const part = showsSimpler(at) ? 'simpler' : 'ask';
  const ask: Ask = {
    of: { question: question.key },
    type: question.type,
    card: state.card,
    wording: quoted(voice.wording(question.key, part), at),
    ...(question.instruction && { instruction: quoted(voice.wording(question.key, 'instruction'), at) }),
    ...form.extras,
    ...(question.hint && { hint: quoted(voice.wording(question.key, 'hint'), at) }),
    ...(question.picture && { picture: question.picture }),
    progress: progressOf(question, at),
    options: form.options,
    words: wordsOffered(question, before, at),
    ...(before && { before: whatWasSaid(question, before, at) }),
  };
  return { say: 'ask', ...ask };
}

/** The words of "other, please say". */
export function askOther(at: Situation): Say {
  const { state, voice } = at;
  const question = openQuestion(at);
  return {
    say: 'ask',
    of: { question: question.key },
    type: 'text',
    card: state.card,
    // To name it would show elsewhere what was picked here.
    wording: mayShow(at, question.key)
      ? voice.say('ask.other', { label: otherLabel(question, voice).text })
      : voice.say('ask.other-again'),
    progress: progressOf(question, at),
    options: [],
    words: wordsOffered(question, undefined, at),
  };
}

function otherLabel(question: Question, voice: Voice): Line {
  const options = question.type === 'choice' || question.type === 'choices' ? question.options : [];
  const other = options.find((option) => option.other && !option.retired);
  return other ? voice.wording(question.key, `options.${other.key}`) : { text: '', lang: 'en' };
}

/** Easier words are shown where there are some: once asked for, and after a reply that was not understood. */
export function showsSimpler(at: Pick<Situation, 'occasion' | 'state'>): boolean {
  return (at.state.simpler || at.state.misses > 0) && openQuestion(at).simpler !== undefined;
}

function whatWasSaid(question: Question, answer: Answer, at: Situation): Line {
  const said = saidBefore(question, answer, at);
  const isShown = answer.is === 'given' && mayShow(at, question.key);
  return isShown ? at.voice.say('before.said', { answer: said.text }) : said;
}

/** Whoever has answered keeps the answer where another would skip. */
function wordsOffered(question: Question, before: Answer | undefined, at: Situation): Ask['words'] {
  const { occasion, state, voice } = at;
  const keeps = before && (before.is === 'given' || !mayShow(at, question.key));
  return (occasion.consents ? offeredToVictims : offered)
    .filter((word) => word !== 'skip' || before || !question.mustAnswer)
    .filter((word) => word !== 'answers' || Object.keys(state.answers).length > 0)
    .map((word) => ({
      word,
      label: word === 'skip' && keeps ? voice.say('word.keep') : wordLabel(word, occasion, voice),
    }));
}

function progressOf(question: Question, { occasion, state, voice }: Situation): Ask['progress'] {
  const questions = route(occasion.questionnaire, state.answers);
  const at = questions.findIndex(({ key }) => key === question.key) + 1;
  const about = questions.length;
  return { at, about, line: voice.say('progress', { at, about }) };
}
