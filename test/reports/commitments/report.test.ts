import { describe, expect, it, test } from 'vitest';
import { outcomesIn, type ToldOutcome } from '../../../reports/commitments/outcomes.ts';
import { became, type CommitmentsReport, commitmentsCsv } from '../../../reports/commitments/report.ts';
import { parseCsv } from '../../support/csv.ts';

const now = new Date('2026-11-10T23:00:00Z');

test.each([
  ['done, however late', 'done', '2026-01-01', 'kept'],
  ['found impossible', 'cannot', '2026-01-01', 'cannot'],
  ['past its day and thought about', 'thinking', '2026-11-09', 'overdue'],
  ['past its day and under way', 'doing', '2026-11-09', 'overdue'],
  ['due today', 'doing', '2026-11-10', 'open'],
  ['without a day', 'thinking', null, 'open'],
] as const)('a promise that is %s', (_, status, due, ending) => {
  expect(became({ status, due: due === null ? null : new Date(due) }, now)).toBe(ending);
});

const told = (many: number, more: Partial<ToldOutcome> = {}): ToldOutcome[] =>
  Array.from({ length: many }, () => ({ shownWay: 'chat', why: null, shownVerdict: null, ...more }));

describe('what happened to those who were to be told', () => {
  it('is counted each by how, and why not', () => {
    const outcomes = [
      ...told(3, { shownVerdict: 'yes' }),
      ...told(2, { shownWay: 'page', why: 'no-chat', shownVerdict: 'no' }),
      ...told(1),
      ...told(4, { shownWay: null }),
      ...told(1, { shownWay: null, why: 'no-chat' }),
      ...told(2, { shownWay: null, why: 'refused' }),
      ...told(3, { shownWay: null, why: 'failed' }),
    ];
    expect(outcomesIn(outcomes, 5)).toEqual({
      sent: {
        suppressed: false,
        base: 16,
        inChat: 4,
        onPage: 2,
        waiting: 4,
        noChat: 1,
        refused: 2,
        failed: 3,
      },
      verdicts: { suppressed: false, base: 5, yes: 3, no: 2, notSure: 0 },
    });
  });

  it('has no number of fewer than the threshold', () => {
    expect(outcomesIn(told(4, { shownVerdict: 'yes' }), 5)).toEqual({
      sent: { suppressed: true },
      verdicts: { suppressed: true },
    });
    expect(outcomesIn([...told(4, { shownVerdict: 'yes' }), ...told(4)], 5)).toMatchObject({
      sent: { suppressed: false, base: 8 },
      verdicts: { suppressed: true },
    });
  });
});

test('the file has a line a figure, commitment, update and session; a suppressed row no number', () => {
  const report: CommitmentsReport = {
    threshold: 5,
    on: '2026-11-10',
    heardBack: {
      inTime: { suppressed: false, base: 10, told: 4, share: 0.4, low: 0.17, high: 0.69, asked: null },
      wait: { suppressed: true },
    },
    commitments: [
      {
        commitment: 'c1',
        theme: 'Food, drink',
        people: null,
        said: '=There is no "food".',
        doing: 'We will.',
        owner: 'Team',
        due: '2026-12-01',
        status: 'doing',
        why: null,
        became: 'open',
        planAim: null,
        mark: 2,
        madeOn: '2026-10-01',
        sessions: [{ on: '2026-11-01', people: 7 }],
        updates: [{ status: 'doing', on: '2026-11-02', ...outcomesIn(told(6), 5) }],
      },
    ],
  };
  const lines = parseCsv(commitmentsCsv(report));
  expect(lines.map(({ kind }) => kind)).toEqual([
    'heard-back-in-time',
    'days-to-hear-back',
    'commitment',
    'sent',
    'verdicts',
    'session',
  ]);
  const [inTime, wait, promise, sent] = lines;
  expect(inTime).toMatchObject({ base: '10', told: '4', share: '0.4', asked: '', suppressed: 'false' });
  expect(Object.values(wait ?? {}).filter(Boolean)).toEqual(['days-to-hear-back', 'true']);
  expect(promise).toMatchObject({
    theme: 'Food, drink',
    people: '',
    said: `'=There is no "food".`,
    mark: '2',
  });
  expect(sent).toMatchObject({ commitment: 'c1', on: '2026-11-02', base: '6', inChat: '6' });
});
