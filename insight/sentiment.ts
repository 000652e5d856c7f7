import Sentiment from 'sentiment';
import type { Mood } from '../dialogs/state.ts';

/**
 * How well `moodOf` guessed when it was measured (`npm run bench -- sentiment`; docs/BENCHMARKS.md), for
 * whoever reads its guesses: in how many of ten comments it found something to go by, and how many of ten
 * such guesses were right.
 */
export const measured = { guessedOfTen: 7, rightOfTen: 7 } as const;

const afinn = new Sentiment();

/**
 * A score of one is often a single lukewarm word ("yes", "clear"), and is not enough to call a comment
 * positive.
 */
const positiveFrom = 2;
const negativeFrom = -1;

/** The shortest words that have a score have two letters ("no"). An emoji may have one too. */
const worthALook = /\p{L}{2}|\p{Extended_Pictographic}/u;
const notLatin = /[^\P{L}\p{Script=Latin}]/u;

/**
 * A machine's guess at how words sound, by AFINN's list of English words: good for sorting, too weak to judge
 * one comment by. Null where nothing can be told: no word of the list is in it, or it is in a language on
 * which the guessing was not measured, which is all but English.
 */
export function moodOf(text: string, lang: string): Mood | null {
  if (!/^en(-|$)/i.test(lang) || !worthALook.test(text) || notLatin.test(text)) return null;
  const { score, words } = afinn.analyze(text.replaceAll(/[’‘]/g, "'"));
  if (words.length === 0) return null;
  if (score >= positiveFrom) return 'positive';
  return score <= negativeFrom ? 'negative' : 'neutral';
}
