import { fold } from './fold.ts';
import type { Vocabulary } from './vocabulary.ts';

const degrees = ['never', 'seldom', 'sometimes', 'mostly', 'always'] as const;

/** How often, or how much, from least to most. */
export type Degree = (typeof degrees)[number];

/** The degree that a label names, if it names one. */
export function degreeOf(label: string, vocabulary: Vocabulary): Degree | undefined {
  const folded = fold(label);
  return degrees.find((degree) => vocabulary.phrases(degree).has(folded));
}

/** What else means the degree that a label names: "all the time" for "Always". */
export function sameDegree(label: string, vocabulary: Vocabulary): Iterable<string> {
  const degree = degreeOf(label, vocabulary);
  return degree ? vocabulary.phrases(degree) : [];
}
