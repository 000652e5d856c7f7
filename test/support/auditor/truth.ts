import type { Bands } from '../../../domain/participant.ts';
import type { Method } from './published.ts';
import type { Look } from './random-service.ts';

/** One person's part in a question: the truth behind the figures. `month`: in which it counts. */
export type Fact = { person: number; month: string; bands: Bands; answer: string; amount: number };

/** What really counts at a look, worked out the slow and plain way. */
export function truthOf(look: Look, question: string, { carries }: Method, threshold: number): Fact[] {
  if (question === '(asked)' || question === '(answered)') {
    const of = question === '(asked)' ? 'asked' : 'answered';
    const facts = look.asked
      .filter((some) => some[of] > 0)
      .map((some, person) => ({
        person,
        batch: 0,
        month: some.month,
        bands: some.bands,
        amount: some[of],
        answer: of,
      }));
    return carried(facts, carries ? threshold : 0);
  }
  const facts = look.entries.flatMap(({ person, batch, month, bands, answers }) => {
    const answer = answers[question];
    const said = answer?.is === 'given' ? (answer.categories[0] ?? '') : (answer?.is ?? '');
    const counts =
      answer?.is === 'given' ? said !== 'dont-know' : answer !== undefined && question === 'more';
    return counts ? [{ person, batch, month, bands, answer: said, amount: 1 }] : [];
  });
  return carried(facts, carries ? threshold : 0);
}

function carried(facts: readonly (Fact & { batch: number })[], threshold: number): Fact[] {
  const lots = Map.groupBy(facts, ({ batch, month }) => `${String(batch).padStart(4, '0')} ${month}`);
  const done: Fact[] = [];
  let waiting: Fact[] = [];
  for (const [key, lot] of [...lots].sort(([a], [b]) => (a < b ? -1 : 1))) {
    waiting.push(...lot);
    if (new Set(waiting.map(({ person }) => person)).size < threshold) continue;
    done.push(...waiting.map((fact) => ({ ...fact, month: key.slice(5) })));
    waiting = [];
  }
  return done;
}
