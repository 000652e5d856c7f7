import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOneGo } from '../../../domain/giving-way.ts';
import { boardReportSchema } from '../../../reports/board/report.ts';
import { count } from '../../../reports/counting/count.ts';
import { joinVersions } from '../../../reports/counting/joined-questionnaire.ts';
import { releasedAnswers } from '../../../reports/release/released-answers.ts';
import { club, clubNow, report } from '../../support/auditor/clubs.ts';
import { anyResponses, groupsOf, type Response } from '../../support/responses.ts';

describe('any report', () => {
  const versions = [club, clubNow];

  it('keeps to its schema', () => {
    fc.assert(
      fc.property(anyResponses(versions), (responses) => {
        const figures = report(responses);
        expect(boardReportSchema.parse(figures)).toEqual(figures);
      }),
      { numRuns: 50 },
    );
  });

  it('lets nobody work out a hidden row by subtracting the rows that are shown', () => {
    fc.assert(
      fc.property(
        anyResponses(versions, { people: 200, most: 80 }),
        fc.integer({ min: 5, max: 10 }),
        (responses, threshold) => {
          for (const { total, rows } of breakdowns(responses, threshold)) {
            const shown = rows.filter((row) => !row.suppressed);
            const hidden = rows.filter((row) => row.suppressed);
            const sum = (some: typeof rows) => some.reduce((all, { people }) => all + people, 0);
            expect(shown.every(({ people }) => people >= threshold)).toBe(true);
            if (total < threshold) expect(shown).toEqual([]);
            else if (shown.length > 0 && hidden.length > 0) {
              expect(hidden.length).toBeGreaterThanOrEqual(2);
              expect(sum(hidden)).toBeGreaterThanOrEqual(threshold);
              expect(total - sum(shown)).toBeGreaterThanOrEqual(threshold);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  /** Each breakdown as published, beside the people who really are in its rows. */
  function breakdowns(responses: Response[], threshold: number) {
    const released = inOneGo(releasedAnswers(joinVersions(versions), groupsOf(responses), threshold));
    const { everybody, bands } = inOneGo(count(released, { from: '2025-10', to: '2026-03' }));
    const questions = report(responses, { threshold, newest: versions }).questionnaires.flatMap(
      (questionnaire) => questionnaire.questions,
    );
    return questions.flatMap((published, place) =>
      published.bands.map(({ rows }, band) => ({
        total: everybody.respondents[place] ?? 0,
        rows: rows.map(({ suppressed }, row) => ({
          suppressed,
          people: bands[band]?.values[row]?.counts.respondents[place] ?? 0,
        })),
      })),
    );
  }
});
