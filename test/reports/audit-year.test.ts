import { describe, expect, it } from 'vitest';
import { auditYear, yearRules } from './audit-year.ts';

/** Parents' change and digest, themes, verdicts and victims' months, live and in editions, over fifteen months of looks. */
describe('what Sayback publishes beside the board report', () => {
  it.each(
    Array.from({ length: 12 }, (_, at) => `${at}`),
  )('lets nobody place a hidden number closer than the threshold, in made-up year %s', (seed) => {
    const threshold = Number(seed) % 4 === 3 ? 8 : 5;
    expect([...auditYear(seed, threshold)]).toEqual([]);
  });

  it.each(yearRules)('lets somebody, without the rule: %s', (rule) => {
    const broken = Array.from({ length: 8 }, (_, at) => `${at}`).some(
      (seed) => !auditYear(seed, 5, rule).next().done,
    );
    expect(broken).toBe(true);
  });
});
