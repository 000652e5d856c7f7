import { newlyWithdrawn, waitingOf } from '../../../domain/victim-to-do.ts';
import type { VictimRow, VictimStore } from '../../../prisma/stores/victims.ts';
import { dayInWords } from '../words/days.ts';
import { toDoInWords, victimPath } from './words.ts';

/** More than a service ever has at once. */
export const mostVictims = 100_000;
/** So many stand on the home page and over the list; the rest is a page of its own. */
const mostHere = 10;

/** What is due or overdue, and who said no to contact lately. `all`: everything that is due. */
export async function weekOf(victims: VictimStore, now: Date, { all = false } = {}) {
  const everybody = await victims.list({ most: mostVictims });
  const waiting = waitingOf(everybody, now);
  return {
    rows: waiting.slice(0, all ? waiting.length : mostHere).map((victim) => ({
      ...named(victim),
      toDo: victim.toDo.map((one) => toDoInWords(victim, one)),
    })),
    all: waiting.length,
    more: !all && waiting.length > mostHere,
    withdrawn: newlyWithdrawn(everybody, now).map((victim) => ({
      ...named(victim),
      on: dayInWords(victim.on),
    })),
  };
}

function named({ id, reference }: VictimRow) {
  return { reference, href: victimPath(id) };
}
