import { forSpreadsheets } from '../csv-file.ts';
import { type ChangeParts, changeFile, parentChange } from '../parent-change.ts';
import { changeView } from './change-view.ts';
import type { StaffCall, StaffPage } from './page.ts';
import { type QuarterChoice, quartersIn, quartersToChoose } from './quarters.ts';
import { monthInWords, monthOf, spanInWords, standingOf } from './report-period.ts';
import type { Render } from './templates.ts';

const where = { page: '/staff/change', csv: '/staff/change.csv' } as const;

/** How parents and carers moved between the start and the end of an order, as a page to read and print, and as a file. */
export function changePages(parts: ChangeParts & { render: Render }): StaffPage[] {
  const shared = { method: 'GET', needs: 'read-change', compress: true } as const;
  return [
    {
      ...shared,
      name: 'staff.change',
      path: where.page,
      async handle(call) {
        const now = parts.clock();
        const choice = quartersIn(call.query, now);
        const { period, from, to } = choice;
        if (!period) return askedAgain(parts, call, choice, now);
        const { report, nobody } = await parentChange(parts, period);
        return parts.render('change.njk', {
          ...pageOf(call, choice, now),
          title: `Parents: change, ${spanInWords(period)}`,
          period: spanInWords(period),
          nobody,
          threshold: parts.threshold,
          underWay: standingOf(period, now) === 'under way',
          thisMonth: monthInWords(monthOf(now)),
          madeOn: now.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }),
          csv: `${where.csv}?${new URLSearchParams({ from, to })}`,
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
        const choice = quartersIn(call.query, now);
        if (!choice.period) return askedAgain(parts, call, choice, now);
        const { report } = await parentChange(parts, choice.period);
        return forSpreadsheets(changeFile(report, choice.period));
      },
    },
  ];
}

function pageOf({ signedIn }: StaffCall, { from, to, problems }: QuarterChoice, now: Date) {
  const quarters = quartersToChoose(now, [from, to]);
  const field = (name: 'from' | 'to', value: string) => {
    const problem = problems.find((one) => one.field === name);
    return { value, quarters, problem: problem && { text: problem.text } };
  };
  return {
    here: 'change',
    signedIn,
    form: {
      action: where.page,
      from: field('from', from),
      to: field('to', to),
      problems: problems.map(({ field, text }) => ({ text, href: `#${field}` })),
    },
  };
}

/** What was chosen stays chosen, and each problem stands where it can be put right. */
function askedAgain({ render }: { render: Render }, call: StaffCall, choice: QuarterChoice, now: Date) {
  return render('change.njk', {
    ...pageOf(call, choice, now),
    status: 400,
    title: 'Parents: change',
    period: null,
  });
}
