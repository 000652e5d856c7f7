import { addMonths, auditMonths } from '../calendar.ts';

/** Who stands in the audit record, and the day on which that goes. */
export function audited(by: string | undefined, now: Date): [string | null, Date] {
  return [by ?? null, addMonths(now, auditMonths)];
}
