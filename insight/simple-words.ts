import { audiences, longestSentence } from '../dialogs/checks/audiences.ts';
import { sentencesOf, writtenSentences } from '../dialogs/wording/sentences.ts';
import { readingAge } from './reading-age.ts';

/**
 * A sentence that a child should not have to read, and why: it has too many words, or they are too hard
 * together.
 */
export type HardSentence = { sentence: string; why: 'too-long' | 'too-hard'; words: number; age: number };

/** What everybody is told must be readable by a child: at this age at most, in years. */
const { readingAge: oldest } = audiences.child;

/**
 * What keeps an English text from being simple enough for a child, sentence by sentence; nothing where it is.
 * A text is simple enough where no sentence has more than 15 words and the whole reads at age 9 or lower.
 * Where only the whole is too hard, its hardest sentences stand for it.
 */
export function hardSentences(text: string): HardSentence[] {
  const sentences = writtenSentences(text).map((sentence) => ({
    sentence,
    words: sentencesOf(sentence).flat().length,
    age: readingAge(sentence),
  }));
  const tooHard = readingAge(text) > oldest;
  const hardest = Math.max(...sentences.map(({ age }) => age));
  return sentences.flatMap((one): HardSentence[] => {
    if (one.words > longestSentence) return [{ ...one, why: 'too-long' }];
    const counts = tooHard && (one.age > oldest || one.age === hardest);
    return counts ? [{ ...one, why: 'too-hard' }] : [];
  });
}
