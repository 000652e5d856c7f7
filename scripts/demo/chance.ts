/** Chance that falls the same way each time it is given the same seed. */
export type Chance = {
  /** From 0 up to, but not including, 1. */
  next(): number;
  happens(probability: number): boolean;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  /** About 0, mostly within 1 of it. */
  bell(): number;
  one<T>(of: readonly T[]): T;
  /** One of these, each as likely as its weight. */
  drawn<T>(weights: readonly (readonly [T, number])[]): T;
};

export function chance(seed: string): Chance {
  const next = mulberry(hash(seed));
  const drawn = <T>(weights: readonly (readonly [T, number])[]): T => {
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
    let left = next() * total;
    const found = weights.find(([, weight]) => {
      left -= weight;
      return left < 0;
    });
    const last = found ?? weights.at(-1);
    if (!last) throw new Error('There is nothing to draw from.');
    return last[0];
  };
  return {
    next,
    happens: (probability) => next() < probability,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    bell: () => next() + next() + next() + next() - 2,
    one: (of) => drawn(of.map((item) => [item, 1] as const)),
    drawn,
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (const character of text) sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return sum >>> 0;
}

/** Mulberry32: small, fast, and even enough for a story. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}
