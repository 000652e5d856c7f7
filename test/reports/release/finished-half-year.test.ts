import { expect, test } from 'vitest';
import { finishedHalfYear } from '../../../reports/release/finished-half-year.ts';

test.each([
  ['in January the summer half is the last that is over', '2026-01', '2025-04', '2025-09'],
  ['in March still', '2026-03', '2025-04', '2025-09'],
  ['from April on the winter half', '2026-04', '2025-10', '2026-03'],
  ['up to September', '2026-09', '2025-10', '2026-03'],
  ['from October on the summer half', '2026-10', '2026-04', '2026-09'],
  ['up to December', '2026-12', '2026-04', '2026-09'],
])('%s', (_, month, from, to) => {
  expect(finishedHalfYear(month)).toEqual({ from, to });
});
