import type { Conversation } from '../prisma/conversations/conversation.ts';
import { newToken } from './new-token.ts';

/**
 * Where a respondent answers. A device is known by a secret: in a browser by what its code let in once (the
 * opening, which every token that comes of it carries), in a chat by its address. What was said is shown
 * again only there. The current tab of a conversation names its device, and when it was taken up.
 */

/** A time as it stands in names, so that they sort by it. */
function stamp(now: Date): string {
  return now.getTime().toString(36).padStart(9, '0');
}

/** A name for what one code let in once: each tab that comes of it carries it. */
export function newOpening(now: Date): string {
  return `${stamp(now)}-${newToken()}`;
}

/** A name for a tab that takes a conversation up: when, and on which device. */
export function newTab(now: Date, device = newOpening(now)): string {
  return `${stamp(now)}.${device}.${newToken()}`;
}

/** The device of a tab; empty for a tab of before 0.2. */
export function deviceOf(tab: string): string {
  return tab.split('.')[1] ?? '';
}

/** Whether a tab was taken up later than this. */
export function isYounger(tab: string, than: Date): boolean {
  const [since = '', device] = tab.split('.');
  return device !== undefined && since > stamp(than);
}

/**
 * Where whoever shows this pass stands. `here`: in the tab that the conversation is in. `elsewhere`: another
 * tab has taken it up since. `newer`: their token was never used to start, and is younger than that tab; to
 * use it takes the conversation up.
 */
export function standingOf(
  current: string,
  { tab, opening }: { tab?: string | undefined; opening?: string | undefined },
): 'here' | 'elsewhere' | 'newer' {
  if (tab !== undefined) return tab === current ? 'here' : 'elsewhere';
  const [since = '', from] = current.split('.');
  if (opening === undefined) return 'elsewhere';
  if (opening === from) return 'here';
  const [made = ''] = opening.split('-');
  return from === undefined || made > since ? 'newer' : 'elsewhere';
}

/**
 * Whether questions are being answered on another device: that one is put out only by somebody who was told
 * so, and pressed.
 */
export function isAnsweredElsewhere(
  { tab, address, memory: { state } }: Conversation,
  device: string | undefined,
): boolean {
  // A tab of before 0.2 may be that of a chat.
  const current = deviceOf(tab) || address;
  if (!state || current === device) return false;
  const phase = state.phase === 'sure' && state.sure ? state.sure.from : state.phase;
  return phase === 'asking' || phase === 'other' || phase === 'checking';
}
