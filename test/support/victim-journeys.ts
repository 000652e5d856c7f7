import fc from 'fast-check';
import { type Journey, journeyFacts, notReachedReasons } from '../../domain/journey.ts';

let person = 0;

/** So many victims with the same facts. */
export function victims(
  number: number,
  facts: Journey['facts'],
  reason: Journey['reason'] = null,
): Journey[] {
  return Array.from({ length: number }, () => ({ person: `v${person++}`, facts, reason }));
}

const day = fc
  .date({ min: new Date('2025-11-01'), max: new Date('2026-08-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const facts = fc
  .array(fc.tuple(fc.constantFrom(...journeyFacts), day), { maxLength: 8 })
  .map((entries): Journey['facts'] => Object.fromEntries(entries));

/** Any journeys of up to 25 victims around the first half of 2026, some of whom have two. */
export const anyJourneys: fc.Arbitrary<Journey[]> = fc.array(
  fc.record({
    person: fc.nat(25).map(String),
    facts,
    reason: fc.option(fc.constantFrom(...notReachedReasons)),
  }),
  { maxLength: 40, size: 'max' },
);
