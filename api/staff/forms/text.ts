import { z } from 'zod';

/** What a page reads that reads nothing. */
export const nothing = z.object({});

/** In characters. Longer than any field may be, so that whatever is cut here is refused for its length. */
const longestTyped = 12_000;

/**
 * One field as it was typed, the first of its name; empty where there is none, or where a file was sent. Of
 * one that no page would take, being over 12,000 characters, the beginning.
 */
export const typed = z
  .unknown()
  .optional()
  .transform((sent) => firstOf(sent).slice(0, longestTyped));

/** The same of a sheet that was pasted, as long as it is. */
export const pasted = z.unknown().optional().transform(firstOf);

function firstOf(sent: unknown): string {
  const [first] = [sent].flat();
  return typeof first === 'string' ? first : '';
}

/** Every value of a field that may be ticked several times. */
export const ticked = z
  .unknown()
  .optional()
  .transform((sent) => [sent].flat().filter((one) => typeof one === 'string'));

/** A file that was chosen; null where there is none. */
export const file = z
  .unknown()
  .optional()
  .transform((sent) => {
    const [first] = [sent].flat();
    return first instanceof File ? first : null;
  });

/** Whether a field is there at all, such as `done` in `/staff/caseload?done`. */
export const present = z
  .unknown()
  .optional()
  .transform((sent) => sent !== undefined);

/** Longer than anything that it is compared with, in characters. */
const longestFolded = 500;

/** Text in one form however it is written, to compare it; of a long one the beginning. */
export function folded(text: string): string {
  return text.trim().slice(0, longestFolded).normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

/** Words in lines, without what no keyboard types. */
export function wordsIn(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim();
}

/** The same on one line. */
export function oneLine(text: string): string {
  return wordsIn(text).replaceAll(/\s+/gu, ' ');
}
