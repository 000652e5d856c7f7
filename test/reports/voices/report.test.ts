import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BandName } from '../../../domain/participant.ts';
import { inspected, missing } from '../../../reports/voices/compared-groups.ts';
import { voicesCsv } from '../../../reports/voices/csv.ts';
import { type Caseload, voicesOf } from '../../../reports/voices/report.ts';
import { voicesSchema } from '../../../reports/voices/schema.ts';
import { parseCsv } from '../../support/csv.ts';

/** What the board report shows of a group: how many answered of how many, or nothing. */
type Group = [value: string, answered: number, asked?: number] | [value: string];

function report(band: BandName, groups: readonly Group[], audience: 'child' | 'parent' = 'child') {
  const rows = groups.map(([value, answered, asked = answered ?? 0]) =>
    answered === undefined
      ? { value, suppressed: true as const }
      : { value, suppressed: false as const, asked, answered, responseRate: answered / asked },
  );
  const everybody = { suppressed: false as const, asked: 100, answered: 50, responseRate: 0.5 };
  const one = {
    questionnaire: 'end-of-order',
    title: 'The end',
    audience,
    bands: [{ band, rows }],
    ...everybody,
  };
  return { from: '2026-04', to: '2026-09', threshold: 5, questionnaires: [one] };
}

const counted = (band: BandName, values: Record<string, number>): Caseload => ({
  band,
  countedOn: '2026-09-30',
  values: Object.entries(values).map(([value, children]) => ({ value, children })),
});

/** Of each group: its share, that of the caseload in per cent, and what is said. */
function said(band: BandName, groups: readonly Group[], values: Record<string, number>): string[] {
  const [one] = voicesOf(report(band, groups), [counted(band, values)]).questionnaires;
  const [{ rows, together } = { rows: [], together: null }] = one?.bands ?? [];
  return [...rows, ...(together ? [together] : [])].map((row) => {
    if (!('compared' in row)) return `${row.value}: hidden`;
    if (!row.compared) return `${row.value}: not compared`;
    const { share, caseloadShare, says } = row.compared;
    return `${row.value}: ${Math.round(share * 100)} of ${Math.round(caseloadShare * 100)}, ${says}`;
  });
}

describe('who answered, beside the caseload', () => {
  it.each<[string, BandName, Group[], Record<string, number>, string[]]>([
    [
      'fewer girls than there are, and more boys',
      'gender',
      [
        ['girl', 9],
        ['boy', 91],
      ],
      { girl: 28, boy: 130 },
      ['girl: 9 of 18, fewer', 'boy: 91 of 82, more'],
    ],
    [
      'no clear difference, where so few answered',
      'gender',
      [
        ['girl', 5],
        ['boy', 35],
      ],
      { girl: 28, boy: 130 },
      ['girl: 13 of 18, no-clear-difference', 'boy: 88 of 82, no-clear-difference'],
    ],
    [
      'a hidden group is in no sum, of the caseload neither',
      'age',
      [['10-14'], ['15-17', 50], ['18-plus', 50]],
      { '10-14': 500, '15-17': 50, '18-plus': 50 },
      ['10-14: hidden', '15-17: 50 of 50, no-clear-difference', '18-plus: 50 of 50, no-clear-difference'],
    ],
    [
      'nor is one of few children, who could be worked out',
      'gender',
      [
        ['girl', 20],
        ['boy', 80],
        ['another', 6],
      ],
      { girl: 20, boy: 80, another: 1 },
      ['girl: 20 of 20, no-clear-difference', 'boy: 80 of 80, no-clear-difference', 'another: not compared'],
    ],
    [
      'nor are those of whom it is not known',
      'care',
      [
        ['in-care', 10],
        ['not-in-care', 10],
        ['not-known', 80],
      ],
      { 'in-care': 50, 'not-in-care': 50, 'not-known': 900 },
      [
        'in-care: 50 of 50, no-clear-difference',
        'not-in-care: 50 of 50, no-clear-difference',
        'not-known: not compared',
      ],
    ],
    [
      'all groups but White stand together too',
      'ethnicity',
      [
        ['asian', 10],
        ['black', 10],
        ['white', 80],
      ],
      { asian: 30, black: 30, white: 40 },
      [
        'asian: 10 of 30, fewer',
        'black: 10 of 30, fewer',
        'white: 80 of 40, more',
        'black-and-global-majority: 20 of 60, fewer',
      ],
    ],
    [
      'one group alone is compared with nobody',
      'gender',
      [['girl'], ['boy', 40]],
      { girl: 28, boy: 130 },
      ['girl: hidden', 'boy: not compared'],
    ],
    [
      'nothing is said where nobody answered',
      'gender',
      [
        ['girl', 0, 6],
        ['boy', 0, 20],
      ],
      { girl: 28, boy: 130 },
      ['girl: not compared', 'boy: not compared'],
    ],
    [
      'nor where the caseload is not told',
      'gender',
      [
        ['girl', 9],
        ['boy', 91],
      ],
      {},
      ['girl: not compared', 'boy: not compared'],
    ],
  ])('%s', (_, band, groups, values, expected) => {
    expect(said(band, groups, values)).toEqual(expected);
  });

  it('is of children alone', () => {
    const parents = report(
      'gender',
      [
        ['girl', 9],
        ['boy', 91],
      ],
      'parent',
    );
    expect(voicesOf(parents, [counted('gender', { girl: 28, boy: 130 })]).questionnaires).toEqual([]);
  });
});

const groups = fc.uniqueArray(
  fc.record({
    value: fc.constantFrom('asian', 'black', 'mixed', 'white', 'other', 'not-known'),
    answered: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
    more: fc.nat(50),
    children: fc.nat(200),
  }),
  { selector: ({ value }) => value },
);

describe('whatever the figures', () => {
  it('a hidden group and a small one change nothing of the others, so that neither can be worked out', () => {
    fc.assert(
      fc.property(groups, fc.nat(1000), (all, other) => {
        const told = (hiddenChildren: (n: number) => number) =>
          voicesOf(
            report(
              'ethnicity',
              all.map(
                ({ value, answered, more }): Group =>
                  answered === undefined ? [value] : [value, answered, answered + more + 1],
              ),
            ),
            [
              counted(
                'ethnicity',
                Object.fromEntries(
                  all.map(({ value, answered, children }) => [
                    value,
                    answered === undefined
                      ? hiddenChildren(children)
                      : children < 5
                        ? hiddenChildren(children) % 5
                        : children,
                  ]),
                ),
              ),
            ],
          );
        const voices = told((children) => children);
        expect(told((children) => children + other)).toEqual(voices);
        expect(voicesSchema.parse(voices)).toEqual(voices);
      }),
    );
  });

  it('the shares of the groups make a whole, and each lies in its range', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const voices = voicesOf(
          report(
            'ethnicity',
            all.map(({ value, answered = 7 }): Group => [value, answered, answered + 1]),
          ),
          [counted('ethnicity', Object.fromEntries(all.map(({ value, children }) => [value, children])))],
        );
        const rows = voices.questionnaires.flatMap(({ bands }) => bands.flatMap((band) => band.rows));
        const compared = rows.flatMap((row) => (!row.suppressed && row.compared ? [row.compared] : []));
        for (const part of ['share', 'caseloadShare'] as const) {
          const sum = compared.reduce((total, one) => total + one[part], 0);
          if (compared.length > 0) expect(sum).toBeCloseTo(1, 2);
        }
        for (const { share, low, high } of compared) {
          expect(low).toBeLessThanOrEqual(share);
          expect(high).toBeGreaterThanOrEqual(share);
        }
      }),
    );
  });
});

it('the voices that are missing come with the widest gap first', () => {
  const voices = voicesOf(
    report('ethnicity', [
      ['asian', 10],
      ['black', 15],
      ['white', 75],
    ]),
    [counted('ethnicity', { asian: 30, black: 30, white: 40 })],
  );
  expect(missing(voices).map(({ value }) => value)).toEqual(['black-and-global-majority', 'asian', 'black']);
});

it('girls, Black and Global Majority children and those in care are told of however they stand', () => {
  const voices = voicesOf(
    report('gender', [
      ['girl', 18],
      ['boy', 82],
    ]),
    [counted('gender', { girl: 28, boy: 130 })],
  );
  expect(inspected(voices).map(({ value, compared }) => [value, compared.says])).toEqual([
    ['girl', 'no-clear-difference'],
  ]);
  expect(missing(voices)).toEqual([]);
});

it('as CSV it is the same, a group a line, and a hidden one without a number', () => {
  const voices = voicesOf(report('gender', [['girl', 9, 30], ['boy', 91, 100], ['another']]), [
    counted('gender', { girl: 28, boy: 130 }),
  ]);
  const lines = parseCsv(voicesCsv(voices));
  expect(lines.map(({ band_value }) => band_value)).toEqual(['all', 'girl', 'boy', 'another']);
  expect(lines[1]).toMatchObject({ asked: '30', answered: '9', share: '0.09', says: 'fewer', base: '100' });
  const { questionnaire, wording, band, caseload_counted_on, band_value, suppressed, ...numbers } =
    lines[3] ?? {};
  expect([suppressed, new Set(Object.values(numbers))]).toEqual(['true', new Set([''])]);
});

it('tells nothing of a group that is hidden, or of few children, by its share of the caseload', () => {
  fc.assert(
    fc.property(fc.nat(4), fc.nat(4), fc.nat(300), fc.nat(300), (few, other, many, another) => {
      const of = (small: number, hidden: number) =>
        voicesOf(report('team', [['north', 12], ['south', 30], ['east', 6], ['west']]), [
          counted('team', { north: 40, south: 60, east: small, west: hidden }),
        ]);
      expect(of(few, many)).toEqual(of(other, another));
    }),
  );
});
