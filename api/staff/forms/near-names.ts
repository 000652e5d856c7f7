import { slipsAllowed, slipsBetween } from '../../../dialogs/recognising/misspelling.ts';
import { bandLabel, valueLabel } from '../../../domain/band-words.ts';
import { oneByOne } from '../../../domain/giving-way.ts';
import { type BandName, type Bands, ownBands } from '../../../domain/participant.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';

type NamesDependencies = {
  people: { invitations: Pick<Stores['people']['invitations'], 'ownNames'> };
  caseload: Pick<Stores['caseload'], 'newest'>;
};

/** The service's own names in use: of whoever was invited, and of its newest counts. */
export async function namesInUse({ people, caseload }: NamesDependencies) {
  const counts = await caseload.newest();
  const counted = counts.flatMap(({ band, values }) => values.map(({ value: name }) => ({ band, name })));
  return [...(await people.invitations.ownNames()), ...counted];
}

/** A name of the service's own that nobody has had yet, and the one in use that it is nearly the same as. */
export type NearName = { band: BandName; name: string; near: string };

/**
 * Names that are new and a slip away from one in use (`known`), each once. Of two that are both new, the one
 * that more have counts as in use. Others have their turn meanwhile: a sheet may have hundreds of names.
 */
export async function nearNames(
  asked: readonly Bands[],
  known: readonly { band: string; name: string }[],
): Promise<NearName[]> {
  const near: NearName[] = [];
  for (const band of ownBands) {
    const used = new Set(known.filter((one) => one.band === band).map(({ name }) => name));
    const times = Map.groupBy(asked, (bands) => bands[band] ?? '');
    const names = [...times.keys()].filter((name) => name !== '' && !used.has(name));
    const most = names.toSorted((a, b) => (times.get(b)?.length ?? 0) - (times.get(a)?.length ?? 0));
    const found = await oneByOne(
      most,
      (name) => name.length * used.size,
      (name) => {
        const other = [...used].find((one) => isNear(name, one));
        if (other === undefined) used.add(name);
        return other === undefined ? [] : [{ band, name, near: other }];
      },
    );
    near.push(...found.flat());
  }
  return near;
}

/** As `nearNames`, of the groups of counts. */
export function nearGroups(
  counts: readonly { band: BandName; values: readonly { value: string }[] }[],
  known: readonly { band: string; name: string }[],
): Promise<NearName[]> {
  const asked = counts.flatMap(({ band, values }) => values.map(({ value }): Bands => ({ [band]: value })));
  return nearNames(asked, known);
}

/** What is to be sure of, for the form that sends it along: the same names again are meant. */
export function sureOf(near: readonly NearName[]): string {
  return near.map(({ name }) => name).join(' ');
}

/** "Team: nobody has “noth” yet. Did you mean “north”?" */
export function nearInWords({ band, name, near }: NearName): string {
  const [written, meant] = [valueLabel(band, name), valueLabel(band, near)];
  return `${bandLabel(band)}: nobody has “${written}” yet. Did you mean “${meant}”?`;
}

function isNear(name: string, other: string): boolean {
  const most = slipsAllowed(Math.max(name.length, other.length));
  if (slipsBetween(name, other, most) > most) return false;
  // "Team 1" and "team 2" are two teams.
  const withoutNumbers = (one: string) => one.replaceAll(/\d+/g, '#');
  return withoutNumbers(name) !== withoutNumbers(other);
}
