import { halfYearCode, type Period } from '../../../domain/calendar.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import { type ChangeDependencies, changeFile, parentChange } from '../../v1/figures/change.ts';
import type { StaffCall, StaffPage } from '../former-page.ts';
import { spanInWords } from '../forms/period.ts';
import type { Render } from '../templates.ts';
import { changeView } from './change-view.ts';
import { halfYearAsked, halfYearsToChoose } from './half-year.ts';

const where = { page: '/staff/change', csv: '/staff/change.csv' } as const;

/** How parents and carers moved between the start and the end of an order, as a page to read and print, and as a file. */
export function changePages(parts: ChangeDependencies & { render: Render }): StaffPage[] {
  const shared = { method: 'GET', needs: 'read-change', compress: true } as const;
  return [
    {
      ...shared,
      name: 'staff.change',
      path: where.page,
      async handle(call) {
        const now = parts.clock();
        const half = halfYearAsked(call, now);
        if (!half) return askedAgain(parts, call, now);
        const { report, nobody } = await parentChange(parts, half);
        return parts.render('reports/change.njk', {
          ...pageOf(call, now, half),
          title: `Parents: change, ${spanInWords(half)}`,
          period: spanInWords(half),
          nobody,
          threshold: parts.threshold,
          madeOn: now.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }),
          csv: `${where.csv}?half=${halfYearCode(half)}`,
          change: changeView(report),
          notes: report.notes,
        });
      },
    },
    {
      ...shared,
      name: 'staff.change.csv',
      path: where.csv,
      async handle(call) {
        const now = parts.clock();
        const half = halfYearAsked(call, now);
        if (!half) return askedAgain(parts, call, now);
        return forSpreadsheets(changeFile((await parentChange(parts, half)).report, half));
      },
    },
  ];
}

function pageOf({ query, signedIn }: StaffCall, now: Date, half: Period | null) {
  const problem = half ? undefined : { text: 'Choose a half-year from the list' };
  return {
    here: 'change',
    signedIn,
    form: {
      action: where.page,
      half: {
        value: half ? halfYearCode(half) : query.get('half'),
        halves: halfYearsToChoose(now, half),
        problem,
      },
      problems: problem ? [{ ...problem, href: '#half' }] : [],
    },
  };
}

function askedAgain({ render }: { render: Render }, call: StaffCall, now: Date) {
  return render('reports/change.njk', {
    ...pageOf(call, now, null),
    status: 400,
    title: 'Parents: change',
    period: null,
  });
}
