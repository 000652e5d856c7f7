import { bandLabel, valueLabel } from '../../dialogs/band-words.ts';
import { type BandName, type Bands, bandKeys, bandNames, bandsSchema } from '../../dialogs/participant.ts';
import type { Version } from '../../prisma/stores.ts';
import { dayOf, mostDays, referenceSchema } from '../invitations.ts';
import { titleOf } from './invitations-words.ts';

/** What a field means, or what is wrong with it in plain words. */
export type Meant<Value> = { value: Value } | { problem: string };

const day = 24 * 60 * 60 * 1000;

/** The keys of a band that everybody shares; null for one that is a service's own, such as its teams. */
export function keysOf(band: BandName): readonly string[] | null {
  const lists: Partial<Record<BandName, readonly string[]>> = bandKeys;
  return lists[band] ?? null;
}

/** Our key or its label, however it is written. Blank: nothing is known. */
export function meantBand(band: BandName, typed: string): Meant<string | undefined> {
  const text = folded(typed);
  if (text === '') return { value: undefined };
  const keys = keysOf(band);
  if (keys) {
    const value = keys.find((key) => key === text || folded(valueLabel(band, key)) === text);
    if (value !== undefined) return { value };
    const words = keys.map((key) => valueLabel(band, key)).join('; ');
    return { problem: `${bandLabel(band)} must be one of: ${words}` };
  }
  const value = text.replaceAll(/[\s_-]+/g, '-');
  if (bandsSchema.safeParse({ [band]: value }).success) return { value };
  return { problem: `${bandLabel(band)} must be at most 40 letters, digits, spaces and hyphens` };
}

/** All bands at once, by their names. */
export function meantBands(typed: (band: BandName) => string): {
  bands: Bands;
  problems: { band: BandName; problem: string }[];
} {
  const found: Partial<Record<BandName, string>> = {};
  const problems: { band: BandName; problem: string }[] = [];
  for (const band of bandNames) {
    const meant = meantBand(band, typed(band));
    if ('problem' in meant) problems.push({ band, problem: meant.problem });
    else if (meant.value !== undefined) found[band] = meant.value;
  }
  return { bands: bandsSchema.parse(found), problems };
}

/** Blank: there is none. */
export function meantReference(typed: string): Meant<string | undefined> {
  if (typed.trim() === '') return { value: undefined };
  const read = referenceSchema.safeParse(typed);
  if (read.success) return { value: read.data };
  return {
    problem:
      'Reference must be 40 characters or fewer, use only letters a to z, numbers, spaces, hyphens and slashes, and begin with a letter or number',
  };
}

/** By its key or its title. */
export function meantQuestionnaire(typed: string, versions: readonly Version[]): Meant<Version> {
  const text = folded(typed);
  const value = versions.find(
    (version) => version.questionnaire.key === text || folded(titleOf(version)) === text,
  );
  return value ? { value } : { problem: 'Select a questionnaire' };
}

/** A day in three fields. */
export function meantDay(fields: { day: string; month: string; year: string }, now: Date): Meant<Date> {
  const parts = ['day', 'month', 'year'] as const;
  const missing = parts.filter((part) => fields[part].trim() === '');
  if (missing.length === 3) return { problem: 'Enter the last day' };
  if (missing.length > 0) return { problem: `The last day must include a ${missing.join(' and a ')}` };
  const [date, month, year] = parts.map((part) =>
    /^\s*\d{1,4}\s*$/.test(fields[part]) ? Number(fields[part]) : Number.NaN,
  );
  const value = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, date));
  const real = value.getUTCFullYear() === year && value.getUTCMonth() + 1 === month;
  return real && value.getUTCDate() === date
    ? inReach(value, now)
    : { problem: 'The last day must be a real date' };
}

/** A day in one cell: 2026-05-03 or 3/5/2026. */
export function meantDayInCell(typed: string, now: Date): Meant<Date> {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(typed);
  const ours = /^\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})\s*$/.exec(typed);
  const [date, month, year] = iso ? [iso[3], iso[2], iso[1]] : ours ? ours.slice(1) : [];
  if (!date || !month || !year) return { problem: 'The last day must be a date such as 3/5/2026' };
  return meantDay({ day: date, month, year }, now);
}

export function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

function inReach(value: Date, now: Date): Meant<Date> {
  const ahead = (value.getTime() - dayOf(now).getTime()) / day;
  if (ahead < 0) return { problem: 'The last day must be today or in the future' };
  if (ahead > mostDays) return { problem: 'The last day must be at most a year from now' };
  return { value };
}
