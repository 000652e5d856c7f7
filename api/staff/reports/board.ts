import { z } from 'zod';
import { bandLabel } from '../../../domain/band-words.ts';
import { monthOf, type Period } from '../../../domain/calendar.ts';
import { bandNames } from '../../../domain/participant.ts';
import { measured } from '../../../insight/sentiment.ts';
import type { BoardReport } from '../../../reports/board/report.ts';
import { patternDefinitions } from '../../../reports/charts/svg.ts';
import { monthInWords, periodInWords } from '../../../reports/words/in-words.ts';
import { type Holder, may } from '../../http/access.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import { type BoardDependencies, boardFigures, boardFile } from '../../v1/figures/board.ts';
import { type Choice, monthsToChoose, parseChoice, standingOf } from '../forms/period.ts';
import { typed } from '../forms/text.ts';
import { page } from '../page.ts';
import type { Render } from '../renderer.ts';
import { sectionsFor } from '../sections.ts';
import { template } from '../template.ts';
import { dayInWords } from '../words/days.ts';
import { reportView } from './board-view.ts';

const path = '/staff/report';
const filePath = '/staff/report.csv';

const fields = z.object({ from: typed, to: typed, band: typed });
type Uses = BoardDependencies & { render: Render };

const board = template<ReturnType<typeof viewOf> | ReturnType<typeof askedAgain>>(
  'reports/board.njk',
  'report',
);

/** The board report, to read and print. */
export const boardPage = page({
  name: 'staff.report',
  method: 'GET',
  path,
  needs: 'read-reports',
  reads: fields,
  shows: [board],
  compress: true,
  async handle(dependencies: Uses, { read, signedIn, show }) {
    const now = dependencies.clock();
    const choice = parseChoice(read, now);
    const { period } = choice;
    if (!period) return show(board, askedAgain(choice, now));
    const begun = standingOf(period, now) !== 'to come';
    const report = begun ? await boardFigures(dependencies, period, bandsOf(choice)) : null;
    return show(board, viewOf(report, { ...choice, period }, { reader: signedIn, now }));
  },
});

/** The same figures as a file. */
export const boardCsv = page({
  name: 'staff.report.csv',
  method: 'GET',
  path: filePath,
  needs: 'read-reports',
  reads: fields,
  shows: [board],
  compress: true,
  async handle(dependencies: Uses, { read, show }) {
    const now = dependencies.clock();
    const choice = parseChoice(read, now);
    if (!choice.period) return show(board, askedAgain(choice, now));
    const report = await boardFigures(dependencies, choice.period, bandsOf(choice));
    return forSpreadsheets(await boardFile(report));
  },
});

function bandsOf({ band }: Choice) {
  return band ? [band] : [];
}

function viewOf(
  report: BoardReport | null,
  choice: Choice & { period: Period },
  { reader, now }: { reader: Holder; now: Date },
) {
  const { from, to, band, period } = choice;
  const asked = new URLSearchParams({ from, to, ...(band && { band }) });
  return {
    title: `Board report, ${periodInWords(period)}`,
    form: formView(choice, now),
    period: periodInWords(period),
    /** Other months are shown than were chosen. */
    widened: band !== null && (period.from !== from || period.to !== to),
    standing: standingOf(period, now),
    thisMonth: monthInWords(monthOf(now)),
    madeOn: dayInWords(now),
    csv: `${filePath}?${asked}`,
    patterns: patternDefinitions(),
    measured,
    report: report && reportView(report, band),
    beside: sectionsFor(reader).filter(({ key }) => key === 'victim-figures' || key === 'change'),
    mayInvite: may(reader, 'invite'),
  };
}

/** What was chosen stays chosen, and each problem stands where it can be put right. */
function askedAgain(choice: Choice, now: Date) {
  return { status: 400, title: 'Board report', form: formView(choice, now), period: null, report: null };
}

function formView({ from, to, band, problems }: Choice, now: Date) {
  const problemWith = (field: string) => {
    const problem = problems.find((one) => one.field === field);
    return problem && { text: problem.text };
  };
  const months = monthsToChoose(now, [from, to]);
  return {
    action: path,
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
