/** Editions of the board report: those being written, those published, and what the board asked. What is written is on the audit record too. */
export type EditionStore = {
  /** A form that is sent twice chooses the same id, and begins once. */
  begin(draft: {
    id: string;
    title: string;
    from: string;
    to: string;
    who: string;
    now: Date;
  }): Promise<void>;
  /** Newest first. */
  drafts(): Promise<Draft[]>;
  draft(id: string): Promise<Draft | null>;
  /** How far building is; with `figures`, that it is done. What the lead wrote stays. */
  build(of: { id: string; step: string; figures?: object; now: Date }): Promise<void>;
  /** Words by figure, in the place of those of the same keys, and all that was entered. Null where somebody changed it since that version; else the new version. */
  write(of: {
    id: string;
    version: number;
    title?: string;
    narrative: Narrative;
    entered?: Entered;
    now: Date;
  }): Promise<number | null>;
  drop(of: { id: string; who: string; now: Date }): Promise<boolean>;
  /**
   * Freezes the draft under the next number. `changed`: the draft is another by now, or its figures are not `figures` (as a new count
   * finds them). `overlap`: the period overlaps an edition's.
   */
  publish(of: {
    id: string;
    version: number;
    figures: object;
    content: object;
    who: string;
    now: Date;
  }): Promise<{ number: number } | 'changed' | 'overlap'>;
  /** Oldest first, without their content. */
  list(): Promise<PublishedEdition[]>;
  get(number: number): Promise<(PublishedEdition & { content: string }) | null>;
  /** The newest whose period ended before that month. */
  before(month: string): Promise<(PublishedEdition & { content: string }) | null>;
  ask(of: { id: string; edition: number; by: string; question: string; now: Date }): Promise<boolean>;
  /** Each question has one reply. False where it has one, or there is no such question. */
  reply(of: { id: string; owner: string; reply: string; who: string; now: Date }): Promise<boolean>;
  /** Oldest first; of one edition, or of all. */
  questions(edition?: number): Promise<BoardQuestion[]>;
};

/** Words beside a figure, and the day on which they were agreed with the forum (YYYY-MM-DD). */
export type Narrative = Record<string, { text: string; agreedOn: string | null }>;
/** Counted by hand: in so many plans (or reviews) of so many children their views were taken. */
export type Entered = Partial<Record<'plan' | 'review', { views: number; of: number }>>;

export type Draft = {
  id: string;
  title: string;
  from: string;
  to: string;
  /** Canonical JSON; null until it is built. */
  figures: string | null;
  step: string;
  narrative: Narrative;
  entered: Entered;
  madeBy: string;
  madeAt: Date;
  changedAt: Date;
  version: number;
};

export type PublishedEdition = {
  number: number;
  title: string;
  from: string;
  to: string;
  /** SHA-256 of the content, in hexadecimal. */
  checksum: string;
  publishedBy: string;
  publishedAt: Date;
};

export type BoardQuestion = {
  id: string;
  edition: number;
  askedBy: string;
  question: string;
  askedOn: Date;
  owner: string | null;
  reply: string | null;
  repliedOn: Date | null;
};
