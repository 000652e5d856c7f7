import { type Questionnaire, questionsOf } from '../questionnaire.ts';
import { sentencesOf } from '../wording/sentences.ts';
import { variantsOf, wordingsOf } from '../wording/wording.ts';
import { audiences, longestSentence } from './audiences.ts';
import type { Problem } from './problem.ts';

/** English words that are harder to read than their audience is promised, by a measure in years. */
export function hardWords(questionnaire: Questionnaire, readingAge: (text: string) => number): Problem[] {
  const { audience } = questionnaire;
  const limit = audiences[audience].readingAge;
  return textsOf(questionnaire).flatMap(({ where, text }): Problem[] => {
    const age = readingAge(text);
    if (age <= limit) return [];
    const reader = audience.replace('-', ' ');
    const wrong = `"${text}" reads at age ${age.toFixed(1)}. For a ${reader} it may be ${limit} at most:`;
    const message = `${wrong} use shorter words and sentences.`;
    return [{ code: 'hard-to-read', where, message }];
  });
}

/** English sentences that are too long to take in at once. */
export function longSentences(questionnaire: Questionnaire): Problem[] {
  return textsOf(questionnaire).flatMap(({ where, text }) =>
    sentencesOf(text)
      .filter((words) => words.length > longestSentence)
      .map((words): Problem => {
        const wrong = `"${words.slice(0, 5).join(' ')} …" has ${words.length} words.`;
        const message = `${wrong} A sentence may have ${longestSentence}.`;
        return { code: 'long-sentence', where, message };
      }),
  );
}

/**
 * Questions without the easier words that their audience may always ask for, and choices without a picture
 * where one is promised.
 */
export function missingHelp(questionnaire: Questionnaire): Problem[] {
  const { simpler, pictures } = audiences[questionnaire.audience];
  return [
    ...(simpler ? questionsOf(questionnaire) : [])
      .filter((question) => question.simpler === undefined)
      .map(({ key }): Problem => {
        const wrong = `Question "${key}" has no simpler wording.`;
        const message = `${wrong} A ${questionnaire.audience} may always ask for one.`;
        return { code: 'missing-wording', where: `${key}.simpler`, message };
      }),
    ...(pictures ? questionnaire.questions : []).flatMap((question) => {
      const answer = question.type === 'battery' ? question.answer : question;
      return ('options' in answer ? answer.options : [])
        .filter((option) => !option.retired && option.picture === undefined)
        .map((option): Problem => {
          const message = `Option "${option.key}" of "${question.key}" has no picture.`;
          return { code: 'missing-picture', where: `${question.key}.options.${option.key}`, message };
        });
    }),
  ];
}

/** Every English text with its place, each variant its own. A quoted answer reads as one plain word. */
function textsOf(questionnaire: Questionnaire): { where: string; text: string }[] {
  return wordingsOf(questionnaire).flatMap(({ place, wording }) =>
    variantsOf(wording).map(([variant, text]) => ({
      where: variant === 'default' ? place : `${place}.${variant}`,
      text: text.replaceAll(/\{[^{}]*\}/g, 'this'),
    })),
  );
}
