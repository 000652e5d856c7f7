import { monthsIn, quarterOf } from '../../domain/calendar.ts';
import { wholeBatches } from '../release/whole-batches.ts';
import { row } from '../suppression/row.ts';
import type { ThemeRow } from './content.ts';

/** Somebody raised a theme in a month; `theme` is null for praise. */
export type RaisedInMonth = { theme: string | null; person: string; month: string };
export const praiseKey = 'praise';

/** How many quarters stand side by side. */
const quartersShown = 4;

/**
 * Distinct people by theme and quarter of the period, in whole batches of the threshold, as everywhere else.
 * Beside all who raised the theme so far, an exact number would give away the few of another quarter. Of an
 * earlier quarter it stands as an edition published it: counted again, the two could be subtracted.
 */
export function themesByQuarter(of: {
  side: ThemeRow['side'];
  raised: readonly RaisedInMonth[];
  labels: ReadonlyMap<string, string>;
  from: string;
  to: string;
  threshold: number;
  earlier: readonly ThemeRow[];
}): ThemeRow[] {
  const { side, raised, labels, from, to, threshold } = of;
  const quarters = [...new Set(monthsIn({ from, to }).map((month) => quarterOf(month).from))];
  const earlier = new Map(
    of.earlier.filter((theme) => theme.side === side).map((theme) => [theme.theme, theme]),
  );
  const byTheme = Map.groupBy(raised, ({ theme }) => theme ?? praiseKey);
  const keys = [...labels.keys()].filter((key) => byTheme.has(key) || earlier.has(key));
  const rows = keys.map((theme): ThemeRow => {
    const own = Map.groupBy(byTheme.get(theme) ?? [], ({ month }) => quarterOf(month).from);
    const kept = (earlier.get(theme)?.cells ?? []).filter(({ quarter }) => quarter < from);
    const counted = quarters.map((quarter) => {
      const respondents = new Set(own.get(quarter)?.map(({ person }) => person)).size;
      const told = wholeBatches(respondents, threshold);
      return { quarter, ...row(told === null, () => ({ people: told ?? 0 })) };
    });
    return {
      side,
      theme,
      label: labels.get(theme) ?? theme,
      cells: [...kept, ...counted].slice(-quartersShown),
    };
  });
  const newest = ({ cells }: ThemeRow) => {
    const last = cells.at(-1);
    return last && !last.suppressed ? last.people : 0;
  };
  return rows.sort((a, b) => newest(b) - newest(a));
}
