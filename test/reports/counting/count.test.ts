import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { route } from '../../../dialogs/route.ts';
import { inOneGo } from '../../../domain/giving-way.ts';
import { bandNames } from '../../../domain/participant.ts';
import { count } from '../../../reports/counting/count.ts';
import { joinVersions } from '../../../reports/counting/joined-questionnaire.ts';
import { releasedAnswers } from '../../../reports/release/released-answers.ts';
import { kitchenSink } from '../../support/questionnaires.ts';
import { anyResponses, given, groupsOf, questionnaireOf, type Response } from '../../support/responses.ts';

const reworded = questionnaireOf(
  [
    { key: 'again', type: 'faces', ask: 'Will you be back?' },
    {
      key: 'came',
      type: 'choice',
      ask: 'How did you come?',
      options: [
        { key: 'boat', label: 'By boat' },
        { key: 'dont-know', label: 'No idea', unscored: true },
        { key: 'walk', label: 'On foot' },
      ],
    },
    { key: 'new', type: 'text', ask: 'What is new?' },
  ],
  'kitchen-sink',
);
const second = { id: 2, questionnaire: reworded };
const versions = [{ id: 1, questionnaire: kitchenSink }, second];

/** What was counted, in words: one line a figure that is not nought. */
function told(responses: Response[]): string[] {
  const joined = joinVersions(versions);
  const released = inOneGo(releasedAnswers(joined, groupsOf(responses), 0));
  const { everybody, bands } = inOneGo(count(released, { from: '2026-01', to: '2026-01' }));
  const all = [
    { row: 'all', counts: everybody },
    ...bands.flatMap(({ band, values }) =>
      values.map(({ value, counts }) => ({ row: `${band} ${value}`, counts })),
    ),
  ];
  return all
    .flatMap(({ row, counts }) =>
      joined.questions.flatMap(({ key, categories, at }, place) => [
        ...[...categories.map((category) => category.key), 'skipped', 'preferred not'].map(
          (category, column) => [`${row}: ${key} ${category}`, counts.columns[at + column]],
        ),
        [`${row}: ${key} answers`, counts.answers[place]],
        [`${row}: ${key} people`, counts.respondents[place]],
      ]),
    )
    .flatMap(([figure, number]) => (number ? [`${figure} ${number}`] : []));
}

/** The same the slow and plain way: look at each response, in each row, for each question. */
function reference(responses: Response[]): string[] {
  const figures = new Map<string, number>();
  const people = new Map<string, Set<number>>();
  const add = (figure: string) => figures.set(figure, (figures.get(figure) ?? 0) + 1);
  const known = bandNames.filter((band) => responses.some(({ bands }) => bands[band]));
  for (const { person, bands, version, answers } of responses) {
    for (const row of ['all', ...known.map((band) => `${band} ${bands[band] ?? 'not-known'}`)]) {
      for (const question of route(version.questionnaire, answers)) {
        const answer = answers[question.key];
        if (!answer) continue;
        const unscored =
          'options' in question
            ? question.options.filter((option) => option.unscored).map(({ key }) => key)
            : [];
        if (answer.is === 'given')
          for (const category of answer.categories) add(`${row}: ${question.key} ${category}`);
        else add(`${row}: ${question.key} ${answer.is === 'skipped' ? 'skipped' : 'preferred not'}`);
        const counts =
          answer.is === 'given'
            ? answer.categories.length === 0 ||
              answer.categories.some((category) => !unscored.includes(category))
            : question.type === 'text';
        if (!counts) continue;
        add(`${row}: ${question.key} answers`);
        const who = people.get(`${row}: ${question.key} people`) ?? new Set();
        people.set(`${row}: ${question.key} people`, who.add(person));
      }
    }
  }
  return [
    ...[...figures].map(([figure, number]) => `${figure} ${number}`),
    ...[...people].map(([figure, who]) => `${figure} ${who.size}`),
  ];
}

describe('counting', () => {
  it('gives what the plain way gives, whoever answers how often, in which version and bands', () => {
    fc.assert(
      fc.property(anyResponses(versions), (responses) => {
        expect(told(responses).sort()).toEqual(reference(responses).sort());
      }),
      { numRuns: 150 },
    );
  });

  it('counts a person who answered twice as one person with two answers', () => {
    const response = { person: 1, version: second, answers: { again: given('5') } };
    expect(
      told([
        { ...response, bands: { age: '10-14' } },
        { ...response, bands: { age: '15-17' } },
      ]),
    ).toEqual([
      'all: again 5 2',
      'all: again answers 2',
      'all: again people 1',
      'age 10-14: again 5 1',
      'age 10-14: again answers 1',
      'age 10-14: again people 1',
      'age 15-17: again 5 1',
      'age 15-17: again answers 1',
      'age 15-17: again people 1',
    ]);
  });
});
