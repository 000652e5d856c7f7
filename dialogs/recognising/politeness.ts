import type { Vocabulary } from './vocabulary.ts';

/** More words than this around an answer are more than politeness. */
const politeWords = 6;

/**
 * What somebody may have meant by a folded message, the whole first: then with less and less of the
 * politeness before and after it ("I think good"), and of what follows a "because". Each is called a core;
 * the last has the least around it.
 */
export function coresOf(message: string, vocabulary: Vocabulary): string[] {
  const words = message.split(' ');
  const because = words.findIndex((word, place) => place > 0 && vocabulary.phrases('because').has(word));
  const cores = coresIn(words, vocabulary);
  if (because >= 0) cores.push(...coresIn(words.slice(0, because), vocabulary));
  return [...new Set(cores)];
}

function coresIn(words: string[], vocabulary: Vocabulary): string[] {
  const opening = politeAtStart(words, vocabulary.phrases('openers'));
  const closing = politeAtStart(words.toReversed(), vocabulary.phrases('closers'));
  const cores: string[] = [];
  for (let off = 0; off <= opening + closing; off++) {
    for (let before = Math.min(off, opening); before >= 0 && off - before <= closing; before--) {
      const core = words.slice(before, words.length - (off - before));
      if (core.length > 0) cores.push(core.join(' '));
    }
  }
  return cores;
}

/** How many words of politeness come first. */
function politeAtStart(words: string[], polite: ReadonlySet<string>): number {
  const first = words.slice(0, politeWords).findIndex((word) => !polite.has(word));
  return first < 0 ? Math.min(words.length, politeWords) : first;
}
