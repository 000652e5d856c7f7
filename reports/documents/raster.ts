import { inks, type Mark, type Point } from './bars.ts';
import type { Face } from './fonts.ts';
import type { Line } from './lines.ts';

/** Pixels, three bytes each (red, green, blue), row by row. */
export type Raster = { width: number; height: number; pixels: Uint8Array };
type Outline = readonly Point[];

/** How finely a row of pixels is looked at from top to bottom; across, it is exact. */
const slices = 5;

/** Marks as pixels on white, `scale` of them to a point. */
export function rastered(
  marks: readonly Mark[],
  size: { width: number; height: number },
  scale: number,
): Raster {
  const width = Math.ceil(size.width * scale);
  const height = Math.ceil(size.height * scale);
  const raster = { width, height, pixels: new Uint8Array(width * height * 3).fill(255) };
  for (const mark of marks) {
    const colour = mark.is === 'words' ? inks.black : inks[mark.colour];
    const outlines = outlinesOf(mark).map((outline) =>
      outline.map(({ x, y }) => ({ x: x * scale, y: y * scale })),
    );
    fill(raster, outlines, rgb(colour));
  }
  return raster;
}

function outlinesOf(mark: Mark): Outline[] {
  switch (mark.is) {
    case 'area': {
      const { x, y, width, height } = mark;
      return [
        [
          { x, y },
          { x: x + width, y },
          { x: x + width, y: y + height },
          { x, y: y + height },
        ],
      ];
    }
    case 'line': {
      const { from, to, thick } = mark;
      const long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
      const aside = { x: ((from.y - to.y) / long) * (thick / 2), y: ((to.x - from.x) / long) * (thick / 2) };
      const moved = (point: Point, sign: 1 | -1) => ({
        x: point.x + sign * aside.x,
        y: point.y + sign * aside.y,
      });
      return [[moved(from, 1), moved(to, 1), moved(to, -1), moved(from, -1)]];
    }
    case 'dot':
      return [
        Array.from({ length: 16 }, (_, at) => ({
          x: mark.at.x + mark.radius * Math.cos((at * Math.PI) / 8),
          y: mark.at.y + mark.radius * Math.sin((at * Math.PI) / 8),
        })),
      ];
    case 'words':
      return written(mark.line, mark.x, mark.baseline, mark.size);
  }
}

function written(line: Line, x: number, baseline: number, size: number): Outline[] {
  const outlines: Outline[] = [];
  let at = x;
  for (const piece of line.pieces) {
    outlines.push(...pieceOutlines(piece.face, piece.text, at, baseline, size));
    at += piece.width;
  }
  return outlines;
}

function pieceOutlines({ font }: Face, text: string, x: number, baseline: number, size: number): Outline[] {
  const em = size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text);
  let pen = x;
  return glyphs.flatMap((glyph, place) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[place] ?? {};
    const at = (across: number, up: number) => ({
      x: pen + (across + xOffset) * em,
      y: baseline - (up + yOffset) * em,
    });
    const outlines = flattened(glyph.path.commands, at);
    pen += xAdvance * em;
    return outlines;
  });
}

/** Curves as eight straight lines each: at the size of a label nobody sees the difference. */
function flattened(
  commands: readonly { command: string; args: readonly number[] }[],
  at: (x: number, y: number) => Point,
): Outline[] {
  const outlines: Point[][] = [];
  let pen: Point = { x: 0, y: 0 };
  for (const { command, args } of commands) {
    const points: Point[] = [];
    for (let n = 0; n + 1 < args.length; n += 2) points.push(at(args[n] ?? 0, args[n + 1] ?? 0));
    const end = points.at(-1);
    if (!end) continue;
    if (command === 'moveTo') outlines.push([end]);
    else if (command === 'lineTo') outlines.at(-1)?.push(end);
    else for (let step = 1; step <= 8; step++) outlines.at(-1)?.push(onCurve([pen, ...points], step / 8));
    pen = end;
  }
  return outlines;
}

/** De Casteljau's: between the points, and between the points between them, until one is left. */
function onCurve(points: readonly Point[], t: number): Point {
  const [first = { x: 0, y: 0 }, ...rest] = points;
  if (rest.length === 0) return first;
  return onCurve(
    rest.map((point, at) => {
      const before = points[at] ?? point;
      return { x: before.x + (point.x - before.x) * t, y: before.y + (point.y - before.y) * t };
    }),
    t,
  );
}

/** Fills what the outlines go round (non-zero winding), the edges in a lighter tone. */
function fill({ width, height, pixels }: Raster, outlines: readonly Outline[], ink: readonly number[]): void {
  const edges = outlines.flatMap((outline) =>
    outline.map((from, at) => {
      const to = outline[(at + 1) % outline.length] ?? from;
      return { from, to, top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) };
    }),
  );
  if (edges.length === 0) return;
  const xs = edges.map(({ from }) => from.x);
  const ys = edges.map(({ from }) => from.y);
  const left = Math.min(width, Math.max(0, Math.floor(Math.min(...xs))));
  const right = Math.max(left, Math.min(width, Math.floor(Math.max(...xs)) + 1));
  const cover = new Float32Array(right - left);
  const last = Math.min(height - 1, Math.floor(Math.max(...ys)));
  for (let row = Math.max(0, Math.floor(Math.min(...ys))); row <= last; row++) {
    cover.fill(0);
    const near = edges.filter(({ top, bottom }) => top < row + 1 && bottom > row);
    for (let slice = 0; slice < slices; slice++) {
      const y = row + (slice + 0.5) / slices;
      let winding = 0;
      let since = 0;
      for (const { x, turn } of crossings(near, y)) {
        if (winding !== 0) covered(cover, since - left, x - left);
        winding += turn;
        since = x;
      }
    }
    paint(pixels, row * width + left, cover, ink);
  }
}

function crossings(edges: readonly { from: Point; to: Point }[], y: number) {
  return edges
    .flatMap(({ from, to }) => {
      if (from.y <= y === to.y <= y) return [];
      return [
        {
          x: from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x),
          turn: to.y > from.y ? 1 : -1,
        },
      ];
    })
    .sort((one, other) => one.x - other.x);
}

function covered(cover: Float32Array, from: number, to: number): void {
  const first = Math.max(0, Math.floor(from));
  const last = Math.min(cover.length - 1, Math.floor(to));
  for (let at = first; at <= last; at++) {
    // Between its two ends, which are most pixels, a slice covers all of one.
    const whole = at > first && at < last;
    const part = whole ? 1 : Math.max(0, Math.min(to, at + 1) - Math.max(from, at));
    cover[at] = (cover[at] ?? 0) + part / slices;
  }
}

function paint(pixels: Uint8Array, start: number, cover: Float32Array, ink: readonly number[]): void {
  const [red = 0, green = 0, blue = 0] = ink;
  for (let at = 0; at < cover.length; at++) {
    const part = Math.min(1, cover[at] ?? 0);
    if (part <= 0) continue;
    const place = (start + at) * 3;
    if (part > 0.999) {
      pixels[place] = red;
      pixels[place + 1] = green;
      pixels[place + 2] = blue;
      continue;
    }
    pixels[place] = mixed(pixels[place], red, part);
    pixels[place + 1] = mixed(pixels[place + 1], green, part);
    pixels[place + 2] = mixed(pixels[place + 2], blue, part);
  }
}

function mixed(under = 255, ink: number, part: number): number {
  return Math.round(under + (ink - under) * part);
}

function rgb(hex: string): number[] {
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
