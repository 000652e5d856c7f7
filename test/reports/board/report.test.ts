import { describe, expect, it } from 'vitest';
import { givingWay } from '../../../domain/giving-way.ts';
import { type BoardReport, boardReporting } from '../../../reports/board/report.ts';
import { clubNow, people, report } from '../../support/auditor/clubs.ts';
import { given, groupsOf } from '../../support/responses.ts';
import { there } from '../../support/there.ts';
import { turnsOfOthers } from '../../support/turns-of-others.ts';

const period = { from: '2026-01', to: '2026-01' };
const question = (of: BoardReport, key: string) =>
  of.questionnaires[0]?.questions.find(({ question }) => question === key);

describe('a question in the board report', () => {
  it('has its wording, each category with its count, share and interval, and the people behind them', () => {
    const figures = question(
      report([...people(6, { mood: given('5') }), ...people(2, { mood: given('1') })]),
      'mood',
    );
    expect(figures).toEqual({
      question: 'mood',
      wording: 'How was it?',
      instruction: null,
      type: 'faces',
      suppressed: false,
      base: 8,
      answers: 8,
      categories: [
        { category: '1', label: 'Really bad', count: 2, share: 0.25, low: 0.0715, high: 0.5907 },
        { category: '2', label: 'Bad', count: 0, share: 0, low: 0, high: 0.3244 },
        { category: '3', label: 'In the middle', count: 0, share: 0, low: 0, high: 0.3244 },
        { category: '4', label: 'Good', count: 0, share: 0, low: 0, high: 0.3244 },
        { category: '5', label: 'Really good', count: 6, share: 0.75, low: 0.4093, high: 0.9285 },
      ],
      guess: null,
      unscored: [],
      skipped: 0,
      preferNotToSay: 0,
      bands: [],
    });
  });

  it('counts a skip, "prefer not to say" and what is not scored apart, outside the shares', () => {
    const came = question(
      report([
        ...people(5, { came: given('walk') }),
        ...people(3, { came: given('dont-know') }),
        ...people(2, { came: { is: 'skipped' } }),
        ...people(1, { came: { is: 'prefer-not-to-say' } }),
      ]),
      'came',
    );
    expect(came).toMatchObject({ base: 5, skipped: 2, preferNotToSay: 1 });
    expect(came).toMatchObject({
      categories: [
        { category: 'walk', share: 1 },
        { category: 'tram', count: 0 },
      ],
    });
    expect(came).toMatchObject({ unscored: [{ category: 'dont-know', label: "I don't know", count: 3 }] });
  });

  it('says of a text only how many of those asked said something', () => {
    const more = question(
      report([...people(3, { more: given('said') }), ...people(9, { more: { is: 'skipped' } })]),
      'more',
    );
    expect(more).toMatchObject({ wording: 'You said [their answer]. Why?', base: 12, skipped: 9 });
    expect(more).toMatchObject({
      categories: [{ category: 'said', label: 'Said something', count: 3, share: 0.25 }],
    });
  });

  it('tells apart what a machine guessed of a text, beside those of whom it guessed nothing', () => {
    const figures = report([
      ...people(4, { more: given('said', 'positive') }),
      ...people(2, { more: given('said', 'negative') }),
      ...people(3, { more: given('said') }),
      ...people(3, { more: { is: 'skipped' } }),
    ]);
    expect(question(figures, 'more')).toMatchObject({
      base: 12,
      categories: [{ category: 'said', count: 9, share: 0.75 }],
      guess: { positive: 4, neutral: 0, negative: 2, notGuessed: 3 },
      unscored: [],
    });
  });

  it('joins versions by key, in the words and order of the newest, and keeps what is no longer asked', () => {
    const both = report([
      ...people(5, { mood: given('4'), came: given('tram') }),
      ...people(5, { safe: given('yes'), came: given('walk') }, {}, clubNow),
    ]);
    expect(both.questionnaires.map(({ questions }) => questions.map(({ question }) => question))).toEqual([
      ['safe', 'came', 'more', 'mood'],
    ]);
    expect(question(both, 'came')).toMatchObject({
      wording: 'How did you come?',
      base: 10,
      categories: [
        { label: 'By boat', count: 0 },
        { label: 'On foot', count: 5 },
        { label: 'By tram', count: 5 },
      ],
      unscored: [{ label: "I don't know", count: 0 }],
    });
    expect(question(both, 'mood')).toMatchObject({ base: 5 });
  });
});

describe('bands in the board report', () => {
  const some = [
    ...people(7, { mood: given('5') }, { age: '15-17', team: 'south' }),
    ...people(9, { mood: given('4') }, { age: '10-14', team: 'north' }),
    ...people(6, { mood: given('1') }),
  ];
  const rows = (of: BoardReport) =>
    question(of, 'mood')?.bands.map(({ band, rows }) => [
      band,
      rows.map((row) => (row.suppressed ? [row.value] : [row.value, row.base])),
    ]);

  it('stand one band at a time, each value a row, in a fixed order, what is not known last', () => {
    const expected = [
      [
        'age',
        [
          ['10-14', 9],
          ['15-17', 7],
          ['not-known', 6],
        ],
      ],
      [
        'team',
        [
          ['north', 9],
          ['south', 7],
          ['not-known', 6],
        ],
      ],
    ];
    expect(rows(report(some))).toEqual(expected);
    expect(rows(report(some.toReversed()))).toEqual(expected);
  });

  it('can be asked for alone', () => {
    expect(rows(report(some, { bands: ['team'] }))?.map(([band]) => band)).toEqual(['team']);
  });

  it('are not there where nothing is known', () => {
    expect(rows(report(people(9, { mood: given('1') })))).toEqual([]);
  });

  it('are marked and carry no number where they are few, and so is the next smallest', () => {
    const few = [...some, ...people(2, { mood: given('5') }, { age: '18-plus', team: 'north' })];
    expect(question(report(few), 'mood')?.bands[0]?.rows).toEqual([
      expect.objectContaining({ value: '10-14', base: 9 }),
      expect.objectContaining({ value: '15-17', base: 7 }),
      { value: '18-plus', suppressed: true },
      { value: 'not-known', suppressed: true },
    ]);
  });
});

describe('the notes', () => {
  const asked = [{ questionnaire: 'club', month: '2026-01', bands: {}, asked: 20, answered: 6 }];
  const notes = (answered: number) => report(people(answered, { mood: given('5') }), { asked }).notes.join();

  it('say why a question has more people than answered to the end, where it has', () => {
    expect(notes(7)).toContain('Some questions have more people than the response rate counts');
    expect(notes(6)).not.toContain('stopped before the end');
  });

  it('tell nothing of who stopped among too few', () => {
    const few = [{ questionnaire: 'club', month: '2026-01', bands: {}, asked: 4, answered: 2 }];
    const figures = report(people(4, { mood: given('5') }), { asked: few });
    expect(figures.notes.join()).not.toContain('stopped before the end');
  });
});

describe('a report of little', () => {
  it('of nothing says so', () => {
    expect(report([])).toEqual({
      from: '2025-10',
      to: '2026-03',
      threshold: 5,
      suppressed: true,
      questionnaires: [],
      notes: ['There is nobody to count in these months yet.'],
    });
  });

  it('of one answer shows no figure and says why', () => {
    const figures = report(people(1, { mood: given('5') }, { age: '10-14' }), {
      asked: [{ questionnaire: 'club', month: '2026-01', bands: { age: '10-14' }, asked: 1, answered: 1 }],
    });
    expect(figures.notes).toContain(
      'No answers can be shown: no question was answered by at least 5 people. Longer periods may ' +
        'have enough.',
    );
    expect(JSON.stringify(figures)).not.toMatch(/"(base|count|asked|answered|share|skipped)":/);
  });
});

it('lets others have their turn while a large service is counted', async () => {
  const responses = Array.from({ length: 2_000 }, (_, n) => ({
    ...there(people(1, { mood: given('5') })[0]),
    person: n,
    bands: { team: `team-${n}`, area: `area-${n}` },
  }));
  const counting = boardReporting({
    ...period,
    threshold: 5,
    groups: groupsOf(responses),
    asked: [],
    newest: [],
  });
  expect(await turnsOfOthers(() => givingWay(counting))).toBeGreaterThan(15);
});
