import { newToken } from './new-token.ts';

/** A time as it stands in names, so that they sort by it. */
function stamp(now: Date): string {
  return now.getTime().toString(36).padStart(9, '0');
}

/** A name for what one code let in once: each tab that comes of it carries it. */
export function newOpening(now: Date): string {
  return `${stamp(now)}-${newToken()}`;
}

/** A name for a tab or device that takes a conversation up: when, and by which opening. */
export function newTab(now: Date, opening = newOpening(now)): string {
  return `${stamp(now)}.${opening}.${newToken()}`;
}

/**
 * Where whoever shows this pass stands: `here`, in the tab that the conversation is in; `elsewhere`, where
 * another has taken it up since; `newer`, with a token that was never used to start and is younger than that
 * tab, so that using it takes the conversation up.
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
