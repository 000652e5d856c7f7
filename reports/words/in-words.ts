/** Whole per cents are as fine as so few people bear; what is not quite none or all does not become it. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return 'under 1%';
  if (rounded === 100 && share < 1) return 'over 99%';
  return `${rounded}%`;
}

/** Where a share would likely be. */
export function range(low: number, high: number): string {
  return `${Math.round(low * 100)}% to ${Math.round(high * 100)}%`;
}

/** One for all: a page has some thousand numbers, and each new formatter costs more than the number. */
const thousands = new Intl.NumberFormat('en-GB');

/** "1,234". */
export function whole(number: number): string {
  return thousands.format(number);
}

/** "1 person", "1,234 people". */
export function counted(number: number, one: string, many: string): string {
  return `${whole(number)} ${number === 1 ? one : many}`;
}

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** "November 2026", of a month as YYYY-MM. */
export function monthInWords(month: string): string {
  return months.format(new Date(`${month}-01T00:00:00Z`));
}

/** "December 2025 to November 2026". */
export function periodInWords({ from, to }: { from: string; to: string }): string {
  return from === to ? monthInWords(from) : `${monthInWords(from)} to ${monthInWords(to)}`;
}

/** The same as short as can be: "April to June 2026". */
export function spanInWords({ from, to }: { from: string; to: string }): string {
  const sameYear = from.slice(0, 4) === to.slice(0, 4) && from !== to;
  return sameYear ? `${monthInWords(from).slice(0, -5)} to ${monthInWords(to)}` : periodInWords({ from, to });
}

/** "3 May 2026", of a day as YYYY-MM-DD. */
export function dayInWords(day: string): string {
  return days.format(new Date(`${day}T00:00:00Z`));
}
