import type { Digest } from '../../../reports/training-digest/schema.ts';
import type { Break } from './auditor.ts';
import { Unknowns } from './bounds.ts';
import type { Wrote } from './random-year.ts';

/** What rounding may leave. */
const margin = 1e-6;

/**
 * Takes one digest, and tries to place the few parents who raised a theme in a question where it is hidden,
 * or a theme that is hidden altogether. Of each theme it is known how many parents raised it and in how many
 * answers, over all questions and in those that show it: a parent has at least one answer wherever they are
 * counted, and may be counted in several questions.
 */
export function* auditDigest(digest: Digest, wrote: readonly Wrote[], threshold: number): Generator<Break> {
  const truly = (theme: string, question?: string) =>
    new Set(
      wrote
        .filter((one) => one.themes.includes(theme) && (!question || one.question === question))
        .map(({ person }) => person),
    ).size;
  const unknowns = new Unknowns();
  const goals: { what: string; truly: number; of: string }[] = [];
  for (const theme of digest.themes) {
    const all = digest.questions.map(({ question }) => question);
    const [people, answers] = [
      all.map((one) => `people ${theme.theme} ${one}`),
      all.map((one) => `answers ${theme.theme} ${one}`),
    ];
    unknowns.know(people, { min: theme.people });
    unknowns.know(answers, { equal: theme.answers });
    for (const [at, { question, themes }] of digest.questions.entries()) {
      const [who, said] = [people[at] ?? '', answers[at] ?? ''];
      unknowns.know([who], { max: theme.people });
      unknowns.atMost([who], [said]);
      const shown = themes.find((one) => one.theme === theme.theme);
      if (shown) {
        unknowns.know([who], { equal: shown.people });
        unknowns.know([said], { equal: shown.answers });
      } else
        goals.push({ what: `${theme.theme} in ${question}`, truly: truly(theme.theme, question), of: who });
    }
  }
  const hidden = [...new Set(wrote.flatMap(({ themes }) => themes))].filter(
    (theme) => !digest.themes.some((one) => one.theme === theme),
  );
  for (const theme of hidden) {
    const merged = digest.other && !digest.other.suppressed ? digest.other.people : null;
    if (merged !== null) unknowns.know([theme], { max: merged });
    goals.push({ what: theme, truly: truly(theme), of: theme });
  }
  if (digest.other && !digest.other.suppressed) unknowns.know(hidden, { min: digest.other.people });
  for (const { what, truly, of } of goals) {
    if (truly === 0 || truly >= threshold) continue;
    const { least, most } = unknowns.bounds([of]);
    if (most - least < threshold - margin) yield { what: `digest, ${what}`, truly, least, most };
  }
}

/**
 * The digest as it would be if each question hid for itself: whatever enough parents raised in it is shown.
 */
export function eachForItself(digest: Digest, wrote: readonly Wrote[], threshold: number): Digest {
  return {
    ...digest,
    questions: digest.questions.map((one) => {
      const themes = digest.themes.flatMap((theme) => {
        const own = wrote.filter(
          ({ question, themes }) => question === one.question && themes.includes(theme.theme),
        );
        const people = new Set(own.map(({ person }) => person)).size;
        return people < threshold ? [] : [{ ...theme, people, answers: own.length }];
      });
      return { ...one, themes };
    }),
  };
}
