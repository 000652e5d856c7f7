import { halfYearCode, type Period } from '../../../domain/calendar.ts';
import { measured } from '../../../insight/sentiment.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import { type DigestDependencies, digestFile, trainingDigest } from '../../v1/figures/training-digest.ts';
import type { StaffCall, StaffPage } from '../former-page.ts';
import { spanInWords } from '../forms/period.ts';
import type { Render } from '../templates.ts';
import { digestView } from './digest-view.ts';
import { halfYearAsked, halfYearsToChoose } from './half-year.ts';

const where = { page: '/staff/digest', csv: '/staff/digest.csv' } as const;

/** What parents and carers wrote about in half a year, for the staff training plan: as a page to read and print, and as a file. */
export function digestPages(parts: DigestDependencies & { render: Render }): StaffPage[] {
  const shared = { method: 'GET', needs: 'read-digest', compress: true } as const;
  return [
    {
      ...shared,
      name: 'staff.digest',
      path: where.page,
      async handle(call) {
        const now = parts.clock();
        const half = halfYearAsked(call, now);
        if (!half) return askedAgain(parts, call, now);
        const { digest, titles, nobody } = await trainingDigest(parts, half);
        return parts.render('reports/digest.njk', {
          ...pageOf(call, now, half),
          title: `Training digest, ${spanInWords(half)}`,
          period: spanInWords(half),
          nobody,
          threshold: parts.threshold,
          measured,
          madeOn: now.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }),
          csv: `${where.csv}?half=${halfYearCode(half)}`,
          digest: digestView(digest, titles),
          notes: digest.notes,
        });
      },
    },
    {
      ...shared,
      name: 'staff.digest.csv',
      path: where.csv,
      async handle(call) {
        const now = parts.clock();
        const half = halfYearAsked(call, now);
        if (!half) return askedAgain(parts, call, now);
        return forSpreadsheets(digestFile((await trainingDigest(parts, half)).digest, half));
      },
    },
  ];
}

function pageOf({ query, signedIn }: StaffCall, now: Date, half: Period | null) {
  const problem = half ? undefined : { text: 'Choose a half-year from the list' };
  return {
    here: 'digest',
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
  return render('reports/digest.njk', {
    ...pageOf(call, now, null),
    status: 400,
    title: 'Training digest',
    period: null,
  });
}
