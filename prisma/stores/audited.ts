import { addMonths } from '../../domain/calendar.ts';

/** How long the audit record is kept, in months: as long as any answer may be. */
export const auditMonths = 84;

/** Who stands in the audit record, and the day on which that goes. */
export function audited(by: string | undefined, now: Date): [string | null, Date] {
  return [by ?? null, addMonths(now, auditMonths)];
}
