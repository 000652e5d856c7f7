import bidiModule, { type Bidi } from 'bidi-js';
import { drawable, fontFor, graphemesOf } from './drawable-text.ts';
import type { Font, Fonts } from './fonts.ts';

/**
 * Letters that stand next to one another in one font and one direction. `text` as it is drawn, `width` in
 * points.
 */
type Piece = { text: string; font: Font; rightToLeft: boolean; width: number };
/** A line as it is drawn, from left to right; `words` as it is read. */
export type Line = { words: string; pieces: readonly Piece[]; width: number; rightToLeft: boolean };
/** How words are set: size and leading (from one base line to the next) in points. */
export type Setting = { size: number; leading: number; bold?: boolean };

const bidi = started();

/**
 * The lines that a text breaks into at a width in points, each from the side on which its paragraph begins.
 * Words too long for a line are broken.
 */
export function linesOf(text: string, { size, bold }: Setting, width: number, fonts: Fonts): Line[] {
  const chain = bold ? fonts.bold : fonts.regular;
  return drawable(text, chain)
    .split('\n')
    .flatMap((paragraph) => {
      const found = bidi.getEmbeddingLevels(paragraph, 'auto');
      const base = found.paragraphs[0]?.level ?? 0;
      return broken(paragraph, width / size, chain).map(([start, end]) =>
        ordered(paragraph, found.levels, base, start, end, chain, size),
      );
    });
}

/** How wide a text is on one line, in points. */
export function widthOf(text: string, { size, bold }: Setting, fonts: Fonts): number {
  const chain = bold ? fonts.bold : fonts.regular;
  return Math.max(
    ...drawable(text, chain)
      .split('\n')
      .map((line) => measure(line, chain) * size),
  );
}

/** The longest word's width, in points. */
export function longestWord(text: string, setting: Setting, fonts: Fonts): number {
  return Math.max(0, ...text.split(/\s+/).map((word) => widthOf(word, setting, fonts)));
}

/** Which way a text is read from: the first letter that has a direction says so. */
export function readsRightToLeft(text: string): boolean {
  return (bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level ?? 0) % 2 === 1;
}

/** A text in the order in which it is read, cut where its direction turns. */
export function directions(text: string): { text: string; rightToLeft: boolean }[] {
  const { levels } = bidi.getEmbeddingLevels(text, 'auto');
  return runs(0, text.length, (at) => (levels[at] ?? 0) % 2 === 1).map(({ start, end, value }) => ({
    text: text.slice(start, end),
    rightToLeft: value,
  }));
}

/** From where to where each line goes; spaces at its end are left out. An empty text has no line. */
function broken(text: string, room: number, chain: readonly Font[]): [number, number][] {
  const lines: [number, number][] = [];
  let start = 0;
  let end = 0;
  let filled = 0;
  const close = (next: number) => {
    if (end > start) lines.push([start, end]);
    start = next;
    end = next;
    filled = 0;
  };
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const wide = measure(word, chain);
    const before = measure(text.slice(end, index), chain);
    if (filled > 0 && filled + before + wide > room) close(index);
    if (end === start) start = index;
    else filled += before;
    if (wide <= room) {
      end = index + word.length;
      filled += wide;
      continue;
    }
    end = index;
    for (const letter of graphemesOf(word)) {
      const one = measure(letter, chain);
      if (filled > 0 && filled + one > room) close(end);
      end += letter.length;
      filled += one;
    }
  }
  close(text.length);
  return lines;
}

/** One line's pieces in the order of the eye (rule L2 of the Unicode bidirectional algorithm). */
function ordered(
  text: string,
  levels: Uint8Array,
  base: number,
  start: number,
  end: number,
  chain: readonly Font[],
  size: number,
): Line {
  const fonts = fontsOf(text.slice(start, end), chain);
  const cut = runs(start, end, (at) => `${levels[at]} ${fonts[at - start]?.name}`).map((run) => ({
    text: text.slice(run.start, run.end),
    level: levels[run.start] ?? 0,
    font: fonts[run.start - start] ?? chain[0],
  }));
  for (let level = Math.max(0, ...cut.map((run) => run.level)); level > 0; level--) {
    for (let from = 0; from < cut.length; from++) {
      let to = from;
      while ((cut[to]?.level ?? -1) >= level) to++;
      if (to > from) cut.splice(from, to - from, ...cut.slice(from, to).reverse());
      from = to;
    }
  }
  const pieces = cut.flatMap(({ text: logical, level, font }) => {
    if (!font) return [];
    const rightToLeft = level % 2 === 1;
    const drawn = rightToLeft ? mirrored(logical) : logical;
    return [{ text: drawn, font, rightToLeft, width: advance(drawn, font) * size }];
  });
  return {
    words: text.slice(start, end),
    pieces,
    width: pieces.reduce((sum, piece) => sum + piece.width, 0),
    rightToLeft: base % 2 === 1,
  };
}

/**
 * Brackets turned round; and where a piece has no letter by which the font would know its direction, the
 * whole of it.
 */
function mirrored(text: string): string {
  const turned = [...text].map((letter) => bidi.getMirroredCharacter(letter) ?? letter);
  return (/\p{L}/u.test(text) ? turned : turned.reverse()).join('');
}

/** The font of each code unit. */
function fontsOf(text: string, chain: readonly Font[]): (Font | undefined)[] {
  return graphemesOf(text).flatMap((letter) => {
    const font = fontFor(letter, chain) ?? chain[0];
    return Array.from({ length: letter.length }, () => font);
  });
}

function measure(text: string, chain: readonly Font[]): number {
  const fonts = fontsOf(text, chain);
  return runs(0, text.length, (at) => fonts[at]).reduce(
    (sum, { start, end, value }) => sum + (value ? advance(text.slice(start, end), value) : 0),
    0,
  );
}

/** The module is a function, and its types say that it has one. */
function started(): Bidi {
  const make: unknown = bidiModule;
  if (typeof make !== 'function') throw new Error('bidi-js is not what it was');
  return make();
}

/** In ems. Nothing is kept: the words may be somebody's own. */
function advance(text: string, { glyphs }: Font): number {
  return glyphs.layout(text).advanceWidth / glyphs.unitsPerEm;
}

function runs<T>(start: number, end: number, valueAt: (at: number) => T) {
  const found: { start: number; end: number; value: T }[] = [];
  for (let at = start; at < end; at++) {
    const last = found.at(-1);
    const value = valueAt(at);
    if (last && last.value === value) last.end = at + 1;
    else found.push({ start: at, end: at + 1, value });
  }
  return found;
}
