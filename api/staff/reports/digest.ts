import { halfYearCode, type Period } from '../../../domain/calendar.ts';
import { measured } from '../../../insight/sentiment.ts';
import { spanInWords } from '../../../reports/words/in-words.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import { digestFile, type TrainingDigest, trainingDigest } from '../../v1/figures/training-digest.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { dayInWords } from '../words/days.ts';
import { digestView } from './digest-view.ts';
import { halfYearFields, halfYearForm, parseHalfYear } from './half-year.ts';

const path = '/staff/digest';
const filePath = '/staff/digest.csv';

const digest = template<ReturnType<typeof viewOf> | ReturnType<typeof askedAgain>>(
  'reports/digest.njk',
  'digest',
);

/** What parents and carers wrote about in half a year, for the staff training plan, to read and print. */
export const digestPage = page({
  name: 'staff.digest',
  method: 'GET',
  path,
  needs: 'read-digest',
  reads: halfYearFields,
  shows: [digest],
  compress: true,
  async handle(dependencies, { read, show }) {
    const now = dependencies.clock();
    const half = parseHalfYear(read.half, now);
    if (!half) return show(digest, askedAgain(read.half, now));
    const found = await trainingDigest(dependencies, half);
    return show(digest, viewOf(found, { half, now, threshold: dependencies.threshold }));
  },
});

/** The same as a file. */
export const digestCsv = page({
  name: 'staff.digest.csv',
  method: 'GET',
  path: filePath,
  needs: 'read-digest',
  reads: halfYearFields,
  shows: [digest],
  compress: true,
  async handle(dependencies, { read, show }) {
    const now = dependencies.clock();
    const half = parseHalfYear(read.half, now);
    if (!half) return show(digest, askedAgain(read.half, now));
    const found = await trainingDigest(dependencies, half);
    return forSpreadsheets(digestFile(found.digest, half));
  },
});

function viewOf(
  { digest, titles, nobody }: TrainingDigest,
  { half, now, threshold }: { half: Period; now: Date; threshold: number },
) {
  return {
    title: `Training digest, ${spanInWords(half)}`,
    form: halfYearForm(path, { asked: '', half, now }),
    period: spanInWords(half),
    nobody,
    threshold,
    measured,
    madeOn: dayInWords(now),
    csv: `${filePath}?half=${halfYearCode(half)}`,
    digest: digestView(digest, titles),
    notes: digest.notes,
  };
}

function askedAgain(asked: string, now: Date) {
  return {
    status: 400,
    title: 'Training digest',
    form: halfYearForm(path, { asked, half: null, now }),
    period: null,
  };
}
