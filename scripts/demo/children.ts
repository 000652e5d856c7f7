import type { Participant } from '../../domain/participant.ts';
import { type Chance, chance } from './chance.ts';
import type { Person } from './person.ts';

/** A made-up child, with what their time was made of. */
export type Child = Person & {
  reference: string;
  participant: Participant & { kind: 'child'; order: Order };
  /** What they were given to do. */
  did: { reparation: boolean; online: boolean; group: boolean; activity: Activity | null };
};

const activities = [
  'whiteboard project videos',
  'residential',
  'trade-skills course',
  'flower bank',
  'computer recycling',
  'cycle workshop',
  "girls' group",
  'Restorative Justice Fridays',
  'boxing',
  'cooking',
] as const;
export type Activity = (typeof activities)[number];

export type Order = NonNullable<Participant['order']>;

/** As in a service of some 160 children: half from the court, half out of court. */
const orders: readonly (readonly [Order, number])[] = [
  ['referral-order', 44],
  ['youth-rehabilitation-order', 23],
  ['detention-and-training-order', 5],
  ['bail', 4],
  ['remand', 2],
  ['community-resolution', 36],
  ['youth-conditional-caution', 28],
  ['outcome-22', 8],
  ['youth-caution', 5],
  ['prevention', 5],
];
const custody: readonly Order[] = ['detention-and-training-order', 'remand'];
export const court: readonly Order[] = [...custody, 'youth-rehabilitation-order', 'bail'];
const withReparation: readonly Order[] = [
  'referral-order',
  'youth-rehabilitation-order',
  'youth-conditional-caution',
];

export function childOf(number: number, seed: string): Child {
  const own = `${seed} child ${number}`;
  const luck = chance(own);
  const order = luck.drawn(orders);
  const age = ageOf(order, luck);
  const gender = luck.drawn([
    ['girl', 18],
    ['boy', 82],
  ] as const);
  const ethnicity = luck.drawn([
    ['white', 36],
    ['black', 27],
    ['mixed', 15],
    ['asian', 13],
    ['other', 5],
    ['not-known', 4],
  ] as const);
  const care = luck.drawn([
    ['in-care', 16],
    ['not-in-care', 78],
    ['not-known', 6],
  ] as const);
  const needs = luck.drawn([
    ['plan', 9],
    ['support', 13],
    ['none', 72],
    ['not-known', 6],
  ] as const);
  const communication = luck.drawn([
    ['needs', needs === 'none' ? 35 : 75],
    ['no-needs', 40],
    ['not-known', 20],
  ] as const);
  const team = teamOf(order, luck);
  return {
    seed: own,
    reference: `DEMO-${String(number).padStart(4, '0')}`,
    participant: { kind: 'child', age, gender, ethnicity, order, team, care, needs, communication },
    did: {
      reparation: withReparation.includes(order) && luck.happens(0.8),
      online: luck.happens(0.3),
      group: luck.happens(0.4),
      activity: custody.includes(order) || luck.happens(0.25) ? null : activityFor(gender, luck),
    },
    warmth: luck.happens(0.06) ? -2.5 : luck.bell(),
    willing: willingness({ order, age, gender, care, team }),
  };
}

function ageOf(order: Order, luck: Chance) {
  return luck.drawn([
    ['10-14', court.includes(order) ? 7 : 21],
    ['15-17', 80],
  ] as const);
}

function teamOf(order: Order, luck: Chance): string {
  if (court.includes(order)) return 'court';
  if (order === 'referral-order') return luck.one(['north', 'west']);
  return luck.drawn([
    ['out-of-court', 70],
    ['north', 15],
    ['west', 15],
  ]);
}

function activityFor(gender: string, luck: Chance): Activity {
  return luck.one(activities.filter((activity) => gender === 'girl' || activity !== "girls' group"));
}

/** Those in custody are hard to reach, older boys answer less, and support out of court ends better. */
function willingness(of: { order: Order; age: string; gender: string; care: string; team: string }): number {
  const custodial = custody.includes(of.order) ? -0.3 : 0;
  const older = of.gender === 'boy' && of.age !== '10-14' ? -0.04 : 0.1;
  const moved = of.care === 'in-care' ? -0.08 : 0;
  const team = of.team === 'out-of-court' ? 0.05 : of.team === 'north' ? -0.08 : 0;
  return 0.76 + custodial + older + moved + team;
}
