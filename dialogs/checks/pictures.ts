import type { Questionnaire } from '../questionnaire.ts';
import type { Problem } from './problem.ts';

/** Pictures that are named and do not exist: words would stand there without one. */
export function unknownPictures({ questions }: Questionnaire, pictures: ReadonlySet<string>): Problem[] {
  return questions.flatMap((question): Problem[] => {
    const { key, picture } = question;
    const answer = question.type === 'battery' ? question.answer : question;
    const options = 'options' in answer ? answer.options : [];
    const named = [
      { where: `${key}.picture`, of: `Question "${key}"`, picture },
      ...options.map((option) => ({
        where: `${key}.options.${option.key}.picture`,
        of: `Option "${option.key}" of "${key}"`,
        picture: option.picture,
      })),
    ];
    return named.flatMap(({ where, of, picture: name }): Problem[] =>
      name === undefined || pictures.has(name)
        ? []
        : [
            {
              code: 'unknown-picture',
              where,
              message: `${of} has the picture "${name}", which does not exist.`,
            },
          ],
    );
  });
}
