import { type Cell, commaSeparated } from '../words/comma-separated.ts';
import type { Digest, DigestQuestion, DigestTheme } from './schema.ts';

const columns = [
  'question',
  'theme',
  'count',
  'share',
  'base',
  'suppressed',
  'low',
  'high',
  'answers',
  'guess_positive',
  'guess_neutral',
  'guess_negative',
  'not_guessed',
  'label',
  'wording',
] as const;
type Cells = Partial<Record<(typeof columns)[number], Cell>>;

/**
 * The digest as CSV (RFC 4180, UTF-8): the same figures as the JSON, a theme a line, `count` the parents who
 * raised it. All questions together stand under `all`. What is no theme is in brackets: (parents) for
 * everybody, (other themes) for those that few raised. What is suppressed has no numbers. The guess_ columns
 * are a machine's guess.
 */
export function digestCsv(digest: Digest): string {
  const about = { question: 'all', wording: 'All questions' };
  const base = digest.suppressed ? null : digest.base;
  return commaSeparated(columns, [
    everybody(about, base),
    ...digest.themes.map((theme) => themeLine(about, base, theme)),
    ...(digest.other ? [otherLine(about, base, digest.other.suppressed ? null : digest.other.people)] : []),
    ...digest.questions.flatMap(questionLines),
  ]);
}

function questionLines(question: DigestQuestion): Cells[] {
  const about = { question: question.question, wording: question.wording };
  const base = question.suppressed ? null : question.base;
  return [
    everybody(about, base),
    ...question.themes.map((theme) => themeLine(about, base, theme)),
    ...(question.others ? [otherLine(about, base, null)] : []),
  ];
}

function everybody(about: Cells, base: number | null): Cells {
  return { ...about, theme: '(parents)', count: base, base, suppressed: base === null };
}

function themeLine(about: Cells, base: number | null, theme: DigestTheme): Cells {
  const { people, guess, ...figures } = theme;
  return {
    ...about,
    ...figures,
    count: people,
    base,
    suppressed: false,
    ...(guess && {
      guess_positive: guess.positive,
      guess_neutral: guess.neutral,
      guess_negative: guess.negative,
      not_guessed: guess.notGuessed,
    }),
  };
}

/** Merged themes, which are too few to have any number where `people` is null. */
function otherLine(about: Cells, base: number | null, people: number | null): Cells {
  const line = { ...about, theme: '(other themes)', label: 'Other themes' };
  return people === null
    ? { ...line, suppressed: true }
    : { ...line, count: people, base, suppressed: false };
}
