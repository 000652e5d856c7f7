/** As many characters are worked through in one go, before others have their turn. */
const atOnce = 5_000;

/**
 * Lets whatever else waits have its turn: a report takes seconds to draw, and meanwhile children are
 * answered.
 */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * What is made of each, one after the other. Others have their turn in between, after every 5,000 characters
 * or so.
 */
export async function oneByOne<Item, Made>(
  items: Iterable<Item>,
  lengthOf: (item: Item) => number,
  make: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  let worked = 0;
  for (const item of items) {
    made.push(make(item));
    worked += lengthOf(item);
    if (worked < atOnce) continue;
    worked = 0;
    await giveWay();
  }
  return made;
}
