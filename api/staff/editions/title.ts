/** As long as a heading may be. */
export const mostTitle = 120;

/** A title as it was typed, on one line. */
export function parseTitle(typed: string): string {
  return typed.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
