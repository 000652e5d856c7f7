import { bandKeys, kinds } from '../../domain/participant.ts';
import type { Questionnaire } from '../questionnaire.ts';
import type { Translation } from '../translation.ts';
import { type Addressee, placeOf, wordingIn } from '../wording/wording.ts';
import { listed, type Problem } from './problem.ts';

/** Two answers to one question with the same label: neither a reader nor the bot could tell them apart. */
export function sameLabels(questionnaire: Questionnaire, translations: readonly Translation[]): Problem[] {
  const problems = [undefined, ...translations].flatMap((translation) =>
    questionnaire.questions.flatMap((question) => {
      const places = labelPlaces(question);
      return addressees.flatMap((addressee): Problem[] => {
        const labels = places.map(({ key, place }) => ({
          key,
          label: plain(wordingIn(questionnaire, translation, place, addressee).text),
        }));
        return labels.flatMap(({ key, label }) => {
          const twin = labels.find((other) => other.label === label);
          if (!twin || twin.key === key) return [];
          const where = translation ? `${translation.language}: ${question.key}` : question.key;
          return [
            {
              code: 'same-label',
              where,
              message: `Answers ${listed([twin.key, key])} to "${question.key}" have the same label${
                translation ? ` in ${translation.language}` : ''
              }.`,
            },
          ];
        });
      });
    }),
  );
  return [...new Map(problems.map((problem) => [problem.message, problem])).values()];
}

const addressees: Addressee[] = kinds.flatMap((kind) =>
  [undefined, ...bandKeys.age].map((age) => ({ kind, bands: { age } })),
);

function labelPlaces(question: Questionnaire['questions'][number]): { key: string; place: string }[] {
  const answer = question.type === 'battery' ? question.answer : question;
  if (answer.type === 'faces') {
    return (answer.labels ?? []).map((_, at) => ({
      key: String(at + 1),
      place: placeOf(question.key, `labels.${at + 1}`),
    }));
  }
  if (answer.type !== 'choice' && answer.type !== 'choices') return [];
  return answer.options
    .filter((option) => !option.retired)
    .map(({ key }) => ({ key, place: placeOf(question.key, `options.${key}`) }));
}

/** As a typed reply is compared: without case, marks and spaces. */
function plain(label: string): string {
  return label.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '') || label;
}
