/**
 * How many distinct respondents there are at least, for a number that moves by one: rounded down to whole
 * batches of the threshold, null where there is not one. So whoever looks twice never finds one respondent by
 * subtracting.
 */
export function wholeBatches(respondents: number, threshold: number): number | null {
  return respondents < threshold ? null : respondents - (respondents % threshold);
}
