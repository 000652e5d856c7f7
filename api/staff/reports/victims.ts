import {
  type FinancialYear,
  financialYear,
  financialYearOf,
  financialYears,
  monthOf,
} from '../../../domain/calendar.ts';
import { daysToBeTold } from '../../../domain/victims-code.ts';
import { measured } from '../../../insight/sentiment.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import {
  journeyFigures,
  journeyFile,
  saidFile,
  type VictimDependencies,
  victimsSaid,
} from '../../v1/figures/victims.ts';
import type { StaffCall, StaffPage } from '../former-page.ts';
import { monthInWords, periodInWords } from '../forms/period.ts';
import type { Render } from '../templates.ts';
import { reportView } from './board-view.ts';
import { victimFiguresView } from './victims-view.ts';

const where = {
  page: '/staff/victim-figures',
  csv: '/staff/victim-figures.csv',
  said: '/staff/victim-figures/said.csv',
} as const;

/** How many years the list offers. An earlier one can still be named in the address. */
const yearsOffered = 4;

/** The victims' figures of a financial year and what victims said, as a page to read and print, and as files. */
export function victimFigurePages(parts: VictimDependencies & { render: Render }): StaffPage[] {
  const shared = { method: 'GET', needs: 'read-victim-figures', compress: true } as const;
  return [
    {
      ...shared,
      name: 'staff.victim-figures',
      path: where.page,
      async handle(call) {
        const now = parts.clock();
        const year = yearIn(call, now);
        if (!year) return askedAgain(parts, call, now);
        const { figures, nobody } = await journeyFigures(parts, year);
        const said = await victimsSaid(parts, figures);
        return parts.render('reports/victims.njk', {
          ...pageOf(call, now, year),
          title: `Victim figures, ${wholeYear(year)}`,
          period: wholeYear(year),
          year,
          nobody,
          thisMonth: monthInWords(monthOf(now)),
          madeOn: now.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }),
          csv: `${where.csv}?year=${year.year}`,
          saidCsv: `${where.said}?year=${year.year}`,
          threshold: parts.threshold,
          daysToBeTold,
          figures: victimFiguresView(figures),
          notes: figures.notes,
          said: reportView(said, null),
          measured,
        });
      },
    },
    ...(['csv', 'said'] as const).map(
      (file): StaffPage => ({
        ...shared,
        name: `staff.victim-figures.${file}`,
        path: where[file],
        async handle(call) {
          const now = parts.clock();
          const year = yearIn(call, now);
          if (!year) return askedAgain(parts, call, now);
          const { figures } = await journeyFigures(parts, year);
          return forSpreadsheets(
            file === 'csv' ? journeyFile(figures) : saidFile(await victimsSaid(parts, figures)),
          );
        },
      }),
    ),
  ];
}

/** What was chosen, or the newest year; null where it is none of which a month is over. */
function yearIn({ query }: StaffCall, now: Date): FinancialYear | null {
  const asked = query.get('year');
  if (!asked) return financialYears(now, yearsOffered)[0] ?? null;
  return /^2\d{3}$/.test(asked) ? financialYear(Number(asked), now) : null;
}

function pageOf({ query, signedIn }: StaffCall, now: Date, year: FinancialYear | null) {
  const offered = financialYears(now, yearsOffered);
  const listed = year && !offered.some((one) => one.year === year.year) ? [...offered, year] : offered;
  const problem = year ? undefined : { text: 'Choose a year from the list' };
  return {
    here: 'victim-figures',
    signedIn,
    form: {
      action: where.page,
      year: {
        value: year ? String(year.year) : query.get('year'),
        years: listed.map((one) => ({
          value: String(one.year),
          text: `${one.year} to ${one.year + 1}${one.over ? '' : ' (so far)'}`,
        })),
        problem,
      },
      problems: problem ? [{ ...problem, href: '#year' }] : [],
    },
  };
}

function askedAgain({ render }: { render: Render }, call: StaffCall, now: Date) {
  return render('reports/victims.njk', {
    ...pageOf(call, now, null),
    status: 400,
    title: 'Victim figures',
    period: null,
  });
}

function wholeYear({ from }: FinancialYear): string {
  return periodInWords(financialYearOf(from));
}
