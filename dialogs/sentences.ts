/** The sentences of a text, each as its words. The end of a line ends a sentence too. */
export function sentencesOf(text: string): string[][] {
  return text
    .split(/[.!?…]+(?=\s|$|["'”’)])|\n/u)
    .map((sentence) => sentence.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? [])
    .filter((words) => words.length > 0);
}
