import { changeHalves } from '../../../api/staff/reports/change-halves.ts';
import { halfYears } from '../../../api/staff/reports/half-years.ts';
import { changeReport } from '../../../reports/board/change.ts';
import { parentsDigest } from '../../../reports/board/digest.ts';
import type { Months } from '../../../reports/counting/month-groups.ts';
import { composeEdition, editionOf } from '../../../reports/edition/compose.ts';
import type { EditionContent } from '../../../reports/edition/content.ts';
import { halfYearEndingWith } from '../../../reports/edition/periods.ts';
import { halfYearOf } from '../../../reports/release/half-years.ts';
import { victimFigures } from '../../../reports/victims/figures.ts';
import { inputs } from '../edition-inputs.ts';
import { groupsOf } from '../responses.ts';
import { end, start, themes, type YearLook } from './random-year.ts';

/** The edition that is published at each look, or null, put together as api/v1/edition-figures.ts does it. */
export function editionsOf(looks: readonly YearLook[], threshold: number): (EditionContent | null)[] {
  let before: { number: number; content: EditionContent } | null = null;
  return looks.map((look) => {
    const period = look.edition;
    if (!period) return null;
    const half = halfYearEndingWith(period);
    const digested = digestHalves(look).find(({ to }) => to <= period.to && to >= period.from);
    const shared = inputs();
    const figures = composeEdition({
      ...shared,
      ...period,
      threshold,
      before,
      victims: {
        ...shared.victims,
        figures: victimFigures({
          journeys: look.journeys,
          from: yearOf(period.to),
          to: period.to,
          threshold,
        }),
      },
      parents: {
        change: half && changeIn(look, half, threshold),
        digest: digested ? { ...digested, digest: digestIn(look, digested, threshold) } : null,
      },
      raised: { people: look.raised.filter(({ month }) => isIn(month, period)), victims: [] },
      themes: new Map(themes.map((theme) => [theme, theme])),
    });
    const content = editionOf(figures, { title: 'An edition', narrative: {}, entered: {} });
    before = { number: (before?.number ?? 0) + 1, content };
    return content;
  });
}

/** The half-years that the page of change offers. */
export function changePeriods({ month }: YearLook): Months[] {
  return changeHalves(new Date(`${month}-01`), null).map(({ value }) => halfYearOf(value));
}

/** The half-years that the page of the digest offers. */
export function digestHalves({ month }: YearLook): Months[] {
  return halfYears(new Date(`${month}-01`)).map(({ from, to }) => ({ from, to }));
}

/** How the parents moved whose end counts in these months, as the report of change says it. */
export function changeIn({ starts, ends }: YearLook, months: Months, threshold: number) {
  return changeReport({
    earlier: [{ version: start, rows: '' }, ...groupsOf(starts)],
    later: [{ version: end, rows: '' }, ...groupsOf(ends.filter(({ month }) => isIn(month, months)))],
    threshold,
  });
}

/** What those wrote whose response counts in these months, as the digest says it. */
export function digestIn({ wrote }: YearLook, months: Months, threshold: number) {
  return parentsDigest({ answers: wrote.filter(({ month }) => isIn(month, months)), threshold });
}

/** The April in which the financial year of a month begins. */
function yearOf(month: string): string {
  return `${Number(month.slice(0, 4)) - (month.slice(5) < '04' ? 1 : 0)}-04`;
}

/** Whether a month is one of these. */
export function isIn(month: string, { from, to }: Months): boolean {
  return month >= from && month <= to;
}
