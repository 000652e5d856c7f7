import { plain } from './fold.ts';
import type { Ear } from './vocabulary.ts';

const degrees = ['never', 'seldom', 'sometimes', 'mostly', 'always'] as const;

/** How often, or how much, from least to most. */
export type Degree = (typeof degrees)[number];

/** The degree that a label names, if it names one. */
export function degreeOf(label: string, ear: Ear): Degree | undefined {
  const spoken = plain(label);
  return degrees.find((degree) => ear.phrases(degree).has(spoken));
}

/** What else means the degree that a label names: "all the time" for "Always". */
export function sameDegree(label: string, ear: Ear): Iterable<string> {
  const degree = degreeOf(label, ear);
  return degree ? ear.phrases(degree) : [];
}
