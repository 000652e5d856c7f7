import { dayLength, dayOf } from '../../../domain/calendar.ts';
import { isUnderWay } from '../../../domain/commitment.ts';
import { isLate } from '../../../domain/gap.ts';
import { may } from '../../http/access.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { commitmentsPath, gapsPath } from '../paths.ts';
import type { SignedIn } from '../signed-in.ts';
import { themeSides } from '../theme-sides.ts';
import { counted, countedInBatches } from '../words/counted.ts';

/** Something that waits for whoever is signed in, and the page where it is done. */
type Waits = { href: string; text: string; late?: boolean };

/** Counted up to so many; past that the page says "more than". */
const most = 200;
/** A commitment is due soon when its day is at most so many days away. */
const soon = 14;

type Whom = SignedIn & { now: Date };
type Dependencies = Pick<StaffDependencies, 'stores' | 'secondPerson' | 'threshold'>;

/** All that waits for somebody, in the order of the pages. Empty where nothing does. */
export async function whatWaits(dependencies: Dependencies, signedIn: SignedIn, now: Date): Promise<Waits[]> {
  const whom = { ...signedIn, now };
  const parts = await Promise.all([
    ...themeSides.map((side) => themesWaiting(dependencies, side, whom)),
    commitmentsWaiting(dependencies, whom),
    gapsWaiting(dependencies, whom),
  ]);
  return parts.flat();
}

/** Answers to read, readers who differ, and words to cut or to look at a second time, of one side. */
async function themesWaiting(
  { stores, secondPerson }: Dependencies,
  { side, path, settles, clearing }: (typeof themeSides)[number],
  whom: Whom,
): Promise<Waits[]> {
  const [reads, clears] = [may(whom, settles), may(whom, clearing.clears)];
  if (!reads && !clears) return [];
  const { codings, quotations } = stores[side];
  const [answers, { toCut, toClear }] = await Promise.all([
    reads ? codings.toDo(most + 1) : { unread: 0, differing: 0 },
    quotations.counted({ who: whom.who, second: secondPerson }),
  ]);
  return [
    ...some(answers.unread, `${path}/read`, 'to read and sort by theme', 'answer'),
    ...some(answers.differing, `${path}/differences`, 'to settle, where readers differ', 'answer'),
    ...some(reads ? toCut : 0, `${path}/quotations`, 'to cut', 'quotation'),
    ...some(clears ? toClear : 0, clearing.path, 'to clear', 'quotation'),
  ];
}

/** Commitments that are due or overdue, and who asked to hear back and has not. */
async function commitmentsWaiting({ stores, threshold }: Dependencies, whom: Whom): Promise<Waits[]> {
  if (!may(whom, 'settle-themes')) return [];
  const [commitments, waiting] = await Promise.all([
    stores.commitments.list(),
    stores.people.tellings.notHeard(),
  ]);
  const days = (due: Date | null) =>
    due === null ? Number.POSITIVE_INFINITY : (+due - +dayOf(whom.now)) / dayLength;
  const open = commitments.filter(({ status }) => isUnderWay(status));
  const late = open.filter(({ due }) => days(due) < 0).length;
  const dueSoon = open.filter(({ due }) => days(due) >= 0 && days(due) <= soon).length;
  const people = countedInBatches(waiting, threshold);
  return [
    ...some(late, commitmentsPath, 'past the day that was set', 'commitment').map(overdue),
    ...some(dueSoon, commitmentsPath, 'due in the next two weeks', 'commitment'),
    ...(waiting > 0
      ? [{ href: commitmentsPath, text: `${people} people asked to hear back, and have not heard` }]
      : []),
  ];
}

async function gapsWaiting({ stores }: Dependencies, whom: Whom): Promise<Waits[]> {
  if (!may(whom, 'keep-gaps')) return [];
  const late = (await stores.gaps.list()).filter((gap) => isLate(gap, whom.now)).length;
  return some(late, gapsPath, 'to explain or change, past the day that was set', 'gap').map(overdue);
}

function some(many: number, href: string, what: string, one: string): Waits[] {
  if (many === 0) return [];
  const number = many > most ? `More than ${most} ${one}s` : counted(many, one);
  return [{ href, text: `${number} ${what}` }];
}

function overdue(waits: Waits): Waits {
  return { ...waits, late: true };
}
