import { describe, expect, it } from 'vitest';
import { boardReport } from '../../../reports/board/report.ts';
import { auditYear, yearRules } from '../../support/auditor/audit-year.ts';
import { asks, randomService } from '../../support/auditor/random-service.ts';
import { groupsOf } from '../../support/responses.ts';

/**
 * Parents' change and digest, themes, verdicts and victims' months, live and in editions, over fifteen months
 * of looks.
 */
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

/**
 * So an edition of a quarter, or of the half-year whose groups it carries, adds nothing to what the board
 * report's own auditor has.
 */
describe('the board report of a period that is over', () => {
  it.each([
    ['a quarter', { from: '2025-10', to: '2025-12' }, []],
    ['a half-year with its groups', { from: '2025-10', to: '2026-03' }, ['gender', 'team']],
  ] as const)('is the same at every later look, until somebody erases something: %s', (_, period, bands) => {
    for (const seed of ['0', '1', '2']) {
      const later = randomService(seed, 5).filter(({ month }) => month > period.to);
      const erased = later.findIndex(({ erased }, at) => at > 0 && erased);
      const reports = later.slice(0, erased === -1 ? undefined : erased).map(({ entries, asked }) =>
        boardReport({
          ...period,
          threshold: 5,
          groups: groupsOf(entries.filter(({ month }) => month <= period.to)),
          asked: asked.filter(({ month }) => month <= period.to),
          newest: [asks],
          bands,
        }),
      );
      for (const report of reports) expect(report).toEqual(reports[0]);
    }
  });
});
