import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bar,
  type Pattern,
  patternDefinitions,
  patterns,
  patternsFor,
  stack,
  swatch,
} from '../../../reports/charts/svg.ts';
import { wilson } from '../../../reports/statistics/wilson.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Parts of one whole, as counts give them. */
const parts = fc
  .array(fc.nat(300), { minLength: 1, maxLength: 6 })
  .map((counts) => ({ counts, all: counts.reduce((sum, count) => sum + count, 0) }))
  .filter(({ all }) => all > 0);
const numbersIn = (svg: string, attribute: string) =>
  [...svg.matchAll(new RegExp(` ${attribute}="([^"]*)%"`, 'g'))].map(([, value]) => Number(value));
const patternAt = (place: number): Pattern => patterns[place] ?? 'plain';

describe('the bar of a share', () => {
  it('is as long as the share, on a track that is the whole', () => {
    fc.assert(
      fc.property(share, (one) => {
        const [track, length] = numbersIn(bar(one), 'width');
        expect(track).toBe(100);
        expect(length).toBeCloseTo(one * 100, 1);
      }),
    );
  });

  it('has its range around it, inside the track', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 2000 }), (one, n) => {
        const svg = bar(one, wilson(one, n));
        const [, length = 0] = numbersIn(svg, 'width');
        const ends = [...numbersIn(svg, 'x1'), ...numbersIn(svg, 'x2')];
        expect(Math.min(...ends)).toBeGreaterThanOrEqual(0);
        expect(Math.min(...ends)).toBeLessThanOrEqual(length);
        expect(Math.max(...ends)).toBeGreaterThanOrEqual(length);
        expect(Math.max(...ends)).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('the stacked bar of a whole', () => {
  it('has a part as long as each share, end to end, and fills the whole', () => {
    fc.assert(
      fc.property(parts, ({ counts, all }) => {
        const svg = stack(counts.map((count, at) => ({ share: count / all, pattern: patternAt(at) })));
        const shown = counts.filter((count) => count > 0);
        const widths = numbersIn(svg, 'width');
        const starts = numbersIn(svg, 'x');
        expect(widths).toHaveLength(shown.length);
        let at = 0;
        for (const [place, count] of shown.entries()) {
          expect(widths[place]).toBeCloseTo((count / all) * 100, 1);
          expect(starts[place]).toBeCloseTo(at, 1);
          at += (count / all) * 100;
        }
      }),
    );
  });

  it('is empty where nobody chose anything', () => {
    expect(stack([{ share: 0, pattern: 'full' }])).not.toContain('<rect');
  });

  it('uses only patterns that are defined, each another one', () => {
    const defined = patternDefinitions();
    for (const [type, categories] of [
      ['faces', 5],
      ['yes-no', 3],
      ['choice', 6],
      ['choice', 2],
    ] as const) {
      const used = patternsFor(type, categories) ?? [];
      expect(new Set(used).size).toBe(categories);
      for (const [, id] of used
        .map(swatch)
        .join('')
        .matchAll(/url\(#([^)]*)\)/g)) {
        expect(defined).toContain(`id="${id}"`);
      }
    }
  });

  it.each([
    ['choices', 4, 'for several may be ticked'],
    ['scale', 11, 'for eleven cannot be told apart'],
    ['text', 1, 'for there is no whole'],
    ['choice', 7, 'for seven cannot be told apart'],
  ])('is not drawn of %s with %i answers, %s', (type, categories) => {
    expect(patternsFor(type, categories)).toBeNull();
  });
});

describe('every chart', () => {
  it('is valid numbers without words or style of its own, and hidden from who hears the page', () => {
    fc.assert(
      fc.property(share, parts, (one, { counts, all }) => {
        const drawn = [
          bar(one, wilson(one, all)),
          stack(counts.map((count, at) => ({ share: count / all, pattern: patternAt(at) }))),
          swatch('rising'),
          patternDefinitions(),
        ];
        for (const svg of drawn) {
          expect(svg).toMatch(/^<svg class="[\w -]+" aria-hidden="true"/);
          expect(svg).not.toMatch(/NaN|Infinity|undefined|style=|e-\d/);
          expect(svg.replaceAll(/<[^>]*>/g, '')).toBe('');
        }
      }),
    );
  });
});
