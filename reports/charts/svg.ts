/**
 * Charts as SVG without a word in them: the words and figures stand beside them in the page, where they grow
 * with the reader's text and are read once. All are on one scale, from none to all, so that any two may be
 * compared. Colours are given by class, for forced colours.
 */

/** Parts of a whole are told apart by pattern and not by colour alone, so that a photocopy can be read. */
export const patterns = ['solid', 'rising', 'plain', 'falling', 'full', 'dots'] as const;
export type Pattern = (typeof patterns)[number];

/**
 * From the worst to the best of five: dark, closely hatched, blank, widely hatched the other way, coloured.
 */
const fivePatterns: readonly Pattern[] = ['solid', 'rising', 'plain', 'falling', 'full'];

/**
 * Patterns for the answers of a question, in their order; null where they are more than can be told apart or
 * have no whole.
 */
export function patternsFor(type: string, categories: number): readonly Pattern[] | null {
  if (type === 'faces') return fivePatterns.slice(0, categories);
  if (type === 'yes-no') return ['full', 'solid', 'plain'];
  const several: readonly Pattern[] = ['full', 'solid', 'plain', 'rising', 'dots', 'falling'];
  return type === 'choice' && categories <= several.length ? several.slice(0, categories) : null;
}

/** A share as a bar, with the range in which it would likely be, where there is one. */
export function bar(share: number, range?: { low: number; high: number }): string {
  const track = '<rect class="chart-track" width="100%" height="24"/>';
  const filled = `<rect class="chart-bar" width="${percent(share)}" height="24"/>`;
  return svg(
    'chart chart--bar',
    track + filled + (range ? whisker(percent(range.low), percent(range.high)) : ''),
  );
}

/**
 * Shares of a whole end to end, in the order given, each in its pattern. Rounded shares may come to a little
 * more or less than the whole.
 */
export function stack(parts: readonly { share: number; pattern: Pattern }[]): string {
  const whole = parts.reduce((sum, { share }) => sum + share, 0);
  if (whole === 0) return svg('chart chart--stack', '');
  let at = 0;
  const drawn = parts.map(({ share, pattern }) => {
    const x = at;
    at += share / whole;
    return share === 0
      ? ''
      : filled(pattern, `x="${percent(x)}" width="${percent(share / whole)}" height="28"`);
  });
  return svg('chart chart--stack', drawn.join(''));
}

/** The pattern by itself, to stand in front of its label. */
export function swatch(pattern: Pattern): string {
  return svg('chart chart--swatch', filled(pattern, 'width="100%" height="100%"'));
}

/** What the patterns are made of. Stands once on a page, before any chart. */
export function patternDefinitions(): string {
  const tile = (name: Pattern, size: number, marks: string) => {
    const ground = `<rect class="chart-ground chart-ground--${name}" width="${size}" height="${size}"/>`;
    const box = `width="${size}" height="${size}" patternUnits="userSpaceOnUse"`;
    return `<pattern id="chart-${name}" ${box}>${ground}${marks}</pattern>`;
  };
  const stripe = (d: string) => `<path class="chart-mark" d="${d}"/>`;
  const tiles = [
    tile('rising', 6, stripe('M-2 2L2-2M0 6L6 0M4 8L8 4')),
    tile('falling', 14, stripe('M-2 12L2 16M0 0L14 14M12-2L16 2')),
    tile('dots', 8, '<circle class="chart-dot" cx="4" cy="4" r="1.8"/>'),
  ];
  return svg('chart-definitions', `<defs>${tiles.join('')}</defs>`);
}

function whisker(from: string, to: string): string {
  const line = (x1: string, y1: number, x2: string, y2: number) =>
    `<line class="chart-range" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;
  return line(from, 12, to, 12) + line(from, 7, from, 17) + line(to, 7, to, 17);
}

function filled(pattern: Pattern, where: string): string {
  const hatched = pattern === 'rising' || pattern === 'falling' || pattern === 'dots';
  const fill = hatched ? ` fill="url(#chart-${pattern})"` : '';
  return `<rect class="chart-part chart-part--${pattern}" ${where}${fill}/>`;
}

function svg(kind: string, inside: string): string {
  return `<svg class="${kind}" aria-hidden="true" focusable="false">${inside}</svg>`;
}

/** A hundredth of a per cent is finer than any screen or printer. */
function percent(share: number): string {
  return `${Number((Math.min(1, Math.max(0, share)) * 100).toFixed(2))}%`;
}
