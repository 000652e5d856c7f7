import { expect, test } from 'vitest';
import { addMonths, dayOf, firstOfMonth, monthOf } from '../../prisma/calendar.ts';

const at = (text: string) => new Date(text);

test.each([
  ['2026-11-10T12:34:56Z', 12, '2027-11-10', 'the same day next year'],
  ['2026-08-31T23:59:59Z', 6, '2027-02-28', 'the last day where the month is shorter'],
  ['2027-08-31T00:00:00Z', 6, '2028-02-29', 'a leap day'],
  ['2026-12-31T00:00:00Z', 1, '2027-01-31', 'over the end of a year'],
])('%s and %i months is %s: %s', (from, months, to) => {
  expect(addMonths(at(from), months)).toEqual(at(to));
});

test('a moment has a day, a month and the first of its month', () => {
  const moment = at('2026-11-10T23:59:59.999Z');
  expect(dayOf(moment)).toEqual(at('2026-11-10'));
  expect(monthOf(moment)).toBe('2026-11');
  expect(firstOfMonth(moment)).toEqual(at('2026-11-01'));
});
