import { journeyFacts } from '../../domain/journey.ts';
import type { QuestionnaireReport } from '../board/report.ts';
import type { Rate } from '../board/response-rates.ts';
import type { Figures } from '../counting/figures.ts';
import type { Row } from '../suppression/row.ts';
import { commaSeparated } from '../words/comma-separated.ts';
import type { EditionContent } from './content.ts';

const columns = [
  'edition',
  'from_month',
  'to_month',
  'section',
  'questionnaire',
  'question',
  'band',
  'value',
  'answer',
  'people',
  'answers',
  'share',
  'low',
  'high',
  'suppressed',
] as const;

/** One figure of an edition, as the CSV and the view `published.figure` have it; null where there is none. */
export type FigureRow = Readonly<Record<(typeof columns)[number], string | number | boolean | null>>;

const everybody = { band: 'all', value: 'all' };

/**
 * All figures of an edition in long form. Everybody together stands under the band `all`. A suppressed row is
 * one line without numbers.
 */
export function figureRows(
  edition: number,
  { from, to, board, groups, victims }: EditionContent,
): FigureRow[] {
  const line = (cells: Partial<FigureRow>): FigureRow => ({ ...empty, edition, ...cells });
  return [
    ...[...board.questionnaires, ...victims.said.questionnaires]
      .flatMap(questionnaireLines)
      .map((cells) => ({ ...cells, from_month: from, to_month: to })),
    // Of the half-year its groups alone.
    ...(groups?.board.questionnaires ?? [])
      .flatMap(questionnaireLines)
      .filter(({ band }) => band !== everybody.band)
      .map((cells) => ({ ...cells, from_month: groups?.from ?? null, to_month: groups?.to ?? null })),
    ...victims.figures.facts.groups.flatMap(({ from, to, counts, kpi10 }) => {
      const about = {
        from_month: from,
        to_month: to,
        section: 'victims',
        band: 'months',
        value: `${from} to ${to}`,
      };
      return [
        ...journeyFacts.map((fact) => ({
          ...about,
          question: 'journey',
          answer: fact,
          people: counts[fact],
        })),
        ...(kpi10
          ? [
              {
                ...about,
                question: 'kpi10',
                answer: 'engaged',
                people: kpi10.consented,
                answers: kpi10.engaged,
                share: kpi10.share,
                low: kpi10.low,
                high: kpi10.high,
              },
            ]
          : []),
      ];
    }),
  ].map(line);
}

/**
 * The same and the themes as CSV (RFC 4180, UTF-8). A theme's `questionnaire` is its side, and its value the
 * quarter's first month.
 */
export function editionCsv(edition: number, content: EditionContent): string {
  const themes = content.themes.flatMap(({ side, theme, cells }) =>
    cells.map((cell) => ({
      ...empty,
      edition,
      from_month: content.from,
      to_month: content.to,
      section: 'themes',
      questionnaire: side,
      question: theme,
      band: 'quarter',
      value: cell.quarter,
      people: cell.suppressed ? null : cell.people,
      suppressed: cell.suppressed,
    })),
  );
  return commaSeparated(columns, [...figureRows(edition, content), ...themes]);
}

type Cells = Partial<FigureRow>;

function questionnaireLines({ questionnaire, bands, questions, ...total }: QuestionnaireReport): Cells[] {
  return [
    ...rateLines({ questionnaire, ...everybody }, total),
    ...bands.flatMap(({ band, rows }) =>
      rows.flatMap((one) => rateLines({ questionnaire, band, value: one.value }, one)),
    ),
    ...questions.flatMap((one) => {
      const about = { questionnaire, question: one.question };
      return [
        ...answerLines({ ...about, ...everybody }, one),
        ...one.bands.flatMap(({ band, rows }) =>
          rows.flatMap((row) => answerLines({ ...about, band, value: row.value }, row)),
        ),
      ];
    }),
  ];
}

function rateLines(of: Cells, row: Row<Rate>): Cells[] {
  const about = { ...of, section: 'space' };
  if (row.suppressed) return [{ ...about, suppressed: true }];
  return [
    { ...about, answer: '(asked)', people: row.asked },
    { ...about, answer: '(answered)', people: row.answered, share: row.responseRate },
  ];
}

function answerLines(of: Cells, row: Row<Figures>): Cells[] {
  const about = { ...of, section: 'voice' };
  if (row.suppressed) return [{ ...about, suppressed: true }];
  return row.categories.map(({ category, count, share, low, high }) => ({
    ...about,
    answer: category,
    people: row.base,
    answers: count,
    share,
    low,
    high,
  }));
}

const empty = {
  edition: 0,
  from_month: null,
  to_month: null,
  section: null,
  questionnaire: null,
  question: null,
  band: null,
  value: null,
  answer: null,
  people: null,
  answers: null,
  share: null,
  low: null,
  high: null,
  suppressed: false,
};
