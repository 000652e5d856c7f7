import { readLibrary } from '../../dialogs/library.ts';
import { offered } from '../../dialogs/translation.ts';
import type { Stores, Version } from '../../prisma/stores.ts';
import { type Calendar, calendarOf, hour, invitationDays } from './calendar.ts';
import { chance } from './chance.ts';
import { Bot, type Open } from './chat.ts';
import { type Child, childOf } from './children.ts';
import { finishers, type Journey, journeyOf, type Sitting } from './journeys.ts';
import { Typist } from './manner.ts';
import { viewsOf } from './views.ts';
import { tellingOfRisk } from './words.ts';

export type YearOptions = {
  stores: Stores;
  now: Date;
  /** How many children are asked in the twelve whole months; the running one gets its part besides. */
  children: number;
  seed: string;
  /** Report rows of fewer people are suppressed, and figures move in batches of at least so many. */
  threshold: number;
  progress(at: { months: number; of: number; answered: number }): void;
  /** Stops between two events. */
  signal: AbortSignal;
};

/** How many of those asked were asked before, at the end of another order. */
const again = 0.04;
/** Nobody answers more questions than this at one sitting. */
const mostReplies = 80;

/**
 * Plays a year on an empty database, event by event, each at its simulated moment: invitations are made, children answer through the bot,
 * and a lead looks at the report each month. The same seed and day give the same year. Throws where the signal aborts it.
 */
export async function playYear({
  stores,
  now,
  children,
  seed,
  threshold,
  progress,
  signal,
}: YearOptions): Promise<void> {
  const calendar = calendarOf(now);
  await stores.service.markAsDemo();
  const versions = await publish(stores, calendar.from);
  const endOfOrder = versions.find(({ questionnaire }) => questionnaire.key === 'end-of-order');
  if (!endOfOrder) throw new Error('The questionnaire that is asked in the demo year is gone.');

  const journeys = journeysOf(calendar, children, seed);
  const bot = new Bot(stores, calendar.from);
  const risks = risksOf(journeys, calendar);
  let answered = 0;
  const events = [
    ...reviews(calendar).map((at) => ({ at, happens: () => stores.people.tallies.release(threshold, at) })),
    ...journeys.flatMap((journey) => {
      const play = new Play(journey, {
        stores,
        bot,
        calendar,
        questionnaire: endOfOrder,
        told: risks.get(journey) ?? {},
      });
      return play.events(() => {
        answered += 1;
      });
    }),
  ];
  const order = events.filter(({ at }) => +at < +now - hour).sort((a, b) => +a.at - +b.at);
  for (const { at, happens } of order) {
    signal.throwIfAborted();
    bot.now = at;
    await happens();
    const months = calendar.months.indexOf(at.toISOString().slice(0, 7));
    progress({ months, of: calendar.months.length, answered });
  }
  progress({ months: calendar.months.length, of: calendar.months.length, answered });
}

async function publish({ service }: Stores, at: Date): Promise<Version[]> {
  const versions: Version[] = [];
  for (const { questionnaire, translations } of readLibrary()) {
    versions.push(await service.publish(questionnaire, offered(translations), at));
  }
  return versions;
}

function journeysOf(calendar: Calendar, children: number, seed: string): Journey[] {
  const luck = chance(`${seed} again`);
  const known: Child[] = [];
  return invitationDays(calendar, children, seed).map((at, n) => {
    const before = known[n - 60];
    if (before && luck.happens(again)) return journeyOf({ ...before, seed: `${before.seed} again ${n}` }, at);
    const child = childOf(known.length + 1, seed);
    known.push(child);
    return journeyOf(child, at);
  });
}

/** A lead looks at the report early on the first of each month, before anybody answers in the next. */
function reviews({ months }: Calendar): Date[] {
  return months.slice(1).map((month) => new Date(`${month}-01T07:00:00Z`));
}

/** One in the middle of the year, and one not long ago, tell of something that a person must look at. */
function risksOf(journeys: Journey[], calendar: Calendar): Map<Journey, Record<string, string>> {
  const who = finishers(journeys, calendar);
  const chosen = [who[Math.floor(who.length * 0.55)], who.at(-2)];
  const risks = new Map<Journey, Record<string, string>>();
  for (const [n, journey] of chosen.entries()) {
    const words = tellingOfRisk[n];
    if (journey && words) risks.set(journey, { change: words });
  }
  return risks;
}

type Around = {
  stores: Stores;
  bot: Bot;
  calendar: Calendar;
  questionnaire: Version;
  told: Readonly<Record<string, string>>;
};

/** One invitation, from the day it is made. */
class Play {
  readonly #journey: Journey;
  readonly #around: Around;
  readonly #typist: Typist;
  /** Some take twice as long as others. */
  readonly #pace: number;
  #made: { id: string; code: string } | null = null;

  constructor(journey: Journey, around: Around) {
    this.#journey = journey;
    this.#around = around;
    const { child, sittings, madeAt } = journey;
    const views = viewsOf(child, sittings[0]?.at ?? madeAt, around.calendar);
    this.#pace = 0.6 + chance(`${child.seed} pace`).next() * 1.6;
    this.#typist = new Typist(child, views, around.told);
  }

  events(finished: () => void): { at: Date; happens(): Promise<unknown> }[] {
    const { madeAt, cancelledAt, sittings } = this.#journey;
    return [
      { at: madeAt, happens: () => this.#invite() },
      ...(cancelledAt ? [{ at: cancelledAt, happens: () => this.#cancel(cancelledAt) }] : []),
      ...sittings.map((sitting) => ({
        at: sitting.at,
        happens: async () => {
          if (await this.#sit(sitting)) finished();
        },
      })),
    ];
  }

  async #invite(): Promise<void> {
    const { child, madeAt, due } = this.#journey;
    const { participant, reference } = child;
    const { stores, questionnaire } = this.#around;
    this.#made = await stores.people.invitations.create({
      questionnaire,
      participant,
      reference,
      due,
      now: madeAt,
    });
  }

  async #cancel(at: Date): Promise<void> {
    if (this.#made) await this.#around.stores.people.invitations.cancel(this.#made.id, at);
  }

  /** Whether they have finished, and let it stand. */
  async #sit(sitting: Sitting): Promise<boolean> {
    const { bot } = this.#around;
    const chat = this.#made && (await bot.chatWith(this.#made.code));
    if (!chat) return false;
    let open: Open = await chat.arrive();
    const send = async (text: string) => {
      open = await chat.say({ text });
    };
    for (let replies = 0; open && replies < mostReplies; replies++) {
      bot.now = new Date(+bot.now + secondsFor(open) * this.#pace * 1000);
      const menu = 'menu' in open.of ? open.of.menu : null;
      if (menu === 'done') {
        if (sitting.does !== 'deletes-when-done') return true;
        await send('delete my answers');
        await send('yes');
        return false;
      }
      if (sitting.does === 'declines') {
        await send('not now');
        return false;
      }
      if ('after' in sitting && replies >= sitting.after) {
        if (sitting.does === 'pauses') await send('pause');
        if (sitting.does === 'stops') await send('stop');
        if (sitting.does === 'deletes') await send('delete my answers');
        if (sitting.does === 'stops' || sitting.does === 'deletes') await send('yes');
        return false;
      }
      open = await chat.say(this.#typist.reply(open));
    }
    return false;
  }
}

/** Reading and answering takes children some seconds, words longer. */
function secondsFor(open: NonNullable<Open>): number {
  const reading = Math.ceil(open.wording.text.length / 12) + open.options.length;
  return reading + (open.type === 'text' ? 12 : 2);
}
