import { bandLabel, valueLabel } from '../../../domain/band-words.ts';
import { type BandName, type Bands, bandKeys, bandNames, bandsSchema } from '../../../domain/participant.ts';
import type { Parsed } from './problems.ts';
import { folded, typed } from './text.ts';

/** The keys of a band that everybody shares; null for one that is a service's own, such as its teams. */
export function keysOf(band: BandName): readonly string[] | null {
  const lists: Partial<Record<BandName, readonly string[]>> = bandKeys;
  return lists[band] ?? null;
}

/** The keys that everybody shares, by how they and their labels are written. */
const written = new Map(
  bandNames.map((band) => [
    band,
    new Map(
      (keysOf(band) ?? []).flatMap((key) => [
        [inOneForm(key), key],
        [inOneForm(valueLabel(band, key)), key],
      ]),
    ),
  ]),
);

/** With one kind of hyphen, and none of the spaces around it: "10 – 14", as programs make of "10-14". */
function inOneForm(typed: string): string {
  return folded(typed).replaceAll(/[\s_‐‑‒–—−-]+/g, '-');
}

/** Our key or its label, however it is written. Blank: nothing is known. */
export function parseBand(band: BandName, typed: string): Parsed<string | undefined> {
  const text = inOneForm(typed);
  if (text === '') return { value: undefined };
  const keys = keysOf(band);
  if (keys) {
    const value = written.get(band)?.get(text) ?? (band === 'age' ? ageIn(text) : undefined);
    if (value !== undefined) return { value };
    const words = keys.map((key) => valueLabel(band, key)).join('; ');
    return { problem: `${bandLabel(band)} must be one of: ${words}` };
  }
  if (bandsSchema.safeParse({ [band]: text }).success) return { value: text };
  return { problem: `${bandLabel(band)} must be at most 40 letters, digits, spaces and hyphens` };
}

/** Excel takes the age 10-14 for a day or a month of its own accord, and shows it as one. */
function ageIn(text: string): '10-14' | '18-plus' | undefined {
  if (/^18-?\+$/.test(text)) return '18-plus';
  return /^(?:oct(?:ober)?-(?:20)?14|14-oct(?:ober)?)$/.test(text) ? '10-14' : undefined;
}

/** All bands at once, by their names. */
export function parseBands(typed: (band: BandName) => string): {
  bands: Bands;
  problems: { band: BandName; problem: string }[];
} {
  const found: Partial<Record<BandName, string>> = {};
  const problems: { band: BandName; problem: string }[] = [];
  for (const band of bandNames) {
    const parsed = parseBand(band, typed(band));
    if ('problem' in parsed) problems.push({ band, problem: parsed.problem });
    else if (parsed.value !== undefined) found[band] = parsed.value;
  }
  return { bands: bandsSchema.parse(found), problems };
}

/** A field a band, for what a page reads. */
export const bandFields = {
  age: typed,
  gender: typed,
  ethnicity: typed,
  order: typed,
  care: typed,
  needs: typed,
  communication: typed,
  exclusion: typed,
  religion: typed,
  team: typed,
  area: typed,
  language: typed,
} satisfies Record<BandName, typeof typed>;
