/**
 * This folder has one small function for each way in which a definition can be wrong; `dialogs/check.ts` runs
 * them.
 */

/**
 * One thing that is wrong with a definition: a stable code, the place in the definition, and a line that a
 * person understands.
 */
export type Problem = { code: ProblemCode; where: string; message: string };

export type ProblemCode =
  | 'duplicate-key'
  | 'too-many-categories'
  | 'too-few-options'
  | 'impossible-ticks'
  | 'unsuited-exclusive'
  | 'unsuited-other'
  | 'same-label'
  | 'unknown-question'
  | 'later-question'
  | 'cycle'
  | 'unsuited-test'
  | 'unknown-value'
  | 'unreachable'
  | 'unsuited-quote'
  | 'quote-unanswered'
  | 'missing-wording'
  | 'missing-picture'
  | 'unknown-picture'
  | 'hard-to-read'
  | 'long-sentence'
  | 'unknown-place'
  | 'translated-quotes'
  | 'missing-purpose'
  | 'unsuited-purpose'
  | 'unsuited-identity'
  | 'lost-option'
  | 'changed-type'
  | 'changed-options'
  | 'follows-nothing';

/** A few things in a sentence: "a", "b" and "c". */
export function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

/** The members that stand in a list more than once, each named once. */
export function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
}
