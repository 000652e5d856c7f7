import { bandLabel, valueLabel } from '../../../domain/band-words.ts';
import type { BandName } from '../../../domain/participant.ts';
import type { BoardReport, QuestionnaireReport, QuestionReport } from '../../../reports/board/report.ts';
import type { Rate } from '../../../reports/board/response-rates.ts';
import { bar, patternsFor, stack, swatch } from '../../../reports/charts/svg.ts';
import type { Figures } from '../../../reports/counting/figures.ts';
import type { Row } from '../../../reports/suppression/row.ts';
import { counted, percent, range, whole } from '../../../reports/words/in-words.ts';
import { byAudience } from '../words/audiences.ts';

/** So many groups of a band stand on the page: those with the most answers. All are in the file. */
const mostGroups = 30;

/** The report in the words of the page. Of a suppressed row nothing gets here but that it is one. */
export function reportView(report: BoardReport, band: BandName | null) {
  const audiences = byAudience(report.questionnaires).map(({ name, all }) => ({
    name,
    questionnaires: all.map((one) => questionnaireView(one, name, report.threshold)),
  }));
  const questionnaires = audiences.flatMap((audience) => audience.questionnaires);
  return {
    /** Each questionnaire, by whom it is for. */
    audiences,
    questionnaires,
    rate: rateView(report),
    threshold: report.threshold,
    band: band && bandLabel(band),
    /** A band was chosen, and none of the people has any. */
    bandUnknown: band !== null && report.questionnaires.every(({ bands }) => bands.length === 0),
    patterned: questionnaires.some(({ questions }) =>
      questions.some(({ groups }) => groups.some(({ rows }) => rows.some((row) => !row.hidden && row.stack))),
    ),
    guessed: questionnaires.some(({ questions }) =>
      questions.some((question) => !question.hidden && question.guess),
    ),
    silent: questionnaires.every(({ silent }) => silent),
    notes: report.notes,
  };
}

function questionnaireView(questionnaire: QuestionnaireReport, audience: string, threshold: number) {
  const { questionnaire: id, title, bands, questions } = questionnaire;
  return {
    id: `questionnaire-${id}`,
    title,
    audience,
    rate: rateView(questionnaire),
    groups: bands.map(({ band, rows }) => ({
      ...groupsView(band, rows),
      rows: largest(rows).map((row) => ({ label: valueLabel(band, row.value), ...rateView(row) })),
    })),
    questions: questions.map((question) => questionView(id, question)),
    /** Not one question has figures: then they are only listed. */
    silent: questions.every(({ suppressed }) => suppressed),
    threshold,
  };
}

function groupsView(band: BandName, rows: readonly { suppressed: boolean }[]) {
  return {
    label: bandLabel(band),
    hidden: rows.every(({ suppressed }) => suppressed),
    /** How many groups there are, where the page has the largest of them alone. */
    all: rows.length > mostGroups ? whole(rows.length) : null,
  };
}

/** The rows with the largest base, in the order in which they were. Of a suppressed row there is none. */
function largest<One extends Row<{ base: number | null }>>(rows: readonly One[]): One[] {
  const baseOf = (row: One) => (row.suppressed ? -1 : (row.base ?? 0));
  const kept = new Set(rows.toSorted((a, b) => baseOf(b) - baseOf(a)).slice(0, mostGroups));
  return rows.filter((row) => kept.has(row));
}

function rateView(row: Row<Rate>) {
  if (row.suppressed) return { hidden: true as const };
  const { asked, answered, responseRate } = row;
  return {
    hidden: false as const,
    /** Null where too few to be shown. */
    asked: asked === null ? null : whole(asked),
    answered: answered === null ? null : whole(answered),
    rate: responseRate === null ? null : percent(responseRate),
    bar: responseRate === null ? null : bar(responseRate),
  };
}

function questionView(questionnaire: string, question: QuestionReport) {
  const { question: key, wording, instruction, type, bands } = question;
  const about = { id: `${questionnaire}.${key}`, wording, instruction, isText: type === 'text' };
  const groups = bands.map(({ band, rows }) => ({
    ...groupsView(band, rows),
    rows: largest(rows).map((row) => ({ label: valueLabel(band, row.value), ...groupRow(type, row) })),
  }));
  if (question.suppressed) return { ...about, groups, hidden: true as const };
  return {
    ...about,
    groups,
    hidden: false as const,
    several: type === 'choices',
    people: counted(question.base, 'person', 'people'),
    answers: question.answers > question.base ? whole(question.answers) : null,
    rows: question.categories.map(({ label, count, share, low, high }) => ({
      label,
      count: whole(count),
      unit: count === 1 ? 'answer' : 'answers',
      share: percent(share),
      range: range(low, high),
      bar: bar(share, { low, high }),
    })),
    apart: apartFrom(question),
    guess: guessView(question),
  };
}

/** One group's answers: a bar of the whole where they make one, and each answer's figures. */
function groupRow(type: string, row: Row<Figures>) {
  if (row.suppressed) return { hidden: true as const };
  const patterns = patternsFor(type, row.categories.length);
  return {
    hidden: false as const,
    people: counted(row.base, 'person', 'people'),
    stack:
      patterns &&
      stack(row.categories.map(({ share }, at) => ({ share, pattern: patterns[at] ?? ('plain' as const) }))),
    figures: row.categories.map(({ label, count, share, low, high }, at) => {
      const pattern = patterns?.[at];
      return {
        swatch: pattern ? swatch(pattern) : null,
        label,
        share: percent(share),
        count: counted(count, 'answer', 'answers'),
        range: range(low, high),
      };
    }),
  };
}

function apartFrom({ unscored, skipped, preferNotToSay }: Figures): { label: string; count: string }[] {
  return [
    ...unscored.map(({ label, count }) => ({ label, count })),
    { label: 'skipped', count: skipped },
    { label: 'would rather not say', count: preferNotToSay },
  ]
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => ({ label, count: whole(count) }));
}

function guessView({ guess }: Figures) {
  if (!guess) return null;
  const { positive, neutral, negative, notGuessed } = guess;
  const guessed = positive + neutral + negative;
  if (guessed === 0) return null;
  return {
    said: counted(guessed + notGuessed, 'answer', 'answers'),
    moods: [
      { label: 'Sounds positive', count: whole(positive) },
      { label: 'Sounds neither', count: whole(neutral) },
      { label: 'Sounds negative', count: whole(negative) },
      { label: 'No guess', count: whole(notGuessed) },
    ],
  };
}
