import { estimate } from '../statistics/estimate.ts';
import { row } from '../suppression/row.ts';
import { suppressedRows } from '../suppression/suppressed-rows.ts';
import { distinctParents, type RaisedTheme, raisedThemesIn } from './raised-themes.ts';
import type { Digest, DigestAnswer, DigestQuestion, DigestTheme } from './schema.ts';

/**
 * The digest of parents' answers, over all questions and by question. `labels` has a theme's wording by its
 * key.
 *
 * A theme that fewer parents than the threshold raised is not shown; all such themes together are one row
 * where they are at least two and have enough parents. By question a theme is left out as well where what is
 * left of it elsewhere would be too few.
 */
export function parentsDigest(of: {
  answers: readonly DigestAnswer[];
  threshold: number;
  labels?: ReadonlyMap<string, string>;
}): Digest {
  const { answers, threshold, labels = new Map() } = of;
  const respondents = distinctParents(answers);
  if (respondents.size < threshold) {
    const notes = [`Nothing can be shown: fewer than ${threshold} parents wrote in their own words.`];
    return { threshold, suppressed: true, themes: [], other: null, questions: [], notes };
  }

  const raised = raisedThemesIn(answers);
  const few = raised.filter((theme) => theme.respondents.size < threshold);
  const merged = new Set(few.flatMap((theme) => [...theme.respondents]));
  const asked = [...Map.groupBy(answers, ({ question }) => question).values()].map((own) => ({
    own,
    raised: raisedThemesIn(own),
  }));
  const hidden = {
    themes: hiddenByQuestion(raised, asked, 'respondents', threshold),
    guesses: hiddenByQuestion(raised, asked, 'guessed', threshold),
  };
  const shown = (theme: RaisedTheme, base: number, guessHidden: boolean): DigestTheme => ({
    theme: theme.theme,
    label: labels.get(theme.theme) ?? theme.theme,
    people: theme.respondents.size,
    answers: theme.answers.length,
    ...estimate(theme.respondents.size, base),
    guess: guessHidden ? null : guessAt(theme.answers),
  });

  const digest = {
    threshold,
    ...row(false, () => ({ base: respondents.size })),
    themes: raised
      .filter((theme) => !few.includes(theme))
      .map((theme) => shown(theme, respondents.size, theme.guessed.size < threshold)),
    other:
      few.length === 0
        ? null
        : row(few.length < 2 || merged.size < threshold, () => ({ people: merged.size })),
    questions: asked.map(({ own, raised }): DigestQuestion => {
      const base = distinctParents(own).size;
      const visible = base < threshold ? [] : raised.filter((theme) => !hidden.themes.has(theme));
      return {
        question: own[0]?.question ?? '',
        wording: own.at(-1)?.wording ?? '',
        ...row(base < threshold, () => ({ base })),
        themes: visible.map((theme) => shown(theme, base, hidden.guesses.has(theme))),
        others: base >= threshold && visible.length < raised.length,
      };
    }),
  };
  return { ...digest, notes: notesOnDigest(digest) };
}

/**
 * The themes that are hidden in a question. Each theme is hidden in so many questions that whoever subtracts
 * the others from the whole of the theme is left with at least the threshold of people. `part` says of whom:
 * who raised it, or at whose answers a guess was made.
 */
function hiddenByQuestion(
  overall: readonly RaisedTheme[],
  asked: readonly { raised: readonly RaisedTheme[] }[],
  part: 'respondents' | 'guessed',
  threshold: number,
): Set<RaisedTheme> {
  const hidden = new Set<RaisedTheme>();
  for (const whole of overall) {
    const parts = asked.flatMap(({ raised }) => raised.filter(({ theme }) => theme === whole.theme));
    const some = parts.filter((theme) => theme[part].size > 0);
    const marks = suppressedRows(
      some.map((theme) => theme[part].size),
      whole[part].size,
      threshold,
    );
    for (const theme of parts) {
      if (marks[some.indexOf(theme)] ?? true) hidden.add(theme);
    }
  }
  return hidden;
}

function guessAt(answers: readonly DigestAnswer[]): DigestTheme['guess'] {
  const sounding = (mood: DigestAnswer['mood']) => answers.filter((answer) => answer.mood === mood).length;
  return {
    positive: sounding('positive'),
    neutral: sounding('neutral'),
    negative: sounding('negative'),
    notGuessed: sounding(null),
  };
}

function notesOnDigest({ threshold, themes, other, questions }: Omit<Digest, 'notes'>): string[] {
  const guesses = [themes, ...questions.map(({ themes }) => themes)].flat().map(({ guess }) => guess);
  const notes: [boolean, string][] = [
    [
      true,
      'What an answer is about was found by a machine, by words that it knows in English. Nobody has ' +
        'settled it yet. An answer may be about several things, or none.',
    ],
    [
      other !== null || questions.some(({ suppressed, others }) => suppressed || others),
      `Themes that fewer than ${threshold} parents raised are not shown by themselves, nor where ` +
        'those could be worked out.',
    ],
    [other?.suppressed === true, 'There are other themes, which too few parents raised to say more.'],
    [
      true,
      'Each share stands with the range in which it would likely be if many more had answered. Where ' +
        'two ranges overlap, there is no clear difference.',
    ],
    [
      guesses.some((guess) => guess !== null),
      "How answers sound is a machine's guess. It is for sorting what to read first, and it is often wrong.",
    ],
  ];
  return notes.flatMap(([applies, note]) => (applies ? [note] : []));
}
