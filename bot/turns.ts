import type { Advance, Effect, Event, Occasion, Say, State } from '../dialogs/state.ts';
import { withoutConfirm } from '../dialogs/turn/confirm.ts';
import { consentWording } from '../domain/consent.ts';
import { Fault } from '../fault.ts';
import type { Log } from '../log.ts';
import type { Turn } from '../prisma/conversations/commit.ts';
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
  held: Conversation;
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
  stillOurs(held: Conversation): boolean;
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
  async take(held: Conversation, taken: Taken): Promise<Turned | null> {
    const ahead = this.#ahead.get(held.id);
    const turn = ahead ? ahead.then(() => this.#next(held.id, taken)) : this.#attempt(held, taken);
    const settled = turn.then(nothing, nothing);
    this.#ahead.set(held.id, settled);
    try {
      return await turn;
    } finally {
      if (this.#ahead.get(held.id) === settled) this.#ahead.delete(held.id);
    }
  }

  async #next(conversation: string, taken: Taken): Promise<Turned | null> {
    const held = await conversationsOf(this.#dependencies, conversation).fresh(conversation);
    return held && this.#attempt(held, taken);
  }

  async #attempt(held: Conversation, taken: Taken): Promise<Turned | null> {
    const store = conversationsOf(this.#dependencies, held.id);
    // What waits to be told is looked up where they have finished, and by no other turn.
    let current: Conversation | null =
      held.memory.state?.phase === 'done' && !held.updates ? await store.fresh(held.id) : held;
    for (let tries = 0; tries < mostTries; tries++) {
      if (!current || current.closed || !taken.stillOurs(current)) return null;
      const before = taken.key ? current.memory.seen.find(({ key }) => key === taken.key) : undefined;
      if (before) return this.#again(current, before.version, taken.look);
      const { commit, turn } = this.#run(current, taken);
      try {
        const moved = await store.commit(commit);
        if (moved) {
          if (commit.alerts.length > 0) this.#dependencies.log('alert.raised', { side: moved.side });
          const outgoing = activitiesOf(turn.says, taken.look, this.#dependencies.pictures);
          return { held: moved, version: moved.version, repeated: false, turn, outgoing };
        }
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        if (error.code === 'code-not-open') return this.#withCode(commit, taken);
        // Withdrawn meanwhile: what there is now says how to go on.
        if (error.code !== 'no-consent') throw error;
      }
      current = await store.fresh(held.id);
    }
    throw new Fault('unavailable', 'This conversation is too busy.');
  }

  /**
   * What is now asked: out of the latest turn, else (after the end, when that is gone) asked anew on the same
   * card. Changes nothing.
   */
  nowAsked(held: Conversation): Say[] {
    const asked = latestOf(held)?.says.findLast(({ say }) => say === 'ask');
    if (asked) return [asked];
    const { state } = held.memory;
    if (!state) return [];
    const event: Event = { type: 'open', now: this.#dependencies.clock(), token: state.card };
    // What waits to be told is told by a turn alone.
    return this.#dependencies.advance({ ...occasionOf(held), updates: [] }, state, event).say;
  }

  /**
   * Nothing here leads to a completed anonymous response any more: the ticket does, or else the code has to
   * be typed again.
   */
  async #withCode({ held, erase }: Turn, taken: Taken): Promise<Turned | null> {
    const { ticket } = taken;
    if (!ticket) {
      const { state } = held.memory;
      const memory = { ...held.memory, state: state && withoutConfirm(state), latest: null };
      const sentence = erase ? 'code-to-delete' : 'code-to-say';
      const happening = { type: 'aside', sentence } as const;
      return this.#attempt({ ...held, memory }, { ...taken, happening });
    }
    const now = this.#dependencies.clock();
    const found = await conversationsOf(this.#dependencies, held.id).open(held.id, ticket, {
      tab: held.tab,
      now,
    });
    return found && this.#attempt(found, { ...taken, ticket: null });
  }

  #again(held: Conversation, version: number, look: Look): Turned {
    const latest = version === held.version ? latestOf(held) : null;
    const turn = latest ?? {
      at: this.#dependencies.clock().toISOString(),
      own: null,
      says: this.nowAsked(held),
    };
    return {
      held,
      version,
      repeated: true,
      turn,
      outgoing: activitiesOf(turn.says, look, this.#dependencies.pictures),
    };
  }

  #run(
    held: Conversation,
    { happening, key, own, locale, way = 'page' }: Taken,
  ): { commit: Turn; turn: LatestTurn } {
    const { advance, begin, clock } = this.#dependencies;
    const now = clock();
    const occasion = occasionOf(held);
    const before = held.memory.state;

    let state = before;
    let effects: Effect[] = [];
    let says: Say[];
    if (before && happening.type === 'aside') {
      const line = doorLine(happening.sentence, before.locale);
      says = [{ say: 'words', lines: [line] }, ...this.nowAsked(held)];
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
        ? [...held.memory.seen, { key, version: held.version + 1 }].slice(-mostSeen)
        : held.memory.seen,
    };
    return { commit: turnOf(held, memory, now, effects, way), turn };
  }
}

function nothing(): void {}

/** Nothing more is asked in it: completed or erased. */
export function isOver(state: State | null): boolean {
  return state?.phase === 'done' || state?.phase === 'gone';
}

function occasionOf(held: Conversation): Occasion {
  const { questionnaire, translations } = held.questionnaire;
  const { kind, bands, due, consents, proxy, updates = [] } = held;
  return { questionnaire, translations, kind, bands, due, consents, proxy, updates };
}

/** The effects of a turn as the store makes them durable. */
function turnOf(held: Conversation, memory: Memory, at: Date, effects: Effect[], way: 'page' | 'chat'): Turn {
  const turn: Turn = { held, memory, at, answers: [], alerts: [] };
  let counts = false;
  for (const effect of effects) {
    switch (effect.do) {
      case 'keep':
        turn.answers.push({ question: effect.question, answer: effect.answer });
        break;
      case 'start':
        turn.start = true;
        break;
      case 'complete':
        turn.complete = true;
        counts = true;
        break;
      case 'stop':
        counts = true;
        break;
      case 'forget':
        turn.forget = true;
        break;
      case 'erase':
        turn.erase = { receipt: effect.receipt, ...(effect.mayReturn && { mayReturn: true }) };
        break;
      case 'consent': {
        const { purpose, given, wording, question, receipt } = effect;
        const { id, questionnaire } = held.questionnaire;
        const wordingVersion = question ? `${questionnaire.key} ${id}` : consentWording;
        turn.consents = [
          ...(turn.consents ?? []),
          { purpose, given, wording, wordingVersion, ...(receipt !== undefined && { receipt }) },
        ];
        break;
      }
      case 'told':
        turn.heardBack = [...(turn.heardBack ?? []), { update: effect.update, told: way }];
        break;
      case 'verdict':
        turn.heardBack = [...(turn.heardBack ?? []), { update: effect.update, verdict: effect.verdict }];
        break;
      case 'reopen':
        turn.reopen = true;
        break;
      case 'alert':
        turn.alerts.push({
          question: effect.question,
          ...(effect.words !== undefined && { words: effect.words }),
        });
        break;
    }
  }
  // What a proxy says is kept and read, and never counted as what a victim said.
  if (counts && memory.state && !held.proxy) {
    turn.tally = tally(held.questionnaire.questionnaire, memory.state.answers);
  }
  return turn;
}
