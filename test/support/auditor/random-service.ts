import type { Answer } from '../../../dialogs/questionnaire.ts';
import { monthsIn } from '../../../domain/calendar.ts';
import type { Bands } from '../../../domain/participant.ts';
import type { Asked } from '../../../reports/board/response-rates.ts';
import { type Chance, chance } from '../../../scripts/demo/chance.ts';
import { given, questionnaireOf, type Response } from '../responses.ts';

/** What a made-up service asks: of everybody, of many, of few, and in their own words. */
export const asks = {
  id: 1,
  questionnaire: questionnaireOf([
    { key: 'mood', type: 'faces', ask: 'How was it?' },
    {
      key: 'came',
      type: 'choice',
      ask: 'How did you get here?',
      options: [
        { key: 'walk', label: 'I walked' },
        { key: 'tram', label: 'By tram' },
        { key: 'dont-know', label: "I don't know", unscored: true },
      ],
    },
    { key: 'safe', type: 'yes-no', ask: 'Was it safe?' },
    { key: 'more', type: 'text', ask: 'Why?' },
  ]),
};

/** An answer as it counts: all answers that were let in together by one response. */
export type Entry = Response & { response: number; batch: number; month: string };

/** What stands in the database at one look, after its release, and the month in which somebody looks. */
export type Look = { month: string; entries: Entry[]; asked: Asked[]; erased: boolean; last: boolean };

const months = monthsIn({ from: '2025-08', to: '2026-10' });

/**
 * The course of a made-up service of the sizes of these services: from 15 to 170 people with bands, some of
 * whom answer several times, change team, stop half-way and go on later with other answers, or delete what
 * they said; looked at early in each month, and sometimes once more, with a release at each look.
 */
export function randomService(seed: string, threshold: number): Look[] {
  const luck = chance(seed);
  const people = Array.from({ length: luck.between(15, 170) }, () => bandsOf(luck));
  const share = 0.02 + luck.next() * 0.1;
  const happenings: Happening[] = [];
  const asked: Asked[] = [];
  let response = 0;
  for (const month of months) {
    const answering = people.filter(() => luck.happens(share));
    for (const bands of people.filter(() => luck.happens(share))) {
      asked.push({ questionnaire: 'club', month, bands: { ...bands }, asked: 1, answered: 0 });
    }
    for (const bands of answering) {
      const person = people.indexOf(bands);
      if (luck.happens(0.03)) bands.team = luck.one(teams);
      const id = response++;
      const at = `${month}-${String(luck.between(1, 28)).padStart(2, '0')}`;
      const answers = answersOf(luck);
      const stops = luck.happens(0.15);
      const mood = answers.mood ?? given('3');
      const first = stops ? { mood } : answers;
      happenings.push({ at, response: id, person, bands: { ...bands }, answers: first });
      if (!stops) asked.push({ questionnaire: 'club', month, bands: { ...bands }, asked: 0, answered: 1 });
      else if (luck.happens(0.6)) {
        const later = { ...answers, mood: luck.happens(0.5) ? given(luck.one(['1', '2'])) : mood };
        happenings.push({
          at: daysAfter(at, luck),
          response: id,
          person,
          bands: { ...bands },
          answers: later,
        });
      }
      if (luck.happens(0.01)) happenings.push({ at: daysAfter(at, luck), response: id, erases: true });
    }
  }
  return looksAt(happenings, asked, luck, threshold);
}

type Happening = { at: string; response: number } & (
  | { person: number; bands: Bands; answers: Record<string, Answer> }
  | { erases: true }
);
type Waiting = Omit<Entry, 'batch'>;

const teams = ['north', 'south', 'east', 'west'];

function bandsOf(luck: Chance): Bands & { team: string } {
  return {
    age: luck.drawn([
      ['10-14', 17],
      ['15-17', 76],
      ['18-plus', 7],
    ] as const),
    gender: luck.drawn([
      ['girl', 18],
      ['boy', 80],
      ['another', 2],
    ] as const),
    team: luck.one(teams),
  };
}

function answersOf(luck: Chance): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  if (luck.happens(0.95)) answers.mood = given(luck.one(['1', '2', '3', '4', '5']));
  if (luck.happens(0.7)) answers.came = given(luck.one(['walk', 'tram', 'dont-know']));
  if (luck.happens(0.15)) answers.safe = given(luck.one(['yes', 'no', 'not-sure']));
  if (luck.happens(0.6)) answers.more = luck.happens(0.6) ? given('said') : { is: 'skipped' };
  return answers;
}

function daysAfter(day: string, luck: Chance): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + luck.between(1, 60));
  return at.toISOString().slice(0, 10);
}

function looksAt(happenings: Happening[], asked: Asked[], luck: Chance, threshold: number): Look[] {
  const days = months
    .slice(1)
    .flatMap((month) => [`${month}-01`, ...(luck.happens(0.4) ? [`${month}-15`] : [])]);
  let entries: Entry[] = [];
  let waiting: Waiting[] = [];
  let seen = '';
  return days.map((day, batch) => {
    let erased = false;
    for (const happening of happenings.filter(({ at }) => at >= seen && at < day)) {
      const { response, at } = happening;
      waiting = waiting.filter((one) => one.response !== response);
      if ('erases' in happening) {
        erased ||= entries.some((one) => one.response === response);
        entries = entries.filter((one) => one.response !== response);
        continue;
      }
      const { person, bands, answers } = happening;
      const before = entries
        .filter((one) => one.response === response)
        .flatMap((one) => Object.keys(one.answers));
      const further = Object.entries(answers).filter(([question]) => !before.includes(question));
      if (further.length === 0) continue;
      const month = at.slice(0, 7);
      waiting.push({ response, person, bands, version: asks, answers: Object.fromEntries(further), month });
    }
    const month = day.slice(0, 7);
    const moved = release(waiting, {
      batch,
      since: seen.slice(0, 7),
      threshold,
    });
    entries = [...entries, ...moved];
    waiting = waiting.filter(({ response }) => !moved.some((one) => one.response === response));
    seen = day;
    return {
      month,
      entries,
      asked: asked.filter((some) => some.month < month),
      erased,
      last: batch === days.length - 1,
    };
  });
}

/** The rule of prisma/stores/tallies.ts, told plainly. */
export function release(
  waiting: readonly Waiting[],
  { batch, since, threshold }: { batch: number; since: string; threshold: number },
): Entry[] {
  const dated = waiting.map((one) => ({ ...one, batch, month: one.month < since ? since : one.month }));
  const isEnough = (some: readonly Entry[]) => new Set(some.map(({ person }) => person)).size >= threshold;
  const own = dated.filter(({ month }) => isEnough(dated.filter((other) => other.month === month)));
  const others = dated.filter((one) => !own.includes(one));
  if (!isEnough(others)) return own;
  const latest =
    others
      .map(({ month }) => month)
      .sort()
      .at(-1) ?? since;
  return [...own, ...others.map((one) => ({ ...one, month: latest }))];
}
