import type { Questionnaire } from '../../dialogs/questionnaire.ts';
import type { Participant } from '../../domain/participant.ts';
import type { Conversation } from '../../prisma/conversations/conversation.ts';
import type { Opened } from '../../prisma/stores/invitations.ts';
import type { SideStores, Stores } from '../../prisma/stores/stores.ts';
import { dueFrom, noon } from './days.ts';
import { there } from './there.ts';
import { invitedVictim } from './victims.ts';

export const girl: Participant = { kind: 'child', age: '15-17', gender: 'girl', team: 'north' };

type Conversed = Extract<Opened, { conversation: string }>;
export type Invited = { id: string; code: string; opened: Conversed };

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

/** What a code opened, which must be a conversation. Throws where it is nothing. */
export function conversed(opened: Opened | null): Conversed {
  if (!opened || !('conversation' in opened)) throw new Error('the code opens nothing');
  return opened;
}
