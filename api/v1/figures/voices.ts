import { halfYearBefore, isoDay, monthOf } from '../../../domain/calendar.ts';
import type { CaseloadStore } from '../../../prisma/stores/caseload.ts';
import { voicesCsv } from '../../../reports/voices/csv.ts';
import { type Voices, voicesOf } from '../../../reports/voices/report.ts';
import type { Answer } from '../../http/answer.ts';
import { csvFile } from '../../http/csv-file.ts';
import { type BoardParts, boardFigures } from './board.ts';

export type VoicesParts = BoardParts & { stores: { caseload: Pick<CaseloadStore, 'newest'> } };

/** Whose voices are missing, of the last half-year that is over, beside the newest count of the caseload. */
export async function voicesNow(parts: VoicesParts): Promise<Voices> {
  const period = halfYearBefore(monthOf(parts.clock()));
  const [report, caseload] = await Promise.all([boardFigures(parts, period), parts.stores.caseload.newest()]);
  return voicesOf(
    report,
    caseload.map(({ band, countedOn, values }) => ({
      band,
      countedOn: isoDay(countedOn),
      values,
    })),
  );
}

/** The same as a CSV file. */
export function voicesFile(voices: Voices): Answer {
  return csvFile(`voices-${voices.from}-${voices.to}`, voicesCsv(voices));
}
