import fc from 'fast-check';
import type { Answer, Questionnaire } from '../../dialogs/questionnaire.ts';
import { questionnaireSchema, questionsOf } from '../../dialogs/questionnaire.ts';
import type { Bands } from '../../domain/participant.ts';
import { categoriesOf, tally } from '../../reports/counting/tally.ts';
import type { TalliedGroup } from '../../reports/release/released-answers.ts';

/** A response as a test tells it. */
export type Response = {
  person: number;
  bands: Bands;
  version: { id: number; questionnaire: Questionnaire };
  answers: Record<string, Answer>;
  /** When it was let into the figures, and for which month; the same for all where it does not matter. */
  batch?: number;
  month?: string;
};

/** The same as the database hands it over: grouped by version and bands, a compact row each. */
export function groupsOf(responses: readonly Response[]): TalliedGroup[] {
  const groups = new Map<string, TalliedGroup>();
  for (const { person, bands, version, answers, batch = 1, month = '2026-01' } of responses) {
    const key = JSON.stringify([version.id, batch, month, Object.entries(bands).sort()]);
    const group = groups.get(key) ?? { version, bands, batch, month, rows: '' };
    group.rows += `${String(person).padStart(11, '0')}${tally(version.questionnaire, answers)}\n`;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** A questionnaire of the given questions. */
export function questionnaireOf(questions: unknown[], key = 'club'): Questionnaire {
  return questionnaireSchema.parse({
    key,
    title: 'The club',
    audience: 'child',
    identity: 'confidential',
    minutes: 2,
    keepMonths: 12,
    why: 'We ask.',
    readBy: 'We read.',
    next: 'We tell you.',
    questions,
  });
}

/** An answer that counts as these categories. */
export function given(...categories: string[]): Answer {
  return { is: 'given', input: '', value: categories, categories };
}

/**
 * Any responses to these versions by up to `people` people, some of whom answer more than once,
 * with bands that may change.
 */
export function anyResponses(
  versions: readonly { id: number; questionnaire: Questionnaire }[],
  { people = 30, most = 60 } = {},
): fc.Arbitrary<Response[]> {
  const bands = fc.record(
    {
      age: fc.constantFrom('10-14', '15-17', '18-plus'),
      gender: fc.constantFrom('girl', 'boy', 'not-known'),
      team: fc.constantFrom('north', 'south', 'east', 'west'),
    },
    { requiredKeys: [] },
  );
  const response = fc.constantFrom(...versions).chain((version) =>
    fc.record({
      person: fc.nat(people),
      bands,
      version: fc.constant(version),
      answers: anyAnswers(version.questionnaire),
    }),
  );
  return fc.array(response, { maxLength: most, size: 'max' });
}

function anyAnswers(questionnaire: Questionnaire): fc.Arbitrary<Record<string, Answer>> {
  const answers = questionsOf(questionnaire).map((question) => {
    const categories = categoriesOf(question);
    const one = fc.constantFrom(...categories);
    const some =
      question.type === 'choices'
        ? fc.subarray(categories)
        : question.type === 'text'
          ? one.map((category) => [...new Set(['said', category])])
          : one.map((category) => [category]);
    const answer = fc.oneof(
      { weight: 5, arbitrary: some.map((categories) => given(...categories)) },
      { weight: 1, arbitrary: fc.constantFrom<Answer>({ is: 'skipped' }, { is: 'prefer-not-to-say' }) },
    );
    return fc.option(answer.map((answer): [string, Answer] => [question.key, answer]));
  });
  return fc.tuple(...answers).map((entries) => Object.fromEntries(entries.filter((entry) => entry !== null)));
}
