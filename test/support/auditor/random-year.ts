import { monthsIn } from '../../../domain/calendar.ts';
import type { Journey } from '../../../domain/journey.ts';
import type { ToldOutcome } from '../../../reports/commitments/outcomes.ts';
import type { RaisedInMonth } from '../../../reports/edition/themes-by-quarter.ts';
import type { DigestAnswer } from '../../../reports/training-digest/schema.ts';
import { type Chance, chance } from '../../../scripts/demo/chance.ts';
import { given, questionnaireOf, type Response } from '../responses.ts';
import { type Entry, release } from './random-service.ts';

const asked = [
  { key: 'home', type: 'faces', ask: 'How is it at home?' },
  { key: 'sleep', type: 'faces', ask: 'How do you sleep?' },
];
export const start = { id: 1, questionnaire: questionnaireOf(asked, 'start') };
export const end = { id: 2, questionnaire: questionnaireOf(asked, 'end') };
export const themes = ['waiting', 'place', 'food'];

/** What parents wrote in the response of an end that counts, and in which month it does. */
export type Wrote = DigestAnswer & { month: string };

/**
 * What is there at one look beside what the board report counts, and the quarter of which an edition is
 * published then.
 */
export type YearLook = {
  /** The month in which somebody looks, on its first day. */
  month: string;
  starts: Response[];
  ends: Entry[];
  wrote: Wrote[];
  raised: RaisedInMonth[];
  journeys: Journey[];
  verdicts: ToldOutcome[];
  edition: { from: string; to: string } | null;
};

const months = monthsIn({ from: '2025-08', to: '2026-11' });

/**
 * Fifteen months of a made-up service: parents who answer at the start of an order and at its end, and write;
 * themes that are settled up to four months after they were raised; victims' facts that are written down up
 * to four months late; verdicts; and editions of most quarters, published in the month after. Nobody takes
 * anything back.
 */
export function randomYear(seed: string, threshold: number): YearLook[] {
  const luck = chance(`year ${seed}`);
  const parents = Array.from({ length: luck.between(20, 140) }, (_, person) => parentOf(person, luck));
  const raised = themes.flatMap((theme) =>
    Array.from({ length: luck.between(0, 60) }, (_, n) => ({
      raised: { theme, person: `${theme} ${n}`, month: monthOf(luck) },
      late: luck.between(0, 4),
    })),
  );
  const victims = Array.from({ length: luck.between(10, 90) }, (_, n) => {
    const month = monthOf(luck);
    return {
      month,
      late: luck.happens(0.3) ? luck.between(1, 4) : 0,
      journey: {
        person: `v${n}`,
        facts: { identified: `${month}-10`, ...(luck.happens(0.6) && { consented: `${month}-20` }) },
        reason: null,
      },
    };
  });
  const verdicts = Array.from({ length: luck.between(0, 45) }, () => ({
    at: monthOf(luck),
    verdict: luck.one(['yes', 'no', 'not-sure'] as const),
  })).sort((a, b) => (a.at < b.at ? -1 : 1));

  const quarters = months.filter((month) => ['01', '04', '07', '10'].includes(month.slice(5)));
  let waiting: Omit<Entry, 'batch'>[] = [];
  let ends: Entry[] = [];
  return months.slice(1).map((month, batch): YearLook => {
    const before = months[batch] ?? month;
    waiting.push(...parents.filter((parent) => parent.month === before).map(({ ended }) => ended));
    const moved = release(waiting, { batch, since: before, threshold });
    ends = [...ends, ...moved];
    waiting = waiting.filter(({ response }) => !moved.some((one) => one.response === response));
    const known = (of: { month: string; late: number }) =>
      (months[months.indexOf(of.month) + of.late] ?? 'z') < month;
    return {
      month,
      starts: parents.map(({ started }) => started),
      ends,
      wrote: ends.flatMap(({ person, month: counted }) =>
        (parents[person]?.wrote ?? []).map((one) => ({ ...one, month: counted })),
      ),
      raised: raised.flatMap((one) => (known({ ...one, month: one.raised.month }) ? [one.raised] : [])),
      journeys: victims.flatMap((one) => (known(one) ? [one.journey] : [])),
      verdicts: verdicts.filter(({ at }) => at < month).map(({ verdict }) => saying(verdict)),
      edition: quarters.includes(month) && luck.happens(0.8) ? quarterBefore(month) : null,
    };
  });
}

function parentOf(person: number, luck: Chance) {
  const face = () => given(luck.one(['1', '2', '3', '4', '5']));
  const answers = () => ({ home: face(), ...(luck.happens(0.4) && { sleep: face() }) });
  const month = monthOf(luck);
  const about = (question: string): DigestAnswer => ({
    person: String(person),
    question,
    wording: question,
    themes: themes.filter((_, at) => luck.happens([0.5, 0.2, 0.06][at] ?? 0)),
    mood: null,
  });
  return {
    month,
    started: { person, bands: {}, version: start, answers: answers(), month: '2025-07' },
    ended: { response: person, person, bands: {}, version: end, answers: answers(), month },
    wrote: [about('better'), ...(luck.happens(0.4) ? [about('else')] : [])],
  };
}

function monthOf(luck: Chance): string {
  return luck.one(months.slice(0, -1));
}

function saying(verdict: 'yes' | 'no' | 'not-sure'): ToldOutcome {
  return { shownWay: 'page', why: null, shownVerdict: verdict };
}

function quarterBefore(month: string): { from: string; to: string } {
  const before = monthsIn({ from: '2025-01', to: month }).slice(-4, -1);
  return { from: before[0] ?? month, to: before[2] ?? month };
}
