import type { Block, Cell, TableBlock } from '../documents/blocks.ts';

/**
 * The sections of an edition, after Laura Lundy's model of participation: Space, Voice, Audience, Influence.
 */
export const editionSections = ['space', 'voice', 'audience', 'influence', 'notes'] as const;
export type EditionSection = (typeof editionSections)[number];

export const sectionTitles: Readonly<Record<EditionSection, string>> = {
  space: 'Space',
  voice: 'Voice',
  audience: 'Audience',
  influence: 'Influence',
  notes: 'Notes on the figures',
};
export const sectionAbouts: Readonly<Record<EditionSection, string>> = {
  space: 'Whether people had room to say what they think.',
  voice: 'What they said.',
  audience: 'Who listened, and what they asked.',
  influence: 'What came of it.',
  notes: 'What to bear in mind when reading.',
};

/**
 * What a question comes to, for the one table of its questionnaire: how many answered, what they said most,
 * and what clearly changed.
 */
export type QuestionLine = { people: string; most: string; range: string; change?: string };

/** One figure, beside which the lead may write. Its key stays the same from edition to edition. */
export type EditionFigure = {
  key: string;
  title: string;
  blocks: readonly Block[];
  /** Of a question with answers to choose from only. */
  line?: QuestionLine | 'hidden';
  /** To look things up in: it stands at the end, unless the lead wrote about it. */
  annex?: true;
};
/** What is edited on one page and read under one heading. */
export type EditionPart = {
  key: string;
  section: EditionSection;
  title: string;
  figures: readonly EditionFigure[];
};

export const notCompared = 'Not compared';
/** What a suppressed cell says. */
export const hidden: Cell = { text: 'not shown', hidden: true };

export function words(text: string): Block {
  return { is: 'words', text };
}

export function columns(first: string, ...numbers: string[]): TableBlock['columns'] {
  return [{ text: first, numeric: false }, ...numbers.map((text) => ({ text, numeric: true }))];
}
