import { setTimeout as wait } from 'node:timers/promises';

/** How long something that never comes about is waited for, in milliseconds. */
const patience = 120_000;

/**
 * Looks again and again until there is something, and returns it. `longestPause`: between two looks, in
 * milliseconds. Throws where there is nothing within two minutes.
 */
export async function until<Found>(
  look: () => Found | Promise<Found>,
  longestPause = 20,
): Promise<NonNullable<Found>> {
  const last = performance.now() + patience;
  for (let pause = 1; ; pause = Math.min(pause * 2, longestPause)) {
    const found = await look();
    if (found) return found;
    if (performance.now() > last) throw new Error(`within two minutes there was nothing: ${look}`);
    await wait(pause);
  }
}

/** Goes on once something has ended, well or not, or is held up until somebody else goes on. */
export async function endedOrHeld(work: Promise<unknown>, isHeld: () => Promise<boolean>): Promise<void> {
  let ended = false;
  const end = () => {
    ended = true;
  };
  work.then(end, end);
  await until(async () => ended || (await isHeld()));
}
