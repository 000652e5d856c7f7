import type { Asked } from './asked.ts';
import { tellingOfRisk } from './child-words.ts';
import { endOf, finishes } from './invited.ts';

/**
 * The same, where one child in the middle of the year and one not long ago tell of something
 * that a person must look at.
 */
export function withRisks(asked: readonly Asked[], now: Date): Asked[] {
  const who = asked
    .filter(({ invited }) => invited.questionnaire === 'end-of-order' && finishes(invited, now))
    .toSorted((a, b) => +endOf(a.invited) - +endOf(b.invited));
  const chosen = [who[Math.floor(who.length * 0.55)], who.at(-2)];
  return asked.map((each) => {
    const words = tellingOfRisk[chosen.indexOf(each)];
    return words ? { ...each, invited: { ...each.invited, told: { change: words } } } : each;
  });
}
