import type { Answer } from '../../dialogs/questionnaire.ts';
import type { Effect, State } from '../../dialogs/state.ts';
import type { Commit } from '../../prisma/conversations/commit.ts';
import type { Conversation, Memory } from '../../prisma/conversations/conversation.ts';
import { noon } from './days.ts';

function state(phase: State['phase'] = 'asking', answers: State['answers'] = {}): State {
  return { format: 1, phase, locale: 'en', at: 'mood', answers, misses: 0, simpler: false, card: 'k7k7k7k7' };
}

export function memory(phase?: State['phase'], answers?: State['answers']): Memory {
  return {
    state: state(phase, answers),
    latest: { said: 'hello' },
    seen: [{ key: 'message:1', version: 1 }],
  };
}

/** A turn in which nothing happens but these effects. */
export function turn(conversation: Conversation, effects: Effect[] = [], more: Partial<Commit> = {}): Commit {
  return { conversation, memory: memory(), effects, at: noon, tally: null, way: 'page', ...more };
}

/** An answer as it is kept: what was typed, what it means, and as what it counts. */
export function given(input: string, value: string | number = input) {
  return { is: 'given' as const, input, value, categories: [String(value)] };
}

/** An answer is kept. */
export function keep(said: { question: string; answer: Answer }): Effect {
  return { do: 'keep', ...said };
}

export const complete: Effect = { do: 'complete' };
