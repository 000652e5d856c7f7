import type { Pattern } from '../charts/svg.ts';
import type { Bar } from './blocks.ts';
import type { Fonts } from './fonts.ts';
import { type Line, linesOf, type Setting, widthOf } from './lines.ts';

/**
 * What a chart is drawn from, lengths in points, from the upper left corner. Filled areas have no edge of
 * their own.
 */
export type Mark =
  | { is: 'area'; x: number; y: number; width: number; height: number; colour: Colour }
  | { is: 'line'; from: Point; to: Point; thick: number; colour: Colour }
  | { is: 'dot'; at: Point; radius: number; colour: Colour }
  | { is: 'words'; line: Line; x: number; baseline: number; size: number };
export type Point = { x: number; y: number };
/** As rrggbb: those of reports/charts/svg.ts, of which one alone is no grey. */
export type Colour = keyof typeof inks;
export const inks = {
  black: '0b0c0c',
  white: 'ffffff',
  track: 'f3f2f1',
  edge: 'b1b4b6',
  accent: '5694ca',
  pale: 'd2e2f1',
} as const;

const label: Setting = { size: 10, leading: 13 };
const figure: Setting = { size: 10, leading: 13, bold: true };
const axis: Setting = { size: 8.5, leading: 11 };
const thick = 18;
const gap = 9;

/**
 * Bars under one another on one scale from 0% to 100%, each between its label and its share in words, with
 * its likely range as a line across.
 */
export function barsDrawn(
  bars: readonly Bar[],
  width: number,
  fonts: Fonts,
): { marks: Mark[]; height: number } {
  const left = Math.round(width * 0.36);
  const scale = { from: left, long: width - left - 44 };
  const marks: Mark[] = [];
  const top = axis.leading + 6;
  let y = top;
  for (const bar of bars) {
    const lines = linesOf(bar.label, label, left - 12, fonts);
    const tall = Math.max(thick, lines.length * label.leading);
    const middle = y + tall / 2;
    lines.forEach((line, at) => {
      const first = middle - (lines.length * label.leading) / 2;
      marks.push(words(line, left - 12 - line.width, first + at * label.leading + 10, label.size));
    });
    marks.push(...drawn(bar, { x: scale.from, y: middle - thick / 2 }, scale.long));
    for (const line of linesOf(percent(bar.share), figure, 44, fonts))
      marks.push(words(line, width - line.width, middle + 3.5, figure.size));
    y += tall + gap;
  }
  const height = y - gap + 2;
  return { marks: [...axisMarks(scale, top, height, fonts), ...marks], height };
}

/** As it stands beside a bar; the table has what is exact. */
export function percent(share: number): string {
  return `${Math.round(within(share) * 100)}%`;
}

function axisMarks(scale: { from: number; long: number }, top: number, height: number, fonts: Fonts): Mark[] {
  return [0, 0.5, 1].flatMap((at): Mark[] => {
    const x = scale.from + at * scale.long;
    const text = percent(at);
    return [
      stroke({ x, y: top - 4 }, { x, y: height }, 0.75, 'edge'),
      ...linesOf(text, axis, 60, fonts).map((line) =>
        words(line, x - widthOf(text, axis, fonts) / 2, axis.leading - 2, axis.size),
      ),
    ];
  });
}

function drawn({ share, range, pattern }: Bar, at: Point, long: number): Mark[] {
  const part = { ...at, width: within(share) * long, height: thick };
  const marks: Mark[] = [
    { is: 'area', ...at, width: long, height: thick, colour: 'track' },
    ...edges({ ...at, width: long, height: thick }, 0.75, 'edge'),
  ];
  if (part.width > 0) marks.push(...filled(part, pattern), ...edges(part, 1, 'black'));
  if (range) marks.push(...whisker(at.x + within(range.low) * long, at.x + within(range.high) * long, at.y));
  return marks;
}

type Area = { x: number; y: number; width: number; height: number };

function filled(area: Area, pattern: Pattern): Mark[] {
  const ground = (colour: Colour): Mark => ({ is: 'area', ...area, colour });
  switch (pattern) {
    case 'solid':
      return [ground('black')];
    case 'full':
      return [ground('accent')];
    case 'plain':
      return [ground('white')];
    case 'rising':
      return [ground('white'), ...hatching(area, 5, -1)];
    case 'falling':
      return [ground('pale'), ...hatching(area, 11, 1)];
    case 'dots':
      return [ground('white'), ...dots(area)];
  }
}

/** Lines at 45° to the edges of the area, `apart` along it; `slope` 1 goes down to the right, -1 up. */
function hatching({ x, y, width, height }: Area, apart: number, slope: 1 | -1): Mark[] {
  const marks: Mark[] = [];
  for (let start = -height; start < width; start += apart) {
    const from = Math.max(0, start);
    const to = Math.min(width, start + height);
    if (to <= from) continue;
    const depth = (across: number) => (slope === 1 ? y + (across - start) : y + height - (across - start));
    marks.push(stroke({ x: x + from, y: depth(from) }, { x: x + to, y: depth(to) }, 1.4, 'black'));
  }
  return marks;
}

function dots({ x, y, width, height }: Area): Mark[] {
  const marks: Mark[] = [];
  for (let down = 3; down < height - 1; down += 6)
    for (let across = 3; across < width - 1; across += 6)
      marks.push({ is: 'dot', at: { x: x + across, y: y + down }, radius: 1.4, colour: 'black' });
  return marks;
}

/** Black between white, to be seen on every pattern. */
function whisker(low: number, high: number, top: number): Mark[] {
  const middle = top + thick / 2;
  const strokes = (thickness: number, more: number, colour: Colour): Mark[] => [
    stroke({ x: low - more, y: middle }, { x: high + more, y: middle }, thickness, colour),
    stroke({ x: low, y: middle - 5 - more }, { x: low, y: middle + 5 + more }, thickness, colour),
    stroke({ x: high, y: middle - 5 - more }, { x: high, y: middle + 5 + more }, thickness, colour),
  ];
  return [...strokes(4.5, 1.5, 'white'), ...strokes(1.6, 0, 'black')];
}

function edges({ x, y, width, height }: Area, thickness: number, colour: Colour): Mark[] {
  const far = { x: x + width, y: y + height };
  const half = thickness / 2;
  return [
    stroke({ x: x - half, y }, { x: far.x + half, y }, thickness, colour),
    stroke({ x: far.x, y }, { x: far.x, y: far.y }, thickness, colour),
    stroke({ x: far.x + half, y: far.y }, { x: x - half, y: far.y }, thickness, colour),
    stroke({ x, y: far.y }, { x, y }, thickness, colour),
  ];
}

function stroke(from: Point, to: Point, thickness: number, colour: Colour): Mark {
  return { is: 'line', from, to, thick: thickness, colour };
}

function words(line: Line, x: number, baseline: number, size: number): Mark {
  return { is: 'words', line, x, baseline, size };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
