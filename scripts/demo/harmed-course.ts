import { sentences } from '../../dialogs/phrases/en.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Purpose, Way } from '../../domain/consent.ts';
import type { JourneyFact, NotReachedReason } from '../../domain/journey.ts';
import { daysToBeTold } from '../../domain/victims-code.ts';
import { workingDaysAfter } from '../../domain/working-days.ts';
import { atWork, day, hour } from './calendar.ts';
import { type Chance, chance } from './chance.ts';
import type { Answering, Told } from './harmed-choices.ts';
import { feedbackFrom, viewsBeforeDecision } from './harmed-views.ts';
import { type Invited, type Sitting, saying, sitsDown } from './invited.ts';

/** Something that the service does for somebody, or writes down of them. */
export type Deed = { at: Date } & (
  | { writes: JourneyFact; reason?: NotReachedReason }
  | { records: Purpose; given: boolean; way: Way }
  | { passesOn: true }
);

/** All that is done for one person, on its days. */
export type Course = Told & { deeds: Deed[]; asked: { purpose: Purpose; invited: Invited }[] };

const daysToSay = 8;
const feedbackDays = 28;

export function courseOf(told: Told): Course {
  const luck = chance(`${told.harmed.seed} course`);
  return told.choices.notReached ? notReached(told, luck) : reached(told, luck);
}

function notReached({ harmed, identified, choices }: Told, luck: Chance): Course {
  const course: Course = { harmed, identified, choices, deeds: [], asked: [] };
  const { reason, after } = choices.notReached ?? { reason: 'no-answer', after: 0 };
  const on = (workdays: number) => onWorkday(identified, workdays, luck);
  if (reason !== 'police-opt-out') course.deeds.push({ at: on(0), writes: 'contact-requested' });
  const at = on(after);
  if (reason === 'declined') course.deeds.push({ at, writes: 'asked' });
  course.deeds.push({ at: soon(at), writes: 'not-reached', reason });
  if (reason === 'declined') {
    course.deeds.push({ at: soon(soon(at)), records: 'contact', given: false, way: 'spoken' });
  }
  return course;
}

function reached({ harmed, identified, choices }: Told, luck: Chance): Course {
  const { askedAfter, consentedAfter, offeredAfter, engagesAfter, outcomeAfter, way } = choices;
  const on = (workdays: number) => onWorkday(identified, workdays, luck);
  const later = (days: number) => atWork(identified, days, luck);
  const asked = on(askedAfter);
  const consented = consentedAfter === askedAfter ? soon(asked) : on(consentedAfter);
  const outcome = later(outcomeAfter);
  const views = choices.views && viewsAsked({ harmed, identified, choices }, choices.views, consented, luck);
  const feedback = feedbackAsked(
    { harmed, identified, choices },
    atWork(outcome, choices.feedbackAfter, luck),
    luck,
  );

  const deeds: Deed[] = [
    { at: on(0), writes: 'contact-requested' },
    { at: asked, writes: 'asked' },
    { at: consented, records: 'contact', given: true, way },
    ...besides({ harmed, choices }).map(
      ([purpose, given]): Deed => ({ at: soon(consented), records: purpose, given, way }),
    ),
  ];
  const offered = on(offeredAfter);
  deeds.push({ at: offered > consented ? offered : soon(soon(consented)), writes: 'offered' });
  if (engagesAfter !== null) deeds.push({ at: later(engagesAfter), writes: 'engaged' });
  for (const days of newsDays(harmed.atFirst.progress === true, choices)) {
    deeds.push({ at: later(days), writes: 'kept-informed' });
  }
  if (views) {
    const passed = onWorkday(views.sittings.at(-1)?.at ?? views.madeAt, choices.passOnAfter, luck);
    deeds.push({ at: passed, passesOn: true });
  }
  deeds.push({ at: outcome, writes: 'told-outcome' });
  if (choices.withdrawsAfter !== null) {
    deeds.push({ at: later(choices.withdrawsAfter), records: 'contact', given: false, way: 'spoken' });
  }
  return {
    harmed,
    identified,
    choices,
    deeds,
    asked: [
      ...(views ? [{ purpose: 'views' as const, invited: views }] : []),
      { purpose: 'feedback', invited: feedback },
    ],
  };
}

/** What they say yes and no to at first, but for what they will say in the chat. */
function besides({ harmed, choices }: Pick<Told, 'harmed' | 'choices'>): [Purpose, boolean][] {
  const { views, feedback, progress, panel, reparation, 'hear-back': hearBack } = harmed.atFirst;
  const said: [Purpose, boolean | undefined][] = [
    ['progress', progress],
    ['panel', panel],
    ['reparation', reparation],
    ['hear-back', hearBack],
    ['views', choices.views && choices.views !== 'refuses' ? views : undefined],
    ['feedback', choices.feedback === 'refuses' ? undefined : feedback],
  ];
  return said.flatMap(([purpose, given]) => (given === undefined ? [] : [[purpose, given]]));
}

/** Whoever takes part hears how it goes; whoever wants to hear, once half-way. */
function newsDays(wantsNews: boolean, { engagesAfter, newsEvery, outcomeAfter }: Told['choices']): number[] {
  if (engagesAfter === null) return wantsNews ? [Math.round(outcomeAfter / 2)] : [];
  const days: number[] = [];
  for (let at = engagesAfter + newsEvery; at < outcomeAfter; at += newsEvery) days.push(at);
  return days;
}

function viewsAsked({ harmed, choices }: Told, answering: Answering, consented: Date, luck: Chance): Invited {
  const madeAt = onWorkday(consented, 1, luck);
  const { sitsAfter, told } = choices;
  const at =
    sitsAfter === 0
      ? new Date(+madeAt + luck.between(20, 90) * 60_000)
      : new Date(+dayOf(madeAt) + sitsAfter * day + 18 * hour + luck.between(0, 120) * 60_000);
  return {
    seed: `${harmed.seed} views`,
    person: harmed,
    questionnaire: 'victim-views',
    views: () => viewsBeforeDecision(harmed),
    told,
    madeAt,
    due: new Date(+dayOf(madeAt) + daysToSay * day),
    cancelledAt: null,
    sittings: sittingsOf('views', answering, at, luck),
  };
}

function feedbackAsked({ harmed, choices }: Told, madeAt: Date, luck: Chance): Invited {
  const { offeredAfter, engagesAfter } = choices;
  const done = {
    toldInTime: offeredAfter <= daysToBeTold,
    updates: engagesAfter === null ? 0 : 1,
  };
  return {
    seed: `${harmed.seed} feedback`,
    person: harmed,
    questionnaire: 'victim-feedback',
    views: () => feedbackFrom(harmed, done),
    madeAt,
    due: new Date(+dayOf(madeAt) + feedbackDays * day),
    cancelledAt: null,
    sittings: sittingsOf('feedback', choices.feedback, sitsDown(madeAt, feedbackDays - 6, luck), luck),
  };
}

function sittingsOf(purpose: 'views' | 'feedback', answering: Answering, at: Date, luck: Chance): Sitting[] {
  const after = luck.between(4, 6);
  const part = sentences[`consent.part.${purpose}`];
  const takesBack: Sitting = { at, leaves: { after, saying: ['what I agreed to', part, 'no', 'yes'] } };
  switch (answering) {
    case 'answers':
      return [{ at }];
    case 'no-answer':
      return [];
    case 'refuses':
      return [{ at, leaves: { after: 1, saying: ['no'] } }];
    case 'stops':
      return [{ at, leaves: { after, saying: saying.stop } }];
    case 'withdraws-it':
      return [takesBack];
    case 'comes-back':
      return [takesBack, { at: new Date(+at + 20 * hour), first: ['what I agreed to', part, 'yes'] }];
    case 'withdraws-all':
      return [{ at, leaves: { after, saying: ['withdraw', 'yes'] } }];
  }
}

/** So many working days after, at a moment in working hours, and never before. */
function onWorkday(from: Date, workdays: number, luck: Chance): Date {
  return workdays === 0 ? soon(from) : atWork(workingDaysAfter(from, workdays), 0, luck);
}

/** A few minutes on. */
function soon(at: Date): Date {
  return new Date(+at + 7 * 60_000);
}
