import type { Vocabulary } from './vocabulary.ts';

/** Whether folded words hold one that may take back what is said beside them: "not", "instead". */
export function isDenied(words: string, vocabulary: Vocabulary): boolean {
  return words.split(' ').some((word) => vocabulary.phrases('negations').has(word));
}
