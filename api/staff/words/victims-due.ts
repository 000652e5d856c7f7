import { giveWay } from '../../../domain/giving-way.ts';
import { newlyWithdrawn, type ToDo, waitingOf } from '../../../domain/victim-to-do.ts';
import type { VictimRow, VictimStore } from '../../../prisma/stores/victims.ts';
import { victimPath } from '../paths.ts';
import { dayInWords } from './days.ts';

/** So many stand on the home page and over the list; the rest is a page of its own. */
const mostHere = 10;
/** So many stand there: the most urgent. Once they are seen to, others do. */
const mostThere = 100;

/** What is due or overdue, and who said no to contact lately. `all`: more of what is due. */
export async function weekOf(victims: VictimStore, now: Date, { all = false } = {}) {
  const most = all ? mostThere : mostHere;
  const withdrawn: VictimRow[] = [];
  let urgent: VictimRow[] = [];
  let waiting = 0;
  for await (const some of victims.everybody()) {
    // They were read just now, which took its time too.
    await giveWay();
    const due = waitingOf(some, now);
    waiting += due.length;
    urgent = waitingOf([...urgent, ...due], now).slice(0, most);
    withdrawn.push(...newlyWithdrawn(some, now));
  }
  return {
    rows: waitingOf(urgent, now).map((victim) => ({
      ...named(victim),
      toDo: victim.toDo.map((one) => toDoInWords(victim, one)),
    })),
    all: waiting,
    more: !all && waiting > mostHere,
    first: all && waiting > mostThere ? mostThere : null,
    withdrawn: newlyWithdrawn(withdrawn, now)
      .slice(0, mostThere)
      .map((victim) => ({ ...named(victim), on: dayInWords(victim.on) })),
  };
}

/** What `weekOf` comes to, for the template words/victims-due.njk. */
export type Week = Awaited<ReturnType<typeof weekOf>>;

function named({ id, reference }: VictimRow) {
  return { reference, href: victimPath(id) };
}

const toDos: Readonly<Record<ToDo['what'], { text: string; to: string }>> = {
  'ask-about-contact': { text: 'Ask whether we may contact them', to: 'consent/contact' },
  'record-answer-on-contact': { text: 'Record what they said about contact', to: 'consent/contact' },
  'tell-about-restorative-justice': { text: 'Tell them about restorative justice', to: 'journey/offered' },
  'keep-informed': { text: 'Tell them how things go', to: 'journey/kept-informed' },
  'ask-for-feedback': { text: 'Ask them for feedback', to: 'journey/feedback-asked' },
};

/** What is to be done, by when, and where it is written down. */
export function toDoInWords({ id }: Pick<VictimRow, 'id'>, { what, by, overdue }: ToDo) {
  const { text, to } = toDos[what];
  return { text, by: by && dayInWords(new Date(by)), overdue, href: `${victimPath(id)}/${to}` };
}
