import { bandLabel, valueLabel } from '../../domain/band-words.ts';
import type { QuestionnaireReport } from '../board/report.ts';
import type { Rate } from '../board/response-rates.ts';
import type { Block, Cell, TableBlock } from '../documents/blocks.ts';
import type { Row } from '../suppression/row.ts';
import { percent, spanInWords, whole } from '../words/in-words.ts';
import { type EditionContent, groupsOf } from './content.ts';
import { everybody, kindsInOrder } from './kind-words.ts';
import { columns, type EditionPart, hidden, words } from './part.ts';

/** The self-assessments that go into an assessment under somebody's name. */
const atAssessment = ['my-self-assessment', 'parent-self-assessment'];

/** Space: who was asked, how, who spoke and who did not, and whose views were taken. */
export function spaceParts(content: EditionContent): EditionPart[] {
  const { board, victims, threshold } = content;
  const groups = groupsOf(content);
  const all = kindsInOrder.flatMap((kind) =>
    [...board.questionnaires, ...victims.said.questionnaires].filter(({ audience }) => audience === kind),
  );
  return [
    {
      key: 'space',
      section: 'space',
      title: 'Who was asked, and who spoke',
      figures: [
        {
          key: 'space.asked',
          title: 'Asked and answered',
          blocks:
            all.length === 0
              ? [words('Nobody was asked and nobody answered in this period.')]
              : [
                  words(
                    'Each person gets a link or a code of their own, and answers in a chat, in their ' +
                      'own time. Nobody has to answer.',
                  ),
                  askedTable(all),
                ],
        },
        ...groups.board.questionnaires.flatMap((one) => groupFigure(one, spanInWords(groups))),
        { key: 'space.views', title: 'Whose views were taken', blocks: viewsBlocks(content, threshold) },
      ],
    },
  ];
}

function askedTable(all: readonly QuestionnaireReport[]): TableBlock {
  return {
    is: 'table',
    caption: 'Asked and answered, by questionnaire',
    columns: columns('Questionnaire', 'Asked', 'Answered', 'Response rate'),
    rows: all.map((one) => ({
      header: `${one.title} (${everybody[one.audience].toLowerCase()})`,
      cells: rateCells(one),
    })),
  };
}

/** Only where some group is shown: a table of nothing but hidden rows tells nobody anything. */
function groupFigure({ questionnaire, title, bands }: QuestionnaireReport, span: string) {
  const shown = bands.filter(({ rows }) => rows.some(({ suppressed }) => !suppressed));
  if (shown.length === 0) return [];
  const all = shown.flatMap(({ band, rows }) =>
    rows.map((row) => ({ header: `${bandLabel(band)}: ${valueLabel(band, row.value)}`, row })),
  );
  const table: TableBlock = {
    is: 'table',
    caption: `${title}: who spoke and who did not, by group, ${span}`,
    columns: columns('Group', 'Asked', 'Answered', 'Response rate'),
    rows: all
      .filter(({ row }) => !row.suppressed)
      .map(({ header, row }) => ({ header, cells: rateCells(row) })),
  };
  const names = all.filter(({ row }) => row.suppressed).map(({ header }) => header);
  const rest =
    names.length === 0
      ? []
      : [words(`Not shown, because somebody could be recognised: ${names.join('; ')}.`)];
  return [
    {
      key: `space.groups.${questionnaire}`,
      title: `${title}: groups`,
      blocks: [table, ...rest],
      annex: true as const,
    },
  ];
}

function rateCells(row: Row<Rate>): Cell[] {
  if (row.suppressed) return [hidden, hidden, hidden];
  const { asked, answered, responseRate } = row;
  return [
    number(asked),
    number(answered),
    { text: responseRate === null ? 'not given' : percent(responseRate) },
  ];
}

/** Counts that would tell of few people are null in a report. */
function number(count: number | null): Cell {
  return count === null ? hidden : { text: whole(count) };
}

function viewsBlocks({ board, views }: EditionContent, threshold: number): Block[] {
  const assessments = board.questionnaires.filter(({ questionnaire }) =>
    atAssessment.includes(questionnaire),
  );
  const assessed = assessments.map((one) => {
    const { title } = one;
    if (one.suppressed) return `${title}: fewer than ${threshold} people, so no number is shown.`;
    const answered: number | null = one.answered;
    return answered === null ? `${title}: not shown.` : `${title}: ${whole(answered)} finished.`;
  });
  const entered = (what: string, count: EditionContent['views']['plan']) => {
    if (!count) return `${what}: not counted for this edition.`;
    if (count.suppressed) return `${what}: counted by hand; not shown, because too few are on one side.`;
    return `${what}: views were taken in ${whole(count.views)} of ${whole(count.of)}. Counted by hand.`;
  };
  return [
    {
      is: 'list',
      items: [
        ...assessed.map((line) => `At assessment. ${line}`),
        entered('At plan', views.plan),
        entered('At review', views.review),
      ],
    },
  ];
}
