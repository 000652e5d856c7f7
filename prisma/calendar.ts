/** Days and months as the record keeps them: dates and `YYYY-MM`, in UTC. */

/** How long the audit record is kept, in months: as long as any answer may be. */
export const auditMonths = 84;

export function dayOf(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
}

export function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}

export function firstOfMonth(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
}

/** The same day so many months later, or the last of that month where it has no such day. */
export function addMonths(at: Date, months: number): Date {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(at.getUTCDate(), last)));
}
