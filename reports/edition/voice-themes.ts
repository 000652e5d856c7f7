import { quarterOf } from '../../domain/calendar.ts';
import type { Block, TableBlock } from '../documents/blocks.ts';
import { spanInWords, whole } from '../words/in-words.ts';
import type { EditionContent, ThemeRow } from './content.ts';
import { columns, type EditionPart, hidden, words } from './part.ts';
import { praiseKey } from './themes-by-quarter.ts';

/** Voice, by theme: how many people raised each, quarter by quarter. */
export function themesPart(content: EditionContent): EditionPart {
  return {
    key: 'voice.themes',
    section: 'voice',
    title: 'Themes and praise',
    figures: [
      { key: 'voice.themes.people', title: 'What people raised', blocks: themeBlocks(content, 'people') },
      {
        key: 'voice.themes.victims',
        title: 'What people who were harmed raised',
        blocks: themeBlocks(content, 'victims'),
      },
    ],
  };
}

function themeBlocks({ themes, threshold }: EditionContent, side: ThemeRow['side']): Block[] {
  const own = themes.filter((theme) => theme.side === side);
  if (own.length === 0) return [words('No theme has been settled in these months.')];
  const shown = own.filter(({ cells }) => cells.some(({ suppressed }) => !suppressed));
  const rest = own.filter((theme) => !shown.includes(theme)).map(({ label }) => `“${label}”`);
  const hiddenLine =
    rest.length > 0
      ? [words(`Raised by fewer than ${threshold} people, so not counted here: ${rest.join(', ')}.`)]
      : [];
  if (shown.length === 0) return hiddenLine;
  return [
    words(
      `How many people raised each theme, quarter by quarter, in steps of ${threshold}. Do not add ` +
        'quarters up: one person may raise a theme in several.',
    ),
    themeTable(shown),
    ...hiddenLine,
  ];
}

/** Themes by quarter, praise last. */
function themeTable(themes: readonly ThemeRow[]): TableBlock {
  const quarters = [...new Set(themes.flatMap(({ cells }) => cells.map(({ quarter }) => quarter)))].sort();
  const inOrder = themes.toSorted((a, b) => Number(a.theme === praiseKey) - Number(b.theme === praiseKey));
  return {
    is: 'table',
    caption: 'People who raised each theme',
    columns: columns(
      'Theme',
      ...quarters.map((quarter) => spanInWords({ from: quarter, to: quarterOf(quarter).to })),
    ),
    rows: inOrder.map(({ label, cells }) => ({
      header: label,
      cells: quarters.map((quarter) => {
        const cell = cells.find((one) => one.quarter === quarter);
        return !cell || cell.suppressed ? hidden : { text: `${whole(cell.people)} or more` };
      }),
    })),
  };
}
