import type { Block } from '../documents/blocks.ts';
import { counted, dayInWords, percent, range, whole } from '../words/in-words.ts';
import type { EditionCommitment, EditionContent } from './content.ts';
import { columns, type EditionPart, words } from './part.ts';

const statusWords: Readonly<Record<EditionCommitment['status'], string>> = {
  thinking: 'We are thinking about it',
  doing: 'We are doing it',
  done: 'Done',
  cannot: 'We cannot do it',
};
const gapWords = { explained: 'Explained', changed: 'Changed', open: 'Still open' } as const;

/**
 * Influence: what was promised and whether it was kept, whether people heard back, what they think of it, and
 * gaps between groups.
 */
export function influenceParts(content: EditionContent): EditionPart[] {
  return [
    {
      key: 'influence',
      section: 'influence',
      title: 'What was done about it',
      figures: [
        {
          key: 'influence.commitments',
          title: 'Promises kept and not',
          blocks: commitmentBlocks(content.commitments),
        },
        { key: 'influence.told', title: 'Told within 90 days', blocks: heardBackBlocks(content) },
        { key: 'influence.verdicts', title: 'Does it help?', blocks: verdictBlocks(content) },
        { key: 'influence.gaps', title: 'Gaps between groups', blocks: gapBlocks(content.gaps) },
      ],
    },
  ];
}

function commitmentBlocks(commitments: readonly EditionCommitment[]): Block[] {
  if (commitments.length === 0) return [words('No promise is on record for this period.')];
  return [
    {
      is: 'table',
      caption: 'What was said, and what we promised',
      columns: ['What was said', 'What we do', 'Where it stands', 'Owner', 'By when'].map((text) => ({
        text,
        numeric: false,
      })),
      rows: commitments.map(({ said, doing, status, why, owner, due }) => ({
        header: said,
        cells: [
          { text: doing },
          { text: why ? `${statusWords[status]}: ${why}` : statusWords[status] },
          { text: owner },
          { text: due ? dayInWords(due) : 'No date' },
        ],
      })),
    },
  ];
}

function heardBackBlocks({ heardBack, threshold }: EditionContent): Block[] {
  if (!heardBack) return [words('It was not counted in this period who was told what happened.')];
  if (heardBack.suppressed)
    return [words(`Not shown: fewer than ${threshold} people raised something long enough ago.`)];
  const median =
    heardBack.medianDays === null
      ? ''
      : ` Half of them heard within ${counted(heardBack.medianDays, 'day', 'days')}.`;
  return [
    {
      is: 'figure',
      value: percent(heardBack.share),
      about:
        `of ${counted(heardBack.base, 'person', 'people')} who raised something were told what ` +
        `happened within 90 days. Likely range ${range(heardBack.low, heardBack.high)}.${median}`,
    },
  ];
}

function verdictBlocks({ commitments }: EditionContent): Block[] {
  const asked = commitments.flatMap(({ doing, verdicts }) => (verdicts ? [{ doing, verdicts }] : []));
  if (asked.length === 0) return [words('Nobody has been asked yet whether it helps.')];
  const shown = asked.flatMap(({ doing, verdicts }) => (verdicts.suppressed ? [] : [{ doing, verdicts }]));
  const rest = asked.filter(({ verdicts }) => verdicts.suppressed).map(({ doing }) => `“${doing}”`);
  const table: Block = {
    is: 'table',
    caption: 'Whether it helps, as those say who were told',
    columns: columns('What we do', 'Yes', 'No', 'Not sure'),
    rows: shown.map(({ doing, verdicts }) => ({
      header: doing,
      cells: [verdicts.yes, verdicts.no, verdicts.notSure].map((count) => ({ text: whole(count) })),
    })),
  };
  return [
    ...(shown.length > 0 ? [table] : []),
    ...(rest.length > 0
      ? [words(`Too few have said yet whether it helps, so nothing is shown of: ${rest.join(', ')}.`)]
      : []),
  ];
}

function gapBlocks(gaps: EditionContent['gaps']): Block[] {
  if (gaps.length === 0) return [words('No gap between groups is on record for this period.')];
  return [
    {
      is: 'table',
      caption: 'Explained or changed',
      columns: ['Difference', 'Explained or changed', 'In words', 'Owner'].map((text) => ({
        text,
        numeric: false,
      })),
      rows: gaps.map(({ about, says, words: why, owner }) => ({
        header: about,
        cells: [{ text: gapWords[says] }, { text: why ?? 'Nothing yet' }, { text: owner ?? 'Nobody yet' }],
      })),
    },
  ];
}
