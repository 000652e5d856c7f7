import { expect, test } from 'vitest';
import { commitmentsCsv } from '../../../reports/commitments/csv.ts';
import { outcomesIn, type ToldOutcome } from '../../../reports/commitments/outcomes.ts';
import type { CommitmentsReport } from '../../../reports/commitments/schema.ts';
import { parseCsv } from '../../support/csv.ts';

const inChat: ToldOutcome = { shownWay: 'chat', why: null, shownVerdict: null };
const six = Array.from({ length: 6 }, () => inChat);

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
        updates: [{ status: 'doing', on: '2026-11-02', ...outcomesIn(six, 5) }],
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
