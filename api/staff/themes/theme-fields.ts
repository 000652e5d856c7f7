import type { Problem } from '../forms/problems.ts';

/** A theme's name, and a word or phrase a line by which it is known. */
export type ThemeFields = { label: string; words: string[] };

/** `all`: what all lines together have, in characters. Each answer is held against each of them. */
const most = { label: 80, line: 200, lines: 300, all: 10_000 };

/** What is typed as a name, on one line. */
export function labelIn(typed: string): string {
  return typed.replaceAll(/\s+/gu, ' ').trim();
}

/** A name and words as a form sends them. `field`: how the two fields are called, for what is wrong. */
export function parseTheme(
  typed: { label: string; words: string },
  field: { label: string; words: string },
): { value: ThemeFields } | { problem: Problem } {
  const label = labelIn(typed.label);
  const words = linesIn(typed.words);
  const refused = (name: string, text: string) => ({ problem: { href: `#${name}`, text } });
  if (!/\p{L}/u.test(label)) return refused(field.label, 'Enter a name for the theme');
  if (label.length > most.label || /\p{Cc}/u.test(label)) {
    return refused(field.label, `Name of the theme must be ${most.label} characters or fewer`);
  }
  if (words.length > most.lines || words.join().length > most.all || words.some(isOdd)) {
    return refused(
      field.words,
      `Words must be letters, a word or a phrase on each line, and at most ${most.lines} lines`,
    );
  }
  return { value: { label, words } };
}

function linesIn(typed: string): string[] {
  return typed
    .toLowerCase()
    .split(/[\n,]/)
    .map((line) => line.replaceAll('...', '…').replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
}

function isOdd(line: string): boolean {
  return line.length > most.line || !/^[\p{L}\p{M}\p{N}'’/… -]+$/u.test(line);
}
