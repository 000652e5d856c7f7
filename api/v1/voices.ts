import { z } from 'zod';
import { halfYearBefore, isoDay, monthOf } from '../../domain/calendar.ts';
import type { CaseloadStore } from '../../prisma/stores/caseload.ts';
import { type Voices, voicesOf, voicesSchema } from '../../reports/voices/voices.ts';
import { voicesCsv } from '../../reports/voices/voices-csv.ts';
import { csvFile } from '../http/csv-file.ts';
import type { Answer, Endpoint } from '../http/endpoint.ts';
import { read } from '../http/input.ts';
import { type BoardParts, boardFigures } from './board-figures.ts';
import { reportEndpoints } from './reports.ts';

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

/** Whose voices are missing, as JSON and as CSV. */
export function voicesEndpoints(parts: VoicesParts): Endpoint[] {
  return reportEndpoints({
    name: 'reports.voices',
    path: '/api/v1/reports/voices',
    needs: 'read-reports',
    summary: 'Whose voices are missing: who answered, compared with the caseload.',
    called: 'Whose voices are missing',
    query: nothing,
    schema: voicesSchema,
    async read({ query }) {
      read(nothing, query, 'The address');
      return voicesNow(parts);
    },
    file: voicesFile,
  });
}

/** It is of the last half-year that is over: there is nothing to choose. */
const nothing = z.strictObject({});
