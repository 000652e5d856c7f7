import type { Voice } from '../wording/voice.ts';
import { fold } from './fold.ts';
import { withEmoji } from './typed-faces.ts';

const emoji = ['👍', '✅', '✔', '👌'];

/** What stands in a message beside its words and takes nothing back. Any other sign may: "y/n", "~yes~". */
const plain = /^[\p{L}\p{M}\s.,!'’‘`"“”…،。、，！।]*$/u;
const pictures = /[\p{Extended_Pictographic}\p{Variation_Selector}\p{Emoji_Modifier}\u200d]/gu;

/** Whoever writes more than this says more than yes. */
const longest = 200;

/**
 * Whether a message is a clear yes, as consent needs one: a yes, and beside it nothing but another or
 * politeness. "Yes if he agrees", "yes?" and "I think so" are none.
 */
export function isClearYes(message: string, { vocabulary, say }: Voice): boolean {
  if (message.length > longest || /[❓❔]/u.test(message) || !plain.test(message.replaceAll(pictures, '')))
    return false;
  const shown = withEmoji(message).match(/\p{Extended_Pictographic}/gu) ?? [];
  if (shown.some((one) => !emoji.includes(one))) return false;
  const yes = [fold(say('yes').text), ...vocabulary.phrases('clearYes'), ...emoji];
  const known = [...yes, ...vocabulary.phrases('beside')];
  let said = false;
  let rest = fold(message);
  while (rest !== '') {
    const begins = known.filter((phrase) => rest === phrase || rest.startsWith(`${phrase} `));
    const longest = begins.toSorted((one, other) => other.length - one.length)[0];
    if (longest === undefined) return false;
    said ||= yes.includes(longest);
    rest = rest.slice(longest.length + 1);
  }
  return said;
}
