import { inOneGo, type Stopping } from '../../domain/giving-way.ts';
import type { Figures } from '../counting/figures.ts';
import type { Row } from '../suppression/row.ts';
import { type Cell, commaSeparated, linesOf } from '../words/comma-separated.ts';
import type { BoardReport, QuestionnaireReport, QuestionReport } from './report.ts';
import type { Rate } from './response-rates.ts';

const columns = [
  'questionnaire',
  'question',
  'band',
  'band_value',
  'category',
  'count',
  'share',
  'base',
  'suppressed',
  'low',
  'high',
  'wording',
  'label',
] as const;
type Cells = Partial<Record<(typeof columns)[number], Cell>>;

/**
 * The report as CSV (RFC 4180, UTF-8): the same figures as the JSON, one a line. Everybody together stands
 * under the band `all`. What is no answer has its category in brackets: (asked), (answered), (skipped),
 * (prefer not to say), and (guess: …) for a machine's guess at how what was said sounds. A suppressed row is
 * one line without numbers, and of (asked) and (answered) one may be without.
 */
export function boardCsv(report: BoardReport): string {
  return inOneGo(boardCsvByParts(report));
}

/** The same a part at a time, so that others have their turn. */
export function* boardCsvByParts(report: BoardReport): Stopping<string> {
  const all = { questionnaire: 'all', wording: 'All questionnaires' };
  let csv = commaSeparated(columns, rateLines(all, report, []));
  for (const questionnaire of report.questionnaires) {
    const { questionnaire: key, title, bands, questions } = questionnaire;
    csv += linesOf(columns, rateLines({ questionnaire: key, wording: title }, questionnaire, bands));
    for (const question of questions) {
      yield;
      csv += linesOf(columns, questionLines(questionnaire, question));
    }
  }
  return csv;
}

const everybody = { band: 'all', band_value: 'all' };

function rateLines(about: Cells, total: Row<Rate>, bands: QuestionnaireReport['bands']): Cells[] {
  return [
    ...rateRow({ ...about, ...everybody }, total),
    ...bands.flatMap(({ band, rows }) =>
      rows.flatMap((row) => rateRow({ ...about, band, band_value: row.value }, row)),
    ),
  ];
}

function rateRow(about: Cells, row: Row<Rate>): Cells[] {
  if (row.suppressed) return [{ ...about, suppressed: true }];
  const { base, asked, answered, responseRate } = row;
  const shown = { ...about, base, suppressed: false };
  return [
    { ...shown, category: '(asked)', count: asked },
    { ...shown, category: '(answered)', count: answered, share: responseRate },
  ];
}

function questionLines({ questionnaire }: QuestionnaireReport, question: QuestionReport): Cells[] {
  const { question: key, wording, bands } = question;
  const about = { questionnaire, question: key, wording };
  return [
    ...figureRow({ ...about, ...everybody }, question),
    ...bands.flatMap(({ band, rows }) =>
      rows.flatMap((row) => figureRow({ ...about, band, band_value: row.value }, row)),
    ),
  ];
}

function figureRow(about: Cells, row: Row<Figures>): Cells[] {
  if (row.suppressed) return [{ ...about, suppressed: true }];
  const shown = { ...about, base: row.base, suppressed: false };
  return [
    ...row.categories.map((category) => ({ ...shown, ...category })),
    ...Object.entries(row.guess ?? {}).map(([mood, count]) => ({
      ...shown,
      category: `(guess: ${mood})`,
      count,
      label: "A machine's guess",
    })),
    ...row.unscored.map((category) => ({ ...shown, ...category })),
    { ...shown, category: '(skipped)', count: row.skipped },
    { ...shown, category: '(prefer not to say)', count: row.preferNotToSay },
  ];
}
