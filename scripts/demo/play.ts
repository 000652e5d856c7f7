import type { Version } from '../../prisma/stores/questionnaires.ts';
import { chance } from './chance.ts';
import type { Bot, Open } from './chat.ts';
import type { Invited, Sitting } from './invited.ts';
import { Typist } from './typist.ts';

/** Something that happens at a moment of the year. */
export type Happening = { at: Date; happens(): Promise<unknown> };

/**
 * How somebody is invited and, where it comes to that, cancelled: on the side where their record is.
 * Null where they cannot be.
 */
export type Door = {
  invite(of: { questionnaire: Version; due: Date; now: Date }): Promise<{ id: string; code: string } | null>;
  cancel(id: string, now: Date): Promise<unknown>;
};

export type Around = {
  bot: Bot;
  door: Door;
  questionnaire: Version;
  /** Called when they have finished, and let it stand. */
  finished(): void;
};

/** Nobody answers more questions than this at one sitting. */
const mostReplies = 80;

/** One invitation, from the day it is made: what happens, and when. */
export function playOf(invited: Invited, around: Around): Happening[] {
  const play = new Play(invited, around);
  const { madeAt, cancelledAt, sittings } = invited;
  return [
    { at: madeAt, happens: () => play.invite() },
    ...(cancelledAt ? [{ at: cancelledAt, happens: () => play.cancel(cancelledAt) }] : []),
    ...sittings.map((sitting) => ({ at: sitting.at, happens: () => play.sit(sitting) })),
  ];
}

class Play {
  readonly #invited: Invited;
  readonly #around: Around;
  readonly #typist: Typist;
  /** Some take twice as long as others. */
  readonly #pace: number;
  #made: { id: string; code: string } | null = null;

  constructor(invited: Invited, around: Around) {
    this.#invited = invited;
    this.#around = around;
    const { person, sittings, madeAt } = invited;
    this.#pace = 0.6 + chance(`${person.seed} pace`).next() * 1.6;
    this.#typist = new Typist(invited, invited.views(sittings[0]?.at ?? madeAt));
  }

  async invite(): Promise<void> {
    const { due, madeAt } = this.#invited;
    const { door, questionnaire } = this.#around;
    this.#made = await door.invite({ questionnaire, due, now: madeAt });
  }

  async cancel(at: Date): Promise<void> {
    if (this.#made) await this.#around.door.cancel(this.#made.id, at);
  }

  async sit({ first = [], leaves }: Sitting): Promise<void> {
    const { bot, finished } = this.#around;
    const chat = this.#made && (await bot.chatWith(this.#made.code, this.#invited.person.participant.kind));
    if (!chat) return;
    let open: Open = await chat.arrive();
    const reads = () => {
      if (open) bot.now = new Date(+bot.now + secondsFor(open) * this.#pace * 1000);
    };
    const says = async (text: string) => {
      reads();
      open = await chat.say({ text });
    };
    for (const text of first) await says(text);
    for (let replies = 0; open && replies < mostReplies; replies++) {
      reads();
      const menu = 'menu' in open.of ? open.of.menu : null;
      const isDone = menu === 'done';
      if (isDone && leaves?.after !== 'done') return finished();
      if (leaves && (leaves.after === 'done' ? isDone : replies >= leaves.after)) {
        for (const text of leaves.saying) await says(text);
        return;
      }
      open = await chat.say(this.#typist.reply(open));
    }
  }
}

/** Reading and answering takes some seconds, words longer. */
function secondsFor(open: NonNullable<Open>): number {
  const reading = Math.ceil(open.wording.text.length / 12) + open.options.length;
  return reading + (open.type === 'text' ? 12 : 2);
}
