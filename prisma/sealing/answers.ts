import { z } from 'zod';
import type { Answer } from '../../dialogs/questionnaire.ts';
import type { Connection } from '../database/connection.ts';
import type { Sealer } from './sealing.ts';

const answerSchema = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('given'),
    input: z.string(),
    value: z.union([z.number(), z.string(), z.array(z.string())]),
    categories: z.array(z.string()),
    other: z.string().optional(),
  }),
  z.object({ is: z.literal('prefer-not-to-say') }),
  z.object({ is: z.literal('skipped') }),
]);

/** What an answer is sealed for. */
export function placeOfAnswer(response: string, question: string): string {
  return `answer:${response}:${question}`;
}

/** An answer as it was given. Throws as `Sealer.open` does. */
export function openAnswer(sealer: Sealer, response: string, question: string, sealed: Uint8Array): Answer {
  const { other, ...answer } = {
    other: undefined,
    ...answerSchema.parse(JSON.parse(sealer.open(sealed, placeOfAnswer(response, question)))),
  };
  return answer.is === 'given' && other !== undefined ? { ...answer, other } : answer;
}

/** All answers of a response, by question. */
export async function answersOf(
  db: Connection,
  sealer: Sealer,
  response: string,
): Promise<Record<string, Answer>> {
  const rows = await db.run((client) => client.answer.findMany({ where: { responseId: response } }));
  return Object.fromEntries(
    rows.map(({ question, outcome, sealed }): [string, Answer] => {
      if (sealed) return [question, openAnswer(sealer, response, question, sealed)];
      return [question, { is: outcome === 'prefer-not-to-say' ? outcome : 'skipped' }];
    }),
  );
}
