/** How deep an activity may be nested. Cards, the deepest there are, need half of it. */
const deepest = 64;

/**
 * Whether something out of JSON is nested deeper than any activity is. What comes after (sealing, checking,
 * sending back) works level by level, and would fail each time it was sent again.
 */
export function isTooDeep(value: unknown): boolean {
  let level: object[] = isObject(value) ? [value] : [];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === deepest) return true;
    level = level.flatMap((one) => Object.values(one).filter(isObject));
  }
  return false;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
