import { z } from 'zod';

/** What a page reads that reads nothing. */
export const nothing = z.object({});

/** One field as it was typed, the first of its name; empty where there is none, or where a file was sent. */
export const typed = z
  .unknown()
  .optional()
  .transform((sent) => {
    const [first] = [sent].flat();
    return typeof first === 'string' ? first : '';
  });

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

/** Text in one form however it is written, to compare it. */
export function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
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
