import { isIn, type Period } from '../../domain/calendar.ts';
import { type BandName, bandNames } from '../../domain/participant.ts';
import { type AnswerCounts, addOne, emptyCounts, type ReleasedAnswers } from '../release/released-answers.ts';
import { bandValue, orderedValues } from './bands.ts';
import type { JoinedQuestion } from './joined-questionnaire.ts';

export type BandCounts = { band: BandName; values: { value: string; counts: AnswerCounts }[] };

/**
 * Adds up the answers to one questionnaire that count in a period: for everybody, and for each value of each
 * band of which anything is known. Who answered twice is one respondent in every count.
 */
export function count(
  { joined, groups, months, repeated }: ReleasedAnswers,
  period: Period,
  bands: readonly BandName[] = bandNames,
): { everybody: AnswerCounts; bands: BandCounts[] } {
  const within = months.map((questions) => questions.map((month) => month !== null && isIn(month, period)));
  const isHere = ({ batch }: { batch: number }) => within[batch]?.includes(true) ?? false;
  const here = groups.filter(isHere);
  const everybody = emptyCounts(joined);
  const byBand = bands
    .filter((band) => here.some((group) => group.bands[band] !== undefined))
    .map((band) => {
      const values = orderedValues(
        band,
        here.map((group) => bandValue(group.bands, band)),
      );
      return { band, values: values.map((value) => ({ value, counts: emptyCounts(joined) })) };
    });
  /** The counts that each group is part of. */
  const wider = groups.map((group) =>
    isHere(group)
      ? [
          everybody,
          ...byBand.flatMap(({ band, values }) =>
            values.filter(({ value }) => value === bandValue(group.bands, band)).map(({ counts }) => counts),
          ),
        ]
      : [],
  );

  for (const [at, group] of groups.entries()) {
    for (const [place, question] of joined.questions.entries()) {
      if (!within[group.batch]?.[place]) continue;
      for (const counts of wider[at] ?? []) addQuestion(counts, group.counts, place, question);
    }
  }

  /** In each of the counts, by question: the respondent of several rows who was counted last. */
  const met = new Map<AnswerCounts, Int32Array>();
  for (const { respondent, group, question } of repeated) {
    if (!within[groups[group]?.batch ?? -1]?.[question]) continue;
    for (const counts of wider[group] ?? []) {
      const last = met.get(counts) ?? new Int32Array(joined.questions.length).fill(-1);
      met.set(counts, last);
      if (last[question] === respondent) continue;
      last[question] = respondent;
      addOne(counts.respondents, question);
    }
  }
  return { everybody, bands: byBand };
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
