/** The moment at which most of what these tests tell of happens. */
export const noon = new Date('2026-11-10T12:00:00Z');
/** The last day of an invitation of then. */
export const due = dueFrom(noon);

/** The last day of somebody who is invited then, whenever that is. */
export function dueFrom(now: Date): Date {
  return new Date(new Date(now.getTime() + 20 * 86_400_000).setUTCHours(0, 0, 0, 0));
}
