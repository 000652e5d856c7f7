import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryForward } from '../../../reports/release/carry-forward.ts';

/** Batches by how many there are in each; at least five count. */
const counted = (batches: readonly (readonly [string, number])[], least = 5) =>
  carryForward(
    batches.map(([month]) => month),
    (first, last) => batches.slice(first, last + 1).reduce((sum, [, size]) => sum + size, 0) >= least,
  );

describe('batches count, where at least five are together', () => {
  it.each([
    [
      'in their own month where they are enough alone',
      [
        ['01', 5],
        ['02', 7],
      ],
      ['01', '02'],
    ],
    [
      'with a later batch where they are too few',
      [
        ['01', 2],
        ['02', 4],
      ],
      ['02', '02'],
    ],
    [
      'with several, in the month of the last',
      [
        ['01', 1],
        ['02', 1],
        ['03', 3],
      ],
      ['03', '03', '03'],
    ],
    [
      'not with an earlier batch, which was told already',
      [
        ['01', 6],
        ['02', 4],
      ],
      ['01', null],
    ],
    ['not at all while they wait', [['01', 4]], [null]],
    [
      'in one month with another batch of it',
      [
        ['01', 4],
        ['01', 1],
      ],
      ['01', '01'],
    ],
  ] as const)('%s', (_, batches, months) => {
    expect(counted(batches)).toEqual(months);
  });

  it('and stay there, whatever comes later; a month gets none or at least five by any further batch', () => {
    const sizes = fc.array(fc.nat(9), { maxLength: 20 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 10 }), (sizes, least) => {
        const batches = sizes.map((size, at) => [String(Math.floor(at / 2)).padStart(2, '0'), size] as const);
        const inAll = (upTo: number) => {
          const months = counted(batches.slice(0, upTo), least);
          return months.reduce((sum, month, at) => sum + (month === null ? 0 : (sizes[at] ?? 0)), 0);
        };
        for (let upTo = 1; upTo <= batches.length; upTo++) {
          const [before, now] = [
            counted(batches.slice(0, upTo - 1), least),
            counted(batches.slice(0, upTo), least),
          ];
          expect(before.every((month, at) => month === null || month === now[at])).toBe(true);
          const grown = inAll(upTo) - inAll(upTo - 1);
          expect(grown === 0 || grown >= least).toBe(true);
        }
      }),
    );
  });
});
