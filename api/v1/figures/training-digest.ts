import type { Period } from '../../../domain/calendar.ts';
import { oneByOne } from '../../../domain/giving-way.ts';
import { codebook } from '../../../insight/codebook.ts';
import { themesIn } from '../../../insight/themes.ts';
import type { OwnWords, OwnWordsStore } from '../../../prisma/stores/own-words.ts';
import type { QuestionnaireStore, Version } from '../../../prisma/stores/questionnaires.ts';
import type { TallyStore } from '../../../prisma/stores/tallies.ts';
import { joinVersions } from '../../../reports/counting/joined-questionnaire.ts';
import { digestCsv } from '../../../reports/training-digest/csv.ts';
import { parentsDigest } from '../../../reports/training-digest/report.ts';
import type { Digest, DigestAnswer } from '../../../reports/training-digest/schema.ts';
import type { Answer } from '../../http/answer.ts';
import { csvFile } from '../../http/csv-file.ts';
import { inEditions, type PublishedDependencies } from './published.ts';

/** Where parents and carers say things in their own words, in the order in which they are asked. */
const parentQuestionnaires = ['parent-self-assessment', 'parent-self-assessment-end', 'parent-feedback'];
const labels = new Map(codebook.map(({ key, label }) => [key, label]));

export type DigestDependencies = PublishedDependencies & {
  stores: {
    people: { ownWords: OwnWordsStore; tallies: Pick<TallyStore, 'release' | 'asked'> };
    questionnaires: Pick<QuestionnaireStore, 'newest'>;
  };
  clock(): Date;
  /** What fewer people said is suppressed. */
  threshold: number;
};

export type TrainingDigest = {
  digest: Digest;
  /** The title of the questionnaire that a question is of, by the question's key in the digest. */
  titles: ReadonlyMap<string, string>;
  /** No parent was asked in these months, and none answered. */
  nobody: boolean;
};

/**
 * What parents wrote about in these months, which are over; where an edition has published it, what that
 * says. Their words are read by a machine, and come no further than this.
 */
export async function trainingDigest(
  dependencies: DigestDependencies,
  { from, to }: Period,
): Promise<TrainingDigest> {
  const { stores, clock, threshold } = dependencies;
  const { ownWords, tallies } = stores.people;
  await tallies.release(threshold, clock());
  const [published, words, asked] = await Promise.all([
    inEditions(dependencies, { from: to, to }, ({ parents: { digest } }) =>
      digest?.from === from ? digest.digest : null,
    ),
    ownWords.of(parentQuestionnaires, from, to),
    tallies.asked(from, to),
  ]);
  const places = placesOf(words);
  const read = await oneByOne(
    words,
    ({ text }) => text.length,
    (one) => {
      const place = places.get(keyOf(one));
      return place ? [{ place: place.at, answer: answerOf(one, place.wording) }] : [];
    },
  );
  const answers = read
    .flat()
    .sort((a, b) => a.place - b.place)
    .map(({ answer }) => answer);
  return {
    digest: published ?? parentsDigest({ answers, threshold, labels }),
    titles: new Map([...places].map(([key, { title }]) => [key, title])),
    nobody: !asked.some(({ questionnaire }) => parentQuestionnaires.includes(questionnaire)),
  };
}

/** The digest as a CSV file. */
export function digestFile(digest: Digest, { from, to }: Period): Answer {
  return csvFile(`training-digest-${from}-${to}`, digestCsv(digest));
}

function answerOf(words: OwnWords, wording: string): DigestAnswer {
  const { person, text, mood } = words;
  return {
    person,
    question: keyOf(words),
    wording,
    themes: themesIn(text).map(({ theme }) => theme),
    mood,
  };
}

/** Different questionnaires may ask different things under one key. */
function keyOf({ version, question }: Pick<OwnWords, 'version' | 'question'>): string {
  return `${version.questionnaire.key}.${question}`;
}

/**
 * Of each question that somebody answered: where it stands, how the newest version words it, and of which
 * questionnaire it is.
 */
function placesOf(words: readonly OwnWords[]): Map<string, { at: number; wording: string; title: string }> {
  const versions = new Map<number, Version>(words.map(({ version }) => [version.id, version]));
  const byKey = Map.groupBy(versions.values(), ({ questionnaire }) => questionnaire.key);
  const questions = parentQuestionnaires.flatMap((key) => {
    const own = byKey.get(key);
    if (!own) return [];
    const { title, questions } = joinVersions(own);
    return questions.map(({ key: question, wording }) => ({ key: `${key}.${question}`, wording, title }));
  });
  return new Map(questions.map(({ key, ...about }, at) => [key, { at, ...about }]));
}
