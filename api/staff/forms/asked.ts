import { addDays, dayLength, dayOf } from '../../../domain/calendar.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import { mostDays, referenceSchema, usualDays } from '../../v1/invitations.ts';
import { byAudience, forWhom } from '../words/audiences.ts';
import { titleOf } from '../words/questionnaires.ts';
import { type DayFields, fieldsOf, parseDay, parseDayInCell } from './day.ts';
import type { Parsed } from './problems.ts';
import { folded } from './text.ts';

const lastDay = 'the last day';

/** Blank: there is none. */
export function parseReference(typed: string): Parsed<string | undefined> {
  if (typed.trim() === '') return { value: undefined };
  const read = referenceSchema.safeParse(typed);
  if (read.success) return { value: read.data };
  if (read.error.issues.every(({ code }) => code === 'custom')) {
    return {
      problem: 'Reference must have a number in it and must not be a name: use the one in your case system',
    };
  }
  return {
    problem:
      'Reference must be 40 characters or fewer, use only letters a to z, numbers, spaces, hyphens and ' +
      'slashes, and begin with a letter or number',
  };
}

/** By its key or its title. */
export function parseQuestionnaire(typed: string, versions: readonly Version[]): Parsed<Version> {
  const text = folded(typed);
  const value = versions.find(
    (version) => version.questionnaire.key === text || folded(titleOf(version)) === text,
  );
  return value ? { value } : { problem: 'Select a questionnaire' };
}

/** The last day to answer, in three fields. */
export function parseLastDay(fields: DayFields, now: Date): Parsed<Date> {
  return inReach(parseDay(fields, lastDay), now);
}

/** The same in one cell. */
export function parseLastDayInCell(typed: string, now: Date): Parsed<Date> {
  return inReach(parseDayInCell(typed, lastDay), now);
}

function inReach(parsed: Parsed<Date>, now: Date): Parsed<Date> {
  if ('problem' in parsed) return parsed;
  const ahead = (parsed.value.getTime() - dayOf(now).getTime()) / dayLength;
  if (ahead < 0) return { problem: 'The last day must be today or in the future' };
  if (ahead > mostDays) return { problem: 'The last day must be at most a year from now' };
  return parsed;
}

/** The last day that is suggested, in the fields of a form. */
export function usualDay(now: Date): DayFields {
  return fieldsOf(addDays(now, usualDays));
}

/** The questionnaires to choose from, by audience, each with for whom it is and who reads it. */
export function questionnaireChoices(versions: readonly Version[], chosen: string) {
  const asked = versions.map(({ questionnaire }) => ({ audience: questionnaire.audience, questionnaire }));
  return byAudience(asked).flatMap(({ all }) =>
    all.map(({ questionnaire }) => ({
      value: questionnaire.key,
      text: titleOf({ questionnaire }),
      hint: { text: forWhom(questionnaire) },
      checked: questionnaire.key === chosen,
    })),
  );
}
