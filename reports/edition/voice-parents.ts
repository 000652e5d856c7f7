import { halfYearEndingWith } from '../../domain/calendar.ts';
import type { Block } from '../documents/blocks.ts';
import { counted, percent, range, spanInWords, whole } from '../words/in-words.ts';
import type { EditionContent } from './content.ts';
import { columns, type EditionPart, hidden, words } from './part.ts';

/** Voice, of parents and carers: how they moved over an order, and what they wrote about in half a year. */
export function parentsPart(content: EditionContent): EditionPart {
  return {
    key: 'voice.parents',
    section: 'voice',
    title: 'Parents and carers: change, and the half-year digest',
    figures: [
      {
        key: 'voice.parents.change',
        title: 'From the start of an order to its end',
        blocks: changeBlocks(content),
      },
      { key: 'voice.parents.digest', title: 'For the training plan', blocks: digestBlocks(content) },
    ],
  };
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
