import type { ConversationStore } from '../prisma/conversations/conversations.ts';
import type { SideStores } from '../prisma/stores/stores.ts';

/** The two sides, as far as conversations go. */
export type Sides = {
  people: Pick<SideStores, 'conversations'>;
  victim: Pick<SideStores, 'conversations'>;
};

/** The store of the side that a conversation's id names: `p-…` or `v-…`. */
export function conversationsOf(sides: Sides, id: string): ConversationStore {
  return (id.startsWith('v-') ? sides.victim : sides.people).conversations;
}
