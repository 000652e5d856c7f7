import { measured } from '../../../insight/sentiment.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import { type DigestParts, digestFile, trainingDigest } from '../../v1/training-digest.ts';
import { spanInWords } from '../forms/period.ts';
import type { StaffCall, StaffPage } from '../page.ts';
import type { Render } from '../templates.ts';
import { digestView } from './digest-view.ts';
import { type HalfYear, halfYear, halfYears } from './half-years.ts';

const where = { page: '/staff/digest', csv: '/staff/digest.csv' } as const;

/** What parents and carers wrote about in half a year, for the staff training plan: as a page to read and print, and as a file. */
export function digestPages(parts: DigestParts & { render: Render }): StaffPage[] {
  const shared = { method: 'GET', needs: 'read-digest', compress: true } as const;
  return [
    {
      ...shared,
      name: 'staff.digest',
      path: where.page,
      async handle(call) {
        const now = parts.clock();
        const half = halfIn(call, now);
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
          csv: `${where.csv}?half=${half.key}`,
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
        const half = halfIn(call, now);
        if (!half) return askedAgain(parts, call, now);
        return forSpreadsheets(digestFile((await trainingDigest(parts, half)).digest, half));
      },
    },
  ];
}

/** What was chosen, or the newest half-year that is over; null where there is none of that name, or it is not over. */
function halfIn({ query }: StaffCall, now: Date): HalfYear | null {
  const asked = query.get('half');
  return asked ? halfYear(asked, now) : (halfYears(now)[0] ?? null);
}

function pageOf({ query, signedIn }: StaffCall, now: Date, half: HalfYear | null) {
  const offered = halfYears(now);
  const listed = half && !offered.some(({ key }) => key === half.key) ? [...offered, half] : offered;
  const problem = half ? undefined : { text: 'Choose a half-year from the list' };
  return {
    here: 'digest',
    signedIn,
    form: {
      action: where.page,
      half: {
        value: half?.key ?? query.get('half'),
        halves: listed.map((one) => ({ value: one.key, text: spanInWords(one) })),
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
