import { impossibleTests, misplacedConditions } from './checks/conditions.ts';
import { consentProblems } from './checks/consent.ts';
import { duplicateKeys, tooManyCategories } from './checks/keys.ts';
import { sameLabels } from './checks/labels.ts';
import { contradictoryOptions } from './checks/options.ts';
import { unknownPictures } from './checks/pictures.ts';
import type { Problem } from './checks/problem.ts';
import { misplacedQuotes } from './checks/quotes.ts';
import { unansweredQuotes, unreachableQuestions } from './checks/reach.ts';
import { mistranslations } from './checks/translations.ts';
import { hardWords, longSentences, missingHelp } from './checks/words.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { Translation } from './translation.ts';

export type { Problem } from './checks/problem.ts';

/**
 * Every problem of a definition and its translations at once; none means that it may be published.
 * `readingAge` measures English text in years; `pictures` are the names of those there are. What can be
 * reached is judged once every condition and quote names what it should, and no false alarm is given.
 */
export function check(
  questionnaire: Questionnaire,
  translations: readonly Translation[],
  readingAge: (text: string) => number,
  pictures: ReadonlySet<string>,
): Problem[] {
  const structure = [
    ...duplicateKeys(questionnaire),
    ...misplacedConditions(questionnaire),
    ...impossibleTests(questionnaire),
    ...misplacedQuotes(questionnaire),
  ];
  return [
    ...structure,
    ...(structure.length === 0
      ? [...unreachableQuestions(questionnaire), ...unansweredQuotes(questionnaire)]
      : []),
    ...tooManyCategories(questionnaire),
    ...contradictoryOptions(questionnaire),
    ...sameLabels(questionnaire, translations),
    ...missingHelp(questionnaire),
    ...unknownPictures(questionnaire, pictures),
    ...consentProblems(questionnaire),
    ...hardWords(questionnaire, readingAge),
    ...longSentences(questionnaire),
    ...translations.flatMap((translation) => mistranslations(questionnaire, translation)),
  ];
}
