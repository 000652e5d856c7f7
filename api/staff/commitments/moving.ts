import { mayMove, type Status, statuses } from '../../../domain/commitment.ts';
import type { Commitment } from '../../../prisma/stores/commitments.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { isSimple } from '../../v1/figures/commitments.ts';
import type { Problem } from '../forms/problems.ts';
import { wordsIn } from '../forms/text.ts';
import { wrongText } from './fields.ts';
import type { Deed } from './one.ts';
import { hardInWords, marks, statusTags } from './words.ts';

/** What was sent, as far as it is about moving, marking or the wall. */
type Sent = Readonly<Record<'from' | 'to' | 'why' | 'mark' | 'wall', string>>;
type By = { id: string; who: string; now: Date };

/**
 * What came of it. A status of 409: somebody else was quicker. `forget`: what was typed is about what stands
 * no more.
 */
export type MoveResult = { done: Deed } | { problem: Problem; status?: 400 | 409; forget?: boolean };

/** Moves a commitment to where it stands now. */
export async function move(stores: Stores, commitment: Commitment, sent: Sent, by: By): Promise<MoveResult> {
  const from = statusIn(sent.from);
  const to = statusIn(sent.to);
  const why = to === 'cannot' ? wordsIn(sent.why) : null;
  if (from !== commitment.status) return movedMeanwhile(commitment.status);
  if (!to || !mayMove(from, to)) return refused('#to', 'Choose where it stands now');
  const [wrong] = why === null ? [] : wrongText('why', why, 'why we can’t do it');
  if (wrong) return { problem: wrong };
  if (why !== null && commitment.onWall && hardInWords(why).length > 0) {
    return refused('#why', `It is on the wall, so a child must be able to read why. ${hardLine(why)}`);
  }
  if (await stores.commitments.move({ ...by, from, to, why })) return { done: 'moved' };
  const now = await stores.commitments.get(by.id);
  return { ...movedMeanwhile(now?.status ?? commitment.status), forget: true };
}

/** Keeps the service's own mark of progress. */
export async function mark(stores: Stores, commitment: Commitment, sent: Sent, by: By): Promise<MoveResult> {
  const chosen = marks.find((one) => String(one) === sent.mark) ?? null;
  if (chosen === null && sent.mark !== 'none') return refused('#mark', 'Choose a mark');
  await stores.commitments.change({ ...commitment, ...by, mark: chosen });
  return { done: 'marked' };
}

/** Puts it on the wall for everybody, or takes it off. */
export async function putOnWall(
  stores: Stores,
  commitment: Commitment,
  sent: Sent,
  by: By,
): Promise<MoveResult> {
  const onWall = sent.wall === 'on';
  if (onWall && !isSimple(commitment)) {
    return refused('#wall', 'Make its words simple enough for a child before it goes on the wall');
  }
  await stores.commitments.change({ ...commitment, ...by, onWall });
  return { done: onWall ? 'on-wall' : 'off-wall' };
}

function statusIn(name: string): Status | null {
  return statuses.find((status) => status === name) ?? null;
}

function refused(href: string, text: string): MoveResult {
  return { problem: { href, text } };
}

function movedMeanwhile(status: Status): { problem: Problem; status: 409 } {
  const stands = `It stands as “${statusTags[status].text}” now.`;
  const text = `Somebody else moved it while you had this page open. ${stands} Look again before you move it`;
  return { problem: { href: '#to', text }, status: 409 };
}

function hardLine(text: string): string {
  return hardInWords(text)
    .map(({ sentence, why }) => `“${sentence}”: ${why}`)
    .join(' ');
}
