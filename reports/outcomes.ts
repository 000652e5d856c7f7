import { z } from 'zod';
import type { Verdict } from '../dialogs/commitment.ts';
import { row, rowSchema } from './suppress.ts';

/** What happened to one person who was to be told, and what they thought of it. */
export type ToldOutcome = {
  state: 'waiting' | 'told' | 'unreachable';
  way: 'page' | 'chat' | null;
  why: 'no-chat' | 'refused' | 'failed' | null;
  verdict: Verdict | null;
  verdictAt: Date | null;
};

const whole = z.int().min(0);

/** Of one update: what happened to everybody who was to be told, and what those said whom it was told. Too few carry no numbers. */
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
      base: whole.describe('Everybody who said whether it helps, in whole batches of the threshold.'),
      yes: whole,
      no: whole,
      notSure: whole,
    },
  ),
});
export type Outcomes = z.infer<typeof outcomesSchema>;

/**
 * Counts of both sides together. Fewer than the threshold are told of by no number, and verdicts move only in whole batches of it: what one
 * person says is never seen by looking twice.
 */
export function outcomesIn(outcomes: readonly ToldOutcome[], threshold: number): Outcomes {
  const many = (is: (one: ToldOutcome) => boolean) => outcomes.filter(is).length;
  const all = outcomes
    .filter(({ verdict }) => verdict !== null)
    .sort((a, b) => Number(a.verdictAt) - Number(b.verdictAt));
  const said = all.slice(0, all.length - (all.length % threshold));
  const saying = (which: Verdict) => said.filter(({ verdict }) => verdict === which).length;
  return {
    sent: row(outcomes.length < threshold, () => ({
      base: outcomes.length,
      inChat: many(({ state, way }) => state === 'told' && way === 'chat'),
      onPage: many(({ state, way }) => state === 'told' && way === 'page'),
      waiting: many(({ state }) => state === 'waiting'),
      noChat: many(({ why }) => why === 'no-chat'),
      refused: many(({ why }) => why === 'refused'),
      failed: many(({ why }) => why === 'failed'),
    })),
    verdicts: row(said.length < threshold, () => ({
      base: said.length,
      yes: saying('yes'),
      no: saying('no'),
      notSure: saying('not-sure'),
    })),
  };
}
