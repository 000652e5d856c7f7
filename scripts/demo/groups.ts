import { randomUUID } from 'node:crypto';
import { dayOf } from '../../domain/calendar.ts';
import type { BandName } from '../../domain/participant.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { type Calendar, day } from './calendar.ts';
import type { Happening } from './play.ts';

type Count = Partial<Record<BandName, Readonly<Record<string, number>>>>;

/** 158 open children, in the shares of a real service's plan. */
const caseload: Count = {
  age: { '10-14': 27, '15-17': 131 },
  gender: { girl: 28, boy: 130 },
  ethnicity: { white: 57, black: 43, mixed: 24, asian: 20, other: 8, 'not-known': 6 },
  care: { 'in-care': 25, 'not-in-care': 124, 'not-known': 9 },
  needs: { plan: 14, support: 21, none: 113, 'not-known': 10 },
  order: {
    'referral-order': 39,
    'youth-rehabilitation-order': 24,
    'detention-and-training-order': 6,
    bail: 9,
    'community-resolution': 41,
    'youth-conditional-caution': 28,
    'outcome-22': 6,
    'youth-caution': 5,
  },
  team: { 'out-of-court': 56, court: 39, north: 32, west: 31 },
};
/** Half a year before, when less was counted. */
const before: Count = { age: { '10-14': 24, '15-17': 127 }, gender: { girl: 25, boy: 126 } };

const by = { who: 'lead' } as const;
const moved = {
  what: 'Children in custody answer less often than others.',
  owner: 'Court team manager',
  answer: 'Workers take a tablet along to visits now. Nobody has to wait for a link.',
};
const open = {
  what: 'Fewer girls than boys say that the place felt made for them.',
  owner: 'Head of service',
};

/** The lead counts the caseload twice, and writes down two gaps between groups: one is changed since. */
export function aboutGroups({ months, now }: Calendar, { caseload: counts, gaps }: Stores): Happening[] {
  const morning = (month: number, date: string) => new Date(`${months[month]}-${date}T09:30:00Z`);
  const counting = (at: Date, count: Count): Happening => ({
    at,
    happens: () =>
      counts.add({
        id: randomUUID(),
        countedOn: dayOf(at),
        bands: bandsOf(count),
        ...by,
        now: at,
      }),
  });
  const [changed, asked] = [randomUUID(), randomUUID()];
  const { what, owner, answer } = moved;
  const due = new Date(`${months[9]}-28`);
  const [made, answered, later] = [morning(5, '04'), morning(9, '11'), morning(11, '06')];
  return [
    counting(morning(4, '02'), before),
    counting(morning(10, '02'), caseload),
    { at: made, happens: () => gaps.add({ id: changed, what, owner, due, ...by, now: made }) },
    {
      at: answered,
      happens: () =>
        gaps.change({ id: changed, what, owner, due, state: 'changed', answer, ...by, now: answered }),
    },
    {
      at: later,
      happens: () =>
        gaps.add({ id: asked, ...open, due: new Date(+dayOf(now) + 60 * day), ...by, now: later }),
    },
  ];
}

function bandsOf(count: Count) {
  const bands: { band: BandName; values: { value: string; children: number }[] }[] = [];
  let band: BandName;
  for (band in count) {
    const values = Object.entries(count[band] ?? {}).map(([value, children]) => ({ value, children }));
    bands.push({ band, values });
  }
  return bands;
}
