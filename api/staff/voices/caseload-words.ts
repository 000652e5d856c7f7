import { bandLabel, valueLabel } from '../../../domain/band-words.ts';
import type { BandName } from '../../../domain/participant.ts';
import type { CaseloadValue } from '../../../prisma/stores/caseload.ts';
import { bar } from '../../../reports/charts/svg.ts';
import { orderedValues } from '../../../reports/counting/bands.ts';
import { percent, whole } from '../../../reports/words/in-words.ts';

/** A count as a table: each group with its share, and all of them. */
export function countView({ band, values }: { band: BandName; values: readonly CaseloadValue[] }) {
  const of = new Map(values.map(({ value, children }) => [value, children]));
  const all = childrenIn(values);
  const order = orderedValues(band, [...of.keys()]);
  return {
    band,
    label: bandLabel(band),
    total: all,
    rows: order.map((value) => {
      const children = of.get(value) ?? 0;
      const share = all > 0 ? children / all : 0;
      return {
        label: valueLabel(band, value),
        share: percent(share),
        bar: bar(share),
        count: whole(children),
        unit: children === 1 ? 'child' : 'children',
      };
    }),
  };
}

/** How many children there are in all groups of a count. */
export function childrenIn(values: readonly CaseloadValue[]): number {
  return values.reduce((sum, { children }) => sum + children, 0);
}
