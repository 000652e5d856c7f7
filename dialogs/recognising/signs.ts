import { fold } from './fold.ts';
import { isDenied } from './negation.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What may be meant, as far as it matters here. */
type Meaning = { label: string; also?: ReadonlySet<string> };

/** Signs that say yes or no by themselves, whatever words stand beside them. */
export const signs = { yes: ['👍', '✅', '✔', '👌'], no: ['👎', '❌', '✖', '🙅'] } as const;

/** Whether a message shows a sign that says no. */
export function showsNo(message: string): boolean {
  return signs.no.some((sign) => message.includes(sign));
}

/**
 * Whether a sign beside the words of a message says another thing than they do: "yes 👎", "no 👍",
 * "boxing 👎". Nobody can be sure which of the two is meant, and so it is asked.
 */
export function signsAgainst(
  message: string,
  meant: Meaning,
  candidates: readonly Meaning[],
  vocabulary: Vocabulary,
): boolean {
  const shown = [...signs.yes, ...signs.no].filter((sign) => message.includes(sign));
  if (shown.length === 0 || !/[\p{L}\p{N}]/u.test(fold(message))) return false;
  const [yes, no] = [signs.yes.some((sign) => message.includes(sign)), showsNo(message)];
  if (yes && no) return true;
  const sayIt = candidates.filter(({ also }) => shown.some((sign) => also?.has(sign)));
  if (sayIt.length > 0) return !sayIt.includes(meant);
  const isNone = [...vocabulary.phrases('none')].some((phrase) => meant.also?.has(phrase));
  return no && !isNone && !isDenied(fold(meant.label), vocabulary);
}
