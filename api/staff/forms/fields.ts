import { bandLabel, valueLabel } from '../../../domain/band-words.ts';
import { dayLength, dayOf } from '../../../domain/calendar.ts';
import { type BandName, type Bands, bandKeys, bandNames, bandsSchema } from '../../../domain/participant.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import { mostDays, referenceSchema } from '../../v1/invitations.ts';
import { titleOf } from '../invitations/words.ts';
import { type DayFields, dayIn, dayInCell } from './day.ts';
import { folded, type Meant } from './problems.ts';

const lastDay = 'the last day';

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

/** The last day to answer, in three fields. */
export function meantDay(fields: DayFields, now: Date): Meant<Date> {
  return inReach(dayIn(fields, lastDay), now);
}

/** The same in one cell. */
export function meantDayInCell(typed: string, now: Date): Meant<Date> {
  return inReach(dayInCell(typed, lastDay), now);
}

function inReach(meant: Meant<Date>, now: Date): Meant<Date> {
  if ('problem' in meant) return meant;
  const ahead = (meant.value.getTime() - dayOf(now).getTime()) / dayLength;
  if (ahead < 0) return { problem: 'The last day must be today or in the future' };
  if (ahead > mostDays) return { problem: 'The last day must be at most a year from now' };
  return meant;
}
