import { isIn, type Period } from '../../domain/calendar.ts';
import type { Stopping } from '../../domain/giving-way.ts';
import { type BandName, bandNames } from '../../domain/participant.ts';
import { type AnswerCounts, addOne, emptyCounts, type ReleasedAnswers } from '../release/released-answers.ts';
import { bandValue, orderedValues } from './bands.ts';
import type { JoinedQuestion } from './joined-questionnaire.ts';

/** So many groups are added up in one go, and so many answers of those who gave several. */
const atOnce = 200;
const many = 5_000;

/** For everybody, and for each value of each band. */
export type Counts = { everybody: AnswerCounts; bands: BandCounts[] };
type BandCounts = { band: BandName; values: { value: string; counts: AnswerCounts }[] };

/**
 * Adds up the answers to one questionnaire that count in a period: for everybody, and for each value of each
 * band of which anything is known. Who answered twice is one respondent in every count.
 */
export function* count(
  { joined, groups, months, repeated }: ReleasedAnswers,
  period: Period,
  bands: readonly BandName[] = bandNames,
): Stopping<Counts> {
  const within = months.map((questions) => questions.map((month) => month !== null && isIn(month, period)));
  const isHere = ({ batch }: { batch: number }) => within[batch]?.includes(true) ?? false;
  const here = groups.filter(isHere);
  const everybody = emptyCounts(joined);
  const byBand: (BandCounts & { of: Map<string, AnswerCounts> })[] = [];
  for (const band of bands) {
    yield;
    if (!here.some((group) => group.bands[band] !== undefined)) continue;
    const known = orderedValues(
      band,
      here.map((group) => bandValue(group.bands, band)),
    );
    const values = known.map((value) => ({ value, counts: emptyCounts(joined) }));
    byBand.push({ band, values, of: new Map(values.map(({ value, counts }) => [value, counts])) });
  }
  /** The counts that each group is part of. */
  const widerOf = (group: ReleasedAnswers['groups'][number]) =>
    isHere(group)
      ? [everybody, ...byBand.flatMap(({ band, of }) => of.get(bandValue(group.bands, band)) ?? [])]
      : [];

  for (const [at, group] of groups.entries()) {
    if (at % atOnce === atOnce - 1) yield;
    const wider = widerOf(group);
    for (const [place, question] of joined.questions.entries()) {
      if (!within[group.batch]?.[place]) continue;
      for (const counts of wider) addQuestion(counts, group.counts, place, question);
    }
  }

  /** In each of the counts, by question: the respondent of several rows who was counted last. */
  const met = new Map<AnswerCounts, Int32Array>();
  for (const [at, { respondent, group, question }] of repeated.entries()) {
    if (at % many === many - 1) yield;
    const of = groups[group];
    if (!of || !within[of.batch]?.[question]) continue;
    for (const counts of widerOf(of)) {
      const last = met.get(counts) ?? new Int32Array(joined.questions.length).fill(-1);
      met.set(counts, last);
      if (last[question] === respondent) continue;
      last[question] = respondent;
      addOne(counts.respondents, question);
    }
  }
  return { everybody, bands: byBand.map(({ band, values }) => ({ band, values })) };
}

function addQuestion(
  into: AnswerCounts,
  more: AnswerCounts,
  place: number,
  { at, categories }: JoinedQuestion,
): void {
  for (let column = at; column < at + categories.length + 2; column++) {
    into.columns[column] = (into.columns[column] ?? 0) + (more.columns[column] ?? 0);
  }
  for (const part of ['answers', 'respondents'] as const) {
    into[part][place] = (into[part][place] ?? 0) + (more[part][place] ?? 0);
  }
}
