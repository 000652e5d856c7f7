import type { Block, ReportDocument } from '../documents/blocks.ts';
import { dayInWords, periodInWords } from '../words/in-words.ts';
import { audienceParts } from './audience.ts';
import { fewestToCompare } from './changes.ts';
import type { EditionContent, Narrative } from './content.ts';
import { inShort } from './in-short.ts';
import { influenceParts } from './influence.ts';
import {
  type EditionFigure,
  type EditionPart,
  editionSections,
  sectionAbouts,
  sectionTitles,
  words,
} from './part.ts';
import { annexBlocks, questionsInShort } from './question-table.ts';
import { spaceParts } from './space.ts';
import { answerParts, type Quoted } from './voice-answers.ts';
import { parentsPart } from './voice-parents.ts';
import { themesPart } from './voice-themes.ts';
import { victimsPart } from './voice-victims.ts';

export const forewordKey = 'foreword';

/** An edition as it was published. */
export type Edition = {
  number: number;
  publishedOn: string;
  checksum: string;
  content: EditionContent;
};

/** Everything beside which the lead may write, in the order in which it is read. */
export function partsOf(content: EditionContent, quoted: Quoted = new Map()): EditionPart[] {
  return [
    ...spaceParts(content),
    ...answerParts(content, quoted),
    themesPart(content),
    victimsPart(content),
    parentsPart(content),
    ...audienceParts(content),
    ...influenceParts(content),
  ];
}

/** The whole edition as a document. `quoted`: the words that may be shown still. */
export function documentOf(
  { number, publishedOn, checksum, content }: Edition,
  quoted: Quoted,
): ReportDocument {
  const draft = draftDocument(content, quoted);
  return {
    ...draft,
    about: [
      `Edition ${number}: ${periodInWords(content)}.`,
      `Published on ${dayInWords(publishedOn)}. Its figures do not change any more.`,
    ],
    blocks: [...draft.blocks, words(`Checksum of this edition (SHA-256): ${checksum}`)],
  };
}

/** The same before it is published. */
export function draftDocument(content: EditionContent, quoted: Quoted): ReportDocument {
  const parts = partsOf(content, quoted);
  const annex = annexBlocks(parts);
  const blocks: Block[] = [
    heading(2, 'In short'),
    { is: 'list', items: inShort(content) },
    ...(content.narrative[forewordKey]
      ? [heading(2, 'Foreword'), ...narrativeBlocks(content.narrative, forewordKey)]
      : []),
    ...editionSections
      .filter((section) => section !== 'notes')
      .flatMap((section) => [
        heading(2, sectionTitles[section]),
        words(sectionAbouts[section]),
        ...parts
          .filter((part) => part.section === section)
          .flatMap((part) => [heading(3, part.title), ...partBlocks(part, content)]),
      ]),
    heading(2, sectionTitles.notes),
    { is: 'list', items: notesOf(content) },
    ...annex,
  ];
  return { title: content.title, about: [`Draft: ${periodInWords(content)}.`], blocks };
}

/**
 * What stands under the heading of a part, words before figures: what the lead wrote about, then quotations,
 * then all questions in one table.
 */
export function partBlocks(
  { title, figures }: EditionPart,
  content: EditionContent,
  level: 3 | 4 = 4,
): Block[] {
  const { narrative, since } = content;
  const told = figures.filter(({ key, annex }) => !annex || narrative[key] !== undefined);
  return [
    ...told.flatMap((figure) => figureBlocks(figure, narrative, level)),
    ...questionsInShort(title, figures, since?.number ?? null),
  ];
}

/** A figure under its heading: first what the service says of it. */
function figureBlocks({ key, title, blocks }: EditionFigure, narrative: Narrative, level: 3 | 4): Block[] {
  return [heading(level, title), ...narrativeBlocks(narrative, key), ...blocks];
}

/** Paragraphs as the lead left blank lines between them. */
function narrativeBlocks(narrative: Narrative, key: string): Block[] {
  const said = narrative[key];
  if (!said) return [];
  const paragraphs = said.text
    .split(/\n\s*\n/)
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
  const agreed = said.agreedOn ? [words(`Agreed with the forum on ${dayInWords(said.agreedOn)}.`)] : [];
  return [...paragraphs.map(words), ...agreed];
}

/** Of the figures as they stand on their page from day to day; those of an edition stay. */
const movingNote = 'A fact that is written down late changes';

/** What to bear in mind, each sentence once. */
export function notesOf(content: EditionContent): string[] {
  const { board, victims, parents, since, threshold } = content;
  return [
    ...new Set([
      `Rows of fewer than ${threshold} people are not shown, nor rows from which one of those could be ` +
        'worked out in the same table.',
      ...board.notes,
      ...(victims.said.questionnaires.length > 0 ? victims.said.notes : []),
      ...victims.figures.notes.filter((note) => !note.startsWith(movingNote)),
      ...(parents.change?.notes ?? []),
      ...(since
        ? [
            `“Up” or “Down” since edition ${since.number} is said only where the likely range of the ` +
              'difference (95 %, Newcombe’s method for two shares) leaves out no difference, and at ' +
              `least ${fewestToCompare} people answered each time. Everything else is “No clear ` +
              'change”. Of many shares, about one in 20 would seem to have changed by chance alone.',
          ]
        : []),
      'Quotations are shown as long as whoever said them lets us. The rest of an edition stays as it ' +
        'was published.',
    ]),
  ];
}

function heading(level: 2 | 3 | 4, text: string): Block {
  return { is: 'heading', level, text };
}
