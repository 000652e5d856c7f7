import { dayOf } from '../../domain/calendar.ts';
import type { Way } from '../../domain/consent.ts';
import { type NotReachedReason, notReachedReasons } from '../../domain/journey.ts';
import { isWorkingDay } from '../../domain/working-days.ts';
import { type Calendar, day, momentsIn, onWorkdays } from './calendar.ts';
import { type Chance, chance } from './chance.ts';
import { type Harmed, harmedOf } from './harmed.ts';
import { tellingOfFear } from './harmed-words.ts';

/** What somebody does with the questions they are asked. */
export type Answering =
  | 'answers'
  | 'no-answer'
  /** Says no to being asked, before the first question. */
  | 'refuses'
  | 'stops'
  /** Takes back, half-way, that they may be asked this. */
  | 'withdraws-it'
  /** The same, and changes their mind on another day. */
  | 'comes-back'
  /** Takes back everything, half-way, and is gone. */
  | 'withdraws-all';

/** What becomes of somebody, counted from the day on which they were identified. */
type Choices = {
  /** Why they are not reached, and after how many working days that is given up. */
  notReached: { reason: NotReachedReason; after: number } | null;
  /** In working days. */
  askedAfter: number;
  consentedAfter: number;
  offeredAfter: number;
  way: Way;
  /** In days, as all that follows. */
  engagesAfter: number | null;
  newsEvery: number;
  outcomeAfter: number;
  /** After the outcome. */
  feedbackAfter: number;
  /**
   * Whether they are asked before a decision, what they do then, on which day after,
   * and when their words are passed on.
   */
  views: Answering | null;
  sitsAfter: number;
  passOnAfter: number;
  feedback: Answering;
  /** Rings to take back everything. */
  withdrawsAfter: number | null;
  /** What they say to a question in any case. */
  told: Readonly<Record<string, string>>;
};

export type Told = { harmed: Harmed; identified: Date; choices: Choices };

/** Everybody who is identified in a year, oldest first: by chance, and those whom every year has. */
export function identifiedIn(calendar: Calendar, many: number, seed: string): Told[] {
  const byChance = momentsIn(calendar, many, onWorkdays, `${seed} harmed`).map((identified) => ({
    identified,
  }));
  const all: { identified: Date; certain?: Certain }[] = [...byChance, ...inEveryYear(calendar.now)];
  return all
    .filter(({ identified }) => identified > calendar.from)
    .sort((a, b) => +a.identified - +b.identified)
    .map(({ identified, certain }, n) => {
      const harmed = { ...harmedOf(n + 1, seed), ...(certain && { proxy: certain.proxy ?? false }) };
      const drawn = choicesOf(harmed);
      const choices = certain
        ? { ...drawn, notReached: null, withdrawsAfter: null, ...certain.choices }
        : drawn;
      return { harmed, identified, choices };
    });
}

function choicesOf({ seed, willing, proxy }: Harmed): Choices {
  const luck = chance(`${seed} choices`);
  const askedAfter = luck.between(1, 3);
  const consentedAfter = askedAfter + luck.between(0, 2);
  const outcomeAfter = luck.between(42, 110);
  return {
    notReached: notReachedBy(luck),
    askedAfter,
    consentedAfter,
    offeredAfter: luck.happens(0.78) ? luck.between(consentedAfter, 5) : luck.between(6, 12),
    way: luck.happens(0.7) ? 'spoken' : 'written',
    engagesAfter: luck.happens(0.5) ? luck.between(16, outcomeAfter - 8) : null,
    newsEvery: luck.between(18, 30),
    outcomeAfter,
    feedbackAfter: luck.between(1, 9),
    views: luck.happens(0.55) ? answeringOf(willing, proxy, luck) : null,
    sitsAfter: luck.between(0, 5),
    passOnAfter: luck.between(1, 3),
    feedback: answeringOf(willing, proxy, luck),
    withdrawsAfter: luck.happens(0.03) ? luck.between(14, 60) : null,
    told: {},
  };
}

function notReachedBy(luck: Chance): Choices['notReached'] {
  if (luck.happens(0.68)) return null;
  return luck.drawn<Choices['notReached']>([
    [{ reason: 'declined', after: 3 }, 30],
    [{ reason: 'police-opt-out', after: 1 }, 22],
    [{ reason: 'no-data-shared', after: 8 }, 22],
    [{ reason: 'no-answer', after: 9 }, 26],
  ]);
}

/** A proxy says what they were asked to say, and no more. */
function answeringOf(willing: number, proxy: boolean, luck: Chance): Answering {
  if (!luck.happens(willing)) return 'no-answer';
  return luck.drawn<Answering>([
    ['answers', 78],
    ['refuses', 8],
    ['stops', 5],
    ['withdraws-it', proxy ? 0 : 3],
    ['comes-back', proxy ? 0 : 3],
    ['withdraws-all', proxy ? 0 : 3],
  ]);
}

type Certain = { proxy?: boolean; choices: Partial<Choices> };

const passingOn = (affected: string) => ({ affected, 'pass-on': 'yes' });
const quick = { askedAfter: 1, consentedAfter: 1, offeredAfter: 2, feedback: 'answers' } as const;

/** What a worker has before them this week, and what must not be left to chance: each way a victim may go. */
function inEveryYear(now: Date): { identified: Date; certain: Certain }[] {
  const workdaysAgo = (days: number, choices: Partial<Choices>) => ({
    identified: new Date(+workdayBefore(now, days) + 9.5 * 3_600_000),
    certain: { choices },
  });
  const daysAgo = (days: number, choices: Partial<Choices>, proxy = false) => ({
    identified: new Date(+dayOf(now) - days * day + 9.5 * 3_600_000),
    certain: { proxy, choices },
  });
  return [
    // To be told of restorative justice: this week, tomorrow, and some days ago.
    workdaysAgo(1, { askedAfter: 3, consentedAfter: 3, offeredAfter: 5 }),
    workdaysAgo(3, { askedAfter: 1, consentedAfter: 1, offeredAfter: 5, views: null }),
    workdaysAgo(4, { askedAfter: 2, consentedAfter: 2, offeredAfter: 5, views: null }),
    workdaysAgo(8, { askedAfter: 1, consentedAfter: 2, offeredAfter: 12, views: null }),
    workdaysAgo(10, { notReached: { reason: 'no-answer', after: 14 } }),
    // To hear how it goes; to be asked what it was like.
    daysAgo(75, { ...quick, engagesAfter: 40, newsEvery: 200, outcomeAfter: 140 }),
    daysAgo(90, { ...quick, engagesAfter: 60, newsEvery: 200, outcomeAfter: 140 }),
    daysAgo(70, { ...quick, outcomeAfter: 66, feedbackAfter: 20 }),
    // Views before a decision: passed on and not read yet, not passed on yet, not given yet.
    workdaysAgo(9, {
      ...quick,
      views: 'answers',
      sitsAfter: 0,
      passOnAfter: 5,
      told: passingOn('I sleep badly since then.'),
    }),
    workdaysAgo(7, {
      ...quick,
      views: 'answers',
      sitsAfter: 1,
      passOnAfter: 9,
      told: passingOn('I go the long way round now.'),
    }),
    workdaysAgo(11, {
      ...quick,
      views: 'answers',
      sitsAfter: 3,
      told: passingOn('It cost me a week of work.'),
    }),
    workdaysAgo(5, { ...quick, views: 'no-answer' }),
    daysAgo(48, { ...quick, views: 'answers', told: passingOn(tellingOfFear) }),
    daysAgo(62, { ...quick, views: 'answers', told: passingOn('I was angry for weeks.') }),
    ...notReachedReasons.map((reason, n) => daysAgo(45 + 60 * n, { notReached: { reason, after: 3 } })),
    // Each way with the last questions.
    daysAgo(100, { ...quick, views: 'answers', outcomeAfter: 50, feedback: 'comes-back' }),
    daysAgo(130, { ...quick, views: 'answers', outcomeAfter: 60, feedback: 'withdraws-it' }),
    daysAgo(150, { ...quick, views: 'answers', outcomeAfter: 70, feedback: 'withdraws-all' }),
    daysAgo(170, { ...quick, views: 'refuses', outcomeAfter: 70, feedback: 'refuses' }),
    daysAgo(190, { ...quick, views: 'answers', outcomeAfter: 80 }, true),
    daysAgo(210, { ...quick, views: 'withdraws-it', withdrawsAfter: 40 }),
    daysAgo(230, { ...quick, views: 'comes-back', outcomeAfter: 90 }),
  ];
}

function workdayBefore(now: Date, days: number): Date {
  let at = dayOf(now);
  for (let left = days; left > 0; ) {
    at = new Date(+at - day);
    if (isWorkingDay(at)) left--;
  }
  return at;
}
