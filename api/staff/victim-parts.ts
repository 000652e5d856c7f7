import type { SignedIn } from './page.ts';
import type { StaffParts } from './parts.ts';
import type { VictimShown } from './victims-one.ts';

/** What the sections of a victim's page need that stand in templates of their own: victim-asking.njk and victim-words.njk, as `parts`. */
export async function victimParts(
  _staff: StaffParts,
  _victim: VictimShown,
  _signedIn: SignedIn | null,
): Promise<Record<string, unknown>> {
  return {};
}
