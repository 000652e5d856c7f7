/**
 * The last half-year that is over, April to September or October to March, on a day of `month`, YYYY-MM. Groups are compared over these
 * alone: two periods then never differ by a few people.
 */
export function finishedHalfYear(month: string): { from: string; to: string } {
  const [year, at] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  if (at >= 10) return { from: `${year}-04`, to: `${year}-09` };
  return at >= 4
    ? { from: `${year - 1}-10`, to: `${year}-03` }
    : { from: `${year - 1}-04`, to: `${year - 1}-09` };
}
