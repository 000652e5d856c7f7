import { halfYearBefore, isoDay, monthOf } from '../../../domain/calendar.ts';
import type { CaseloadStore } from '../../../prisma/stores/caseload.ts';
import { voicesCsv } from '../../../reports/voices/csv.ts';
import { voicesOf } from '../../../reports/voices/report.ts';
import type { Voices } from '../../../reports/voices/schema.ts';
import type { Answer } from '../../http/answer.ts';
import { csvFile } from '../../http/csv-file.ts';
import { type BoardDependencies, boardFigures } from './board.ts';

export type VoicesDependencies = BoardDependencies & { stores: { caseload: Pick<CaseloadStore, 'newest'> } };

/** Whose voices are missing, of the last half-year that is over, beside the newest count of the caseload. */
export async function voicesNow(dependencies: VoicesDependencies): Promise<Voices> {
  const period = halfYearBefore(monthOf(dependencies.clock()));
  const [report, caseload] = await Promise.all([
    boardFigures(dependencies, period),
    dependencies.stores.caseload.newest(),
  ]);
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
