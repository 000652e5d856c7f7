import type { QuotationState } from '../../insight/quotation.ts';
import type { Version } from './invitations-store.ts';

/** What answers may be about: the lead's own, and everything that was done to it. */
export type CodebookStore = {
  /** Puts the ready one there, where there is none yet. */
  seed(themes: readonly { key: string; label: string; words: readonly string[] }[], now: Date): Promise<void>;
  /** Every theme there ever was, in the order of the codebook. */
  list(): Promise<CodebookTheme[]>;
  /** What was done to a theme, the latest first. */
  history(id: string): Promise<ThemeChange[]>;
  /** Returns its id; null where another theme has the label. */
  add(theme: { label: string; words: readonly string[]; who: string; now: Date }): Promise<string | null>;
  /** Label and words. False where there is no such theme in use, or another has the label. */
  change(theme: {
    id: string;
    label: string;
    words: readonly string[];
    who: string;
    now: Date;
  }): Promise<boolean>;
  /** From then on what was about the one counts as about the other. False unless both are in use. */
  merge(of: { id: string; into: string; who: string; now: Date }): Promise<boolean>;
  /** Two themes in the place of one, whose answers are to be read again. False where it is not in use, or a label is taken. */
  split(of: {
    id: string;
    parts: readonly [
      { label: string; words: readonly string[] },
      { label: string; words: readonly string[] },
    ];
    who: string;
    now: Date;
  }): Promise<boolean>;
  /** It is offered no more, and what was about it still counts. */
  retire(of: { id: string; who: string; now: Date }): Promise<boolean>;
  /** A retired theme is offered again. False where it was not retired, or another has its label by now. */
  bringBack(of: { id: string; who: string; now: Date }): Promise<boolean>;
};
export type CodebookTheme = {
  id: string;
  key: string;
  label: string;
  words: string[];
  /** Offered to whoever reads. */
  used: boolean;
  mergedInto: string | null;
  split: boolean;
};
export type ThemeChange = { did: string; was: string | null; becomes: string | null; who: string; at: Date };

/** Own words of one side, read one at a time and redacted, and what people say that they are about. */
export type CodingStore = {
  /** How many wait, told up to `most`. */
  waiting(who: string, most: number): Promise<{ unread: number; second: number; differing: number }>;
  /** The same without what others have read, which anybody may leave. */
  toDo(most: number): Promise<{ unread: number; differing: number }>;
  /**
   * The next answer that nobody has read, or (`second`) that others have and this person has not; after the one called `after`. What may
   * tell of somebody at risk is never among them: it goes to the safeguarding lead alone.
   */
  next(of: {
    who: string;
    queue: 'unread' | 'second';
    newestFirst: boolean;
    after?: string;
  }): Promise<ReadAnswer | null>;
  get(handle: string): Promise<ReadAnswer | null>;
  /** Answers about which people differ, and nobody has settled it. */
  differing(most: number): Promise<ReadAnswer[]>;
  /** What this person says it is about, in the place of what they said before. `settles`: whatever others say. False where it is gone. */
  code(coding: {
    handle: string;
    who: string;
    themes: readonly string[];
    praise: boolean;
    settles: boolean;
    now: Date;
  }): Promise<boolean>;
  /** Who raised what, of answers that are settled and count by now. `theme` is null for praise. */
  raised(): Promise<{ theme: string | null; person: string }[]>;
  /** The same in these months, both included, with the month in which they said it. */
  raisedIn(from: string, to: string): Promise<{ theme: string | null; person: string; month: string }[]>;
};
export type Coding = { coder: string; themes: string[]; praise: boolean; settles: boolean };
/** Of whom it is stands nowhere in it. */
export type ReadAnswer = {
  /** Leads back to the answer for who has it, and says nothing of it. Another each time. */
  handle: string;
  version: Version;
  question: string;
  /** Redacted. */
  text: string;
  /** YYYY-MM. */
  month: string;
  /** What was promised, or agreed to, allows to quote it. */
  mayQuote: boolean;
  codings: Coding[];
};

/** Words of one side on their way to be shown (insight/quotation.ts). */
export type QuotationStore = {
  /** False where it is chosen already, is gone, or may not be quoted. */
  choose(of: { handle: string; who: string; now: Date }): Promise<boolean>;
  list(): Promise<QuotationRow[]>;
  get(id: string): Promise<(QuotationRow & { answer: string }) | null>;
  /** Keeps the words to be shown; `not-a-cut` where they are more than cut from the answer. */
  redact(of: {
    id: string;
    shown: string;
    who: string;
    now: Date;
  }): Promise<'done' | 'not-a-cut' | 'not-now'>;
  /** `second`: whoever chose or cut the words may not be who clears them. */
  clear(of: { id: string; shown: string; who: string; second: boolean; now: Date }): Promise<boolean>;
  sendBack(of: { id: string; who: string; now: Date }): Promise<boolean>;
  drop(of: { id: string; who: string; now: Date }): Promise<boolean>;
};
export type QuotationRow = {
  id: string;
  /** The same for the same words of the same quotation. Nobody without the data key can make or check it, so that it may outlast the words. */
  mark: string;
  version: Version;
  question: string;
  month: string;
  state: QuotationState;
  /** The words to be shown; null until they are cut. */
  shown: string | null;
  chosenBy: string;
  redactedBy: string | null;
  clearedBy: string | null;
  /** Whoever read the answer said that it is praise. */
  praise: boolean;
};
