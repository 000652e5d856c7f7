import { setTimeout as wait } from 'node:timers/promises';
import { codesIn } from '../domain/invitation-code.ts';
import type { Side } from '../domain/participant.ts';
import type { Ticket } from '../prisma/stores/invitations.ts';
import type { SideStores } from '../prisma/stores/stores.ts';
import { OneAfterAnother } from './one-after-another.ts';
import type { WrongGuesses } from './wrong-guesses.ts';

/**
 * What a typed code leads to. `open`: also where its last day is past or it was cancelled, as long as there
 * is something that was said with it, to delete. Else unknown and cancelled are alike, and so is a victim's
 * that has expired: nobody is to learn from a code that a victim was ever asked.
 */
export type CodeResult =
  | { is: 'open'; code: string; side: Side; conversation: string; ticket: Ticket }
  | { is: 'ended' }
  | Refused;
type Refused = { is: 'not-open' } | { is: 'too-many-guesses'; retryAfter: number };

/**
 * Where a code comes from: a network address, and in a chat the sender, as the channel names them, besides.
 * Only wrong guesses count against either.
 */
type Source = { address: string; sender?: string };

export type Codes = {
  /** Looks on both sides for the code in what somebody typed or pasted. */
  find(text: string, from: Source): Promise<CodeResult>;
  /**
   * The victim's invitation of a code, also where its last day is past or it was cancelled: they may take
   * consent back at any time. `code`: that code alone, out of all that was typed.
   */
  ofVictim(text: string, from: Source): Promise<{ is: 'known'; code: string; invitation: string } | Refused>;
};

/** So many guesses of an address that has made too many wait in line there; the next is not looked at. */
const mostInLine = 20;
/** One machine of a channel speaks for many people: a guess there counts for a tenth. */
const weightOfChannel = 0.1;

/**
 * A guess is counted before it is looked at, and given back where it was right, so that many at once are not
 * looked at before the first is counted. Of an address that has made too many wrong ones they are looked at
 * one at a time, with a `pause` in milliseconds after each wrong one: a right code still opens.
 */
export function codesOf(dependencies: {
  people: Pick<SideStores, 'invitations'>;
  victim: Pick<SideStores, 'invitations'>;
  wrongGuesses: WrongGuesses;
  clock: () => Date;
  pause?: number;
}): Codes {
  const { people, victim, wrongGuesses, clock, pause = 500 } = dependencies;
  const line = new OneAfterAnother();
  const inLine = new Map<string, number>();

  /** The first of the codes in a text that `look` finds something for. */
  async function guess<Found>(
    text: string,
    { address, sender }: Source,
    look: (code: string) => Promise<Found | null>,
  ): Promise<Found | Refused> {
    const codes = codesIn(text);
    const weight = Math.max(codes.length, 1);
    const taken = [
      wrongGuesses.take(address, sender === undefined ? weight : weight * weightOfChannel),
      ...(sender === undefined ? [] : [wrongGuesses.take(sender, weight)]),
    ];
    const retryAfter = Math.max(...taken.map(({ seconds }) => seconds));
    const lookAtAll = async () => {
      for (const code of codes) {
        const found = await look(code);
        if (found) return found;
      }
      if (retryAfter > 0) await wait(pause);
      return null;
    };
    const found = retryAfter === 0 ? await lookAtAll() : await inTurn(taken[0]?.of ?? address, lookAtAll);
    if (!found) return retryAfter > 0 ? { is: 'too-many-guesses', retryAfter } : { is: 'not-open' };
    for (const one of taken) one.giveBack();
    return found;
  }

  async function inTurn<Found>(of: string, look: () => Promise<Found | null>): Promise<Found | null> {
    const before = inLine.get(of) ?? 0;
    if (before >= mostInLine) return null;
    inLine.set(of, before + 1);
    try {
      return await line.run(of, look, look);
    } finally {
      const left = (inLine.get(of) ?? 1) - 1;
      if (left > 0) inLine.set(of, left);
      else inLine.delete(of);
    }
  }

  return {
    find: (text, from) =>
      guess(text, from, async (code): Promise<Exclude<CodeResult, Refused> | null> => {
        const now = clock();
        const [ofPeople, ofVictim] = await Promise.all([
          people.invitations.find(code, now),
          victim.invitations.find(code, now),
        ]);
        for (const [side, opened] of [
          ['people', ofPeople],
          ['victim', ofVictim],
        ] as const) {
          if (opened && 'ticket' in opened) {
            const { conversation, ticket } = opened;
            return { is: 'open', code, side, conversation, ticket };
          }
        }
        return ofPeople?.is === 'expired' ? { is: 'ended' } : null;
      }),
    ofVictim: (text, from) =>
      guess(text, from, async (code) => {
        const found = await victim.invitations.find(code, clock());
        if (!found || found.is === 'not-agreed') return null;
        const invitation = 'ticket' in found ? found.ticket.invitation : found.invitation;
        return { is: 'known' as const, code, invitation };
      }),
  };
}
