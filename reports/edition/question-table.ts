import type { Block } from '../documents/blocks.ts';
import { columns, type EditionFigure, type EditionPart, notCompared, words } from './part.ts';

export const annexTitle = 'Answer by answer, group by group';

/**
 * All questions of a questionnaire in one table, a line each, so that a board reads it in a minute; those
 * that are not shown in one sentence. `since`: the number of the edition that it is compared with.
 */
export function questionsInShort(
  title: string,
  figures: readonly EditionFigure[],
  since: number | null,
): Block[] {
  const rows = figures.flatMap(({ title, line }) =>
    line === undefined || line === 'hidden' ? [] : [{ header: title, line }],
  );
  const compared = since !== null && rows.some(({ line }) => line.change !== notCompared);
  const rest = figures.flatMap(({ title, line }) => (line === 'hidden' ? [`“${title}”`] : []));
  return [
    ...(rows.length === 0
      ? []
      : [
          {
            is: 'table' as const,
            caption: title,
            columns: [
              ...columns('Question', 'People'),
              { text: 'Said most', numeric: false },
              { text: 'Likely range', numeric: true },
              ...(compared ? [{ text: `Since edition ${since}`, numeric: false }] : []),
            ],
            rows: rows.map(({ header, line }) => ({
              header,
              cells: [
                line.people,
                line.most,
                line.range,
                ...(compared ? [line.change ?? notCompared] : []),
              ].map((text) => ({ text })),
            })),
          },
        ]),
    ...(rest.length === 0
      ? []
      : [words(`Not shown, because somebody could be recognised: ${rest.join(', ')}.`)]),
  ];
}

/**
 * The groups, and every question that is shown with its chart and each of its answers: to look things up in.
 */
export function annexBlocks(parts: readonly EditionPart[]): Block[] {
  const blocks = parts.flatMap(({ title, figures }): Block[] => {
    const shown = figures.filter(({ annex, blocks }) => annex && blocks.some(({ is }) => is !== 'words'));
    if (shown.length === 0) return [];
    return [
      { is: 'heading', level: 3, text: title },
      ...shown.flatMap((figure): Block[] => [
        { is: 'heading', level: 4, text: figure.title },
        ...figure.blocks,
      ]),
    ];
  });
  if (blocks.length === 0) return [];
  return [
    { is: 'heading', level: 2, text: annexTitle },
    words('To look things up: who spoke in each group, and each answer to every question that is shown.'),
    ...blocks,
  ];
}
