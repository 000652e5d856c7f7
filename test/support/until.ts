import { setTimeout as wait } from 'node:timers/promises';

/** How long something that never comes about is waited for, in milliseconds. */
const patience = 120_000;

/** Looks again and again until there is something, and returns it. Throws where there is nothing within two minutes. */
export async function until<Found>(look: () => Found | Promise<Found>): Promise<NonNullable<Found>> {
  const last = performance.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > last) throw new Error(`within two minutes there was nothing: ${look}`);
    await wait(10);
  }
}
