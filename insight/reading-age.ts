import { sentencesOf } from '../dialogs/wording/sentences.ts';
import { syllablesIn } from './syllables.ts';

/**
 * Fewer words than this are taken as standing among plain ones: one long word in a label of two is not a page
 * of them.
 */
const fewest = 10;
const plain = 1.25;
const youngest = 5;

/**
 * The age in years at which English is read with ease, from 5: the Flesch–Kincaid grade plus five (Kincaid
 * and others, "Derivation of new readability formulas for Navy enlisted personnel", 1975; a United States
 * grade is read at about that many years and five). The formula was fitted to passages, so in fewer than ten
 * words the missing ones count as plain: 1.25 syllables each.
 */
export function readingAge(text: string): number {
  const sentences = sentencesOf(text);
  const words = sentences.flat();
  if (words.length === 0) return youngest;
  const missing = Math.max(0, fewest - words.length);
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), missing * plain);
  const grade =
    0.39 * (words.length / sentences.length) + 11.8 * (syllables / (words.length + missing)) - 15.59;
  return Math.max(youngest, grade + 5);
}
