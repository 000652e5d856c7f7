import { commaSeparated } from '../words/comma-separated.ts';
import type { Comparison, Voices } from './schema.ts';

const columns = [
  'questionnaire',
  'band',
  'band_value',
  'suppressed',
  'asked',
  'answered',
  'response_rate',
  'share',
  'low',
  'high',
  'caseload_share',
  'says',
  'base',
  'caseload_counted_on',
  'wording',
] as const;

/**
 * Whose voices are missing as CSV (RFC 4180, UTF-8): the same figures as the JSON, a group a line. A
 * suppressed one has no numbers.
 */
export function voicesCsv({ questionnaires }: Voices): string {
  const lines = questionnaires.flatMap(({ questionnaire, title, bands, ...all }) => [
    { questionnaire, wording: title, band: 'all', band_value: 'all', ...rateCells(all) },
    ...bands.flatMap(({ band, countedOn, base, rows, together }) => {
      const about = { questionnaire, wording: title, band, caseload_counted_on: countedOn };
      return [
        ...rows.map(({ value, ...row }) => ({
          ...about,
          band_value: value,
          ...rateCells(row),
          ...(row.suppressed ? {} : comparedCells(row.compared, base)),
        })),
        ...(together
          ? [
              {
                ...about,
                band_value: together.value,
                suppressed: false,
                ...comparedCells(together.compared, base),
              },
            ]
          : []),
      ];
    }),
  ]);
  return commaSeparated(columns, lines);
}

type Rate = { asked: number | null; answered: number | null; responseRate: number | null };

function rateCells(row: { suppressed: true } | ({ suppressed: false } & Rate)) {
  if (row.suppressed) return { suppressed: true };
  const { asked, answered, responseRate } = row;
  return { suppressed: false, asked, answered, response_rate: responseRate };
}

function comparedCells(compared: Comparison | null, base: number) {
  if (!compared) return {};
  const { caseloadShare, ...rest } = compared;
  return { ...rest, caseload_share: caseloadShare, base };
}
