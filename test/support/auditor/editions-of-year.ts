import { halfYearsToChoose } from '../../../api/staff/reports/half-year.ts';
import {
  financialYearOf,
  halfYearEndingWith,
  halfYearOf,
  isIn,
  type Period,
} from '../../../domain/calendar.ts';
import { changeReport } from '../../../reports/change/report.ts';
import { composeEdition, editionOf } from '../../../reports/edition/compose.ts';
import type { EditionContent } from '../../../reports/edition/content.ts';
import { parentsDigest } from '../../../reports/training-digest/report.ts';
import { victimFigures } from '../../../reports/victims/report.ts';
import { inputs } from '../edition-inputs.ts';
import { groupsOf } from '../responses.ts';
import { end, start, themes, type YearLook } from './random-year.ts';

/** The edition that is published at each look, or null, put together as api/v1/figures/edition.ts does it. */
export function editionsOf(looks: readonly YearLook[], threshold: number): (EditionContent | null)[] {
  let before: { number: number; content: EditionContent } | null = null;
  return looks.map((look) => {
    const period = look.edition;
    if (!period) return null;
    const half = halfYearEndingWith(period);
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
          from: financialYearOf(period.to).from,
          to: period.to,
          threshold,
        }),
      },
      parents: {
        change: half && changeIn(look, half, threshold),
        digest: half && { ...half, digest: digestIn(look, half, threshold) },
      },
      raised: { people: look.raised.filter(({ month }) => isIn(month, period)), victims: [] },
      themes: new Map(themes.map((theme) => [theme, theme])),
    });
    const content = editionOf(figures, { title: 'An edition', narrative: {}, entered: {} });
    before = { number: (before?.number ?? 0) + 1, content };
    return content;
  });
}

/** The half-years that the pages of change and of the digest offer. */
export function halfYearsOffered({ month }: YearLook): Period[] {
  return halfYearsToChoose(new Date(`${month}-01`), null).map(({ value }) => halfYearOf(value));
}

/** How the parents moved whose end counts in these months, as the report of change says it. */
export function changeIn({ starts, ends }: YearLook, months: Period, threshold: number) {
  return changeReport({
    earlier: [{ version: start, rows: '' }, ...groupsOf(starts)],
    later: [{ version: end, rows: '' }, ...groupsOf(ends.filter(({ month }) => isIn(month, months)))],
    threshold,
  });
}

/** What those wrote whose response counts in these months, as the digest says it. */
export function digestIn({ wrote }: YearLook, months: Period, threshold: number) {
  return parentsDigest({ answers: wrote.filter(({ month }) => isIn(month, months)), threshold });
}
