/** How many turns others had while this was done, in which somebody else could have been answered. */
export async function turnsOfOthers(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let running = true;
  const other = () => {
    turns++;
    if (running) setImmediate(other);
  };
  setImmediate(other);
  await work();
  running = false;
  return turns;
}
