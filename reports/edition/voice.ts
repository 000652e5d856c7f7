import type { Block, Cell, TableBlock } from '../blocks.ts';
import type { QuestionnaireReport, QuestionReport } from '../board.ts';
import { counted, percent, range, whole } from '../in-words.ts';
import type { EditionContent } from './content.ts';
import { columns, type EditionFigure, type EditionPart, words } from './part.ts';
import { everybody, kindsInOrder, somebody } from './who.ts';

/** Words that may be shown still, by the id of their quotation. */
export type Quoted = ReadonlyMap<string, string>;

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
            ...(shown.length === 0 ? [noneShown(key, content.threshold)] : []),
            ...(shown.length > 0
              ? one.questions.map((question) => questionFigure(content, one, question))
              : []),
            ...quotations,
          ],
        };
      }),
  );
}

function noneShown(key: string, threshold: number): EditionFigure {
  const text = `No question was answered by at least ${threshold} people, so no answers are shown.`;
  return { key: `${key}.answers`, title: 'Answers', blocks: [words(text)] };
}

function questionFigure(
  { changes, since, threshold }: EditionContent,
  { questionnaire }: QuestionnaireReport,
  question: QuestionReport,
): EditionFigure {
  const figure = { key: `voice.${questionnaire}.${question.question}`, title: question.wording };
  if (question.suppressed) {
    return {
      ...figure,
      blocks: [words(`Fewer than ${threshold} people answered this, so nothing is shown.`)],
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
        ...(compared ? [{ text: own.get(category) ?? 'Not compared' } satisfies Cell] : []),
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
    blocks: [
      words(intro),
      question.type === 'text'
        ? table
        : {
            is: 'chart',
            alt: largest
              ? `A bar for each answer to “${question.wording}”. The longest is “${largest.label}”, with ${percent(largest.share)}. The table has every figure.`
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
