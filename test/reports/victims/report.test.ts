import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsIn } from '../../../domain/calendar.ts';
import { type Journey, journeyFacts } from '../../../domain/journey.ts';
import { victimCsv } from '../../../reports/victims/csv.ts';
import { victimFigures } from '../../../reports/victims/report.ts';
import { victimFiguresSchema } from '../../../reports/victims/schema.ts';
import { parseCsv } from '../../support/csv.ts';
import { leastProcessorTime } from '../../support/processor-time.ts';
import { anyJourneys, victims } from '../../support/victim-journeys.ts';

const figures = (journeys: Journey[], to = '2026-02') =>
  victimFigures({ journeys, from: '2026-01', to, threshold: 5 });
const january = { identified: '2026-01-12', offered: '2026-01-19' };

describe("victims' figures by month", () => {
  it('count each fact in the month of its own date', () => {
    const { facts } = figures([
      ...victims(6, { identified: '2026-01-30', asked: '2026-02-02', consented: '2026-02-03' }),
      ...victims(2, { identified: '2026-01-30' }),
    ]);
    expect(facts.groups).toMatchObject([
      { from: '2026-01', to: '2026-01', base: 8, counts: { identified: 8, asked: 0, consented: 0 } },
      { from: '2026-02', to: '2026-02', base: 6, counts: { identified: 0, asked: 6, consented: 6 } },
    ]);
    expect(facts.total).toMatchObject({
      from: '2026-01',
      to: '2026-02',
      base: 8,
      counts: { identified: 8, asked: 6 },
    });
  });

  it('leave out what happened before and after', () => {
    const before = victims(6, { identified: '2025-12-31' });
    const after = victims(6, { identified: '2026-03-01' });
    expect(figures([...before, ...after, ...victims(5, january)]).facts.total).toMatchObject({
      base: 5,
      counts: { identified: 5 },
    });
  });

  it('stand together over several months until there are enough victims', () => {
    const few = [...victims(3, { asked: '2026-01-05' }), ...victims(2, { asked: '2026-02-05' })];
    expect(figures(few)).toMatchObject({
      facts: { groups: [{ from: '2026-01', to: '2026-02', base: 5 }] },
      waiting: null,
    });
  });

  it('leave the last months out of every row and total while they have too few', () => {
    const few = [...victims(5, january), ...victims(4, { identified: '2026-02-05', offered: '2026-02-06' })];
    const { facts, toldInTime, waiting, notes } = figures(few, '2026-03');
    expect(facts.groups).toMatchObject([{ from: '2026-01', to: '2026-01', base: 5 }]);
    expect(facts.total).toMatchObject({ from: '2026-01', to: '2026-01', base: 5 });
    expect(toldInTime.total).toMatchObject({ to: '2026-01', base: 5 });
    expect(waiting).toEqual({ from: '2026-02', to: '2026-03' });
    expect(notes.join(' ')).toContain('are in no row and in no total');
  });

  it('are without a single number where the whole period has too few', () => {
    const { facts, notReached, toldInTime, waiting } = figures(victims(4, january));
    const nothing = { groups: [], total: { from: '2026-01', to: '2026-02', suppressed: true } };
    expect([facts, notReached, toldInTime]).toEqual([nothing, nothing, nothing]);
    expect(waiting).toEqual({ from: '2026-01', to: '2026-02' });
  });

  it('count a victim of two offences once', () => {
    const [one] = victims(1, january);
    const twice = one ? [one, { ...one, facts: { asked: '2026-01-20', identified: '2026-01-20' } }] : [];
    expect(figures([...twice, ...victims(3, january)]).facts.total.suppressed).toBe(true);
    expect(figures([...twice, ...victims(4, january)]).facts.total).toMatchObject({
      base: 5,
      counts: { identified: 5 },
    });
  });
});

describe('told about restorative justice in time', () => {
  it.each([
    ['within five working days', '2026-01-12', '2026-01-19', 5],
    ['not on the sixth', '2026-01-12', '2026-01-20', 0],
    ['Easter does not count', '2026-03-31', '2026-04-09', 5],
  ])('%s', (_, identified, offered, inTime) => {
    const { toldInTime } = figures(victims(5, { identified, offered }), '2026-04');
    expect(toldInTime.total).toMatchObject({ suppressed: false, base: 5, inTime });
  });

  it('is told of those whose first day is known', () => {
    const { facts, toldInTime } = figures([...victims(5, january), ...victims(2, { offered: '2026-01-20' })]);
    expect(facts.total).toMatchObject({ base: 7 });
    expect(toldInTime.total).toMatchObject({ base: 5, inTime: 5, share: 1 });
  });

  it('is not told of fewer than five', () => {
    const { facts, toldInTime } = figures([
      ...victims(4, january),
      ...victims(4, { identified: '2026-01-12' }),
    ]);
    expect(facts.total).toMatchObject({ base: 8 });
    expect(toldInTime.total).toEqual({ from: '2026-01', to: '2026-01', suppressed: true });
  });

  it('is told of months that stand together until five were told, however many have other facts', () => {
    const asked = ['01', '02', '03'].flatMap((month) => victims(5, { asked: `2026-${month}-05` }));
    const told = ['01', '01', '02', '03', '03'].flatMap((month) =>
      victims(1, { identified: `2026-${month}-05`, offered: `2026-${month}-06` }),
    );
    const { facts, toldInTime } = figures([...asked, ...told], '2026-03');
    expect(facts.groups).toHaveLength(3);
    expect(toldInTime.groups).toMatchObject([{ from: '2026-01', to: '2026-03', base: 5, inTime: 5 }]);
  });
});

describe('why victims were not reached', () => {
  const declined = (number: number, month: string) =>
    victims(number, { 'not-reached': `${month}-10` }, 'declined');

  it('is told of at least five', () => {
    const { notReached } = figures([
      ...declined(4, '2026-01'),
      ...victims(2, { 'not-reached': '2026-02-10' }, 'no-answer'),
      ...victims(3, { 'not-reached': '2026-02-10' }),
    ]);
    expect(notReached.total).toMatchObject({
      base: 9,
      notSaid: 3,
      reasons: { declined: 4, 'no-answer': 2, 'police-opt-out': 0 },
    });
  });

  it('is not told of fewer', () => {
    const { facts, notReached } = figures([...declined(4, '2026-01'), ...victims(3, january)]);
    expect(facts.total).toMatchObject({ base: 7, counts: { 'not-reached': 4 } });
    expect(notReached.total.suppressed).toBe(true);
  });

  it('is told of a month without those after it that have too few, in the total as well', () => {
    const others = [...victims(6, january), ...victims(6, { asked: '2026-02-10' })];
    const { notReached } = figures([...others, ...declined(6, '2026-01'), ...declined(1, '2026-02')]);
    expect(notReached.groups).toMatchObject([{ from: '2026-01', to: '2026-01', base: 6 }]);
    expect(notReached.total).toMatchObject({ from: '2026-01', to: '2026-01', base: 6 });
  });
});

describe('key performance indicator 10', () => {
  const agreed = { consented: '2026-01-12' };
  const took = { consented: '2026-01-12', engaged: '2026-01-30' };

  it('is engaged ÷ consented, with both numbers and the range', () => {
    expect(figures([...victims(7, agreed), ...victims(3, took)]).facts.total).toMatchObject({
      kpi10: { engaged: 3, consented: 10, share: 0.3, low: 0.1078, high: 0.6032 },
    });
  });

  it.each([
    ['fewer than five consented', [...victims(2, agreed), ...victims(2, took), ...victims(4, january)]],
    [
      'more took part than consented in these months',
      [...victims(5, agreed), ...victims(6, { engaged: '2026-01-30' })],
    ],
  ])('is not told where %s', (_, journeys) => {
    expect(figures(journeys).facts.total).toMatchObject({ suppressed: false, kpi10: null });
  });
});

describe("any victims' figures", () => {
  const anyFigures = fc.record({ journeys: anyJourneys, threshold: fc.integer({ min: 5, max: 10 }) });
  const period = { from: '2026-01', to: '2026-06' };
  const parts = ['facts', 'notReached', 'toldInTime'] as const;

  /** Whom a part is about: whoever has a fact that it counts, and the month of it. */
  const countedIn = (part: (typeof parts)[number], { facts }: Journey): string[] => {
    const dates = {
      facts: Object.values(facts),
      notReached: [facts['not-reached']],
      toldInTime: [facts.identified && facts.offered],
    }[part];
    return dates.flatMap((date) => (date ? [date.slice(0, 7)] : []));
  };
  const peopleIn = (part: (typeof parts)[number], journeys: Journey[], months: string[]) =>
    new Set(
      journeys
        .filter((journey) => countedIn(part, journey).some((month) => months.includes(month)))
        .map(({ person }) => person),
    ).size;

  it('keep to their schema, and show nothing of fewer people than the threshold', () => {
    fc.assert(
      fc.property(anyFigures, ({ journeys, threshold }) => {
        const report = victimFigures({ ...period, journeys, threshold });
        expect(victimFiguresSchema.parse(report)).toEqual(report);
        for (const part of parts) {
          const { groups, total } = report[part];
          if (total.suppressed) expect(total).toEqual({ from: total.from, to: total.to, suppressed: true });
          for (const row of total.suppressed ? groups : [...groups, total]) {
            expect(row.base).toBeGreaterThanOrEqual(threshold);
            expect(row.base).toBe(peopleIn(part, journeys, monthsIn(row)));
          }
        }
        for (const { base, counts, kpi10 } of report.facts.groups) {
          for (const fact of journeyFacts) expect(counts[fact]).toBeLessThanOrEqual(base);
          if (kpi10) expect(kpi10.consented).toBeGreaterThanOrEqual(threshold);
        }
      }),
    );
  });

  it('cover each month at most once, the shown ones first, and the total is of just those', () => {
    fc.assert(
      fc.property(anyFigures, ({ journeys, threshold }) => {
        const report = victimFigures({ ...period, journeys, threshold });
        const all = monthsIn(period);
        const shown = report.facts.groups.flatMap(monthsIn);
        const waiting = report.waiting ? monthsIn(report.waiting) : [];
        expect([...shown, ...waiting]).toEqual(all);
        for (const part of parts) {
          const own = report[part].groups.flatMap(monthsIn);
          expect(own).toEqual(shown.slice(0, own.length));
          if (own.length > 0) expect(monthsIn(report[part].total)).toEqual(own);
        }
      }),
    );
  });

  it('leave whoever subtracts an earlier look from a later one with whole groups of enough people', () => {
    fc.assert(
      fc.property(anyFigures, fc.integer({ min: 1, max: 5 }), ({ journeys, threshold }, month) => {
        const before = victimFigures({ ...period, to: `2026-0${month}`, journeys, threshold });
        const after = victimFigures({ ...period, journeys, threshold });
        for (const part of parts) {
          const { groups } = after[part];
          const known = before[part].groups;
          expect(groups.slice(0, known.length)).toEqual(known);
          const more = groups.slice(known.length).flatMap(monthsIn);
          if (more.length > 0) expect(peopleIn(part, journeys, more)).toBeGreaterThanOrEqual(threshold);
        }
      }),
    );
  });

  it('are the same as CSV, where a suppressed row has no number', () => {
    fc.assert(
      fc.property(anyFigures, ({ journeys, threshold }) => {
        const report = victimFigures({ ...period, journeys, threshold });
        const lines = parseCsv(victimCsv(report));
        for (const line of lines.filter(({ suppressed }) => suppressed === 'true')) {
          expect([line.count, line.share, line.base, line.low, line.high].join('')).toBe('');
        }
        const { groups, total } = report.facts;
        for (const [name, row] of [
          ...groups.map((row) => ['months', row] as const),
          ...(total.suppressed ? [] : [['all', total] as const]),
        ]) {
          const own = lines.filter(
            (line) => line.row === name && line.from === row.from && line.to === row.to,
          );
          for (const fact of journeyFacts) {
            const line = own.find(({ figure }) => figure === fact);
            expect([line?.count, line?.base]).toEqual([String(row.counts[fact]), String(row.base)]);
          }
        }
        expect(lines.filter(({ row }) => row === 'waiting')).toHaveLength(report.waiting ? 1 : 0);
      }),
      { numRuns: 40 },
    );
  });
});

it("writes the victims' figures as CSV, a figure a line", () => {
  const took = {
    identified: '2026-01-12',
    consented: '2026-01-13',
    offered: '2026-01-19',
    engaged: '2026-01-30',
  };
  const lines = victimCsv(figures(victims(5, took))).split('\r\n');
  expect(lines.slice(0, 2)).toEqual([
    'row,from,to,figure,count,share,base,suppressed,low,high,label',
    'months,2026-01,2026-01,identified,5,,5,false,,,Identified',
  ]);
  expect(lines[13]).toBe(
    'months,2026-01,2026-01,(kpi 10),5,1,5,false,0.5655,1,"Took part in restorative justice, of ' +
      'those who agreed to contact"',
  );
  expect(lines.slice(27)).toEqual([
    'all,2026-01,2026-01,(not reached),,,,true,,,',
    'months,2026-01,2026-01,(told in time),5,1,5,false,0.5655,1,Told about restorative justice in time',
    'all,2026-01,2026-01,(told in time),5,1,5,false,0.5655,1,Told about restorative justice in time',
    'waiting,2026-02,2026-02,,,,,true,,,',
    '',
  ]);
});

it('takes time with the number of victims alone', () => {
  const months = monthsIn({ from: '2025-04', to: '2026-03' });
  const many = months.flatMap((month) =>
    victims(1_500, { identified: `${month}-02`, asked: `${month}-05`, offered: `${month}-09` }),
  );
  const count = () => victimFigures({ journeys: many, from: '2025-04', to: '2026-03', threshold: 5 });
  expect(leastProcessorTime(count, 300)).toBeLessThan(300);
});
