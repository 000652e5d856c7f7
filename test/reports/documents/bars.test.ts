import { describe, expect, it } from 'vitest';
import { patterns } from '../../../reports/charts/svg.ts';
import { barsDrawn, inks, type Mark } from '../../../reports/documents/bars.ts';
import type { Bar } from '../../../reports/documents/blocks.ts';
import { shippedFonts } from '../../../reports/documents/fonts.ts';

const width = 400;
const fonts = shippedFonts();
const drawn = (...bars: Bar[]) => barsDrawn(bars, width, fonts);
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
      return Math.round(darkness(marks, bar) * 100);
    });
    const sorted = dark.toSorted((one, other) => one - other);
    sorted.forEach((one, at) => {
      if (at > 0) expect(one - (sorted[at - 1] ?? 0), `${dark}`).toBeGreaterThan(2);
    });
  });
});

/** How dark an area is on average: 0 white, 1 black. What is drawn on its ground does not overlap. */
function darkness(marks: readonly Mark[], area: Extract<Mark, { is: 'area' }>): number {
  const inside = ({ x, y }: { x: number; y: number }) =>
    x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;
  const ground = tone(area.colour);
  const drawn = marks.reduce((sum, mark) => {
    if (mark.is === 'dot' && inside(mark.at))
      return sum + Math.PI * mark.radius ** 2 * (tone(mark.colour) - ground);
    if (mark.is !== 'line' || mark.thick !== 1.4 || !inside(mark.from)) return sum;
    const long = Math.hypot(mark.to.x - mark.from.x, mark.to.y - mark.from.y);
    return sum + long * mark.thick * (tone(mark.colour) - ground);
  }, 0);
  return ground + drawn / (area.width * area.height);
}

/** Of a colour in a grey copy, as its green has it: 0 white, 1 black. */
function tone(colour: keyof typeof inks): number {
  return 1 - Number.parseInt(inks[colour].slice(2, 4), 16) / 255;
}
