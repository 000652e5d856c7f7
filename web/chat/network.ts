import { Unreachable } from './direct-line.ts';

const pauses = [1000, 2000, 4000, 8000, 15_000, 30_000];

/**
 * Does something until it gets through. `told` is called once when it does not, and once when it does again.
 * It is tried again after ever longer pauses, and at once when the device is on the network again or somebody
 * looks at the page. Throws what `work` throws, unless that is Unreachable.
 */
export async function untilReached<Result>(
  work: () => Promise<Result>,
  told: (away: boolean) => void,
): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      const result = await work();
      if (tries > 0) told(false);
      return result;
    } catch (error) {
      if (!(error instanceof Unreachable)) {
        if (tries > 0) told(false);
        throw error;
      }
      if (tries === 0) told(true);
      await untilWorthATry(pauses[Math.min(tries, pauses.length - 1)] ?? 30_000);
    }
  }
}

/** Somebody asks for another try now. */
export const tryNow = new EventTarget();

function untilWorthATry(pause: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      document.removeEventListener('visibilitychange', seen);
      tryNow.removeEventListener('now', done);
      resolve();
    };
    const seen = () => {
      if (!document.hidden) done();
    };
    // Not all at the same moment when a service comes back.
    const timer = setTimeout(done, pause * (0.8 + Math.random() * 0.4));
    addEventListener('online', done);
    document.addEventListener('visibilitychange', seen);
    tryNow.addEventListener('now', done);
  });
}
