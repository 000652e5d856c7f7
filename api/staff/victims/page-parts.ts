import type { StaffParts } from '../parts.ts';
import type { SignedIn } from '../signed-in.ts';
import { askingOf } from './asking.ts';
import type { VictimShown } from './one.ts';
import { wordsOf } from './own-words.ts';

/** What the sections of a victim's page need that stand in templates of their own: victim-asking.njk and victim-words.njk, as `parts`. */
export async function victimParts(staff: StaffParts, victim: VictimShown, signedIn: SignedIn | null) {
  return {
    asking: await askingOf(staff, victim, signedIn),
    words: await wordsOf(staff, victim, signedIn),
  };
}
