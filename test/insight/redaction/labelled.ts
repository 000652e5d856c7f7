import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hiddenKinds } from '../../../insight/redaction/hidden.ts';

/** A line of the labelled set: as it is typed, and what of it may tell who somebody is. */
export type LabelledLine = { text: string; tells: { kind: string; words: string }[] };

const file = join(import.meta.dirname, 'labelled.txt');
const marks = new RegExp(`\\[(?:${hiddenKinds.join('|')})\\]`, 'g');
const told = new RegExp(`\\[(${hiddenKinds.join('|')}) ([^\\]]+)\\]`, 'g');

/** Every line of the labelled set, or of another file that is written the same way. */
export function labelledLines(from = file): LabelledLine[] {
  const lines = readFileSync(from, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({
      text: line.replaceAll(told, '$2'),
      tells: [...line.matchAll(told)].map(([, kind = '', words = '']) => ({ kind, words })),
    }));
}

/** The words of a text, with its numbers, in small letters; not those that say what was taken out. */
function wordsOf(text: string): string[] {
  return (
    text
      .replaceAll(marks, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  );
}

/** What a reader of the redacted line still sees of what tells who somebody is. */
export function stillSeen({ tells }: LabelledLine, redacted: string): LabelledLine['tells'] {
  const left = new Set(wordsOf(redacted));
  return tells.filter(({ words }) => wordsOf(words).some((word) => word.length > 1 && left.has(word)));
}

/** How many words of a line that tell of nobody are gone from it. */
export function goneForNothing({ text, tells }: LabelledLine, redacted: string): string[] {
  const telling = new Set(tells.flatMap(({ words }) => wordsOf(words)));
  const left = new Set(wordsOf(redacted));
  return wordsOf(text).filter((word) => !telling.has(word) && !left.has(word));
}
