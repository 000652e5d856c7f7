import { type BandName, type Bands, bandKeys } from '../../domain/participant.ts';

/** Stands for a band of which a response or an invitation tells nothing. A row like others. */
const notKnown = 'not-known';

/** The value of a band, which may be `not-known`. */
export function bandValue(bands: Bands, band: BandName): string {
  return bands[band] ?? notKnown;
}

/**
 * Of a band of which inspections ask about one group, the value of the many others. It is the first in
 * complementary suppression, so that a child of another gender does not hide the girls.
 */
const many: Partial<Record<BandName, string>> = {
  gender: 'boy',
  care: 'not-in-care',
  needs: 'none',
  communication: 'no-needs',
  exclusion: 'not-excluded',
};

/** The place among these values of the one that is suppressed first beside a small row; -1 where none is. */
export function suppressedFirst(band: BandName, values: readonly string[]): number {
  const value = many[band];
  return value === undefined ? -1 : values.indexOf(value);
}

/**
 * Each value once: those of the fixed lists in their order, a service's own by the alphabet, `not-known`
 * last.
 */
export function orderedValues(band: BandName, values: readonly string[]): string[] {
  const lists: Partial<Record<BandName, readonly string[]>> = bandKeys;
  const fixed = lists[band] ?? [];
  const last = fixed.length + 1;
  const place = (value: string) => {
    if (value === notKnown) return last;
    const at = fixed.indexOf(value);
    return at === -1 ? fixed.length : at;
  };
  return [...new Set(values)].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}
