import type { Status, Update, Verdict } from '../../domain/commitment.ts';

/** What the service promised on a theme, and everything that was done to it. What is written is on the audit record too. */
export type CommitmentStore = {
  /** Returns its id; null where there is no such theme in use. A form that is sent twice chooses the same id, and makes it once. */
  add(commitment: NewCommitment & { id?: string; who: string; now: Date }): Promise<string | null>;
  /** What is due soonest first, then what has no date. */
  list(): Promise<Commitment[]>;
  get(id: string): Promise<Commitment | null>;
  /** Words, owner, date, aim, mark, wall; the theme stays. False where there is none. */
  change(
    change: NewCommitment & { id: string; mark: 1 | 2 | 3 | null; onWall: boolean; who: string; now: Date },
  ): Promise<boolean>;
  /** By the table of allowed moves; `why` is for `cannot` alone. False where it stands elsewhere by now, or may not go there. */
  move(move: {
    id: string;
    from: Status;
    to: Status;
    why: string | null;
    who: string;
    now: Date;
  }): Promise<boolean>;
  history(
    id: string,
  ): Promise<{ did: string; was: string | null; becomes: string | null; who: string; at: Date }[]>;
  /**
   * Writes an update down in the words to be told; `queue` it on each side then. A form that is sent twice chooses the same
   * id, and tells once.
   */
  tell(update: {
    id: string;
    commitment: string;
    said: string;
    did: string;
    who: string;
    now: Date;
  }): Promise<StoredUpdate | null>;
  updates(commitment: string): Promise<StoredUpdate[]>;
  /** Told in a session: when, and how many were there. */
  toldInSession(session: {
    id: string;
    commitment: string;
    on: Date;
    people: number;
    who: string;
    now: Date;
  }): Promise<boolean>;
  sessions(commitment: string): Promise<{ on: Date; people: number }[]>;
};

export type NewCommitment = {
  theme: string;
  said: string;
  doing: string;
  owner: string;
  due: Date | null;
  planAim: string | null;
};
export type Commitment = NewCommitment & {
  id: string;
  status: Status;
  why: string | null;
  mark: 1 | 2 | 3 | null;
  onWall: boolean;
  madeAt: Date;
  movedAt: Date;
};
/** An update as it was written down. */
export type StoredUpdate = Update & { commitment: string; madeAt: Date };

/** Who is told what, on one side. */
export type TellingStore = {
  /**
   * Queues an update for everybody who by settled codings had raised its theme before it was made, asked to hear back, and was not told it yet.
   * Returns how many were added.
   */
  queue(update: string, now: Date): Promise<number>;
  /** The same for every update made since then: whose words are settled later hears of it too, and whose are read anew and are about something else no longer does. */
  queueSince(since: Date, now: Date): Promise<number>;
  /** What waits to be told in this conversation, oldest first; also what could not be written to them. */
  waiting(conversation: string): Promise<Update[]>;
  /** Of one update: what happened to each, and what they thought of it. No names, no ids. */
  outcomes(update: string): Promise<Outcome[]>;
  /** Of one update: of how many more it may be shown that they were told, and what they thought of it, or now think. */
  unshown(update: string): Promise<{ told: number; judged: number }>;
  /** From now on it is shown of all of these. What changes for them afterwards is not, until it is called again. */
  show(update: string, which: 'told' | 'judged'): Promise<void>;
  /** How many distinct people, of those who count by now, asked to hear back and were told nothing yet. */
  notHeard(): Promise<number>;
  /** Of everybody who raised a theme (settled, counted): when they said it, whether they asked to hear back, and when they first were told of it. */
  heardBack(): Promise<
    { theme: string; person: string; saidAt: Date; asked: boolean; toldAt: Date | null }[]
  >;
  /**
   * Takes the oldest that waits and whose chat is known, for nobody else to take until the lease ends (one taken before that is anybody's again);
   * null where there is none.
   */
  next(times: { now: Date; leaseEnds: Date }): Promise<DueTelling | null>;
  /** Whatever waits and has no chat, or `all` that waits, is left until they come. Returns how many. */
  unreachable(of: { all: boolean; now: Date }): Promise<number>;
  /** What was written did not arrive: `why` leaves it until they come, null lets it wait for another try. */
  missed(of: {
    update: string;
    response: string;
    why: NonNullable<Outcome['why']> | null;
    now: Date;
  }): Promise<void>;
};
/** What is to be written in a chat now. */
export type DueTelling = {
  update: string;
  response: string;
  conversation: string;
  address: string;
  madeAt: Date;
};
export type Outcome = {
  outcome: 'waiting' | 'told' | 'unreachable';
  way: 'page' | 'chat' | null;
  why: 'no-chat' | 'refused' | 'failed' | null;
  verdict: Verdict | null;
  shownWay: 'page' | 'chat' | null;
  shownVerdict: Verdict | null;
};
