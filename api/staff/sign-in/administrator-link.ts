import type { SignUpStore } from '../../../prisma/stores/sign-ups.ts';
import { signUpPath } from '../paths.ts';
import { momentInWords } from '../words/days.ts';

/**
 * Makes a link by which whoever opens it first becomes an administrator, and the lines that say so to whoever
 * runs Sayback. `who`: by what it was made, for the audit record.
 */
export async function administratorLink(
  signUps: SignUpStore,
  { who, origin, now }: { who: string; origin: string; now: Date },
): Promise<string> {
  const { secret, until } = await signUps.make({ account: null, who, now });
  return [
    `To make an administrator, open this link. It works once, until ${momentInWords(until)}.`,
    `  ${origin}${signUpPath}/${secret}`,
  ].join('\n');
}
