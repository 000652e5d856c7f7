import { bandLabel } from '../../../domain/band-words.ts';
import { monthOf } from '../../../domain/calendar.ts';
import { bandNames } from '../../../domain/participant.ts';
import { measured } from '../../../insight/sentiment.ts';
import { patternDefinitions } from '../../../reports/charts/svg.ts';
import { may } from '../../http/access.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import { type BoardDependencies, boardFigures, boardFile } from '../../v1/figures/board.ts';
import type { StaffCall, StaffPage } from '../former-page.ts';
import {
  type Choice,
  choiceIn,
  monthInWords,
  monthsToChoose,
  periodInWords,
  standingOf,
} from '../forms/period.ts';
import { sectionsFor } from '../sections.ts';
import type { Render } from '../templates.ts';
import { reportView } from './board-view.ts';

const where = { page: '/staff/report', csv: '/staff/report.csv' } as const;

/** The board report as a page to read and print, and the same figures as a file. */
export function reportPages(parts: BoardDependencies & { render: Render }): StaffPage[] {
  return [
    {
      name: 'staff.report',
      method: 'GET',
      path: where.page,
      needs: 'read-reports',
      compress: true,
      async handle({ query, signedIn }) {
        const now = parts.clock();
        const choice = choiceIn(query, now);
        const page = { here: 'report', signedIn, form: formOf(choice, now), ...offeredTo(signedIn) };
        if (!choice.period) return askedAgain(parts, page);
        const { period, band } = choice;
        const standing = standingOf(period, now);
        const report = standing === 'to come' ? null : await boardFigures(parts, period, band ? [band] : []);
        return parts.render('reports/board.njk', {
          ...page,
          title: `Board report, ${periodInWords(period)}`,
          problems: [],
          period: periodInWords(period),
          widened: band !== null && (period.from !== choice.from || period.to !== choice.to),
          standing,
          thisMonth: monthInWords(monthOf(now)),
          madeOn: now.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }),
          csv: `${where.csv}?${asked(choice)}`,
          patterns: patternDefinitions(),
          measured,
          report: report && reportView(report, band),
        });
      },
    },
    {
      name: 'staff.report.csv',
      method: 'GET',
      path: where.csv,
      needs: 'read-reports',
      compress: true,
      async handle({ query, signedIn }) {
        const now = parts.clock();
        const choice = choiceIn(query, now);
        if (!choice.period) {
          return askedAgain(parts, { here: 'report', signedIn, form: formOf(choice, now) });
        }
        const report = await boardFigures(parts, choice.period, choice.band ? [choice.band] : []);
        return forSpreadsheets(boardFile(report));
      },
    },
  ];
}

type Page = { here: string; signedIn: StaffCall['signedIn']; form: ReturnType<typeof formOf> };

/** What was chosen stays chosen, and each problem stands where it can be put right. */
function askedAgain({ render }: { render: Render }, page: Page) {
  return render('reports/board.njk', {
    ...page,
    status: 400,
    title: 'Board report',
    report: null,
    period: null,
  });
}

/** What else somebody may do who reads this. */
function offeredTo(signedIn: StaffCall['signedIn']) {
  const role = signedIn?.role;
  return {
    beside: role ? sectionsFor(role).filter(({ key }) => key === 'victim-figures' || key === 'change') : [],
    mayInvite: role !== undefined && may(role, 'invite'),
  };
}

function formOf(choice: Choice, now: Date) {
  const { from, to, band, problems } = choice;
  const problemWith = (field: string) => {
    const problem = problems.find((one) => one.field === field);
    return problem && { text: problem.text };
  };
  const months = monthsToChoose(now, [from, to]);
  return {
    action: where.page,
    from: { value: from, months, problem: problemWith('from') },
    to: { value: to, months, problem: problemWith('to') },
    band: {
      value: band ?? '',
      names: [
        { value: '', text: 'No groups' },
        ...bandNames.map((name) => ({ value: name, text: bandLabel(name) })),
      ],
      problem: problemWith('band'),
    },
    problems: problems.map(({ field, text }) => ({ text, href: `#${field}` })),
  };
}

function asked({ from, to, band }: Choice): string {
  return new URLSearchParams({ from, to, ...(band && { band }) }).toString();
}
