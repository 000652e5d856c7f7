import type { Figures } from '../counting/figures.ts';
import type { Row } from '../suppression/row.ts';
import type { Rate } from './response-rates.ts';

/**
 * What a reader of these rows must bear in mind, in plain words; what does not apply is left out.
 * `unfinished`: a question shows more people than its questionnaire shows as having answered.
 */
export function notesOn(
  figures: readonly Row<Figures>[],
  rates: readonly Row<Rate>[],
  threshold: number,
  { unfinished }: { unfinished: boolean },
): string[] {
  if (figures.length === 0) return ['There is nobody to count in these months yet.'];

  const anyFigures = figures.some((row) => !row.suppressed);
  const notes: [boolean, string][] = [
    [
      !anyFigures,
      `No answers can be shown: no question was answered by at least ${threshold} people. Longer ` +
        'periods may have enough.',
    ],
    [
      anyFigures && [...figures, ...rates].some((row) => row.suppressed),
      `Rows of fewer than ${threshold} people are not shown, nor are rows from which one of those ` +
        'could be worked out in the same table, nor groups in several half-years that are hidden in one.',
    ],
    [
      true,
      `Answers to a question are added once at least ${threshold} people have given some, and count ` +
        'in the month in which that is so. The newest may not be in yet.',
    ],
    [true, 'Who was asked, and who finished, is counted when the month is over.'],
    [
      anyFigures,
      'Each share stands with the range in which it would likely be if many more had answered. Where ' +
        'two ranges overlap, there is no clear difference.',
    ],
    [
      unfinished,
      'Some questions have more people than the response rate counts as having answered: those who ' +
        'stopped before the end, and those who are counted in another month because there were too few ' +
        'in their own.',
    ],
    [
      figures.some((row) => !row.suppressed && row.answers > row.base),
      'Some people answered more than once. They are one person in the base, and each answer is counted.',
    ],
    [
      figures.some((row) => !row.suppressed && guesses(row)),
      "How free text sounds is a machine's guess. " +
        'It is for sorting what to read first, and it is often wrong.',
    ],
    [
      rates.some(
        (row) => !row.suppressed && row.asked !== null && row.answered !== null && row.answered > row.asked,
      ),
      'Where more answered than were asked in these months, some were asked before, and no response ' +
        'rate is given.',
    ],
  ];
  return notes.flatMap(([applies, note]) => (applies ? [note] : []));
}

function guesses({ guess }: Figures): boolean {
  return guess !== null && guess.positive + guess.neutral + guess.negative > 0;
}
