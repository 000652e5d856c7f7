import { z } from 'zod';
import {
  type FinancialYear,
  financialYear,
  financialYearOf,
  financialYears,
  monthOf,
} from '../../../domain/calendar.ts';
import { daysToBeTold } from '../../../domain/victims-code.ts';
import { measured } from '../../../insight/sentiment.ts';
import type { BoardReport } from '../../../reports/board/report.ts';
import { monthInWords, periodInWords } from '../../../reports/words/in-words.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import { journeyFigures, journeyFile, saidFile, victimsSaid } from '../../v1/figures/victims.ts';
import { typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { dayInWords } from '../words/days.ts';
import { reportView } from './board-view.ts';
import { victimFiguresView } from './victims-view.ts';

const path = '/staff/victim-figures';
const filePath = `${path}.csv` as const;
const saidPath = `${path}/said.csv` as const;

/** How many years the list offers. An earlier one can still be named in the address. */
const yearsOffered = 4;

const fields = z.object({ year: typed });

const victimFigures = template<ReturnType<typeof viewOf> | ReturnType<typeof askedAgain>>(
  'reports/victims.njk',
  'victim-figures',
);

/** The victims' figures of a financial year and what victims said, to read and print. */
export const victimFiguresPage = page({
  name: 'staff.victim-figures',
  method: 'GET',
  path,
  needs: 'read-victim-figures',
  reads: fields,
  shows: [victimFigures],
  compress: true,
  async handle(dependencies, { read, show }) {
    const { clock, threshold } = dependencies;
    const now = clock();
    const year = parseYear(read.year, now);
    if (!year) return show(victimFigures, askedAgain(read.year, now));
    const found = await journeyFigures(dependencies, year);
    const said = await victimsSaid(dependencies, found.figures);
    return show(victimFigures, viewOf(found, { said, year, now, threshold }));
  },
});

/** The figures of what was done, as a file. */
export const victimFiguresCsv = page({
  name: 'staff.victim-figures.csv',
  method: 'GET',
  path: filePath,
  needs: 'read-victim-figures',
  reads: fields,
  shows: [victimFigures],
  compress: true,
  async handle(dependencies, { read, show }) {
    const now = dependencies.clock();
    const year = parseYear(read.year, now);
    if (!year) return show(victimFigures, askedAgain(read.year, now));
    const { figures } = await journeyFigures(dependencies, year);
    return forSpreadsheets(journeyFile(figures));
  },
});

/** What victims said, as a file. */
export const victimsSaidCsv = page({
  name: 'staff.victim-figures.said',
  method: 'GET',
  path: saidPath,
  needs: 'read-victim-figures',
  reads: fields,
  shows: [victimFigures],
  compress: true,
  async handle(dependencies, { read, show }) {
    const now = dependencies.clock();
    const year = parseYear(read.year, now);
    if (!year) return show(victimFigures, askedAgain(read.year, now));
    const { figures } = await journeyFigures(dependencies, year);
    return forSpreadsheets(await saidFile(await victimsSaid(dependencies, figures)));
  },
});

/** What was chosen, the newest year where nothing was; null where it is none of which a month is over. */
function parseYear(typed: string, now: Date): FinancialYear | null {
  if (typed === '') return financialYears(now, yearsOffered)[0] ?? null;
  return /^2\d{3}$/.test(typed) ? financialYear(Number(typed), now) : null;
}

function viewOf(
  { figures, nobody }: Awaited<ReturnType<typeof journeyFigures>>,
  { said, year, now, threshold }: { said: BoardReport; year: FinancialYear; now: Date; threshold: number },
) {
  const period = periodInWords(financialYearOf(year.from));
  return {
    title: `Victim figures, ${period}`,
    form: formView(now, { asked: '', year }),
    period,
    year,
    nobody,
    thisMonth: monthInWords(monthOf(now)),
    madeOn: dayInWords(now),
    csv: `${filePath}?year=${year.year}`,
    saidCsv: `${saidPath}?year=${year.year}`,
    threshold,
    daysToBeTold,
    figures: victimFiguresView(figures),
    notes: figures.notes,
    said: reportView(said, null),
    measured,
  };
}

function askedAgain(asked: string, now: Date) {
  return { status: 400, title: 'Victim figures', form: formView(now, { asked, year: null }), period: null };
}

function formView(now: Date, { asked, year }: { asked: string; year: FinancialYear | null }) {
  const offered = financialYears(now, yearsOffered);
  const listed = year && !offered.some((one) => one.year === year.year) ? [...offered, year] : offered;
  const problem = year ? undefined : { text: 'Choose a year from the list' };
  return {
    action: path,
    year: {
      value: year ? String(year.year) : asked,
      years: listed.map((one) => ({
        value: String(one.year),
        text: `${one.year} to ${one.year + 1}${one.over ? '' : ' (so far)'}`,
      })),
      problem,
    },
    problems: problem ? [{ ...problem, href: '#year' }] : [],
  };
}
