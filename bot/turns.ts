import type { Advance, Effect, Event, Occasion, Say, State } from '../dialogs/state.ts';
import { withoutConfirm } from '../dialogs/turn/confirm.ts';
import { Fault } from '../fault.ts';
import type { Log } from '../log.ts';
import type { Commit } from '../prisma/conversations/commit.ts';
import type { Conversation, Memory } from '../prisma/conversations/conversation.ts';
import type { Ticket } from '../prisma/stores/invitations.ts';
import { tally } from '../reports/counting/tally.ts';
import type { Happening } from './happening.ts';
import { type LatestTurn, latestOf, type OwnMessage } from './latest-turn.ts';
import { newToken } from './new-token.ts';
import { activitiesOf, type Look, type Outgoing } from './outgoing/activities.ts';
import { doorLine } from './outgoing/door.ts';
import { conversationsOf, type Sides } from './sides.ts';

/**
 * A turn that is durable, or was before: then `version` is the one it led to, and `outgoing` are to be said
 * again.
 */
export type Turned = {
  conversation: Conversation;
  version: number;
  repeated: boolean;
  turn: LatestTurn;
  outgoing: Outgoing[];
};

export type Taken = {
  happening: Happening;
  /** The delivery's idempotency key, where it has one. */
  key: string | null;
  /** What the respondent's code once opened, where they can still show it. */
  ticket: Ticket | null;
  look: Look;
  /** The respondent's own message, where their client wants to see it come back. */
  own: OwnMessage | null;
  locale: string;
  /**
   * How an update is told in this turn: where they came to it, or in the chat in which the bot speaks first.
   */
  way?: 'page' | 'chat';
  /**
   * Whether a conversation that moved on meanwhile is still the one that was spoken to: the same tab, the
   * same address.
   */
  stillOurs(conversation: Conversation): boolean;
};

export type TurnsDependencies = Sides & {
  advance: Advance;
  /** The state before the first word, in a language tag as the channel gives it. */
  begin(occasion: Occasion, locale: string): State;
  clock(): Date;
  /** The public origin from which clients of other channels fetch pictures, where there is one. */
  pictures?: string | undefined;
  log: Log;
};

/** Losing this many races in a row means that something is wrong, not that somebody types fast. */
const mostTries = 12;
/** How many deliveries a conversation remembers. */
const mostSeen = 16;

/**
 * Runs turns against the store: advance, commit, and only then reply. A lost race is run again on what the
 * winner left.
 */
export class Turns {
  readonly #dependencies: TurnsDependencies;
  /** The last turn in line of each conversation that has one under way. */
  readonly #ahead = new Map<string, Promise<void>>();

  constructor(dependencies: TurnsDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Null where the conversation was closed, or taken over, meanwhile. Throws where it could not be made
   * durable. Turns of one conversation go one after another here, and race only those of other instances.
   */
  async take(conversation: Conversation, taken: Taken): Promise<Turned | null> {
    const ahead = this.#ahead.get(conversation.id);
    const turn = ahead
      ? ahead.then(() => this.#next(conversation.id, taken))
      : this.#attempt(conversation, taken);
    const settled = turn.then(nothing, nothing);
    this.#ahead.set(conversation.id, settled);
    try {
      return await turn;
    } finally {
      if (this.#ahead.get(conversation.id) === settled) this.#ahead.delete(conversation.id);
    }
  }

  async #next(id: string, taken: Taken): Promise<Turned | null> {
    const conversation = await conversationsOf(this.#dependencies, id).fresh(id);
    return conversation && this.#attempt(conversation, taken);
  }

  async #attempt(conversation: Conversation, taken: Taken): Promise<Turned | null> {
    const store = conversationsOf(this.#dependencies, conversation.id);
    // What waits to be told is looked up where they have finished, and by no other turn.
    let current: Conversation | null =
      conversation.memory.state?.phase === 'done' && !conversation.updates
        ? await store.fresh(conversation.id)
        : conversation;
    for (let tries = 0; tries < mostTries; tries++) {
      if (!current || current.closed || !taken.stillOurs(current)) return null;
      const before = taken.key ? current.memory.seen.find(({ key }) => key === taken.key) : undefined;
      if (before) return this.#again(current, before.version, taken.look);
      const { commit, turn } = this.#run(current, taken);
      try {
        const moved = await store.commit(commit);
        if (moved) {
          if (does(commit, 'alert')) this.#dependencies.log('alert.raised', { side: moved.side });
          const outgoing = activitiesOf(turn.says, taken.look, this.#dependencies.pictures);
          return { conversation: moved, version: moved.version, repeated: false, turn, outgoing };
        }
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        if (error.code === 'code-not-open') return this.#withCode(commit, taken);
        // Withdrawn meanwhile: what there is now says how to go on.
        if (error.code !== 'no-consent') throw error;
      }
      current = await store.fresh(conversation.id);
    }
    throw new Fault('unavailable', 'This conversation is too busy.');
  }

  /**
   * What is now asked: out of the latest turn, else (after the end, when that is gone) asked anew on the same
   * card. Changes nothing.
   */
  nowAsked(conversation: Conversation): Say[] {
    const asked = latestOf(conversation)?.says.findLast(({ say }) => say === 'ask');
    if (asked) return [asked];
    const { state } = conversation.memory;
    if (!state) return [];
    const event: Event = { type: 'open', now: this.#dependencies.clock(), token: state.card };
    // What waits to be told is told by a turn alone.
    return this.#dependencies.advance({ ...occasionOf(conversation), updates: [] }, state, event).say;
  }

  /**
   * Nothing here leads to a completed anonymous response any more: the ticket does, or else the code has to
   * be typed again.
   */
  async #withCode(commit: Commit, taken: Taken): Promise<Turned | null> {
    const { conversation } = commit;
    const { ticket } = taken;
    if (!ticket) {
      const { state } = conversation.memory;
      const memory = { ...conversation.memory, state: state && withoutConfirm(state), latest: null };
      const sentence = does(commit, 'erase') ? 'code-to-delete' : 'code-to-say';
      const happening = { type: 'aside', sentence } as const;
      return this.#attempt({ ...conversation, memory }, { ...taken, happening });
    }
    const now = this.#dependencies.clock();
    const found = await conversationsOf(this.#dependencies, conversation.id).open(conversation.id, ticket, {
      tab: conversation.tab,
      now,
    });
    return found && this.#attempt(found, { ...taken, ticket: null });
  }

  #again(conversation: Conversation, version: number, look: Look): Turned {
    const latest = version === conversation.version ? latestOf(conversation) : null;
    const turn = latest ?? {
      at: this.#dependencies.clock().toISOString(),
      own: null,
      says: this.nowAsked(conversation),
    };
    return {
      conversation,
      version,
      repeated: true,
      turn,
      outgoing: activitiesOf(turn.says, look, this.#dependencies.pictures),
    };
  }

  #run(
    conversation: Conversation,
    { happening, key, own, locale, way = 'page' }: Taken,
  ): { commit: Commit; turn: LatestTurn } {
    const { advance, begin, clock } = this.#dependencies;
    const now = clock();
    const occasion = occasionOf(conversation);
    const before = conversation.memory.state;

    let state = before;
    let effects: Effect[] = [];
    let says: Say[];
    if (before && happening.type === 'aside') {
      const line = doorLine(happening.sentence, before.locale);
      says = [{ say: 'words', lines: [line] }, ...this.nowAsked(conversation)];
    } else {
      const happened = before && happening.type !== 'aside' ? happening : ({ type: 'open' } as const);
      const event = { ...happened, now, token: newToken() };
      ({ state, effects, say: says } = advance(occasion, before ?? begin(occasion, locale), event));
    }

    const turn: LatestTurn = { at: now.toISOString(), own, says };
    const memory: Memory = {
      state,
      latest: isOver(state) ? null : turn,
      seen: key
        ? [...conversation.memory.seen, { key, version: conversation.version + 1 }].slice(-mostSeen)
        : conversation.memory.seen,
    };
    const counted = tallyOf(conversation, state, effects);
    return { commit: { conversation, memory, effects, at: now, way, tally: counted }, turn };
  }
}

function nothing(): void {}

function does({ effects }: Commit, what: Effect['do']): boolean {
  return effects.some((effect) => effect.do === what);
}

/** Nothing more is asked in it: completed or erased. */
export function isOver(state: State | null): boolean {
  return state?.phase === 'done' || state?.phase === 'gone';
}

function occasionOf(conversation: Conversation): Occasion {
  const { questionnaire, translations } = conversation.questionnaire;
  const { kind, bands, due, consents, proxy, updates = [] } = conversation;
  return { questionnaire, translations, kind, bands, due, consents, proxy, updates };
}

/** Its row for counting, where this turn makes it count. What a proxy says is kept and read, and never counted. */
function tallyOf(
  { questionnaire, proxy }: Conversation,
  state: State | null,
  effects: readonly Effect[],
): string | null {
  const counts = effects.some((effect) => effect.do === 'complete' || effect.do === 'stop');
  return counts && state && !proxy ? tally(questionnaire.questionnaire, state.answers) : null;
}
