import type { SignedIn } from './page.ts';
import type { StaffParts } from './parts.ts';
import { askingOf } from './victim-asking.ts';
import { wordsOf } from './victim-words.ts';
import type { VictimShown } from './victims-one.ts';

/** What the sections of a victim's page need that stand in templates of their own: victim-asking.njk and victim-words.njk, as `parts`. */
export async function victimParts(staff: StaffParts, victim: VictimShown, signedIn: SignedIn | null) {
  return {
    asking: await askingOf(staff, victim, signedIn),
    words: await wordsOf(staff, victim, signedIn),
  };
}
