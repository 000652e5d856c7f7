import { pbkdf2 } from 'node:crypto';
import { onTestFinished } from 'vitest';

/** More jobs than libuv has threads, so that one always waits before a file is opened, read or closed. */
const jobs = 16;

/**
 * Keeps libuv's threads busy until the test is over:
 * then whatever touches a file takes far longer than a small program runs.
 */
export function keepThreadsBusy(): void {
  let busy = true;
  const work = () => {
    if (busy) pbkdf2('password', 'salt', 20_000, 32, 'sha256', work);
  };
  for (let n = 0; n < jobs; n++) work();
  onTestFinished(() => {
    busy = false;
  });
}
