import { bandLabel, valueLabel } from '../../../domain/band-words.ts';
import type { BandName } from '../../../domain/participant.ts';
import { bar } from '../../../reports/charts/svg.ts';
import {
  type Comparison,
  globalMajority,
  type Voices,
  type VoicesBand,
  type VoicesQuestionnaire,
} from '../../../reports/voices/schema.ts';
import { percent, range, whole } from '../../../reports/words/in-words.ts';
import { gapsPath } from '../paths.ts';
import { groupInWords, rateView, saysWords } from '../words/missing-voices.ts';

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
  const compared = (value: string, comparison: Comparison | null) =>
    comparison && {
      ...comparedView(comparison),
      about: groupInWords(band, value),
      gap:
        mayKeepGaps && comparison.says !== 'no-clear-difference'
          ? `${gapsPath}/new?${new URLSearchParams({ questionnaire, band, value })}`
          : null,
    };
  const notTold = { rate: null, bar: null, of: null };
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
        ...rateView(row),
        hidden: row.suppressed,
        compared: row.suppressed ? null : compared(value, row.compared),
      })),
      ...(together ? [together] : []).map(({ value, compared: comparison }) => ({
        label: rowLabel(band, value),
        ...notTold,
        hidden: false,
        compared: compared(value, comparison),
      })),
    ],
  };
}

function comparedView({ share, low, high, caseloadShare, says }: Comparison) {
  return {
    share: percent(share),
    bar: bar(share, { low, high }),
    range: range(low, high),
    caseload: percent(caseloadShare),
    caseloadBar: bar(caseloadShare),
    says: saysWords[says],
    clear: says !== 'no-clear-difference',
  };
}

/** A group where its band stands above it. */
function rowLabel(band: BandName, value: string): string {
  return value === globalMajority ? 'Black and Global Majority (all but White)' : valueLabel(band, value);
}
