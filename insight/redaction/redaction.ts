import { withoutNames } from './names.ts';
import { withoutPlaceNames } from './place-names.ts';
import { withoutReach } from './reach.ts';

/**
 * English words without what may tell whose they are: names, how to reach somebody, where they live, when
 * they were born. It errs towards taking out too much, and cannot take out everything: a person who reads on
 * still keeps it to themselves. What was redacted already stays.
 */
export function redacted(text: string): string {
  return withoutNames(withoutPlaceNames(withoutReach(text.normalize('NFC'))));
}
