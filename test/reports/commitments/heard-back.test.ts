import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heardBack, type RaisedThing } from '../../../reports/commitments/heard-back.ts';

const now = new Date('2026-11-10T12:00:00Z');
const day = 24 * 60 * 60 * 1000;
const ago = (days: number) => new Date(+now - days * day);
const threshold = 5;
const of = (things: readonly RaisedThing[]) => heardBack(things, { now, threshold });

/** So many people who raised one thing so many days ago, and were told so many days ago, or not. */
const people = (many: number, said: number, told: number | null, name = `${said}/${told}`): RaisedThing[] =>
  Array.from({ length: many }, (_, n) => ({
    person: `${name}/${n}`,
    saidAt: ago(said),
    asked: true,
    toldAt: told === null ? null : ago(told),
  }));

describe('the share of people who were told within 90 days', () => {
  it.each([
    ['those who were told in time count at once', people(5, 20, 10), { base: 5, told: 5 }],
    ['those who were told on the last day count as in time', people(5, 200, 110), { base: 5, told: 5 }],
    ['those who were told later count as not told', people(5, 200, 109), { base: 5, told: 0 }],
    ['those whose 90 days are over count as not told', people(5, 91, null), { base: 5, told: 0 }],
    [
      'those who still may hear count for nothing',
      [...people(5, 91, null), ...people(5, 90, null)],
      { base: 5, told: 0 },
    ],
    ['some of each', [...people(3, 20, 10), ...people(7, 91, null)], { base: 10, told: 3, share: 0.3 }],
  ])('%s', (_, things, expected) => {
    expect(of(things).inTime).toMatchObject({ suppressed: false, ...expected });
  });

  it('is not moved by one whose answer has the month alone, until the month is over', () => {
    const shown = [...people(4, 30, 2), ...people(1, 95, null)];
    const anonymous = {
      person: 'anonymous',
      saidAt: new Date('2026-10-01'),
      asked: true,
      toldAt: new Date('2026-11-01'),
    };
    expect(of(shown).inTime).toMatchObject({ base: 5, told: 4 });
    expect(of([...shown, anonymous])).toEqual(of(shown));
    const four = people(4, 30, 2, 'more');
    const then = { now: new Date('2026-12-01T00:00:00Z'), threshold };
    expect(heardBack([...shown, ...four, anonymous], then).inTime).toMatchObject({ base: 10, told: 9 });
  });

  it('counts a person once, from the first time, whatever they raised', () => {
    const twice = people(5, 200, null, 'p').flatMap((thing) => [
      thing,
      { ...thing, saidAt: ago(150), toldAt: ago(120) },
    ]);
    expect(of(twice).inTime).toMatchObject({ base: 5, told: 5 });
    const late = people(5, 200, null, 'p').flatMap((thing) => [
      thing,
      { ...thing, saidAt: ago(20), toldAt: ago(10) },
    ]);
    expect(of(late).inTime).toMatchObject({ base: 5, told: 0 });
  });

  it('does not take news from before it was said as an answer to it', () => {
    expect(of(people(5, 100, 120)).inTime).toMatchObject({ base: 5, told: 0 });
  });

  it('stands with the interval in which it would likely be', () => {
    expect(of([...people(5, 20, 10), ...people(5, 91, null)]).inTime).toMatchObject({
      share: 0.5,
      low: 0.2366,
      high: 0.7634,
    });
  });

  it('says how many of them asked to hear back only where neither they nor the others are too few', () => {
    const silent = (many: number) =>
      people(many, 95, null, 'silent').map((one) => ({ ...one, asked: false }));
    expect(of([...people(6, 20, 10), ...silent(4)]).inTime).toMatchObject({ base: 10, asked: null });
    expect(of([...people(5, 20, 10), ...silent(5)]).inTime).toMatchObject({ base: 10, asked: 5 });
  });
});

describe('the median days from saying to hearing back', () => {
  it.each([
    ['of an odd number is the one in the middle', [1, 2, 3, 40, 50], 3],
    ['of an even number lies between the two in the middle', [1, 2, 3, 4, 5, 6, 7, 8, 90, 100], 5.5],
  ])('%s', (_, waits, medianDays) => {
    const things = waits.flatMap((wait, n) => people(1, 200, 200 - wait, `w${n}`));
    expect(of(things).wait).toEqual({ suppressed: false, base: waits.length, medianDays });
  });

  it('has those too who were told late', () => {
    expect(of(people(5, 300, 100)).wait).toMatchObject({ base: 5, medianDays: 200 });
  });
});

const thing = fc.record({
  person: fc.integer({ min: 0, max: 12 }).map(String),
  said: fc.integer({ min: 0, max: 400 }),
  wait: fc.option(fc.integer({ min: 0, max: 400 })),
  asked: fc.boolean(),
});
const things = fc.array(thing, { maxLength: 40 }).map((all) =>
  all.map(
    ({ person, said, wait, asked }): RaisedThing => ({
      person,
      asked,
      saidAt: ago(said),
      toldAt: wait === null || wait > said ? null : ago(said - wait),
    }),
  ),
);

describe('whoever looks', () => {
  it('sees no number of fewer people than the threshold', () => {
    fc.assert(
      fc.property(things, (raised) => {
        for (const row of Object.values(of(raised))) {
          if (row.suppressed) expect(row).toEqual({ suppressed: true });
          else expect(row.base).toBeGreaterThanOrEqual(threshold);
        }
      }),
    );
  });

  it('sees figures move by whole batches alone: never what one person more adds', () => {
    fc.assert(
      fc.property(things, fc.nat(300), (raised, day) => {
        const later = [...raised, ...people(1, day, null, 'one more'), ...people(1, 1, 0, 'told today')];
        const [before, after] = [of(raised), of(later)];
        for (const key of ['inTime', 'wait'] as const) {
          const bases = [before[key], after[key]].map((row) => (row.suppressed ? 0 : row.base));
          expect(bases.map((base) => base % threshold)).toEqual([0, 0]);
        }
      }),
    );
  });

  it('sees nothing change when somebody is told now, until a batch is full', () => {
    fc.assert(
      fc.property(things, (raised) => {
        const known = of(raised);
        const after = of([...raised, ...people(1, 1, 0, '~')]);
        for (const key of ['inTime', 'wait'] as const) {
          const base = (row: (typeof known)[typeof key]) => (row.suppressed ? 0 : row.base);
          if (base(after[key]) === base(known[key])) expect(after[key]).toEqual(known[key]);
        }
      }),
    );
  });

  it('sees the same in whatever order things are told of', () => {
    fc.assert(
      fc.property(things, (raised) => {
        expect(of(raised.toReversed())).toEqual(of(raised));
      }),
    );
  });

  it('sees a share between its ends, and nobody told who was not', () => {
    fc.assert(
      fc.property(things, (raised) => {
        const { inTime } = of(raised);
        if (inTime.suppressed) return;
        expect(inTime.told).toBeLessThanOrEqual(inTime.base);
        expect(inTime.low).toBeLessThanOrEqual(inTime.share);
        expect(inTime.share).toBeLessThanOrEqual(inTime.high);
      }),
    );
  });
});
