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
