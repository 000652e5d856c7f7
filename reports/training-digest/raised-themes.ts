import type { DigestAnswer } from './schema.ts';

/** A theme where it was raised, before anything is hidden. */
export type RaisedTheme = {
  theme: string;
  answers: readonly DigestAnswer[];
  respondents: ReadonlySet<string>;
  /** Those of them at whose answers a guess was made. */
  guessed: ReadonlySet<string>;
};

/** The themes of some answers, those that most people raised first, and by the alphabet among equals. */
export function raisedThemesIn(answers: readonly DigestAnswer[]): RaisedTheme[] {
  const byTheme = new Map<string, DigestAnswer[]>();
  for (const answer of answers) {
    for (const theme of new Set(answer.themes)) {
      const known = byTheme.get(theme);
      if (known) known.push(answer);
      else byTheme.set(theme, [answer]);
    }
  }
  return [...byTheme]
    .map(([theme, answers]) => ({
      theme,
      answers,
      respondents: distinctParents(answers),
      guessed: distinctParents(answers.filter(({ mood }) => mood !== null)),
    }))
    .sort((a, b) => b.respondents.size - a.respondents.size || (a.theme < b.theme ? -1 : 1));
}

export function distinctParents(answers: readonly DigestAnswer[]): Set<string> {
  return new Set(answers.map(({ person }) => person));
}
