import type { InvitationRow } from '../../../prisma/stores/invitation-rows.ts';
import { dayInWords } from '../words/days.ts';
import { isOpen, standingWords } from '../words/standing.ts';

/** One invitation in the words of the pages. `titles`: of questionnaires by their keys. */
export function rowView(row: InvitationRow, titles: (key: string) => string) {
  return {
    id: row.id,
    reference: row.reference ?? 'No reference',
    called: row.reference ? `reference ${row.reference}` : `made ${dayInWords(row.madeAt)}, no reference`,
    title: titles(row.questionnaire),
    made: dayInWords(row.madeAt),
    due: dayInWords(row.due),
    standing: standingWords[row.standing],
    open: isOpen(row.standing),
  };
}
