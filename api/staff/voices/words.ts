import { bandLabel, valueLabel } from '../../../domain/band-words.ts';
import type { BandName } from '../../../domain/participant.ts';
import { type Comparison, globalMajority } from '../../../reports/voices/report.ts';
import { percent } from '../words/figures.ts';

export const saysWords: Readonly<Record<Comparison['says'], string>> = {
  fewer: 'Fewer than expected',
  more: 'More than expected',
  'no-clear-difference': 'No clear difference',
};

/** Several children of a group, as people say it; for the others the band and its value do. */
const together: Readonly<Partial<Record<BandName, Readonly<Record<string, string>>>>> = {
  gender: { girl: 'Girls', boy: 'Boys' },
  ethnicity: { [globalMajority]: 'Black and Global Majority children' },
  care: { 'in-care': 'Children in care', 'care-leaver': 'Care leavers' },
  exclusion: { excluded: 'Children excluded from school' },
};

/** "Girls", "Age: 10 to 14". */
export function groupInWords(band: BandName, value: string): string {
  const words = together[band];
  if (words && Object.hasOwn(words, value)) return words[value] ?? value;
  return `${bandLabel(band)}: ${valueLabel(band, value)}`;
}

/** The same where the band stands above it. */
export function rowLabel(band: BandName, value: string): string {
  return value === globalMajority ? 'Black and Global Majority (all but White)' : valueLabel(band, value);
}

/** "9% of those who answered, 18% of the caseload. Fewer than expected." */
export function comparedInWords({ share, caseloadShare, says }: Comparison): string {
  return `${percent(share)} of those who answered, ${percent(caseloadShare)} of the caseload. ${saysWords[says]}.`;
}
