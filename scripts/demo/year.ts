import { checkedLibrary } from '../../dialogs/library.ts';
import { questionsOf } from '../../dialogs/questionnaire.ts';
import { offered } from '../../dialogs/translation.ts';
import { monthOf } from '../../domain/calendar.ts';
import type { Participant } from '../../domain/participant.ts';
import { readingAge } from '../../insight/reading-age.ts';
import type { Version } from '../../prisma/stores/questionnaires.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { askedOf } from './asked.ts';
import { type Calendar, calendarOf, day, hour, onWorkdays } from './calendar.ts';
import { Bot } from './chat.ts';
import { commitmentsOf } from './commitments.ts';
import { aboutGroups } from './groups.ts';
import { identifiedIn } from './harmed-choices.ts';
import { courseOf } from './harmed-course.ts';
import { workFor } from './harmed-work.ts';
import { type Door, type Happening, playOf } from './play.ts';
import { withRisks } from './risks.ts';

export type YearOptions = {
  stores: Stores;
  now: Date;
  /**
   * How many orders end in the twelve whole months. Everybody else comes in proportion,
   * and the running month has its part besides.
   */
  children: number;
  seed: string;
  /** Report rows of fewer people are suppressed, and figures move in batches of at least so many. */
  threshold: number;
  progress(at: { months: number; of: number; answered: number }): void;
  /** Stops between two events. */
  signal: AbortSignal;
};

/** For so many orders that end, one person is identified who was harmed, besides those of every year. */
const ordersAPersonHarmed = 3.7;
/** A case manager reads what was passed on after so many days, so that what came last is still to be read. */
const readAfterDays = 7;
const lead = 'lead';
const caseManager = 'worker';

/**
 * Plays a year on an empty database, event by event, each at its simulated moment: people are invited and
 * answer through the bot, what is done for those who were harmed is written down, a lead looks at the report
 * each month, settles what answers are about, and promises something on it. The same seed and day give the
 * same year. Throws where the signal aborts it.
 */
export async function playYear(options: YearOptions): Promise<void> {
  const { stores, now, children, seed, threshold, progress, signal } = options;
  const calendar = calendarOf(now);
  await stores.settings.markAsDemo();
  const versions = await publish(stores, calendar.from);
  const version = (key: string): Version => {
    const found = versions.find(({ questionnaire }) => questionnaire.key === key);
    if (!found) throw new Error('A questionnaire that is asked in the demo year is gone.');
    return found;
  };
  const bot = new Bot(stores, calendar.from);
  let answered = 0;
  const finished = () => {
    answered += 1;
  };
  const questions = (key: string) => questionsOf(version(key).questionnaire).length;
  const harmed = identifiedIn(calendar, Math.round(children / ordersAPersonHarmed), seed);
  const happenings = [
    ...reviews(calendar, stores, threshold),
    ...readings(calendar, stores),
    ...commitmentsOf(calendar, stores),
    ...aboutGroups(calendar, stores),
    ...withRisks(askedOf(calendar, children, seed, questions), now).flatMap(({ reference, invited }) =>
      playOf(invited, {
        bot,
        questionnaire: version(invited.questionnaire),
        door: doorOf(stores, invited.person.participant, reference),
        finished,
      }),
    ),
    ...harmed.map(courseOf).flatMap((course) => workFor(course, { stores, bot, version, finished })),
  ];
  const order = happenings.filter(({ at }) => +at < +now - hour).sort((a, b) => +a.at - +b.at);
  for (const { at, happens } of order) {
    signal.throwIfAborted();
    bot.now = at;
    await happens();
    const months = calendar.months.indexOf(monthOf(at));
    progress({ months, of: calendar.months.length, answered });
  }
  progress({ months: calendar.months.length, of: calendar.months.length, answered });
}

async function publish({ questionnaires }: Stores, at: Date): Promise<Version[]> {
  const versions: Version[] = [];
  for (const { questionnaire, translations } of checkedLibrary(readingAge)) {
    versions.push(await questionnaires.publish(questionnaire, offered(translations), at));
  }
  return versions;
}

/** Children, parents and partners are invited by the participation lead. */
function doorOf({ people }: Stores, participant: Participant, reference: string): Door {
  return {
    invite: (of) => people.invitations.create({ ...of, participant, reference, by: lead }),
    cancel: (id, now) => people.invitations.cancel(id, now, lead),
  };
}

/** A lead looks at the report early on the first of each month, before anybody answers in the next. */
function reviews({ months }: Calendar, { people, victim }: Stores, threshold: number): Happening[] {
  return months.slice(1).map((month) => {
    const at = new Date(`${month}-01T07:00:00Z`);
    return {
      at,
      happens: () => Promise.all([people, victim].map(({ tallies }) => tallies.release(threshold, at))),
    };
  });
}

/** Case managers read on the mornings of workdays what victims let pass on to them. */
function readings({ from, now }: Calendar, { passedOn }: Stores): Happening[] {
  const days = Math.floor((+now - +from) / day);
  const mornings = Array.from({ length: days }, (_, n) => new Date(+from + n * day + 8.5 * hour));
  return mornings
    .filter((at) => onWorkdays(at) > 0)
    .map((at) => ({
      at,
      async happens() {
        for (const { id, on, readAt } of await passedOn.list()) {
          if (readAt === null && +on < +at - readAfterDays * day) await passedOn.open(id, caseManager, at);
        }
      },
    }));
}
