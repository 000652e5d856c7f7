import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signTest } from '../../../reports/statistics/sign-test.ts';

describe('the exact two-sided sign test', () => {
  it.each([
    ['nobody moved', 0, 0, 1],
    ['one moved', 1, 0, 1],
    ['as many up as down', 4, 4, 1],
    ['five of five are too few to be sure', 5, 0, 0.0625],
    ['six of six are enough', 6, 0, 0.03125],
    ['nine of ten', 9, 1, 0.021484375],
    ['eight of ten', 8, 2, 0.109375],
    ['fifteen of twenty', 15, 5, 0.04138947],
  ])('%s', (_, up, down, p) => {
    expect(signTest(up, down)).toBeCloseTo(p, 8);
  });

  it('is the sum of the terms, counted in whole numbers', () => {
    const choose = (m: number, k: number): bigint =>
      Array.from({ length: k }, (_, i) => i).reduce((all, i) => (all * BigInt(m - i)) / BigInt(i + 1), 1n);
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (up, down) => {
        const moved = up + down;
        const tail = Array.from({ length: Math.min(up, down) + 1 }, (_, k) => choose(moved, k)).reduce(
          (sum, term) => sum + term,
        );
        expect(signTest(up, down)).toBeCloseTo(Math.min(1, (2 * Number(tail)) / 2 ** moved), 10);
      }),
    );
  });

  it('does not mind which way, stays between 0 and 1, and holds for thousands', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (up, down) => {
        const p = signTest(up, down);
        expect(p).toBe(signTest(down, up));
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });
});
