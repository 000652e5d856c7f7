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

/** Work that stops now and then, and says that others may have their turn. */
export type Stopping<Made> = Generator<void, Made, void>;

/** What it comes to. Others have their turn wherever it stops. */
export async function givingWay<Made>(work: Stopping<Made>): Promise<Made> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await giveWay();
  }
}

/** The same in one go, where nobody waits. */
export function inOneGo<Made>(work: Stopping<Made>): Made {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
