import type { Kind } from '../../domain/participant.ts';
import type { Block, ReportDocument } from '../documents/blocks.ts';
import { dayInWords, monthInWords, percent, periodInWords, range, whole } from '../words/in-words.ts';
import { type Edition, notesOf, partBlocks } from './document.ts';
import { influenceParts } from './influence.ts';
import { everybody } from './kind-words.ts';
import { columns, type EditionPart, words } from './part.ts';
import { answerParts, type Quoted } from './voice-answers.ts';
import { parentsPart } from './voice-parents.ts';
import { themesPart } from './voice-themes.ts';

/**
 * For the panel members' evening: what they said themselves, what children and those who were harmed said,
 * and what was promised.
 */
export function panelDocument(edition: Edition, quoted: Quoted): ReportDocument {
  const { content } = edition;
  return {
    title: 'For panel members',
    about: aboutOf(edition),
    blocks: [
      ...titled(answersOf(edition, ['panel-member', 'child', 'victim'], quoted), edition),
      ...titled(influenceParts(content).map(commitmentsAlone), edition),
      ...notesBlocks(edition),
    ],
  };
}

/**
 * For whoever checks quality and plans training: what children and parents said, what they wrote about, and
 * how parents moved.
 */
export function qualityDocument(edition: Edition, quoted: Quoted): ReportDocument {
  const { content } = edition;
  return {
    title: 'For quality assurance and training',
    about: aboutOf(edition),
    blocks: [
      ...titled([themesPart(content), parentsPart(content)], edition),
      ...titled(answersOf(edition, ['child', 'parent'], quoted), edition),
      ...notesBlocks(edition),
    ],
  };
}

/** For courts, month by month: what sentencers said of reports and order reviews, where enough answered. */
export function courtsDocument(edition: Edition): ReportDocument {
  const { courts, threshold } = edition.content;
  const blocks = courts.flatMap(({ month, questions }): Block[] => {
    const shown = questions.filter(({ suppressed }) => !suppressed);
    return [
      { is: 'heading', level: 2, text: monthInWords(month) },
      ...(shown.length === 0
        ? [words(`Too few answered in this month. Answers are shown from ${threshold} people.`)]
        : shown.flatMap((question): Block[] =>
            question.suppressed
              ? []
              : [
                  {
                    is: 'table',
                    caption: question.wording,
                    columns: columns('Answer', 'Share', 'Answers', 'Likely range'),
                    rows: question.categories.map(({ label, share, count, low, high }) => ({
                      header: label,
                      cells: [{ text: percent(share) }, { text: whole(count) }, { text: range(low, high) }],
                    })),
                  },
                ],
          )),
    ];
  });
  return {
    title: 'For courts',
    about: aboutOf(edition),
    blocks: [words('What sentencers said of our reports and reviews, month by month.'), ...blocks],
  };
}

function answersOf({ content }: Edition, kinds: readonly Kind[], quoted: Quoted): EditionPart[] {
  const parts = answerParts(content, quoted);
  return kinds.flatMap((kind) => parts.filter(({ title }) => title.startsWith(`${everybody[kind]}:`)));
}

function commitmentsAlone(part: EditionPart): EditionPart {
  return { ...part, figures: part.figures.filter(({ key }) => key === 'influence.commitments') };
}

function titled(parts: readonly EditionPart[], { content }: Edition): Block[] {
  return parts.flatMap((part): Block[] => [
    { is: 'heading', level: 2, text: part.title },
    ...partBlocks(part, content, 3),
  ]);
}

export function notesBlocks({ content }: Edition): Block[] {
  return [
    { is: 'heading', level: 2, text: 'Notes on the figures' },
    { is: 'list', items: notesOf(content) },
  ];
}

/** Which edition a digest is from. */
export function aboutOf({ number, publishedOn, content }: Edition): string[] {
  return [`From edition ${number}, ${periodInWords(content)}, published on ${dayInWords(publishedOn)}.`];
}
