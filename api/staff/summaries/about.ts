import type { NamedResponse } from '../../../prisma/stores/named-responses.ts';
import { personNames } from '../words/audiences.ts';
import { dayInWords } from '../words/days.ts';
import { titleOf } from '../words/questionnaires.ts';

export const summariesPath = '/staff/summaries';

/** Whose summary it is, of what, and from when, in words. */
export function aboutOf({
  reference,
  questionnaire,
  kind,
  endedAt,
}: Pick<NamedResponse, 'reference' | 'questionnaire' | 'kind' | 'endedAt'>) {
  return {
    reference: reference ?? 'No reference',
    title: titleOf(questionnaire),
    who: personNames[kind],
    day: dayInWords(endedAt),
  };
}
