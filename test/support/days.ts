/** The moment at which most of what these tests tell of happens. */
export const noon = new Date('2026-11-10T12:00:00Z');
/** The last day of an invitation of then. */
export const due = new Date('2026-11-30T00:00:00Z');
