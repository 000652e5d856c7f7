import { unzlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { patterns } from '../../../reports/charts/svg.ts';
import { barsDrawn, type Mark } from '../../../reports/documents/bars.ts';
import type { Bar } from '../../../reports/documents/blocks.ts';
import { shippedFaces } from '../../../reports/documents/fonts.ts';
import { png } from '../../../reports/documents/png.ts';
import { type Raster, rastered } from '../../../reports/documents/raster.ts';

const width = 400;
const faces = shippedFaces();
const drawn = (...bars: Bar[]) => barsDrawn(bars, width, faces);
const areas = (marks: readonly Mark[]) => marks.flatMap((mark) => (mark.is === 'area' ? [mark] : []));
const words = (marks: readonly Mark[]) =>
  marks.flatMap((mark) => (mark.is === 'words' ? [mark.line.words] : []));

describe('bars', () => {
  it('are as long as their share of the track, which is the whole', () => {
    for (const share of [0.25, 0.5, 1]) {
      const [track, bar] = areas(drawn({ label: 'Good', share, pattern: 'full' }).marks);
      expect((bar?.width ?? 0) / (track?.width ?? 1)).toBeCloseTo(share);
      expect(bar?.x).toBe(track?.x);
    }
  });

  it.each([
    ['a share of nothing has no bar', 0, 1],
    ['a share above all ends with the track', 1.2, 2],
  ])('%s', (_, share, count) => {
    const found = areas(drawn({ label: 'Good', share, pattern: 'solid' }).marks);
    expect(found).toHaveLength(count);
    expect(found.at(-1)?.width).toBe(found[0]?.width);
  });

  it('stand between what they are of and how much, below the scale', () => {
    const { marks } = drawn(
      { label: 'Good', share: 0.62, pattern: 'full' },
      { label: 'Bad', share: 0.38, pattern: 'solid' },
    );
    expect(words(marks)).toEqual(['0%', '50%', '100%', 'Good', '62%', 'Bad', '38%']);
  });

  it('have the likely range across them, black between white, where it lies on the scale', () => {
    const { marks } = drawn({
      label: 'Good',
      share: 0.5,
      range: { low: 0.25, high: 0.75 },
      pattern: 'solid',
    });
    const [track] = areas(marks);
    const across = marks.flatMap((mark) =>
      mark.is === 'line' && mark.thick === 1.6 && mark.from.y === mark.to.y ? [mark] : [],
    );
    const place = (share: number) => (track?.x ?? 0) + share * (track?.width ?? 0);
    expect(across.map(({ from, to }) => [from.x, to.x])).toEqual([[place(0.25), place(0.75)]]);
    expect(marks.some((mark) => mark.is === 'line' && mark.colour === 'white')).toBe(true);
  });

  it('grow as tall as a long label needs, and stay in the picture', () => {
    const label = 'Words '.repeat(40);
    const { marks, height } = drawn({ label, share: 0.5, pattern: 'dots' });
    expect(height).toBeGreaterThan(100);
    for (const mark of marks) if (mark.is === 'words') expect(mark.baseline).toBeLessThan(height);
  });

  it('keep hatching and dots inside themselves', () => {
    for (const pattern of patterns) {
      const { marks } = drawn({ label: '', share: 0.3, pattern });
      const [, bar] = areas(marks);
      if (!bar) throw new Error('no bar');
      const inside = (x: number, y: number) =>
        x >= bar.x - 0.01 &&
        x <= bar.x + bar.width + 0.01 &&
        y >= bar.y - 0.01 &&
        y <= bar.y + bar.height + 0.01;
      for (const mark of marks) {
        if (mark.is === 'line' && mark.thick === 1.4)
          expect(inside(mark.from.x, mark.from.y) && inside(mark.to.x, mark.to.y), pattern).toBe(true);
        if (mark.is === 'dot') expect(inside(mark.at.x, mark.at.y), pattern).toBe(true);
      }
    }
  });

  it('can be told apart by pattern in a grey copy: each has another share of dark', () => {
    const dark = patterns.map((pattern) => {
      const { marks } = drawn({ label: '', share: 1, pattern });
      const [, bar] = areas(marks);
      if (!bar) throw new Error('no bar');
      const raster = rastered(marks, { width, height: 50 }, 2);
      return Math.round(darkness(raster, bar, 2) * 100);
    });
    const sorted = dark.toSorted((one, other) => one - other);
    sorted.forEach((one, at) => {
      if (at > 0) expect(one - (sorted[at - 1] ?? 0), `${dark}`).toBeGreaterThan(2);
    });
  });
});

describe('their picture', () => {
  const { marks, height } = drawn({ label: 'Good', share: 0.5, pattern: 'full' });
  const raster = rastered(marks, { width, height }, 2);
  const [track, bar] = areas(marks);
  const at = (x: number, y: number) => {
    const start = (Math.round(y * 2) * raster.width + Math.round(x * 2)) * 3;
    return [...raster.pixels.subarray(start, start + 3)];
  };

  it('has the bar in its colour and the rest of the track in its own, on white', () => {
    const middle = (bar?.y ?? 0) + (bar?.height ?? 0) / 2;
    const end = (bar?.x ?? 0) + (bar?.width ?? 0);
    expect(at(end - 10, middle)).toEqual([0x56, 0x94, 0xca]);
    expect(at(end + 10, middle)).toEqual([0xf3, 0xf2, 0xf1]);
    expect(at(2, height - 2)).toEqual([255, 255, 255]);
  });

  it('has the label in letters', () => {
    const label = { x: 0, y: track?.y ?? 0, width: (track?.x ?? 0) - 5, height: track?.height ?? 0 };
    expect(darkness(raster, label, 2)).toBeGreaterThan(0.01);
  });

  it('is a PNG file that holds exactly these pixels', () => {
    const file = png(raster);
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    expect([...file.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([raster.width, raster.height]);
    const long = view.getUint32(33);
    const rows = unzlibSync(file.subarray(41, 41 + long));
    const row = raster.width * 3;
    const pixels = new Uint8Array(raster.pixels.length);
    for (let y = 0; y < raster.height; y++)
      for (let x = 0; x < row; x++)
        pixels[y * row + x] =
          (rows[y * (row + 1) + 1 + x] ?? 0) + (y > 0 ? (pixels[(y - 1) * row + x] ?? 0) : 0);
    expect(Buffer.compare(pixels, raster.pixels)).toBe(0);
    // The checksum of the empty last chunk is known.
    expect([...file.subarray(-4)]).toEqual([0xae, 0x42, 0x60, 0x82]);
  });
});

/** How dark an area is on average: 0 white, 1 black. */
function darkness(
  { width: across, pixels }: Raster,
  area: { x: number; y: number; width: number; height: number },
  scale: number,
): number {
  let sum = 0;
  let count = 0;
  for (let y = Math.ceil((area.y + 1) * scale); y < (area.y + area.height - 1) * scale; y++)
    for (let x = Math.ceil((area.x + 1) * scale); x < (area.x + area.width - 1) * scale; x++) {
      sum += 1 - (pixels[(y * across + x) * 3 + 1] ?? 255) / 255;
      count++;
    }
  return sum / count;
}
