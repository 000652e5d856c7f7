import { z } from 'zod';
import { isoDay } from '../../../domain/calendar.ts';
import type { Entered, Narrative } from '../../../prisma/stores/editions.ts';
import type { EditionFigure } from '../../../reports/edition/part.ts';
import { parseDayInCell } from '../forms/day.ts';
import type { Problem } from '../forms/problems.ts';
import { typed, wordsIn } from '../forms/text.ts';
import { mostTitle, parseTitle } from './title.ts';

/** In characters: as long as what stands beside one figure may be. */
const mostWords = 5000;
export const countedByHand = ['plan', 'review'] as const;
type Counted = Record<(typeof countedByHand)[number], { views: string; of: string }>;

/** The form of a part. Beside these fields it has `text-n` and `agreed-n` for its figure `n`. */
export const fields = z
  .object({
    mark: typed,
    title: typed,
    'plan-views': typed,
    'plan-of': typed,
    'review-views': typed,
    'review-of': typed,
  })
  .catchall(typed);
type Typed = z.output<typeof fields>;

/** What is written on one page. `opening`: also the title. `counts`: also what was counted by hand. */
export type PartToWrite = {
  title: string;
  figures: readonly EditionFigure[];
  opening: boolean;
  counts: boolean;
};

/** The form as it was typed, what it comes to, and what is wrong in it. */
export type Sent = {
  title: string;
  words: { text: string; agreed: string }[];
  counts: Counted;
  narrative: Narrative;
  entered: Entered;
  problems: Problem[];
};

/** What was written beside the figures of a part. */
export function parseWords(read: Typed, part: PartToWrite): Sent {
  const title = parseTitle(read.title);
  const figures = part.figures.map((figure, n) => parseFigure(read, figure, n));
  const counts = part.counts ? countsIn(read) : { plan: nobody, review: nobody };
  const { entered, problems: wrongCounts } = parseCounts(counts);
  return {
    title,
    words: figures.map(({ typed }) => typed),
    counts,
    narrative: Object.fromEntries(figures.map(({ key, written }) => [key, written])),
    entered,
    problems: [
      ...(part.opening ? problemsInTitle(title) : []),
      ...figures.flatMap(({ problems }) => problems),
      ...wrongCounts,
    ],
  };
}

const nobody = { views: '', of: '' };

function problemsInTitle(title: string): Problem[] {
  if (title === '') return [{ href: '#title', text: 'Enter a title' }];
  if (title.length <= mostTitle) return [];
  return [{ href: '#title', text: `Title must be ${mostTitle} characters or fewer` }];
}

function parseFigure(read: Readonly<Record<string, string>>, { key, title }: EditionFigure, n: number) {
  const problems: Problem[] = [];
  const typed = { text: wordsIn(read[`text-${n}`] ?? ''), agreed: read[`agreed-${n}`] ?? '' };
  if (typed.text.length > mostWords) {
    const text = `What you say about “${title}” must be ${mostWords} characters or fewer`;
    problems.push({ href: `#text-${n}`, text });
  }
  const day = typed.agreed.trim() === '' ? null : parseDayInCell(typed.agreed, 'the day it was agreed');
  if (day && 'problem' in day) problems.push({ href: `#agreed-${n}`, text: day.problem });
  const agreedOn = day && 'value' in day ? isoDay(day.value) : null;
  return { key, typed, written: { text: typed.text, agreedOn }, problems };
}

function countsIn(read: Typed): Counted {
  return {
    plan: { views: read['plan-views'].trim(), of: read['plan-of'].trim() },
    review: { views: read['review-views'].trim(), of: read['review-of'].trim() },
  };
}

/** Both empty: nobody counted. */
function parseCounts(counts: Counted): { entered: Entered; problems: Problem[] } {
  const entered: Entered = {};
  const problems: Problem[] = [];
  for (const what of countedByHand) {
    const typed = counts[what];
    if (typed.views === '' && typed.of === '') continue;
    const count = { views: Number(typed.views), of: Number(typed.of) };
    const whole = [typed.views, typed.of].every((text) => /^\d{1,5}$/.test(text));
    if (whole && count.views <= count.of) entered[what] = count;
    else {
      const text =
        `Enter how many children at ${what}, and of how many, in whole numbers; ` +
        'the first may not be larger';
      problems.push({ href: `#${what}-views`, text });
    }
  }
  return { entered, problems };
}
