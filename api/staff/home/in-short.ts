import { dayOf, isoDay } from '../../../domain/calendar.ts';
import { isUnderWay, type Status, statuses } from '../../../domain/commitment.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { dayInWords } from '../../../reports/words/in-words.ts';
import { editionsPath } from '../paths.ts';
import { counted } from '../words/counted.ts';

const words: Readonly<Record<Status, string>> = {
  thinking: 'that we are thinking about',
  doing: 'that we are working on',
  done: 'kept',
  cannot: 'that we cannot keep, with the reason',
};

/**
 * What became of the commitments, in a line each; empty before there is one. For whoever asks what happened
 * to the last ones.
 */
export async function commitmentsInShort({ commitments }: Stores, now: Date): Promise<string[]> {
  const all = await commitments.list();
  const late = all.filter(({ status, due }) => isUnderWay(status) && due !== null && due < dayOf(now)).length;
  return [
    ...statuses
      .map((status) => ({ status, many: all.filter((one) => one.status === status).length }))
      .filter(({ many }) => many > 0)
      .map(({ status, many }) => `${counted(many, 'commitment')} ${words[status]}`),
    ...(late > 0 ? [`${counted(late, 'commitment')} past the day that was set`] : []),
  ];
}

/** The newest edition, which is what a board member comes for; null before there is one. */
export async function newestEdition({ editions }: Stores) {
  const [newest] = (await editions.list()).toSorted((a, b) => b.number - a.number);
  if (!newest) return null;
  return {
    href: `${editionsPath}/${newest.number}`,
    title: newest.title,
    publishedOn: dayInWords(isoDay(newest.publishedAt)),
  };
}
