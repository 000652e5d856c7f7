import type { Answer, Questionnaire } from '../../dialogs/questionnaire.ts';
import type { Effect, State } from '../../dialogs/state.ts';
import type { Participant } from '../../domain/participant.ts';
import type { Commit } from '../../prisma/conversations/commit.ts';
import type { Conversation, Memory } from '../../prisma/conversations/conversation.ts';
import type { Opened } from '../../prisma/stores/invitations.ts';
import type { SideStores, Stores } from '../../prisma/stores/stores.ts';
import { kitchenSink } from './questionnaires.ts';
import { invitedVictim } from './victims.ts';

export const noon = new Date('2026-11-10T12:00:00Z');
export const due = dueFrom(noon);
export const girl: Participant = { kind: 'child', age: '15-17', gender: 'girl', team: 'north' };

export const named: Questionnaire = { ...kitchenSink, key: 'named', identity: 'named' };
/** A victims' one, for which they must have agreed to be asked for feedback. */
export const ofVictims: Questionnaire = {
  ...kitchenSink,
  key: 'of-victims',
  audience: 'victim',
  identity: 'confidential',
  purpose: 'feedback',
};
export const anonymous: Questionnaire = { ...kitchenSink, key: 'anonymous', identity: 'anonymous' };

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

export function given(input: string, value: string | number = input) {
  return { is: 'given' as const, input, value, categories: [String(value)] };
}

/** The last day of somebody who is invited then, whenever that is. */
function dueFrom(now: Date): Date {
  return new Date(new Date(now.getTime() + 20 * 86_400_000).setUTCHours(0, 0, 0, 0));
}

export type Invited = { id: string; code: string; opened: Extract<Opened, { conversation: string }> };

/** Somebody with an invitation, whose code was typed. */
export async function invite(
  stores: Stores,
  questionnaire: Questionnaire,
  {
    participant = girl,
    side = stores.people,
    now = noon,
  }: { participant?: Participant; side?: SideStores; now?: Date } = {},
): Promise<Invited> {
  const version = await stores.questionnaires.publish(questionnaire, {}, now);
  const due = dueFrom(now);
  const { id, code } =
    side === stores.victim
      ? await invitedVictim(stores, version, { agreesTo: ['contact', 'feedback'], due, now })
      : await side.invitations.create({ questionnaire: version, participant, due, now });
  return { id, code, opened: conversed(await side.invitations.find(code, now)) };
}

/** Somebody whose conversation has begun, before the first word. */
export async function arrive(
  stores: Stores,
  questionnaire: Questionnaire,
  options: { participant?: Participant; side?: SideStores; now?: Date } = {},
): Promise<Invited & { held: Conversation }> {
  const invited = await invite(stores, questionnaire, options);
  const { conversation, ticket } = invited.opened;
  const held = await (options.side ?? stores.people).conversations.open(conversation, ticket, {
    tab: 'tab-1',
    now: options.now ?? noon,
  });
  return { ...invited, held: there(held) };
}

/** A turn in which nothing happens but these effects. */
export function turn(conversation: Conversation, effects: Effect[] = [], more: Partial<Commit> = {}): Commit {
  return { conversation, memory: memory(), effects, at: noon, tally: null, way: 'page', ...more };
}

export const complete: Effect = { do: 'complete' };

/** An answer is kept. */
export function keep(said: { question: string; answer: Answer }): Effect {
  return { do: 'keep', ...said };
}

export function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
}

export function conversed(opened: Opened | null): Extract<Opened, { conversation: string }> {
  if (!opened || !('conversation' in opened)) throw new Error('the code opens nothing');
  return opened;
}
