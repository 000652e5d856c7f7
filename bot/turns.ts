import type { Effect, Say } from '../dialogs/state.ts';
import { withoutConfirm } from '../dialogs/turn/confirm.ts';
import { Fault } from '../fault.ts';
import type { Log } from '../log.ts';
import type { Commit } from '../prisma/conversations/commit.ts';
import type { Conversation } from '../prisma/conversations/conversation.ts';
import type { Ticket } from '../prisma/stores/invitations.ts';
import { deliveredBefore } from './deliveries.ts';
import { type LatestTurn, latestOf } from './latest-turn.ts';
import { OneAfterAnother } from './one-after-another.ts';
import { activitiesOf, type Look, type Outgoing } from './outgoing/activities.ts';
import { askedAgain, type RunTurnDependencies, runTurn, type TurnInput } from './run-turn.ts';
import { conversationsOf, type Sides } from './sides.ts';

/**
 * A turn that is durable. `repeated`: it was before, `version` is what it led to, and `outgoing` is said
 * again.
 */
export type Turned = {
  conversation: Conversation;
  version: number;
  repeated: boolean;
  turn: LatestTurn;
  /** What was said told of risk. */
  alerts: boolean;
  outgoing: Outgoing[];
};

type TurnRequest = TurnInput & {
  /** What the respondent's code once opened, where they can still show it. */
  ticket: Ticket | null;
  look: Look;
  /**
   * Whether a conversation that moved on meanwhile is still the one spoken to: the same tab, the same
   * address.
   */
  stillOurs(conversation: Conversation): boolean;
};

export type TurnsDependencies = Sides &
  RunTurnDependencies & {
    /** The public origin from which clients of other channels fetch pictures, where there is one. */
    pictures?: string | undefined;
    log: Log;
  };

/** Losing this many races in a row means that something is wrong, not that somebody types fast. */
const mostTries = 12;

/**
 * Makes turns durable: advance, commit, and only then reply. A lost race is run again on what the winner
 * left.
 */
export class Turns {
  readonly #dependencies: TurnsDependencies;
  readonly #line = new OneAfterAnother();

  constructor(dependencies: TurnsDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * One turn. Null where the conversation was closed, or taken over, meanwhile. Turns of one conversation go
   * one after another here, and race only those of other instances. Throws where it could not be made
   * durable.
   */
  take(conversation: Conversation, request: TurnRequest): Promise<Turned | null> {
    const { id } = conversation;
    return this.#line.run(
      id,
      () => this.#attempt(conversation, request),
      async () => {
        const now = await conversationsOf(this.#dependencies, id).fresh(id);
        return now && this.#attempt(now, request);
      },
    );
  }

  /** The latest turn, where it was on this device and is kept. */
  latest(conversation: Conversation, device: string): LatestTurn | null {
    return latestOf(conversation, device, this.#dependencies);
  }

  /** What is now asked. Changes nothing. */
  nowAsked(conversation: Conversation, device: string): Say[] {
    return askedAgain(conversation, device, this.#dependencies);
  }

  async #attempt(conversation: Conversation, request: TurnRequest): Promise<Turned | null> {
    const { key, look, device, stillOurs } = request;
    const { id, memory, updates } = conversation;
    const { log, pictures } = this.#dependencies;
    const store = conversationsOf(this.#dependencies, id);
    // What waits to be told is looked up where they have finished, and by no other turn.
    const looksUp = memory.state?.phase === 'done' && !updates;
    let current: Conversation | null = looksUp ? await store.fresh(id) : conversation;
    for (let tries = 0; tries < mostTries; tries++) {
      if (!current || current.closed || !stillOurs(current)) return null;
      const before = key ? deliveredBefore(current.memory, key) : undefined;
      if (before !== undefined) return this.#again(current, before, { look, device });
      const { commit, turn, alerts } = runTurn(current, request, this.#dependencies);
      try {
        const moved = await store.commit(commit);
        if (moved) {
          if (alerts) log('alert.raised', { side: moved.side });
          const outgoing = activitiesOf(turn.says, look, pictures);
          return { conversation: moved, version: moved.version, repeated: false, turn, alerts, outgoing };
        }
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        if (error.code === 'code-not-open') return this.#withCode(commit, request);
        // Withdrawn meanwhile: what there is now says how to go on.
        if (error.code !== 'no-consent') throw error;
      }
      current = await store.fresh(id);
    }
    throw new Fault('unavailable', 'This conversation is too busy.');
  }

  /**
   * Nothing here leads to a completed anonymous response any more: the ticket does, or else the code has to
   * be typed again.
   */
  async #withCode(commit: Commit, request: TurnRequest): Promise<Turned | null> {
    const { conversation } = commit;
    const { id, tab } = conversation;
    const { ticket } = request;
    if (!ticket) {
      const { state } = conversation.memory;
      const memory = { ...conversation.memory, state: state && withoutConfirm(state), latest: null };
      const sentence = does(commit, 'erase') ? 'code-to-delete' : 'code-to-say';
      const happening = { type: 'aside', sentence } as const;
      return this.#attempt({ ...conversation, memory }, { ...request, happening });
    }
    const { clock } = this.#dependencies;
    const found = await conversationsOf(this.#dependencies, id).open(id, ticket, { tab, now: clock() });
    return found && this.#attempt(found, { ...request, ticket: null });
  }

  #again(
    conversation: Conversation,
    before: number | 'long-ago',
    { look, device }: Pick<TurnRequest, 'look' | 'device'>,
  ): Turned {
    const { clock, pictures } = this.#dependencies;
    const version = before === 'long-ago' ? conversation.version : before;
    const latest = before === conversation.version ? this.latest(conversation, device) : null;
    const says = latest?.says ?? this.nowAsked(conversation, device);
    const turn = latest ?? { at: clock().toISOString(), device, own: null, says };
    const outgoing = activitiesOf(turn.says, look, pictures);
    return { conversation, version, repeated: true, turn, alerts: false, outgoing };
  }
}

function does({ effects }: Commit, what: Effect['do']): boolean {
  return effects.some((effect) => effect.do === what);
}
