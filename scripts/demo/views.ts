import { type Chance, chance } from './chance.ts';

/** What somebody would answer: options, with their words for "something else", or words alone. */
export type View = { keys: string[]; other?: string } | { text: string };
export type Views = (question: string) => View;

/** The same question always gets the same view, whatever was asked before it. */
export function steady(seed: string, viewOf: (question: string, luck: Chance) => View): Views {
  const seen = new Map<string, View>();
  return (question) => {
    const view = seen.get(question) ?? viewOf(question, chance(`${seed} ${question}`));
    seen.set(question, view);
    return view;
  };
}

/** One of the five faces, about there. */
export function face(about: number, warmth: number, luck: Chance): View {
  return { keys: [String(within(1, 5, about + warmth * 0.9 + luck.bell() * 1.3))] };
}

/** A whole number from 0 to 10. */
export function scale(about: number): View {
  return { keys: [String(within(0, 10, about))] };
}

/** Out of a hundred; whoever is left is not sure. */
export function yesNo(luck: Chance, yes: number, no: number): View {
  return oneOf(luck, { yes, no, 'not-sure': 100 - yes - no });
}

/** One option, each as likely as its weight. */
export function oneOf(luck: Chance, weights: Readonly<Record<string, number>>): View {
  return { keys: [luck.drawn(Object.entries(weights))] };
}

/** Each option by its own probability; where it would be none, the one that is likeliest. */
export function several(
  luck: Chance,
  likely: Readonly<Record<string, number>>,
  other: (luck: Chance) => string,
): View {
  const all = Object.entries(likely);
  const keys = all.filter(([, probability]) => luck.happens(probability)).map(([key]) => key);
  const [likeliest] = all.toSorted(([, a], [, b]) => b - a);
  if (keys.length === 0 && likeliest) keys.push(likeliest[0]);
  return { keys, ...(keys.includes('something-else') && { other: other(luck) }) };
}

function within(least: number, most: number, about: number): number {
  return Math.min(most, Math.max(least, Math.round(about)));
}
