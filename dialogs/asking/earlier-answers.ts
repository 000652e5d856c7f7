import type { Answer, Question } from '../questionnaire.ts';
import { formOf } from '../questions/index.ts';
import { route } from '../route.ts';
import type { Line, Say, State } from '../state.ts';
import type { Situation } from '../turn/turn.ts';
import type { Voice } from '../wording/voice.ts';
import { withQuotes } from '../wording/wording.ts';

/**
 * What was answered so far, each with its question, as it is shown to somebody who comes back or asks for it.
 */
export function earlierAnswers(at: Situation): Say[] {
  const { occasion, state, voice } = at;
  const answers = route(occasion.questionnaire, state.answers).flatMap((question, place) => {
    const answer = answerTo(state, question.key);
    if (!answer) return [];
    const wording = quoted(voice.wording(question.key, 'ask'), at);
    const said = answerInWords(question, answer, voice);
    return [{ question: question.key, number: place + 1, wording, answer: said }];
  });
  return answers.length > 0 ? [{ say: 'earlier', answers }] : [];
}

/** The answer to a question, where there is one. */
export function answerTo(state: State, question: string): Answer | undefined {
  return Object.hasOwn(state.answers, question) ? state.answers[question] : undefined;
}

/** An answer as a line, in the respondent's language. */
export function answerInWords(question: Question, answer: Answer, voice: Voice): Line {
  switch (answer.is) {
    case 'given':
      return formOf(question, voice).words(answer);
    case 'skipped':
      return voice.say('before.skipped');
    case 'prefer-not-to-say':
      return voice.say('before.prefer-not-to-say');
  }
}

/** A line of the questionnaire with each `{question-key}` in it filled by what was answered. */
export function quoted(line: Line, at: Situation): Line {
  return withQuotes(line, (key) => {
    const question = route(at.occasion.questionnaire, at.state.answers).find((each) => each.key === key);
    const answer = answerTo(at.state, key);
    return question && answer?.is === 'given' ? answerInWords(question, answer, at.voice).text : '…';
  });
}
