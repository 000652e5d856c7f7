import { journeyFacts, notReachedReasons } from '../dialogs/journey.ts';
import { type Cell, commaSeparated } from './comma-separated.ts';
import { factLabels, reasonLabels } from './victim-labels.ts';
import type { VictimFigures, VictimMonths } from './victim-rows.ts';

const columns = [
  'row',
  'from',
  'to',
  'figure',
  'count',
  'share',
  'base',
  'suppressed',
  'low',
  'high',
  'label',
] as const;
type Cells = Partial<Record<(typeof columns)[number], Cell>>;

/**
 * The victims' figures as CSV (RFC 4180, UTF-8): the same as the JSON, one a line; the `row` is `months`, or `all` for the whole period. What
 * is no fact of the journey has its figure in brackets: (not reached: …), (told in time), (kpi 10). What is suppressed is one line without numbers.
 */
export function victimCsv({ groups, total }: VictimFigures): string {
  return commaSeparated(columns, [
    ...groups.flatMap((months) => lines('months', months)),
    ...lines('all', total),
  ]);
}

function lines(name: string, months: VictimMonths): Cells[] {
  const about = { row: name, from: months.from, to: months.to };
  if (months.suppressed) return [{ ...about, suppressed: true }];
  const { base, counts, notReached, toldInTime, kpi10 } = months;
  const shown = { ...about, base, suppressed: false };
  const inTime = { ...about, figure: '(told in time)', label: 'Told about restorative justice in time' };
  return [
    ...journeyFacts.map((fact) => ({
      ...shown,
      figure: fact,
      count: counts[fact],
      label: factLabels[fact],
    })),
    ...reasonLines(about, notReached),
    toldInTime.suppressed
      ? { ...inTime, suppressed: true }
      : { ...inTime, ...toldInTime, count: toldInTime.inTime },
    ...(kpi10
      ? [
          {
            ...shown,
            ...kpi10,
            figure: '(kpi 10)',
            count: kpi10.engaged,
            base: kpi10.consented,
            label: 'Took part in restorative justice, of those who agreed to contact',
          },
        ]
      : []),
  ];
}

function reasonLines(about: Cells, notReached: Extract<VictimMonths, { suppressed: false }>['notReached']) {
  if (notReached.suppressed) {
    return [{ ...about, figure: '(not reached)', suppressed: true, label: 'Why not reached' }];
  }
  const { base, reasons, notSaid } = notReached;
  const shown = { ...about, base, suppressed: false };
  return [
    ...notReachedReasons.map((reason) => ({
      ...shown,
      figure: `(not reached: ${reason})`,
      count: reasons[reason],
      label: reasonLabels[reason],
    })),
    { ...shown, figure: '(not reached: not-said)', count: notSaid, label: 'No reason on record' },
  ];
}
