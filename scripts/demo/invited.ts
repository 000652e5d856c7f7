import { dayOf, isoDay } from '../../domain/calendar.ts';
import { day, hour } from './calendar.ts';
import { type Chance, chance } from './chance.ts';
import type { Person } from './person.ts';
import type { Views } from './views.ts';

/** One time that somebody sits down with it. */
export type Sitting = {
  at: Date;
  /** What they say before anything else, in so many turns. */
  first?: readonly string[];
  /** Ends it after so many replies, or once all is done, by saying this; else they go on to the end. */
  leaves?: { after: number | 'done'; saying: readonly string[] };
};

/** One invitation, and what becomes of it. */
export type Invited = {
  /** What chance falls from, here. */
  seed: string;
  person: Person;
  questionnaire: string;
  /** What they think, when asked on a day. */
  views(at: Date): Views;
  /** What is said to a question whatever they think: words that must be said. */
  told?: Readonly<Record<string, string>>;
  madeAt: Date;
  due: Date;
  cancelledAt: Date | null;
  sittings: readonly Sitting[];
};

/** How it usually goes with a questionnaire. */
export type Usual = {
  questionnaire: string;
  /** How many questions there are. */
  questions: number;
  /** For so many days the code opens. */
  days: number;
  /** Whether it can be deleted when it is done: not where nothing leads back to it. */
  deletable: boolean;
};

export const saying = {
  notNow: ['not now'],
  pause: ['pause'],
  stop: ['stop', 'yes'],
  delete: ['delete my answers', 'yes'],
} as const;

/** What becomes of an invitation that is made on a day. */
export function invitedOn(
  madeAt: Date,
  of: Pick<Invited, 'person' | 'views'>,
  { questionnaire, questions, days, deletable }: Usual,
): Invited {
  const seed = `${of.person.seed} ${questionnaire} ${isoDay(madeAt)}`;
  const luck = chance(seed);
  const due = new Date(+dayOf(madeAt) + days * day);
  const invited = { ...of, seed, questionnaire, madeAt, due, cancelledAt: null, sittings: [] };
  if (luck.happens(0.04)) return { ...invited, cancelledAt: new Date(+madeAt + luck.between(1, 9) * day) };

  const at = sitsDown(madeAt, days, luck);
  if (!luck.happens(of.person.willing)) {
    const declines: Sitting = { at, leaves: { after: 0, saying: saying.notNow } };
    return luck.happens(0.05) ? { ...invited, sittings: [declines] } : invited;
  }
  const after = luck.between(2, Math.max(2, questions - 1));
  const later = new Date(+at + luck.between(2, 30) * hour);
  const sittings = luck.drawn<Sitting[]>([
    [[{ at }], 82],
    [[{ at, leaves: { after, saying: saying.pause } }, { at: later }], 5],
    [[{ at, leaves: { after, saying: saying.stop } }], 5],
    [[{ at, leaves: { after, saying: [] } }], 5],
    [[{ at, leaves: { after, saying: saying.delete } }], 1],
    [[{ at, leaves: { after: 'done', saying: saying.delete } }], deletable ? 2 : 0],
  ]);
  return { ...invited, sittings };
}

/** At the last meeting on a worker's laptop, or on a day after that at home. */
export function sitsDown(madeAt: Date, days: number, luck: Chance): Date {
  const later = luck.drawn([
    [0, 30],
    [luck.between(1, 3), 32],
    [luck.between(4, Math.max(4, Math.min(10, days - 3))), 25],
    [luck.between(Math.min(11, days - 3), days - 2), 13],
  ]);
  const atHome = +dayOf(madeAt) + later * day + 15.5 * hour + luck.between(0, 5 * 60) * 60_000;
  return new Date(later === 0 ? +madeAt + luck.between(20, 90) * 60_000 : atHome);
}

/** Whether they go through to the end by a day, and let it stand. */
export function finishes({ sittings, due }: Invited, by: Date): boolean {
  const last = sittings.at(-1);
  return last !== undefined && !last.leaves && +last.at < +by - hour && +last.at < +due;
}

/** When they sit down with it for the last time. */
export function endOf({ sittings, madeAt }: Invited): Date {
  return sittings.at(-1)?.at ?? madeAt;
}
