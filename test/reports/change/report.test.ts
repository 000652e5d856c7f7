import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../dialogs/questionnaire.ts';
import { changeCsv } from '../../../reports/change/csv.ts';
import { type ChangeReport, changeReport, changeReportSchema } from '../../../reports/change/report.ts';
import { parseCsv } from '../../support/csv.ts';
import { anyResponses, given, groupsOf, questionnaireOf, type Response } from '../../support/responses.ts';

const sure = { key: 'sure', type: 'scale', ask: 'How sure are you?', low: 'Not at all', high: 'Very' };
const start = {
  id: 1,
  questionnaire: questionnaireOf(
    [
      sure,
      { key: 'home', type: 'faces', ask: 'How is it at home?' },
      { key: 'sleep', type: 'faces', ask: 'How do you sleep?' },
      { key: 'help', type: 'yes-no', ask: 'Do you get help?' },
    ],
    'start',
  ),
};
/** Follows the first: a question in front, one reworded, one asked in another way. */
const end = {
  id: 2,
  questionnaire: questionnaireOf(
    [
      { key: 'views', type: 'text', ask: 'What did you think of us?' },
      { key: 'home', type: 'faces', ask: 'How is it at home now?' },
      { ...sure, key: 'sleep' },
      sure,
      { key: 'help', type: 'yes-no', ask: 'Do you get help?' },
    ],
    'end',
  ),
};

type Answers = Record<string, Answer>;
const answered = (version: typeof start, each: readonly (Answers | null)[]): Response[] =>
  each.flatMap((answers, person) => (answers ? [{ person, bands: {}, version, answers }] : []));
const many = (number: number, answers: Answers) => Array.from({ length: number }, () => answers);
const home = (face: number) => ({ home: given(String(face)) });
const unsaid: Answers = { home: { is: 'skipped' } };

/** A line a person: what they answered at the start and at the end. */
function change(people: readonly [Answers | null, Answers | null][], threshold = 5): ChangeReport {
  return changeReport({
    earlier: groupsOf(
      answered(
        start,
        people.map(([first]) => first),
      ),
    ),
    later: groupsOf(
      answered(
        end,
        people.map(([, last]) => last),
      ),
    ),
    threshold,
  });
}
const times = (
  number: number,
  first: Answers | null,
  last: Answers | null,
): [Answers | null, Answers | null][] => many(number, {}).map(() => [first, last]);
const question = (report: ChangeReport, key: string) => report.questions.find((one) => one.question === key);

describe('change between two questionnaires', () => {
  it('is told of the questions of faces or a scale that both ask in the same way, in the later words', () => {
    expect(change(times(1, {}, {})).questions).toEqual([
      {
        question: 'home',
        wording: 'How is it at home now?',
        instruction: null,
        type: 'faces',
        lowest: 'Really bad',
        highest: 'Really good',
        suppressed: true,
      },
      {
        question: 'sure',
        wording: 'How sure are you?',
        instruction: null,
        type: 'scale',
        lowest: '0 (Not at all)',
        highest: '10 (Very)',
        suppressed: true,
      },
    ]);
  });

  it.each<[string, [Answers | null, Answers | null][], object]>([
    [
      'six of six moved up',
      times(6, home(2), home(4)),
      { base: 6, up: 6, stayed: 0, down: 0, says: 'moved up' },
    ],
    ['six of six moved down', times(6, home(4), home(3)), { base: 6, up: 0, down: 6, says: 'moved down' }],
    [
      'five of five may be chance',
      times(5, home(2), home(4)),
      { base: 5, up: 5, p: 0.0625, says: 'no clear change' },
    ],
    [
      'who stayed does not make it clearer',
      [...times(3, home(2), home(4)), ...times(20, home(3), home(3))],
      { base: 23, up: 3, stayed: 20, down: 0, p: 0.25, says: 'no clear change' },
    ],
    [
      'who answered once is in no pair',
      [...times(6, home(2), home(4)), ...times(3, home(1), null), ...times(3, null, home(1))],
      { base: 6, up: 6 },
    ],
    [
      'nor who left the question open at the end',
      [...times(6, home(2), home(4)), ...times(2, home(1), unsaid), ...times(2, home(1), {})],
      { base: 6, up: 6 },
    ],
  ])('%s', (_, people, moves) => {
    expect(question(change(people), 'home')).toMatchObject({ suppressed: false, ...moves });
  });

  it('knows that ten is more than nine', () => {
    const report = change(times(6, { sure: given('9') }, { sure: given('10') }));
    expect(question(report, 'sure')).toMatchObject({ up: 6, down: 0 });
  });

  it('has no number for a question that fewer than five answered both times', () => {
    const report = change([...times(4, home(2), home(4)), ...times(4, home(2), unsaid)]);
    expect(report).toMatchObject({ suppressed: false, base: 8 });
    expect(
      Object.values(question(report, 'home') ?? {}).filter((value) => typeof value === 'number'),
    ).toEqual([]);
  });

  it("takes a person's last response to each", () => {
    const people = many(6, {});
    const twice = (version: typeof start, first: Answers, last: Answers) =>
      groupsOf([
        ...answered(
          version,
          people.map(() => first),
        ),
        ...answered(
          version,
          people.map(() => last),
        ),
      ]);
    const report = changeReport({
      earlier: twice(start, home(5), home(2)),
      later: twice(end, home(1), home(3)),
      threshold: 5,
    });
    expect(report).toMatchObject({ base: 6 });
    expect(question(report, 'home')).toMatchObject({ base: 6, up: 6, down: 0 });
  });

  it('takes the newest version of each for the last, in whatever order they come', () => {
    const before = { ...start, id: 0 };
    const report = changeReport({
      earlier: [
        ...groupsOf(answered(start, many(6, home(2)))),
        ...groupsOf(answered(before, many(6, home(5)))),
      ],
      later: groupsOf(answered(end, many(6, home(3)))),
      threshold: 5,
    });
    expect(question(report, 'home')).toMatchObject({ up: 6 });
  });

  it('is nothing where nobody was asked', () => {
    const report = changeReport({ earlier: [], later: [], threshold: 5 });
    expect(report).toMatchObject({ suppressed: true, questions: [] });
  });
});

describe('any change', () => {
  const both = fc.record({
    first: anyResponses([start, { ...start, id: 0 }]),
    last: anyResponses([end, { ...end, id: 3 }]),
    threshold: fc.integer({ min: 1, max: 10 }),
  });
  const reportOn = ({ first, last, threshold }: { first: Response[]; last: Response[]; threshold: number }) =>
    changeReport({ earlier: groupsOf(first), later: groupsOf(last), threshold });

  it('keeps to its schema, adds up, and shows nothing of fewer people than the threshold', () => {
    fc.assert(
      fc.property(both, (of) => {
        const report = reportOn(of);
        expect(changeReportSchema.parse(report)).toEqual(report);
        const began = new Set(of.first.map(({ person }) => person));
        const twice = new Set(of.last.map(({ person }) => person).filter((person) => began.has(person)));
        expect(report.suppressed).toBe(twice.size < of.threshold);
        for (const row of report.questions) {
          if (row.suppressed) {
            expect(Object.values(row).some((value) => typeof value === 'number')).toBe(false);
            continue;
          }
          expect(row.base).toBeGreaterThanOrEqual(of.threshold);
          expect(row.base).toBeLessThanOrEqual(twice.size);
          expect(row.up + row.stayed + row.down).toBe(row.base);
          expect(row.says === 'no clear change').toBe(row.p >= 0.05);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same as CSV, a question a line', () => {
    fc.assert(
      fc.property(both, (of) => {
        const report = reportOn(of);
        const lines = parseCsv(changeCsv(report));
        expect(lines.map(({ question, base, up, says }) => [question, base, up, says])).toEqual(
          report.questions.map((row) =>
            row.suppressed
              ? [row.question, '', '', '']
              : [row.question, String(row.base), String(row.up), row.says],
          ),
        );
      }),
      { numRuns: 30 },
    );
  });
});

it('writes the change as CSV', () => {
  expect(changeCsv(change(times(6, home(2), home(4)))).split('\r\n')).toEqual([
    'question,base,up,stayed,down,p,says,suppressed,wording,lowest,highest',
    'home,6,6,0,0,0.0313,moved up,false,How is it at home now?,Really bad,Really good',
    'sure,,,,,,,true,How sure are you?,0 (Not at all),10 (Very)',
    '',
  ]);
});
