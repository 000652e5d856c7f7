import { dayOf } from '../../../domain/calendar.ts';
import { isUnderWay, type Status, statuses } from '../../../domain/commitment.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { counted } from '../words/counted.ts';

const words: Readonly<Record<Status, string>> = {
  thinking: 'that we are thinking about',
  doing: 'that we are working on',
  done: 'kept',
  cannot: 'that we cannot keep, with the reason',
};

/** What was promised and what became of it, in a line each; empty before there is a promise. For whoever asks what happened to the last ones. */
export async function promisesInShort({ commitments }: Stores, now: Date): Promise<string[]> {
  const all = await commitments.list();
  const late = all.filter(({ status, due }) => isUnderWay(status) && due !== null && due < dayOf(now)).length;
  return [
    ...statuses
      .map((status) => ({ status, many: all.filter((one) => one.status === status).length }))
      .filter(({ many }) => many > 0)
      .map(({ status, many }) => `${counted(many, 'promise')} ${words[status]}`),
    ...(late > 0 ? [`${counted(late, 'promise')} past the day that was set`] : []),
  ];
}
