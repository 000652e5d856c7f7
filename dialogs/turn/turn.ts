import { type Question, questionsOf } from '../questionnaire.ts';
import type { Reply } from '../questions/form.ts';
import type { Effect, Line, Occasion, Say, State } from '../state.ts';
import type { Voice } from '../wording/voice.ts';

/** One turn while it is made: where the conversation is, and what reached it. */
export type Turn = {
  occasion: Occasion;
  state: State;
  voice: Voice;
  now: Date;
  token: string;
  /** Where it comes from, and what is said back is seen. */
  device: string;
  /** What was typed or pressed; `input`: as it is kept word for word. */
  reply: Reply & { input: string };
  /** It was typed, without a card that says what it is an answer to. */
  typed: boolean;
  /** A question to go back to, by its key. */
  goTo: string | null;
  /** The words tell of somebody who may be hurt, or those do that somebody else wrote and they passed on. */
  risk: boolean;
  passedOn?: string;
};

/** Where a conversation is, how it is spoken in there, and where that is seen. */
export type Situation = Pick<Turn, 'occasion' | 'state' | 'voice' | 'device'>;

/**
 * What a turn comes to. Whatever is then open is asked after it. With the very same state nothing has
 * changed. `sameCard`: something has, but what is open is the same, and so each copy of it can be pressed.
 */
export type Outcome = { state: State; say?: Say[]; effects?: Effect[]; sameCard?: true };

/** One thing that may happen in a turn. */
export type Transition = (turn: Turn) => Outcome;

/** The state with these changes. No menu is open over it any more, nothing has been
 * misunderstood yet, and nothing is more of what was said before. */
export function nextState(state: State, to: Partial<State>): State {
  const { sure: _, choosing: __, listed: ___, agreeing: ____, more: _____, ...rest } = state;
  return { ...rest, misses: 0, ...to };
}

/** Lines said together; nothing where there are none. */
export function sayLines(...lines: (Line | undefined)[]): Say[] {
  const said = lines.filter((line) => line !== undefined);
  return said.length > 0 ? [{ say: 'words', lines: said }] : [];
}

/** The question that is open. Throws where the state names none of its questionnaire. */
export function openQuestion({ occasion, state }: Pick<Turn, 'occasion' | 'state'>): Question {
  const question = questionsOf(occasion.questionnaire).find(({ key }) => key === state.at);
  if (!question) throw new Error('The state names no question of its questionnaire.');
  return question;
}
