import { Fault } from '../../../fault.ts';

/** Said to whoever tried too often, or whose address did. */
export function tooManyTries(): Fault {
  return new Fault(
    'too-many-guesses',
    'Too many tries to sign in did not work. Wait 15 minutes, then try again.',
  );
}
