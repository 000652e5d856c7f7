import { dayLength } from './calendar.ts';
import type { Consents, Purpose } from './consent.ts';
import type { Journey } from './journey.ts';
import { type Due, dueFor, outOfReach } from './victim-due.ts';

/** What a worker does next for a victim. */
export type ToDo = {
  what: Due['what'] | 'ask-about-contact' | 'record-answer-on-contact';
  /** The day by which, where one is set. */
  by: string | null;
  overdue: boolean;
};

/** Somebody who was harmed, as far as it matters for what is done next. */
export type Waiting = { consents: Consents; since: { contact?: Date }; journey: Journey };

const week = 7 * dayLength;

/**
 * What waits to be done for a victim, in the order in which it is done: whether we may contact them comes
 * first, what has a day by which comes next. Nothing does for somebody who said no to contact, and nothing of
 * what they said no to.
 */
export function toDoFor({ consents, journey }: Pick<Waiting, 'consents' | 'journey'>, today: Date): ToDo[] {
  if (consents.contact === false) return [];
  const due = dueFor(journey, today)
    .filter(({ what }) => consents[restsOn[what]] !== false)
    .map(({ what, by, overdue }) => ({ what, by, overdue }));
  if (consents.contact) return due;
  if (outOfReach(journey.facts)) return [];
  const { asked, consented } = journey.facts;
  const first = asked || consented ? 'record-answer-on-contact' : 'ask-about-contact';
  // They are told about restorative justice when they are asked; all else waits for their yes.
  const later = due.filter(({ what }) => what === 'tell-about-restorative-justice');
  return [{ what: first, by: null, overdue: false }, ...later];
}

/** Everybody for whom something waits: whose day comes first, first. */
export function waitingOf<Of extends Waiting>(
  victims: readonly Of[],
  today: Date,
): (Of & { toDo: ToDo[] })[] {
  const firstDay = (toDo: ToDo[]) => toDo.reduce((first, { by }) => (by && by < first ? by : first), '9999');
  return victims
    .map((victim) => ({ ...victim, toDo: toDoFor(victim, today) }))
    .filter(({ toDo }) => toDo.length > 0)
    .sort((a, b) => firstDay(a.toDo).localeCompare(firstDay(b.toDo)));
}

/** Those who said no to contact within a week, the latest first. */
export function newlyWithdrawn<Of extends Waiting>(
  victims: readonly Of[],
  today: Date,
): (Of & { on: Date })[] {
  return victims
    .flatMap((victim) => {
      const on = victim.since.contact;
      const lately = victim.consents.contact === false && on && +today - +on < week;
      return lately ? [{ ...victim, on }] : [];
    })
    .sort((a, b) => +b.on - +a.on);
}

/** The yes that each rests on. */
const restsOn: Readonly<Record<Due['what'], Purpose>> = {
  'tell-about-restorative-justice': 'contact',
  'keep-informed': 'progress',
  'ask-for-feedback': 'feedback',
};
