import { codeCharacters, halfOfCode } from '../domain/invitation-code.ts';
import type { Side } from '../domain/participant.ts';
import type { Ticket } from '../prisma/stores/invitations.ts';
import type { SideStores } from '../prisma/stores/stores.ts';
import type { WrongGuesses } from './wrong-guesses.ts';

/**
 * What a typed code leads to. Unknown and cancelled are alike, and so is a victim's that has expired: nobody
 * is to learn from a code that a victim was ever asked.
 */
export type CodeResult =
  | { is: 'open'; side: Side; conversation: string; ticket: Ticket }
  | { is: 'ended' }
  | { is: 'not-open' }
  | { is: 'too-many-guesses'; retryAfter: number };

export type Codes = {
  /**
   * Looks on both sides. `from` is the network address or the sender's id: only wrong guesses count against
   * it.
   */
  find(code: string, from: string): Promise<CodeResult>;
  /**
   * The victim's invitation of a code that opens, or did until its last day: they may take consent back after
   * it too.
   */
  ofVictim(
    code: string,
    from: string,
  ): Promise<
    { is: 'known'; invitation: string } | Extract<CodeResult, { is: 'not-open' | 'too-many-guesses' }>
  >;
};

/** A right code opens however many wrong ones came before it from the same place. */
export function codesOf(dependencies: {
  people: Pick<SideStores, 'invitations'>;
  victim: Pick<SideStores, 'invitations'>;
  wrongGuesses: WrongGuesses;
  clock: () => Date;
}): Codes {
  const { people, victim, wrongGuesses, clock } = dependencies;
  const wrong = (from: string) => {
    const retryAfter = wrongGuesses.count(from);
    return retryAfter > 0 ? ({ is: 'too-many-guesses', retryAfter } as const) : ({ is: 'not-open' } as const);
  };
  return {
    async find(code, from) {
      const now = clock();
      const [ofPeople, ofVictim] = await Promise.all([
        people.invitations.find(code, now),
        victim.invitations.find(code, now),
      ]);
      for (const [side, opened] of [
        ['people', ofPeople],
        ['victim', ofVictim],
      ] as const) {
        if (opened?.is === 'open' || opened?.is === 'completed') {
          return { is: 'open', side, conversation: opened.conversation, ticket: opened.ticket };
        }
      }
      if (ofPeople?.is === 'expired') return { is: 'ended' };
      return wrong(from);
    },
    async ofVictim(code, from) {
      const found = await victim.invitations.find(code, clock());
      if (!found || found.is === 'cancelled') return wrong(from);
      const invitation = found.is === 'expired' ? found.invitation : found.ticket.invitation;
      return { is: 'known', invitation };
    },
  };
}

const half = `[${codeCharacters}]{${halfOfCode}}`;
const shape = new RegExp(`(?<![A-Z0-9])${half}[\\s–—-]*${half}(?![A-Z0-9])`, 'i');

/** A code within what somebody typed ("my code is bcdfg hjkmn"), or null where nothing looks like one. */
export function codeWithin(text: string): string | null {
  return shape.exec(text)?.[0] ?? null;
}
