import { halfYearCode, type Period } from '../../../domain/calendar.ts';
import { spanInWords } from '../../../reports/words/in-words.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import { changeFile, parentChange } from '../../v1/figures/change.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { dayInWords } from '../words/days.ts';
import { changeView } from './change-view.ts';
import { halfYearFields, halfYearForm, parseHalfYear } from './half-year.ts';

const path = '/staff/change';
const filePath = '/staff/change.csv';

const change = template<ReturnType<typeof viewOf> | ReturnType<typeof askedAgain>>(
  'reports/change.njk',
  'change',
);

/** How parents and carers moved between the start and the end of an order, to read and print. */
export const changePage = page({
  name: 'staff.change',
  method: 'GET',
  path,
  needs: 'read-change',
  reads: halfYearFields,
  shows: [change],
  compress: true,
  async handle(dependencies, { read, show }) {
    const now = dependencies.clock();
    const half = parseHalfYear(read.half, now);
    if (!half) return show(change, askedAgain(read.half, now));
    const found = await parentChange(dependencies, half);
    return show(change, viewOf(found, { half, now, threshold: dependencies.threshold }));
  },
});

/** The same as a file. */
export const changeCsv = page({
  name: 'staff.change.csv',
  method: 'GET',
  path: filePath,
  needs: 'read-change',
  reads: halfYearFields,
  shows: [change],
  compress: true,
  async handle(dependencies, { read, show }) {
    const now = dependencies.clock();
    const half = parseHalfYear(read.half, now);
    if (!half) return show(change, askedAgain(read.half, now));
    const { report } = await parentChange(dependencies, half);
    return forSpreadsheets(changeFile(report, half));
  },
});

function viewOf(
  { report, nobody }: Awaited<ReturnType<typeof parentChange>>,
  { half, now, threshold }: { half: Period; now: Date; threshold: number },
) {
  return {
    title: `Parents: change, ${spanInWords(half)}`,
    form: halfYearForm(path, { asked: '', half, now }),
    period: spanInWords(half),
    nobody,
    threshold,
    madeOn: dayInWords(now),
    csv: `${filePath}?half=${halfYearCode(half)}`,
    change: changeView(report),
    notes: report.notes,
  };
}

function askedAgain(asked: string, now: Date) {
  return {
    status: 400,
    title: 'Parents: change',
    form: halfYearForm(path, { asked, half: null, now }),
    period: null,
  };
}
