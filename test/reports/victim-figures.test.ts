import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Journey, journeyFacts } from '../../dialogs/journey.ts';
import { monthsBetween } from '../../reports/month-groups.ts';
import { victimCsv } from '../../reports/victim-csv.ts';
import { victimFigures } from '../../reports/victim-figures.ts';
import { victimFiguresSchema } from '../../reports/victim-rows.ts';
import { parseCsv } from './comma-separated.ts';
import { anyJourneys, victims } from './journeys.ts';

const figures = (journeys: Journey[], to = '2026-02') =>
  victimFigures({ journeys, from: '2026-01', to, threshold: 5 });
const january = { identified: '2026-01-12', offered: '2026-01-19' };

describe("victims' figures by month", () => {
  it('count each fact in the month of its own date', () => {
    const { groups, total } = figures([
      ...victims(6, { identified: '2026-01-30', asked: '2026-02-02', consented: '2026-02-03' }),
      ...victims(2, { identified: '2026-01-30' }),
    ]);
    expect(groups).toMatchObject([
      { from: '2026-01', to: '2026-01', base: 8, counts: { identified: 8, asked: 0, consented: 0 } },
      { from: '2026-02', to: '2026-02', base: 6, counts: { identified: 0, asked: 6, consented: 6 } },
    ]);
    expect(total).toMatchObject({
      from: '2026-01',
      to: '2026-02',
      base: 8,
      counts: { identified: 8, asked: 6 },
    });
  });

  it('leave out what happened before and after', () => {
    const before = victims(6, { identified: '2025-12-31' });
    const after = victims(6, { identified: '2026-03-01' });
    expect(figures([...before, ...after, ...victims(5, january)]).total).toMatchObject({
      base: 5,
      counts: { identified: 5 },
    });
  });

  it('stand together over several months until there are enough victims', () => {
    const few = [...victims(3, { asked: '2026-01-05' }), ...victims(2, { asked: '2026-02-05' })];
    expect(figures(few).groups).toMatchObject([
      { from: '2026-01', to: '2026-02', suppressed: false, base: 5 },
    ]);
  });

  it('are one row without a single number where the whole period has too few', () => {
    const { groups, total } = figures(victims(4, january));
    expect(total).toEqual({ from: '2026-01', to: '2026-02', suppressed: true });
    expect(groups).toEqual([total]);
  });

  it('count a victim of two offences once', () => {
    const [one] = victims(1, january);
    const twice = one ? [one, { ...one, facts: { asked: '2026-01-20', identified: '2026-01-20' } }] : [];
    expect(figures([...twice, ...victims(3, january)]).total.suppressed).toBe(true);
    expect(figures([...twice, ...victims(4, january)]).total).toMatchObject({
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
    const { total } = figures(victims(5, { identified, offered }), '2026-04');
    expect(total).toMatchObject({ toldInTime: { suppressed: false, base: 5, inTime } });
  });

  it('is told of those whose first day is known', () => {
    const { total } = figures([...victims(5, january), ...victims(2, { offered: '2026-01-20' })]);
    expect(total).toMatchObject({ base: 7, toldInTime: { base: 5, inTime: 5, share: 1 } });
  });

  it('is not told of fewer than five', () => {
    const { total } = figures([...victims(4, january), ...victims(4, { identified: '2026-01-12' })]);
    expect(total).toMatchObject({ base: 8, toldInTime: { suppressed: true } });
  });
});

describe('why victims were not reached', () => {
  const declined = (number: number, month: string) =>
    victims(number, { 'not-reached': `${month}-10` }, 'declined');

  it('is told of at least five', () => {
    const { total } = figures([
      ...declined(4, '2026-01'),
      ...victims(2, { 'not-reached': '2026-02-10' }, 'no-answer'),
      ...victims(1, { 'not-reached': '2026-02-10' }),
    ]);
    expect(total).toMatchObject({
      notReached: { base: 7, notSaid: 1, reasons: { declined: 4, 'no-answer': 2, 'police-opt-out': 0 } },
    });
  });

  it('is hidden together of fewer', () => {
    const { total } = figures([...declined(4, '2026-01'), ...victims(3, january)]);
    expect(total).toMatchObject({ base: 7, counts: { 'not-reached': 4 }, notReached: { suppressed: true } });
  });

  it('is hidden in another month as well, where it could be worked out by subtracting', () => {
    const others = [...victims(6, january), ...victims(6, { asked: '2026-02-10' })];
    const { groups, total } = figures([...others, ...declined(6, '2026-01'), ...declined(1, '2026-02')]);
    expect(total).toMatchObject({ notReached: { suppressed: false, base: 7 } });
    expect(groups).toMatchObject([
      { notReached: { suppressed: true } },
      { notReached: { suppressed: true } },
    ]);
  });

  it('is told of a month where everybody was reached in the other', () => {
    const { groups } = figures([...declined(6, '2026-01'), ...victims(6, { asked: '2026-02-10' })]);
    expect(groups).toMatchObject([{ notReached: { base: 6 } }, { notReached: { suppressed: true } }]);
  });
});

describe('key performance indicator 10', () => {
  const agreed = { consented: '2026-01-12' };
  const took = { consented: '2026-01-12', engaged: '2026-01-30' };

  it('is engaged ÷ consented, with both numbers and the range', () => {
    expect(figures([...victims(7, agreed), ...victims(3, took)]).total).toMatchObject({
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
    expect(figures(journeys).total).toMatchObject({ suppressed: false, kpi10: null });
  });
});

describe("any victims' figures", () => {
  const anyFigures = fc.record({ journeys: anyJourneys, threshold: fc.integer({ min: 5, max: 10 }) });
  const period = { from: '2026-01', to: '2026-06' };

  it('keep to their schema, and show nothing of fewer people than the threshold', () => {
    fc.assert(
      fc.property(anyFigures, ({ journeys, threshold }) => {
        const report = victimFigures({ ...period, journeys, threshold });
        expect(victimFiguresSchema.parse(report)).toEqual(report);
        for (const row of [...report.groups, report.total]) {
          if (row.suppressed) {
            expect(row).toEqual({ from: row.from, to: row.to, suppressed: true });
            continue;
          }
          expect(row.base).toBeGreaterThanOrEqual(threshold);
          for (const fact of journeyFacts) expect(row.counts[fact]).toBeLessThanOrEqual(row.base);
          for (const part of [row.notReached, row.toldInTime]) {
            if (!part.suppressed) expect(part.base).toBeGreaterThanOrEqual(threshold);
          }
          if (row.kpi10) expect(row.kpi10.consented).toBeGreaterThanOrEqual(threshold);
        }
      }),
    );
  });

  it('cover each month once, and show all groups or none', () => {
    fc.assert(
      fc.property(anyFigures, ({ journeys, threshold }) => {
        const { groups, total } = victimFigures({ ...period, journeys, threshold });
        expect(groups.flatMap(monthsBetween)).toEqual(monthsBetween(period));
        for (const group of groups) expect(group.suppressed).toBe(total.suppressed);
      }),
    );
  });

  it('leave whoever subtracts the shown reasons from all with nobody, or with at least the threshold', () => {
    fc.assert(
      fc.property(anyFigures, ({ journeys, threshold }) => {
        const { groups, total } = victimFigures({ ...period, journeys, threshold });
        for (const part of ['notReached', 'toldInTime'] as const) {
          if (total.suppressed || total[part].suppressed) continue;
          const fact = part === 'notReached' ? 'not-reached' : 'offered';
          const shown = groups.filter((group) => !group.suppressed && !group[part].suppressed);
          const counted = (date: string | undefined, { from, to }: { from: string; to: string }) =>
            date !== undefined && date.slice(0, 7) >= from && date.slice(0, 7) <= to;
          const left = new Set(
            journeys
              .filter(({ facts }) => fact === 'not-reached' || facts.identified !== undefined)
              .filter(
                ({ facts }) =>
                  counted(facts[fact], period) && !shown.some((group) => counted(facts[fact], group)),
              )
              .map(({ person }) => person),
          ).size;
          expect(left === 0 || left >= threshold).toBe(true);
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
        for (const [name, row] of [
          ...report.groups.map((row) => ['months', row] as const),
          ['all', report.total] as const,
        ]) {
          const own = lines.filter(
            (line) => line.row === name && line.from === row.from && line.to === row.to,
          );
          if (row.suppressed) expect(own.length).toBe(1);
          else {
            for (const fact of journeyFacts) {
              const line = own.find(({ figure }) => figure === fact);
              expect([line?.count, line?.base]).toEqual([String(row.counts[fact]), String(row.base)]);
            }
          }
        }
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
    'months,2026-01,2026-02,identified,5,,5,false,,,Identified',
  ]);
  expect(lines.slice(13, 16)).toEqual([
    'months,2026-01,2026-02,(not reached),,,,true,,,Why not reached',
    'months,2026-01,2026-02,(told in time),5,1,5,false,0.5655,1,Told about restorative justice in time',
    'months,2026-01,2026-02,(kpi 10),5,1,5,false,0.5655,1,"Took part in restorative justice, of those who agreed to contact"',
  ]);
});
