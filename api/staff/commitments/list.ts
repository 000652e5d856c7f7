import { statuses } from '../../../domain/commitment.ts';
import { sides } from '../../../domain/participant.ts';
import type { Commitment } from '../../../prisma/stores/commitments.ts';
import type { HeardBack } from '../../../reports/commitments/heard-back.ts';
import { became } from '../../../reports/commitments/report.ts';
import { may } from '../../http/access.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import {
  headlines,
  isSimple,
  promisesFile,
  promisesReport,
  type RaisedThemes,
  raisedThemes,
} from '../../v1/figures/commitments.ts';
import type { StaffPage } from '../former-page.ts';
import type { StaffParts } from '../parts.ts';
import { dayInWords } from '../words/days.ts';
import { percent, range } from '../words/figures.ts';
import { promisePage } from './commitment.ts';
import { promiseFormPages } from './form.ts';
import { posterPage } from './poster.ts';
import { promiseSessionPages } from './session.ts';
import { promiseTellPages } from './tell.ts';
import { peopleInWords, promisesPath, statusTags } from './words.ts';

/** "You said, we did": what was promised on what people said, what became of it, and who was told. */
export function promisePages(parts: StaffParts): StaffPage[] {
  return [
    overview(parts),
    {
      name: 'staff.promises.csv',
      method: 'GET',
      path: `${promisesPath}.csv`,
      needs: 'read-promises',
      handle: async () => forSpreadsheets(promisesFile(await promisesReport(parts))),
    },
    posterPage(parts),
    ...promiseFormPages(parts),
    ...promisePage(parts),
    ...promiseTellPages(parts),
    ...promiseSessionPages(parts),
  ];
}

function overview(parts: StaffParts): StaffPage {
  const { stores, clock, threshold, render } = parts;
  return {
    name: 'staff.promises',
    method: 'GET',
    path: promisesPath,
    needs: 'read-promises',
    async handle({ signedIn }) {
      const now = clock();
      await Promise.all(sides.map((side) => stores[side].tallies.release(threshold, now)));
      const [commitments, raised, heard] = await Promise.all([
        stores.commitments.list(),
        raisedThemes(parts),
        headlines(parts),
      ]);
      return render('commitments/list.njk', {
        title: 'You said, we did',
        here: 'promises',
        signedIn,
        keeps: signedIn !== null && may(signedIn.role, 'keep-promises'),
        groups: groupsOf(commitments, raised, threshold, now),
        heard: heardInWords(heard, threshold),
        threshold,
      });
    },
  };
}

/** What is past its day first, then by where it stands; in each, what is due first. */
function groupsOf(commitments: readonly Commitment[], raised: RaisedThemes, threshold: number, now: Date) {
  const row = (commitment: Commitment) => {
    const { id, said, owner, due, onWall, theme, mark } = commitment;
    const { label, people } = raised(theme);
    return {
      id,
      said,
      owner,
      theme: label,
      people: peopleInWords(people, threshold),
      due: due ? dayInWords(due) : null,
      onWall,
      draft: !isSimple(commitment),
      mark,
      tag: statusTags[commitment.status],
    };
  };
  const overdue = (one: Commitment) => became(one, now) === 'overdue';
  const groups = [
    { title: 'Overdue', of: commitments.filter(overdue) },
    ...(['doing', ...statuses.filter((status) => status !== 'doing')] as const).map((status) => ({
      title: groupTitles[status],
      of: commitments.filter((one) => one.status === status && !overdue(one)),
    })),
  ];
  return groups.filter(({ of }) => of.length > 0).map(({ title, of }) => ({ title, rows: of.map(row) }));
}

const groupTitles = {
  doing: 'We are doing it',
  thinking: 'We are thinking about it',
  done: 'Done',
  cannot: 'We can’t',
} as const;

function heardInWords({ inTime, wait }: HeardBack, threshold: number) {
  return {
    inTime: inTime.suppressed
      ? { value: null, why: `Not shown: fewer than ${threshold} people so far.` }
      : {
          value: percent(inTime.share),
          of: `${inTime.told} of ${inTime.base} people`,
          range: range(inTime.low, inTime.high),
          asked: inTime.asked,
        },
    wait: wait.suppressed
      ? { value: null, why: `Not shown: fewer than ${threshold} people were told so far.` }
      : { value: `${wait.medianDays} ${wait.medianDays === 1 ? 'day' : 'days'}`, of: `${wait.base} people` },
  };
}
