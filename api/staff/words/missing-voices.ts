import { bandLabel, valueLabel } from '../../../domain/band-words.ts';
import type { BandName } from '../../../domain/participant.ts';
import { bar } from '../../../reports/charts/svg.ts';
import { anyCompared, inspected, missing } from '../../../reports/voices/compared-groups.ts';
import { type Comparison, globalMajority, type Voices } from '../../../reports/voices/schema.ts';
import { percent, spanInWords, whole } from '../../../reports/words/in-words.ts';

/** How many the home page lists. */
const mostMissing = 5;

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

/** "9% of those who answered, 18% of the caseload. Fewer than expected." */
export function comparedInWords({ share, caseloadShare, says }: Comparison): string {
  const caseload = `${percent(caseloadShare)} of the caseload`;
  return `${percent(share)} of those who answered, ${caseload}. ${saysWords[says]}.`;
}

type Rate = { asked: number | null; answered: number | null; responseRate: number | null };

/** How many of those who were asked answered; null where it is not told. */
export function rateView(row: { suppressed: true } | ({ suppressed: false } & Rate)) {
  if (row.suppressed || row.answered === null) return { hidden: true, rate: null, bar: null, of: null };
  const { asked, answered, responseRate } = row;
  return {
    hidden: false,
    rate: responseRate === null ? null : percent(responseRate),
    bar: responseRate === null ? null : bar(responseRate),
    of: asked === null ? `${whole(answered)} answered` : `${whole(answered)} of ${whole(asked)}`,
  };
}

/** Whose voices are missing, and how those groups stand that inspections ask about, in a few lines. */
export function missingInShort(voices: Voices) {
  const all = missing(voices);
  const asked = inspected(voices).filter(({ compared }) => compared.says !== 'fewer');
  const listed = [...all.slice(0, mostMissing), ...asked];
  const several = new Set(listed.map(({ questionnaire }) => questionnaire)).size > 1;
  return {
    period: spanInWords(voices),
    compared: anyCompared(voices),
    nobodyMissing: all.length === 0,
    rates: voices.questionnaires.map((one) => ({ title: one.title, ...rateView(one) })),
    rows: listed.map(({ band, value, compared, title }) => ({
      who: groupInWords(band, value),
      says: comparedInWords(compared),
      of: several ? title : null,
    })),
    more: Math.max(0, all.length - mostMissing),
  };
}
