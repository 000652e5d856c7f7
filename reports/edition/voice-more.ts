import { halfYearEndingWith, quarterOf } from '../../domain/calendar.ts';
import { journeyFacts } from '../../domain/journey.ts';
import type { Block, TableBlock } from '../documents/blocks.ts';
import { factLabels, inTimeLabel, kpi10Label } from '../victims/labels.ts';
import { counted, percent, range, spanInWords, whole } from '../words/in-words.ts';
import type { EditionContent, ThemeRow } from './content.ts';
import { columns, type EditionPart, hidden, words } from './part.ts';
import { praiseKey } from './themes-by-quarter.ts';

/**
 * Voice, by theme and beside the questions: themes, the victims' journey, how parents moved, the parents'
 * digest.
 */
export function otherVoiceParts(content: EditionContent): EditionPart[] {
  const section = 'voice' as const;
  const victims = victimBlocks(content);
  return [
    {
      key: 'voice.themes',
      section,
      title: 'Themes and praise',
      figures: [
        { key: 'voice.themes.people', title: 'What people raised', blocks: themeBlocks(content, 'people') },
        {
          key: 'voice.themes.victims',
          title: 'What people who were harmed raised',
          blocks: themeBlocks(content, 'victims'),
        },
      ],
    },
    {
      key: 'voice.victims',
      section,
      title: 'People who were harmed: what was done for them',
      figures: [
        {
          key: 'voice.victims.journey',
          title: 'The journey, and key performance indicator 10',
          blocks: victims,
        },
      ],
    },
    {
      key: 'voice.parents',
      section,
      title: 'Parents and carers: change, and the half-year digest',
      figures: [
        {
          key: 'voice.parents.change',
          title: 'From the start of an order to its end',
          blocks: changeBlocks(content),
        },
        { key: 'voice.parents.digest', title: 'For the training plan', blocks: digestBlocks(content) },
      ],
    },
  ];
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

function changeBlocks(content: EditionContent): Block[] {
  const { change } = content.parents;
  const half = halfYearEndingWith(content);
  if (!change || !half) {
    return [
      words(
        'How parents and carers moved is told of whole half-years that are over, April to September ' +
          'and October to March. None ended with these months.',
      ),
    ];
  }
  const shown = change.questions.filter(({ suppressed }) => !suppressed);
  if (shown.length === 0) {
    return [
      words(
        `${spanInWords(half)}: no question was answered both times by at least ${change.threshold} ` +
          'parents and carers.',
      ),
    ];
  }
  return [
    {
      is: 'table',
      caption: `How the same people answered at the start of an order and at its end, ${spanInWords(half)}`,
      columns: columns('Question', 'Moved up', 'Stayed', 'Moved down', 'In short'),
      rows: change.questions.map((question) => ({
        header: question.wording,
        cells: question.suppressed
          ? [hidden, hidden, hidden, hidden]
          : [
              { text: whole(question.up) },
              { text: whole(question.stayed) },
              { text: whole(question.down) },
              { text: question.says.charAt(0).toUpperCase() + question.says.slice(1) },
            ],
      })),
    },
  ];
}

/** What parents wrote about in half a year, for the staff training plan. */
function digestBlocks({ parents: { digest } }: EditionContent): Block[] {
  if (!digest)
    return [
      words(
        'This digest is made for April to September and for October to March. Neither ended with ' +
          'these months.',
      ),
    ];
  const { from, to, digest: of } = digest;
  if (of.suppressed)
    return [words(`${spanInWords({ from, to })}: ${of.notes[0] ?? 'nothing can be shown.'}`)];
  if (of.themes.length === 0)
    return [words(`${spanInWords({ from, to })}: no theme was raised by enough parents.`)];
  return [
    words(
      `${spanInWords({ from, to })}: ${counted(of.base, 'parent or carer', 'parents and carers')} ` +
        'wrote in their own words. What an answer is about was found by words that Sayback knows, as a ' +
        'first sorting.',
    ),
    {
      is: 'table',
      caption: 'What parents and carers wrote about',
      columns: columns('Theme', 'Share', 'Parents', 'Likely range'),
      rows: of.themes.map(({ label, share, people, low, high }) => ({
        header: label,
        cells: [{ text: percent(share) }, { text: whole(people) }, { text: range(low, high) }],
      })),
    },
  ];
}
