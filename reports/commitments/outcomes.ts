import { z } from 'zod';
import type { Verdict } from '../../domain/commitment.ts';
import { row, rowSchema } from '../suppression/row.ts';

/**
 * What is shown of what happened to one person who was to be told, and of what they thought of it; before
 * that, why they could not be written to.
 */
export type ToldOutcome = {
  shownWay: 'page' | 'chat' | null;
  why: 'no-chat' | 'refused' | 'failed' | null;
  shownVerdict: Verdict | null;
};

const whole = z.int().min(0);

/**
 * Of one update: what happened to everybody who was to be told, and what those said whom it was told. Too few
 * carry no numbers.
 */
export const outcomesSchema = z.object({
  sent: rowSchema(
    {},
    {
      base: whole.describe('Everybody who was to be told.'),
      inChat: whole.describe('Told in the chat in which they are.'),
      onPage: whole.describe('Told when they came to their page.'),
      waiting: whole.describe('To be written to, or told when they come.'),
      noChat: whole.describe('Nobody could write to them: there is no chat. They are told when they come.'),
      refused: whole.describe('Their chat did not take it. They are told when they come.'),
      failed: whole.describe('Writing to them failed. They are told when they come.'),
    },
  ),
  verdicts: rowSchema(
    {},
    {
      base: whole.describe('Everybody who said whether it helps, in lots of the threshold and more.'),
      yes: whole,
      no: whole,
      notSure: whole,
    },
  ),
});
export type Outcomes = z.infer<typeof outcomesSchema>;

/**
 * Counts of both sides together. Where there are fewer people than the threshold there is no number. What is
 * shown moves in lots of the threshold (the store holds that), so that nobody who looks twice sees what one
 * person said, or that they came.
 */
export function outcomesIn(outcomes: readonly ToldOutcome[], threshold: number): Outcomes {
  const many = (is: (one: ToldOutcome) => boolean) => outcomes.filter(is).length;
  const saying = (which: Verdict) => many(({ shownVerdict }) => shownVerdict === which);
  const left = (which: ToldOutcome['why']) => many(({ shownWay, why }) => shownWay === null && why === which);
  const judged = many(({ shownVerdict }) => shownVerdict !== null);
  return {
    sent: row(outcomes.length < threshold, () => ({
      base: outcomes.length,
      inChat: many(({ shownWay }) => shownWay === 'chat'),
      onPage: many(({ shownWay }) => shownWay === 'page'),
      waiting: left(null),
      noChat: left('no-chat'),
      refused: left('refused'),
      failed: left('failed'),
    })),
    verdicts: row(judged < threshold, () => ({
      base: judged,
      yes: saying('yes'),
      no: saying('no'),
      notSure: saying('not-sure'),
    })),
  };
}
