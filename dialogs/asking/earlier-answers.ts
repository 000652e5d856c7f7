import type { Answer, Question } from '../questionnaire.ts';
import { formOf } from '../questions/index.ts';
import { route } from '../route.ts';
import type { Line, Say, State } from '../state.ts';
import type { Situation } from '../turn/turn.ts';
import { withoutSentences } from '../wording/sentences.ts';
import { quotesIn, withQuotes } from '../wording/wording.ts';
import { mayShow } from './shown-again.ts';

/** Whether anything on their way has been answered. */
export function hasAnswered({ occasion, state }: Pick<Situation, 'occasion' | 'state'>): boolean {
  return route(occasion.questionnaire, state.answers).some(({ key }) => answerTo(state, key));
}

/** What was answered so far and may be shown here, each with its question. */
export function earlierAnswers(at: Situation): Say[] {
  return listed(at, ({ key }) => mayShow(at, key));
}

/**
 * What was answered so far, to choose from: where an answer may not be shown here, that there is one. A
 * question that only some are asked would show what was said before it, and is left out then.
 */
export function everyAnswer(at: Situation): Say[] {
  return listed(at, ({ key, when }) => mayShow(at, key) || !when);
}

function listed(at: Situation, isListed: (question: Question) => boolean): Say[] {
  const { occasion, state, voice } = at;
  const answers = route(occasion.questionnaire, state.answers).flatMap((question, place) => {
    const answer = answerTo(state, question.key);
    if (!answer || !isListed(question)) return [];
    const wording = quoted(voice.wording(question.key, 'ask'), at);
    return [{ question: question.key, number: place + 1, wording, answer: saidBefore(question, answer, at) }];
  });
  return answers.length > 0 ? [{ say: 'earlier', answers }] : [];
}

/** The answer to a question, where there is one. */
export function answerTo(state: State, question: string): Answer | undefined {
  return Object.hasOwn(state.answers, question) ? state.answers[question] : undefined;
}

/** An answer as a line, in the respondent's language; that there is one, where it may not be shown here. */
export function saidBefore(question: Question, answer: Answer, at: Situation): Line {
  const { voice } = at;
  if (!mayShow(at, question.key)) return voice.say('before.hidden');
  switch (answer.is) {
    case 'given':
      return formOf(question, voice).words(answer);
    case 'skipped':
      return voice.say('before.skipped');
    case 'prefer-not-to-say':
      return voice.say('before.prefer-not-to-say');
  }
}

/**
 * A line of the questionnaire with each `{question-key}` in it filled by what was answered. A sentence is
 * left out where that may not be shown here and another sentence stands without it.
 */
export function quoted(line: Line, at: Situation): Line {
  const said = (key: string): string | undefined => {
    const question = route(at.occasion.questionnaire, at.state.answers).find((each) => each.key === key);
    const answer = answerTo(at.state, key);
    if (!question || answer?.is !== 'given' || !mayShow(at, key)) return undefined;
    return formOf(question, at.voice).words(answer).text;
  };
  const keys = quotesIn(line.text);
  if (keys.length === 0) return line;
  const without = withoutSentences(line.text, (sentence) =>
    quotesIn(sentence).some((key) => said(key) === undefined),
  );
  return withQuotes({ ...line, text: without || line.text }, (key) => said(key) ?? '…');
}
