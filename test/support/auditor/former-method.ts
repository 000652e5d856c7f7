import { type Period, quarterOf } from '../../../domain/calendar.ts';
import { inOneGo } from '../../../domain/giving-way.ts';
import type { BandName } from '../../../domain/participant.ts';
import { count } from '../../../reports/counting/count.ts';
import { joinVersions } from '../../../reports/counting/joined-questionnaire.ts';
import { type AnswerCounts, releasedAnswers } from '../../../reports/release/released-answers.ts';
import { suppressedRows } from '../../../reports/suppression/suppressed-rows.ts';
import { groupsOf } from '../responses.ts';
import {
  bands,
  collected,
  type Method,
  type Published,
  periodsOf,
  type Rows,
  spans,
  unitsUpTo,
} from './published.ts';
import { asks } from './random-service.ts';

/**
 * What Sayback did before: nothing carried on, groups over whole quarters, under way or not, each table by
 * itself.
 */
export const former = tableByTable({ carries: false, unitOf: quarterOf });

/** Each table hides what it must, and no table knows of another. */
export function tableByTable({ carries, unitOf }: Omit<Method, 'publish'>): Method {
  return {
    carries,
    unitOf,
    publish(look, threshold) {
      const all = inOneGo(
        releasedAnswers(joinVersions([asks]), groupsOf(look.entries), carries ? threshold : 0),
      );
      const units = unitsUpTo(look, unitOf(look.month), unitOf);
      return collected([
        ...periodsOf(look).map((months) => formerRows(all, months, threshold, [])),
        ...spans(units).map((months) => formerRows(all, months, threshold, bands)),
      ]);
    },
  };
}

function formerRows(
  all: Parameters<typeof count>[0],
  months: Period,
  threshold: number,
  of: readonly BandName[],
): Rows {
  const { everybody, bands } = inOneGo(count(all, months, of));
  return all.joined.questions.map((question, place) => {
    const people = (counts: AnswerCounts) => counts.respondents[place] ?? 0;
    const row = (counts: AnswerCounts): Published => ({
      people: people(counts),
      answers: counts.answers[place] ?? 0,
      categories: Object.fromEntries(
        question.categories
          .map(({ key, counts: as }, at) => [as, key, counts.columns[question.at + at] ?? 0] as const)
          .flatMap(([as, key, number]) => (as === 'in shares' ? [[key, number]] : [])),
      ),
    });
    return {
      question: question.key,
      months,
      row: people(everybody) < threshold ? null : row(everybody),
      bands: bands.map(({ band, values }) => {
        const hidden = suppressedRows(
          values.map(({ counts }) => people(counts)),
          people(everybody),
          threshold,
        );
        return {
          band,
          rows: values.map(({ value, counts }, at) => ({ value, row: hidden[at] ? null : row(counts) })),
        };
      }),
    };
  });
}
