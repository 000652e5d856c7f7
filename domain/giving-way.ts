/**
 * Lets whatever else waits have its turn: a report takes seconds to draw, and meanwhile children are
 * answered.
 */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
