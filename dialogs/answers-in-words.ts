import type { Answer, Question, Questionnaire } from './questionnaire.ts';
import { formOf } from './questions/index.ts';
import { route } from './route.ts';
import { type Voice, voiceOf } from './wording/voice.ts';
import { type Addressee, withQuotes } from './wording/wording.ts';

/** One question as it was asked, and what was said to it. */
export type AnsweredQuestion = {
  question: string;
  /** What stands over the statements of a battery; null elsewhere. */
  instruction: string | null;
  asked: string;
  /** What the two ends of a scale mean; null elsewhere. */
  ends: { low: string; high: string } | null;
  /** `not-answered`: it was on their way, and nothing is kept of it. */
  is: Answer['is'] | 'not-answered';
  /** The answer in words, each thing that was ticked on a line of its own; empty where none was given. */
  said: string;
  /**
   * What somebody put in words of their own: a text, or "other, please say". Null where they chose from what
   * was offered.
   */
  ownWords: string | null;
};

/**
 * A response in English words, in the order in which it was asked: for whoever was told to read it. What
 * somebody wrote stays as they wrote it. With `quotes: false` no question carries another answer along.
 */
export function answersInWords(
  questionnaire: Questionnaire,
  answers: Readonly<Record<string, Answer>>,
  addressee: Addressee,
  { quotes = true }: { quotes?: boolean } = {},
): AnsweredQuestion[] {
  const voice = voiceOf({ questionnaire, translations: {}, due: null, ...addressee }, 'en');
  const questions = route(questionnaire, answers);
  const answerTo = ({ key }: Question) => (Object.hasOwn(answers, key) ? answers[key] : undefined);
  const quoted = (key: string): string => {
    const question = questions.find((one) => one.key === key);
    const answer = question && answerTo(question);
    return quotes && question && answer ? inWords(question, answer, voice) || '…' : '…';
  };
  return questions.map((question) => {
    const answer = answerTo(question);
    const wording = (part: 'ask' | 'instruction') =>
      withQuotes(voice.wording(question.key, part), quoted).text;
    return {
      question: question.key,
      instruction: question.instruction ? wording('instruction') : null,
      asked: wording('ask'),
      ends:
        question.type === 'scale'
          ? { low: voice.wording(question.key, 'low').text, high: voice.wording(question.key, 'high').text }
          : null,
      is: answer?.is ?? 'not-answered',
      said: answer
        ? eachOf(question, answer)
            .map((one) => inWords(question, one, voice))
            .join('\n')
        : '',
      ownWords: answer ? ownWordsIn(question, answer) : null,
    };
  });
}

function inWords(question: Question, answer: Answer, voice: Voice): string {
  return answer.is === 'given' ? formOf(question, voice).words(answer).text : '';
}

/** An answer of several ticks as one answer for each. */
function eachOf({ type }: Question, answer: Answer): Answer[] {
  if (type !== 'choices' || answer.is !== 'given') return [answer];
  const { value } = answer;
  return Array.isArray(value) && value.length > 0
    ? value.map((key) => ({ ...answer, value: [key] }))
    : [answer];
}

function ownWordsIn({ type }: Question, answer: Answer): string | null {
  if (answer.is !== 'given') return null;
  if (type === 'text') return String(answer.value);
  return answer.other ?? null;
}
