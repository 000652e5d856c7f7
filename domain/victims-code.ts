import { isoDay } from './calendar.ts';
import { workingDaysAfter } from './working-days.ts';

/**
 * The working days within which a victim is told about restorative justice, once they are identified, by the
 * Code of Practice for Victims of Crime in England and Wales.
 */
export const daysToBeTold = 5;

/** The last day on which a victim is told about restorative justice in time. Days are `YYYY-MM-DD`. */
export function toldBy(identified: string): string {
  return isoDay(workingDaysAfter(new Date(identified), daysToBeTold));
}
