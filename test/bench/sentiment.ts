import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type Mood, moods } from '../../dialogs/state.ts';
import { moodOf } from '../../insight/sentiment.ts';
import { median, rounded } from './median.ts';

const commentsSchema = z.array(
  z.object({
    text: z.string(),
    /** From 1, very positive, to 5, very negative. Anything else is no label. */
    sentiment: z.coerce.number().int().min(1).max(5).nullable().catch(null),
  }),
);
type Labelled = { text: string; label: Mood };

/**
 * How often `moodOf` guesses as people labelled, and what a guess costs. The comments are not part of the
 * project: SENTIMENT_DATA names a CSV file with the columns `text` and `sentiment`.
 */
export async function measure() {
  const file = process.env.SENTIMENT_DATA;
  if (!file) {
    return {
      skipped: 'Set SENTIMENT_DATA to a CSV file with the columns text and sentiment (1 to 5, 5 worst).',
    };
  }
  const rows = commentsSchema.parse(parse(readFileSync(file, 'utf8'), { columns: true, bom: true }));
  const comments = rows.flatMap(({ text, sentiment }) =>
    sentiment === null ? [] : [{ text, label: labelOf(sentiment) }],
  );
  const guesses = comments.map((comment) => ({ ...comment, guess: moodOf(comment.text, 'en') }));
  const guessed = guesses.flatMap(({ guess, ...comment }) => (guess ? [{ ...comment, guess }] : []));
  const everything = guesses.map(({ guess, ...comment }) => ({ ...comment, guess: guess ?? 'neutral' }));
  return {
    comments: comments.length,
    guessed: three(guessed.length / comments.length),
    guessedAccuracy: accuracy(guessed),
    guessedMacroF1: macroF1(guessed),
    /** What would be right without looking at the words. */
    guessedAlwaysPositive: accuracy(guessed.map((comment) => ({ ...comment, guess: 'positive' }))),
    /** With "nothing can be told" taken for neutral, as other measurements do. */
    accuracy: accuracy(everything),
    macroF1: macroF1(everything),
    microsecondsEach: microseconds(comments),
  };
}

type Guessed = Labelled & { guess: Mood };

function labelOf(sentiment: number): Mood {
  if (sentiment === 3) return 'neutral';
  return sentiment < 3 ? 'positive' : 'negative';
}

function accuracy(guesses: readonly Guessed[]): number {
  return three(guesses.filter(({ label, guess }) => label === guess).length / guesses.length);
}

function macroF1(guesses: readonly Guessed[]): number {
  const each = moods.map((mood) => {
    const right = guesses.filter(({ label, guess }) => label === mood && guess === mood).length;
    const labelled = guesses.filter(({ label }) => label === mood).length;
    const guessed = guesses.filter(({ guess }) => guess === mood).length;
    return labelled + guessed === 0 ? 0 : (2 * right) / (labelled + guessed);
  });
  return three(each.reduce((sum, one) => sum + one, 0) / moods.length);
}

function microseconds(comments: readonly Labelled[]): number {
  const rounds = Array.from({ length: 9 }, () => {
    const started = performance.now();
    for (const { text } of comments) moodOf(text, 'en');
    return ((performance.now() - started) * 1000) / comments.length;
  });
  return rounded(median(rounds));
}

function three(share: number): number {
  return Math.round(share * 1000) / 1000;
}
