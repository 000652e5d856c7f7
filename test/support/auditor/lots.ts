import type { Period } from '../../../domain/calendar.ts';
import type { Break } from './auditor.ts';
import { Unknowns } from './bounds.ts';

/** One thing of one person, that counts in a month: a pair of answers, a theme that was raised, a verdict. */
export type Counted = { person: string; month: string; kind: string };

/**
 * A number that was published, of what counts in these months (null: of all of them), of one kind or of all,
 * as it stood at a look. Null as `least`: it was hidden. A number in whole batches says from `least` up to,
 * and not quite, `most`.
 */
export type Told = {
  months: Period | null;
  kind: string | null;
  at: number;
  least: number | null;
  most: number | null;
};

/**
 * All that was published of one thing, beside what is true at each look; what counted once does not stop to
 * count.
 */
export type Series = { name: string; truth: readonly (readonly Counted[])[]; told: readonly Told[] };

/** What rounding may leave. */
const margin = 1e-6;

/**
 * Takes every number of a series over all looks together, and tries to place each hidden number of people
 * under the threshold: what was hidden itself, and what is left of one published number when another that
 * lies within it is subtracted. Unknown is how many of each kind came between two looks for each month.
 */
export function* auditLots({ name, truth, told }: Series, threshold: number): Generator<Break> {
  const atoms = atomsOf(truth);
  const within = ({ months, at }: Pick<Told, 'months' | 'at'>) =>
    atoms.filter(
      (atom) => atom.at <= at && (!months || (atom.month >= months.from && atom.month <= months.to)),
    );
  const unknowns = new Unknowns();
  for (const each of told) {
    if (each.least === null) continue;
    const names = within(each).flatMap((atom) =>
      each.kind === null || each.kind === atom.kind ? [atom.name] : [],
    );
    const exact = each.most === each.least;
    unknowns.know(
      names,
      exact ? { equal: each.least } : { min: each.least, ...(each.most !== null && { max: each.most }) },
    );
  }
  for (const { what, of } of goalsIn(
    told.filter(({ kind }) => kind === null).map((each) => ({ ...each, of: within(each) })),
  )) {
    const truly = of.reduce((sum, { people }) => sum + people, 0);
    if (truly === 0 || truly >= threshold) continue;
    const { least, most } = unknowns.bounds(of.map((atom) => atom.name));
    if (most - least < threshold - margin) yield { what: `${name}, ${what}`, truly, least, most };
  }
}

type Atom = { name: string; at: number; month: string; kind: string; people: number };

function atomsOf(truth: Series['truth']): Atom[] {
  return truth.flatMap((now, at) => {
    const before = new Set((truth[at - 1] ?? []).map(keyOf));
    const added = now.filter((one) => !before.has(keyOf(one)));
    return [...Map.groupBy(added, ({ month, kind }) => `${month} ${kind} at ${at}`)].flatMap(
      ([name, some]) => {
        const [first] = some;
        return first ? [{ name, at, month: first.month, kind: first.kind, people: some.length }] : [];
      },
    );
  });
}

/** Each hidden number, and each difference of two of which one lies within the other, once. */
function goalsIn(told: readonly (Told & { of: Atom[] })[]): { what: string; of: Atom[] }[] {
  const sets = [...new Map(told.map((each) => [JSON.stringify(each.of), each])).values()];
  const goals = new Map<string, { what: string; of: Atom[] }>();
  const add = (what: string, of: Atom[]) => goals.set(JSON.stringify(of), { what, of });
  for (const one of told.filter(({ least }) => least === null)) add(`${wordsOf(one)}, hidden`, one.of);
  for (const one of sets) {
    for (const other of sets) {
      if (other.of.length >= one.of.length || !other.of.every((atom) => one.of.includes(atom))) continue;
      const rest = one.of.filter((atom) => !other.of.includes(atom));
      add(`${wordsOf(one)} less ${wordsOf(other)}`, rest);
    }
  }
  return [...goals.values()];
}

function wordsOf({ months, at }: Told): string {
  return `${months ? `${months.from} ${months.to}` : 'all'} at ${at}`;
}

function keyOf({ person, month, kind }: Counted): string {
  return `${person} ${month} ${kind}`;
}
