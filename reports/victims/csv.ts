import { journeyFacts, notReachedReasons } from '../../domain/journey.ts';
import { type Cell, commaSeparated } from '../words/comma-separated.ts';
import { factLabels, inTimeLabel, kpi10Label, reasonLabels, reasonNotSaid } from './labels.ts';
import type { ByMonths, Facts, InTime, OfMonths, Reasons, VictimFigures } from './schema.ts';

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
 * The victims' figures as CSV (RFC 4180, UTF-8): the same as the JSON, one a line; the `row` is `months`,
 * `all` for the whole of them, or `waiting` for months that are in neither. What is no fact of the journey
 * has its figure in brackets: (not reached: …), (told in time), (kpi 10). What is suppressed is one line
 * without numbers.
 */
export function victimCsv({ facts, notReached, toldInTime, waiting }: VictimFigures): string {
  return commaSeparated(columns, [
    ...partLines(facts, '(all facts)', factLines),
    ...partLines(notReached, '(not reached)', reasonLines),
    ...partLines(toldInTime, '(told in time)', inTimeLines),
    ...(waiting ? [{ row: 'waiting', ...waiting, suppressed: true }] : []),
  ]);
}

function partLines<Figures>(
  { groups, total }: ByMonths<Figures>,
  called: string,
  lines: (figures: Figures) => Cells[],
): Cells[] {
  const shown = (row: string, of: OfMonths<Figures>) =>
    lines(of).map((line) => ({ row, from: of.from, to: of.to, ...line, suppressed: false }));
  return [
    ...groups.flatMap((months) => shown('months', months)),
    ...(total.suppressed
      ? [{ row: 'all', from: total.from, to: total.to, figure: called, suppressed: true }]
      : shown('all', total)),
  ];
}

function factLines({ base, counts, kpi10 }: Facts): Cells[] {
  return [
    ...journeyFacts.map((fact) => ({ figure: fact, count: counts[fact], base, label: factLabels[fact] })),
    ...(kpi10
      ? [{ ...kpi10, figure: '(kpi 10)', count: kpi10.engaged, base: kpi10.consented, label: kpi10Label }]
      : []),
  ];
}

function reasonLines({ base, reasons, notSaid }: Reasons): Cells[] {
  return [
    ...notReachedReasons.map((reason) => ({
      figure: `(not reached: ${reason})`,
      count: reasons[reason],
      base,
      label: reasonLabels[reason],
    })),
    { figure: '(not reached: not-said)', count: notSaid, base, label: reasonNotSaid },
  ];
}

function inTimeLines({ inTime, ...figures }: InTime): Cells[] {
  return [{ ...figures, figure: '(told in time)', count: inTime, label: inTimeLabel }];
}
