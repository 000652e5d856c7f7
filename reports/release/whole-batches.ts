/**
 * How many people there are at least, as it may be told of a number that moves by one person: rounded down to whole batches of the
 * threshold. Null where there is not one. Whoever looks twice never finds one person by subtracting.
 */
export function wholeBatches(people: number, threshold: number): number | null {
  return people < threshold ? null : people - (people % threshold);
}
