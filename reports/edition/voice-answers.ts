import type { QuestionnaireReport, QuestionReport } from '../board/report.ts';
import type { Block, Cell, TableBlock } from '../documents/blocks.ts';
import { counted, percent, range, whole } from '../words/in-words.ts';
import type { EditionContent } from './content.ts';
import { everybody, kindsInOrder, somebody } from './kind-words.ts';
import {
  columns,
  type EditionFigure,
  type EditionPart,
  notCompared,
  type QuestionLine,
  words,
} from './part.ts';

/** Words that may be shown still, by the id of their quotation. */
export type Quoted = ReadonlyMap<string, string>;

type Shown = Extract<QuestionReport, { suppressed: false }>;

const changeWords = { up: 'Up', down: 'Down', 'no clear change': 'No clear change' } as const;

/** Voice, question by question: what children, parents, those who were harmed, panels and courts answered. */
export function answerParts(content: EditionContent, quoted: Quoted): EditionPart[] {
  const all = [...content.board.questionnaires, ...content.victims.said.questionnaires];
  return kindsInOrder.flatMap((kind) =>
    all
      .filter(({ audience }) => audience === kind)
      .map((one): EditionPart => {
        const key = `voice.${one.questionnaire}`;
        const shown = one.questions.filter(({ suppressed }) => !suppressed);
        const quotations = quotationFigure(content, one, quoted);
        return {
          key,
          section: 'voice',
          title: `${everybody[kind]}: ${one.title}`,
          figures: [
            ...(shown.length === 0 ? [noneShown(key)] : []),
            ...(shown.length > 0
              ? one.questions.map((question) => questionFigure(content, one, question))
              : []),
            ...quotations,
          ],
        };
      }),
  );
}

function noneShown(key: string): EditionFigure {
  const text = 'Too few answered in these months to show what they said: somebody could be recognised.';
  return { key: `${key}.answers`, title: 'Answers', blocks: [words(text)] };
}

function questionFigure(
  { changes, since }: EditionContent,
  { questionnaire }: QuestionnaireReport,
  question: QuestionReport,
): EditionFigure {
  const figure = { key: `voice.${questionnaire}.${question.question}`, title: question.wording };
  if (question.suppressed) {
    return {
      ...figure,
      blocks: [words('Too few answered this to show it: somebody could be recognised.')],
      annex: true,
      ...(question.type !== 'text' && { line: 'hidden' as const }),
    };
  }
  const own = new Map(
    changes
      .filter((one) => one.questionnaire === questionnaire && one.question === question.question)
      .map(({ category, says }) => [category, changeWords[says]]),
  );
  const compared = since !== null;
  const table: TableBlock = {
    is: 'table',
    caption: question.wording,
    columns: columns(
      'Answer',
      'Share',
      'Answers',
      'Likely range',
      ...(since ? [`Since edition ${since.number}`] : []),
    ),
    rows: question.categories.map(({ category, label, count, share, low, high }) => ({
      header: label,
      cells: [
        { text: percent(share) },
        { text: whole(count) },
        { text: range(low, high) },
        ...(compared ? [{ text: own.get(category) ?? notCompared } satisfies Cell] : []),
      ],
    })),
  };
  const people = counted(question.base, 'person', 'people');
  const largest = question.categories.toSorted((a, b) => b.share - a.share)[0];
  const intro =
    question.type === 'text'
      ? `${people} could say something in their own words.`
      : `${people} answered.${question.type === 'choices' ? ' Several answers could be chosen.' : ''}`;
  return {
    ...figure,
    annex: true,
    ...(question.type !== 'text' && {
      line: { ...lineOf(question), ...(since && { change: clearChanges(question, own) }) },
    }),
    blocks: [
      words(intro),
      question.type === 'text'
        ? table
        : {
            is: 'chart',
            alt: largest
              ? `A bar for each answer to “${question.wording}”. The longest is “${largest.label}”, ` +
                `with ${percent(largest.share)}. The table has every figure.`
              : 'The table has every figure.',
            bars: question.categories.map(({ label, share, low, high }) => ({
              label,
              share,
              range: { low, high },
              pattern: 'full' as const,
            })),
            table,
          },
    ],
  };
}

/** What most said. Where more than two answers were given as often, none of them stands out. */
function lineOf({ base, categories }: Shown): QuestionLine {
  const highest = Math.max(0, ...categories.map(({ share }) => share));
  const most = categories.filter(({ share }) => share === highest);
  const [first] = most;
  const people = whole(base);
  if (!first || highest === 0 || most.length > 2)
    return { people, most: 'No answer stands out', range: 'not given' };
  const labels = most.map(({ label }) => `“${label}”`).join(' and ');
  return {
    people,
    most: `${labels}, ${percent(highest)}${most.length > 1 ? ' each' : ''}`,
    range: range(first.low, first.high),
  };
}

function clearChanges({ categories }: Shown, changes: ReadonlyMap<string, string>): string {
  const all = categories.map(({ category, label }) => ({ label, says: changes.get(category) }));
  if (all.every(({ says }) => says === undefined)) return notCompared;
  const clear = all.flatMap(({ label, says }) =>
    says === changeWords.up || says === changeWords.down ? [`“${label}” ${says.toLowerCase()}`] : [],
  );
  return clear.length > 0 ? clear.join(', ') : changeWords['no clear change'];
}

function quotationFigure(
  { quotations }: EditionContent,
  { questionnaire }: QuestionnaireReport,
  quoted: Quoted,
): EditionFigure[] {
  const own = quotations.filter((one) => one.questionnaire === questionnaire);
  if (own.length === 0) return [];
  const blocks = own.flatMap(({ id, kind }): Block[] => {
    const said = quoted.get(id);
    return said === undefined ? [] : [{ is: 'quotation', words: said, who: somebody[kind] }];
  });
  const gone = own.length - blocks.length;
  return [
    {
      key: `voice.${questionnaire}.quotations`,
      title: 'In their own words',
      blocks: [
        ...blocks,
        ...(gone > 0
          ? [words('Some words that stood here were taken back, and are not shown any more.')]
          : []),
      ],
    },
  ];
}
