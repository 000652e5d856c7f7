import { journeyFacts } from '../../domain/journey.ts';
import type { Block } from '../documents/blocks.ts';
import { factLabels, inTimeLabel, kpi10Label } from '../victims/labels.ts';
import { counted, percent, range, spanInWords, whole } from '../words/in-words.ts';
import type { EditionContent } from './content.ts';
import { columns, type EditionPart, hidden, words } from './part.ts';

/** Voice, of people who were harmed: what was done for them, step by step. */
export function victimsPart(content: EditionContent): EditionPart {
  return {
    key: 'voice.victims',
    section: 'voice',
    title: 'People who were harmed: what was done for them',
    figures: [
      {
        key: 'voice.victims.journey',
        title: 'The journey, and key performance indicator 10',
        blocks: victimBlocks(content),
      },
    ],
  };
}

function victimBlocks({ victims: { figures }, threshold }: EditionContent): Block[] {
  const { facts, toldInTime } = figures;
  if (facts.groups.length === 0) {
    return [
      words(
        `Fewer than ${threshold} people who were harmed have anything on record yet in this financial year.`,
      ),
    ];
  }
  const months = facts.groups.map((group) => spanInWords(group));
  return [
    {
      is: 'table',
      caption: 'People of whom each step is dated in these months',
      columns: columns('Step', ...months),
      rows: journeyFacts.map((fact) => ({
        header: factLabels[fact],
        cells: facts.groups.map(({ counts }) => ({ text: whole(counts[fact]) })),
      })),
    },
    {
      is: 'table',
      caption: `Key performance indicator 10: ${kpi10Label.toLowerCase()}`,
      columns: columns('Months', 'Share', 'Of', 'Likely range'),
      rows: facts.groups.map(({ kpi10, ...group }) => ({
        header: spanInWords(group),
        cells: kpi10
          ? [
              { text: percent(kpi10.share) },
              { text: counted(kpi10.consented, 'person', 'people') },
              { text: range(kpi10.low, kpi10.high) },
            ]
          : [hidden, hidden, hidden],
      })),
    },
    ...(toldInTime.groups.length === 0
      ? [words(`${inTimeLabel}: not shown of fewer than ${threshold} people.`)]
      : [
          {
            is: 'table' as const,
            caption: inTimeLabel,
            columns: columns('Months', 'Share', 'Of', 'Likely range'),
            rows: toldInTime.groups.map(({ share, base, low, high, ...group }) => ({
              header: spanInWords(group),
              cells: [{ text: percent(share) }, { text: whole(base) }, { text: range(low, high) }],
            })),
          },
        ]),
  ];
}
