const end = /(?<![.!?…])[.!?…]+(?=\s|$|["'”’)])|\n/u;
const between = /(?<=[.!?…؟。！？])\s+/u;
const word = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

/** The sentences of a text, each as its words. The end of a line ends a sentence too. */
export function sentencesOf(text: string): string[][] {
  return text.split(end).map(wordsOf).filter(hasAny);
}

/** The same, each as it is written, without the mark that ends it. */
export function writtenSentences(text: string): string[] {
  return text
    .split(end)
    .map((sentence) => sentence.trim())
    .filter((sentence) => hasAny(wordsOf(sentence)));
}

/** The text without the sentences that this holds of. */
export function withoutSentences(text: string, is: (sentence: string) => boolean): string {
  return text
    .split(between)
    .filter((sentence) => !is(sentence))
    .join(' ');
}

function wordsOf(sentence: string): string[] {
  return sentence.match(word) ?? [];
}

function hasAny(words: readonly string[]): boolean {
  return words.length > 0;
}
