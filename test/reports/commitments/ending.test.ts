import { expect, test } from 'vitest';
import { became } from '../../../reports/commitments/ending.ts';

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
