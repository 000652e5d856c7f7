import { mayBeLong, type Part } from './tree.ts';

/** A text that may be slow to read: something, over and over, and an end that may not fit. */
export type WorstText = { before: string; repeated: string; after: string };

const ends = ['', '\u0001', '\n'];
/** Of as many ways to write a part, these are tried; what they are made of is tried for each by itself. */
const mostWays = 3;

/**
 * The texts on which a regular expression may take longest: each part of it, and each run of parts, repeated
 * after what leads to it and by itself, with an end that lets it fail.
 */
export function worstTexts(tree: Part): WorstText[] {
  const texts = new Map<string, WorstText>();
  const pump = (before: string, repeated: string) => {
    if (repeated === '') return;
    for (const lead of new Set([before, ''])) {
      for (const after of ends)
        texts.set(JSON.stringify([lead, repeated, after]), { before: lead, repeated, after });
    }
  };

  const walk = (part: Part, before: string): void => {
    switch (part.is) {
      case 'either':
        for (const one of part.parts) walk(one, before);
        return;
      case 'repeat':
        if (part.most > 1) for (const way of waysOf(part.part)) pump(before, way);
        walk(part.part, before);
        return;
      case 'look':
        walk(part.part, before);
        return;
      case 'all':
        if (!mayBeLong(part)) return;
        for (const [first, one] of part.parts.entries()) {
          const lead = before + (waysOf({ is: 'all', parts: part.parts.slice(0, first) })[0] ?? '');
          walk(one, lead);
          for (let last = first + 1; last <= part.parts.length; last++) {
            const run: Part = { is: 'all', parts: part.parts.slice(first, last) };
            // Nothing else can be slow, for it looks no further than a few characters.
            if (mayBeLong(run)) for (const way of waysOf(run)) pump(lead, way);
          }
        }
    }
  };
  walk(tree, '');
  return [...texts.values()];
}

/** Some ways to write a part. */
function waysOf(part: Part): string[] {
  return [...new Set(allWays(part))].slice(0, mostWays);
}

function allWays(part: Part): string[] {
  switch (part.is) {
    case 'written':
      return part.fits;
    case 'either':
      return part.parts.flatMap((one) => waysOf(one).slice(0, 1));
    case 'repeat': {
      const once = waysOf(part.part);
      return part.least > 0 ? once.map((way) => way.repeat(Math.min(part.least, 20))) : [...once, ''];
    }
    case 'all': {
      const each = part.parts.map(waysOf).filter((ways) => ways.length > 0);
      const many = Math.max(1, ...each.map((ways) => ways.length));
      return Array.from({ length: many }, (_, n) => each.map((ways) => ways[n % ways.length] ?? '').join(''));
    }
    case 'look':
      return [...waysOf(part.part).slice(0, 1), ''];
    case 'nothing':
      return [];
  }
}

/** The text at about this length. */
export function writtenOut({ before, repeated, after }: WorstText, length: number): string {
  const times = Math.max(1, Math.floor((length - before.length - after.length) / repeated.length));
  return `${before}${repeated.repeat(times)}${after}`;
}
