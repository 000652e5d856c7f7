import { type Status, statuses } from '../../../domain/commitment.ts';
import { sides } from '../../../domain/participant.ts';
import type { Commitment } from '../../../prisma/stores/commitments.ts';
import { became } from '../../../reports/commitments/ending.ts';
import type { HeardBack } from '../../../reports/commitments/heard-back.ts';
import { percent, range } from '../../../reports/words/in-words.ts';
import { may } from '../../http/access.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import {
  commitmentsFile,
  commitmentsReport,
  headlines,
  type RaisedThemes,
  raisedThemes,
  simpleOf,
} from '../../v1/figures/commitments.ts';
import { nothing } from '../forms/text.ts';
import { page } from '../page.ts';
import { commitmentsPath } from '../paths.ts';
import { template } from '../template.ts';
import { dayInWords } from '../words/days.ts';
import { commitmentPath } from './one.ts';
import { peopleInWords, statusTags } from './words.ts';

export type CommitmentsView = {
  /** Whoever looks may make commitments. */
  keeps: boolean;
  groups: { title: string; overdue: boolean; rows: ReturnType<typeof rowView>[] }[];
  inTime: Headline;
  wait: Headline;
  threshold: number;
};
/**
 * One of the two figures at the end, or why it is not shown. `range` and `asked` only stand beside a share.
 */
type Headline = { why: string } | { value: string; of: string; range: string | null; asked: number | null };

const commitmentsPage = template<CommitmentsView>('commitments/list.njk', 'commitments');

/** "You said, we did": the commitments on what people said, what became of them, and who was told. */
export const commitmentList = page({
  name: 'staff.commitments',
  method: 'GET',
  path: commitmentsPath,
  needs: 'read-commitments',
  reads: nothing,
  shows: [commitmentsPage],
  async handle(dependencies, { signedIn, show }) {
    const { stores, clock, threshold } = dependencies;
    const now = clock();
    await Promise.all(sides.map((side) => stores[side].tallies.release(threshold, now)));
    const [commitments, raised, heard] = await Promise.all([
      stores.commitments.list(),
      raisedThemes(dependencies),
      headlines(dependencies),
    ]);
    const simple = new Set(await simpleOf(commitments));
    return show(commitmentsPage, {
      title: 'You said, we did',
      keeps: may(signedIn, 'keep-commitments'),
      groups: groupsOf(commitments, { raised, simple, threshold, now }),
      inTime: inTimeView(heard.inTime, threshold),
      wait: waitView(heard.wait, threshold),
      threshold,
    });
  },
});

/** The same as a file. */
export const commitmentsCsv = page({
  name: 'staff.commitments.csv',
  method: 'GET',
  path: `${commitmentsPath}.csv`,
  needs: 'read-commitments',
  reads: nothing,
  handle: async (dependencies) => forSpreadsheets(commitmentsFile(await commitmentsReport(dependencies))),
});

type Of = { raised: RaisedThemes; simple: ReadonlySet<Commitment>; threshold: number };

/** What is past its day first, then by where it stands; in each, what is due first. */
function groupsOf(
  commitments: readonly Commitment[],
  { now, ...of }: Of & { now: Date },
): CommitmentsView['groups'] {
  const isOverdue = (one: Commitment) => became(one, now) === 'overdue';
  const order: readonly Status[] = ['doing', ...statuses.filter((status) => status !== 'doing')];
  const groups = [
    { title: 'Overdue', overdue: true, some: commitments.filter(isOverdue) },
    ...order.map((status) => ({
      title: groupTitles[status],
      overdue: false,
      some: commitments.filter((one) => one.status === status && !isOverdue(one)),
    })),
  ];
  return groups
    .filter(({ some }) => some.length > 0)
    .map(({ some, ...group }) => ({ ...group, rows: some.map((one) => rowView(one, of)) }));
}

const groupTitles: Readonly<Record<Status, string>> = {
  doing: 'We are doing it',
  thinking: 'We are thinking about it',
  done: 'Done',
  cannot: 'We can’t',
};

function rowView(commitment: Commitment, { raised, simple, threshold }: Of) {
  const { id, said, owner, due, onWall, theme, mark, status } = commitment;
  const { label, respondents: people } = raised(theme);
  return {
    href: commitmentPath(id),
    said,
    owner,
    theme: label,
    people: peopleInWords(people, threshold),
    due: due ? dayInWords(due) : 'No day',
    onWall,
    draft: !simple.has(commitment),
    mark,
    tag: statusTags[status],
  };
}

function inTimeView(inTime: HeardBack['inTime'], threshold: number): Headline {
  if (inTime.suppressed) return { why: `Not shown: fewer than ${threshold} people so far.` };
  return {
    value: percent(inTime.share),
    of: `${inTime.told} of ${inTime.base} people`,
    range: range(inTime.low, inTime.high),
    asked: inTime.asked,
  };
}

function waitView(wait: HeardBack['wait'], threshold: number): Headline {
  if (wait.suppressed) return { why: `Not shown: fewer than ${threshold} people were told so far.` };
  return {
    value: `${wait.medianDays} ${wait.medianDays === 1 ? 'day' : 'days'}`,
    of: `${wait.base} people`,
    range: null,
    asked: null,
  };
}
