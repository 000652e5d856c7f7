import { mayTellGroups } from '../../../api/v1/figures/board.ts';
import { halfYearBefore, halfYearOf, monthsIn, type Period } from '../../../domain/calendar.ts';
import type { BandName } from '../../../domain/participant.ts';
import { type BoardReport, boardReport } from '../../../reports/board/report.ts';
import { groupsOf } from '../responses.ts';
import { asks, type Look } from './random-service.ts';

/** One row as anybody can read it: of everybody, or of one value of a band. Null: it is suppressed. */
export type Published = { people: number; answers: number; categories: Record<string, number> } | null;

/** What one look showed of one question, or of who was asked or answered. */
export type Shown = {
  everybody: { months: Period; row: Published }[];
  bands: { band: BandName; months: Period; rows: { value: string; row: Published }[] }[];
};

/** By question, and `(asked)` and `(answered)`. */
export type Publication = ReadonlyMap<string, Shown>;

/** A way of publishing: what is shown at a look, and the months by which groups are told apart. */
export type Method = {
  publish(look: Look, threshold: number): Publication;
  unitOf(month: string): Period;
  carries: boolean;
};

export const bands = ['age', 'gender', 'team'] as const;

/**
 * What Sayback does: every choice of months, and every choice of half-years that are over with groups, from
 * the report itself.
 */
export const present: Method = {
  carries: true,
  unitOf: halfYearOf,
  publish(look, threshold) {
    const groups = groupsOf(look.entries);
    const report = (months: Period) =>
      boardReport({
        ...months,
        threshold,
        groups: upTo(groups, months),
        asked: upTo(look.asked, months),
        newest: [asks],
        bands: mayTellGroups(months, new Date(`${look.month}-01`)) ? bands : [],
      });
    const last = halfYearBefore(look.month);
    const periods = [...periodsOf(look), ...spans(unitsUpTo(look, last, halfYearOf))];
    const each = new Map(periods.map((months) => [`${months.from} ${months.to}`, months]));
    return collected([...each.values()].map((months) => rowsOf(report(months), months)));
  },
};

export type Rows = {
  question: string;
  months: Period;
  row: Published;
  bands: Omit<Shown['bands'][number], 'months'>[];
}[];

/**
 * At the last look every choice of months; before it each month and all together, which is all that can have
 * changed.
 */
export function periodsOf({ month, entries, last }: Look): Period[] {
  const first = entries.map((entry) => entry.month).sort()[0] ?? month;
  const all = monthsIn({ from: first, to: month }).map((one) => ({ from: one, to: one }));
  return last ? spans(all) : [...all, { from: first, to: month }];
}

/** Every choice of one or more units that follow one another. */
export function spans(units: readonly Period[]): Period[] {
  return units.flatMap((first, at) => units.slice(at).map((last) => ({ from: first.from, to: last.to })));
}

export function unitsUpTo(
  { month, entries }: Look,
  last: Period,
  unitOf: (month: string) => Period,
): Period[] {
  const first = entries.map((entry) => entry.month).sort()[0] ?? month;
  if (first > last.to) return [];
  const units = monthsIn({ from: unitOf(first).from, to: last.to }).map(unitOf);
  return [...new Map(units.map((unit) => [unit.from, unit])).values()];
}

function upTo<Of extends { month: string }>(all: readonly Of[], { to }: Period): Of[] {
  return all.filter(({ month }) => month <= to);
}

function rowsOf({ questionnaires }: BoardReport, months: Period): Rows {
  return questionnaires.flatMap((questionnaire) => [
    ...(['asked', 'answered'] as const).map((of) => {
      const read = (row: { suppressed: boolean; asked?: number | null; answered?: number | null }) => {
        const number = row.suppressed ? null : (row[of] ?? null);
        return number === null ? null : { people: number, answers: number, categories: {} };
      };
      return {
        question: `(${of})`,
        months,
        row: read(questionnaire),
        bands: questionnaire.bands.map(({ band, rows }) => ({
          band,
          rows: rows.map((row) => ({ value: row.value, row: read(row) })),
        })),
      };
    }),
    ...questionnaire.questions.map((question) => ({
      question: question.question,
      months,
      row: question.suppressed ? null : figures(question),
      bands: question.bands.map(({ band, rows }) => ({
        band,
        rows: rows.map((row) => ({ value: row.value, row: row.suppressed ? null : figures(row) })),
      })),
    })),
  ]);
}

function figures(row: {
  base: number;
  answers: number;
  categories: { category: string; count: number }[];
}): Published {
  return {
    people: row.base,
    answers: row.answers,
    categories: Object.fromEntries(row.categories.map(({ category, count }) => [category, count])),
  };
}

export function collected(reports: Rows[]): Publication {
  const shown = new Map<string, Shown>();
  for (const { question, months, row, bands } of reports.flat()) {
    const of = shown.get(question) ?? { everybody: [], bands: [] };
    of.everybody.push({ months, row });
    of.bands.push(...bands.map((one) => ({ ...one, months })));
    shown.set(question, of);
  }
  return shown;
}
