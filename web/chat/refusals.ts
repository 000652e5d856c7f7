import type { Sentence } from './words.ts';

/** What a refusal of docs/DIRECT-LINE.md comes to for somebody at the page. */
export type Refusal =
  | { is: 'wrong-code'; why: Sentence }
  | { is: 'over'; why: 'over' | 'closed' }
  | { is: 'elsewhere' | 'rested' | 'odd' };

const refusals: ReadonlyMap<string, Refusal> = new Map([
  ['bad-request', { is: 'wrong-code', why: 'door.not-open' }],
  ['code-not-open', { is: 'wrong-code', why: 'door.not-open' }],
  ['too-many-guesses', { is: 'wrong-code', why: 'door.too-many' }],
  ['code-ended', { is: 'over', why: 'over' }],
  ['ConversationEnded', { is: 'over', why: 'closed' }],
  ['ConversationNotFound', { is: 'over', why: 'closed' }],
  ['OpenedElsewhere', { is: 'elsewhere' }],
  ['Unauthorized', { is: 'rested' }],
  ['TokenExpired', { is: 'rested' }],
  ['InvalidToken', { is: 'rested' }],
  ['WrongConversation', { is: 'rested' }],
]);

export function refusalOf(code: string): Refusal {
  return refusals.get(code) ?? { is: 'odd' };
}
