import { bandLabel } from '../../../domain/band-words.ts';
import { bar } from '../../../reports/charts/svg.ts';
import {
  anyCompared,
  type Comparison,
  inspected,
  missing,
  type Voices,
  type VoicesBand,
  type VoicesQuestionnaire,
} from '../../../reports/voices/report.ts';
import { spanInWords } from '../forms/period.ts';
import { percent, range, whole } from '../words/figures.ts';
import { gapPath } from './gaps-words.ts';
import { comparedInWords, groupInWords, rowLabel, saysWords } from './words.ts';

/** How many the home page lists. */
const mostMissing = 5;

/** Whose voices are missing, and how those stand whom inspections ask about, in a few lines: for the home page. */
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

/** The full tables, in the words of the page. `mayKeepGaps`: each clear difference can be made a gap. */
export function voicesView(voices: Voices, mayKeepGaps: boolean) {
  return voices.questionnaires.map((one) => ({
    id: `voices-${one.questionnaire}`,
    title: one.title,
    rate: rateView(one),
    bands: one.bands.map((band) => bandView(one, band, mayKeepGaps)),
  }));
}

function bandView({ questionnaire }: VoicesQuestionnaire, of: VoicesBand, mayKeepGaps: boolean) {
  const { band, rows, together, base, countedOn } = of;
  const gapOf = (value: string, { says }: Comparison) =>
    mayKeepGaps && says !== 'no-clear-difference'
      ? `${gapPath}/new?${new URLSearchParams({ questionnaire, band, value })}`
      : null;
  const comparedView = (value: string, compared: Comparison | null) =>
    compared && {
      share: percent(compared.share),
      bar: bar(compared.share, compared),
      range: range(compared.low, compared.high),
      caseload: percent(compared.caseloadShare),
      caseloadBar: bar(compared.caseloadShare),
      says: saysWords[compared.says],
      clear: compared.says !== 'no-clear-difference',
      gap: gapOf(value, compared),
      about: groupInWords(band, value),
    };
  return {
    band,
    label: bandLabel(band),
    hidden: rows.every(({ suppressed }) => suppressed),
    compared: base > 0,
    base: whole(base),
    countedOn,
    rows: [
      ...rows.map(({ value, ...row }) => ({
        label: rowLabel(band, value),
        ...(row.suppressed
          ? { hidden: true as const }
          : { ...rateView(row), compared: comparedView(value, row.compared) }),
      })),
      ...(together
        ? [
            {
              label: rowLabel(band, together.value),
              hidden: false as const,
              compared: comparedView(together.value, together.compared),
            },
          ]
        : []),
    ],
  };
}

type Rate = { asked: number | null; answered: number | null; responseRate: number | null };

/** How many of those who were asked answered; null where it is not told. */
function rateView(row: { suppressed: true } | ({ suppressed: false } & Rate)) {
  if (row.suppressed || row.answered === null) return { hidden: true as const, rate: null, of: null };
  const { asked, answered, responseRate } = row;
  return {
    hidden: false as const,
    rate: responseRate === null ? null : percent(responseRate),
    bar: responseRate === null ? null : bar(responseRate),
    of: asked === null ? `${whole(answered)} answered` : `${whole(answered)} of ${whole(asked)}`,
  };
}
