import type { Update, Verdict } from '../domain/commitment.ts';
import type { Consents, Purpose } from '../domain/consent.ts';
import type { Bands, Kind } from '../domain/participant.ts';
import type { Answer, Questionnaire, QuestionType } from './questionnaire.ts';
import type { Translation } from './translation.ts';

/** An answer that was given, and not skipped or kept to themselves. */
export type Given = Extract<Answer, { is: 'given' }>;

/** Everything `advance` may know besides the state: fixed while a response lasts, but for the day. */
export type Occasion = {
  questionnaire: Questionnaire;
  /** Translations by language tag that may be offered. English is the questionnaire itself. */
  translations: Readonly<Record<string, Translation>>;
  kind: Kind;
  bands: Bands;
  /** The last day on which the code opens the questions. */
  due: Date | null;
  /** The service called the questions off: nothing more is asked, and what was said can be deleted. */
  cancelled?: boolean;
  /** What a victim agrees to now. Nobody else is asked for consent, and has none here. */
  consents?: Consents | null;
  /** They speak for somebody else. */
  proxy?: boolean;
  /** What they are to be told of what they raised, oldest first; looked up where they have finished. */
  updates?: readonly Update[];
};

/** An update that was told, and what they said to "does this help?". */
export type Telling = { update: Update; verdict?: Verdict };

/**
 * Where a respondent is. Persisted (encrypted) after every turn; `format` lets a later release read what an
 * earlier one wrote.
 */
export type State = {
  format: 1;
  /**
   * welcome: the first screen stands. asking: `at` is open. other: the words of "other, please say" are
   * awaited. sure: a yes or no to `sure` is awaited. checking: all was asked, and what goes under their name
   * is theirs to check. resting: paused or stopped, and may be taken up again. done: completed. gone: erased.
   */
  phase: 'welcome' | 'asking' | 'other' | 'sure' | 'checking' | 'resting' | 'done' | 'gone';
  locale: string;
  /** The question now open, or that will be when the respondent carries on. */
  at: string | null;
  /** Enough for conditions, quoting and the quiet lines; long text is cut to its beginning. */
  answers: Record<string, Answer>;
  /** What was asked to be sure of, and where to return when it was not meant. */
  sure?: {
    of: 'delete' | 'start-again' | 'stop' | 'withdraw';
    from: Exclude<State['phase'], 'sure'>;
    /** What is to be withdrawn. */
    purpose?: Purpose;
  };
  /** The menu of languages stands over the phase. */
  choosing?: true;
  /** The list of what was agreed to, or one part of it, stands over the phase. */
  agreeing?: Purpose | 'list';
  /** What was said is gone, but what they agreed to still stands, and is theirs to change here. */
  mayReturn?: true;
  /** The answers were listed to choose from, so that a number by itself is the one to change. */
  listed?: true;
  /**
   * The update now before them, mostly the one told last. `asks`: whether it helps is asked, over the phase
   * `done`. `before`: what was told shortly before it, oldest first. `after`: where they have gone back, what
   * was told after it.
   */
  telling?: Telling & { asks: boolean; before?: readonly Telling[]; after?: readonly Telling[] };
  /** The device on which something they said last told of somebody who may be hurt. */
  toldOfRiskOn?: string;
  /**
   * The answers (by their question) and verdicts (by their update) that were given on each device: nowhere
   * else are they shown again. What raised an alert has no place here.
   */
  shownOn?: Record<string, readonly string[]>;
  /** Stopped once: what was said counts, and each change to it. */
  counted?: true;
  /**
   * The answer given last, whole, where it was typed in words of their own: what is typed soon after it may
   * be more of it. `at`: when, as an ISO time. `added`: what was, and the answer `before` that.
   */
  more?: { question: string; answer: Given; at: string; added?: string; before?: Given };
  /**
   * What was typed that led to what is now open, and when, as an ISO time, where a yes to that cannot be
   * taken back.
   */
  led?: { said: string; at: string };
  /** How often in a row the open question's answer was not understood. */
  misses: number;
  /** Easier words are kept on once asked for. */
  simpler: boolean;
  /**
   * The one-time token of the question or menu now open; a press that carries an older one is of an old card.
   * It stays the same while only help is given or the same thing is read again, so that both copies can be
   * pressed.
   */
  card: string;
  /** The number given for an erasure; kept so that a repeated request hears it again. */
  receipt?: string;
};

/**
 * What reaches the conversation. `token`: a new one (domain/token.ts) from the caller, since nothing here is
 * random. `device`: where it comes from and what is said back is seen, told apart by a secret: a tab of a
 * browser that opened the code, or a chat.
 */
export type Event = {
  now: Date;
  token: string;
  device: string;
  /** Words of somebody else that came with it, where they tell of somebody who may be hurt. */
  passedOn?: string;
} & ( // The conversation starts, or is taken up again on another day or device.
  | { type: 'open' }
  // The bot speaks first, to tell the update that waits.
  | { type: 'tell' }
  // Typed or pressed. `risk`: the words tell of somebody who may be hurt. `mood`: a machine's guess at how
  // they sound.
  | { type: 'said'; text: string; press?: Press; risk?: boolean; mood?: Mood }
  // Something that the bot cannot take as words.
  | { type: 'unreadable'; what: 'picture' | 'file' | 'reaction' | 'quoted' | 'empty' }
);

export const moods = ['positive', 'neutral', 'negative'] as const;
export type Mood = (typeof moods)[number];

/**
 * What a button or card sends: the card's token, and what was chosen: option keys, a word that is always
 * understood, or a question to go back to.
 */
export type Press = { card: string; picked?: string[]; text?: string; word?: Word; goTo?: string };

/** What a respondent may always do. */
export const words = [
  'back',
  'skip',
  'prefer-not-to-say',
  'pause',
  'stop',
  'help',
  'simpler',
  'read',
  'start-again',
  'delete',
  'language',
  'person',
  'answers',
  'agreed',
  'withdraw',
] as const;
export type Word = (typeof words)[number];

/** One piece of text and the language it is really in: English where a translation is missing. */
export type Line = { text: string; lang: string };

/** What the bot says, channel apart. */
export type Say =
  | { say: 'words'; lines: Line[] }
  | ({ say: 'ask' } & Ask)
  // What was answered so far; each may be gone back to ("change 3").
  | { say: 'earlier'; answers: { question: string; number: number; wording: Line; answer: Line }[] }
  // Read aloud, where the channel can.
  | { say: 'read'; lines: Line[] }
  // Nothing more is asked: completed or erased.
  | { say: 'end' };

export type Ask = {
  /** A question's key, or a menu of the bot's own. */
  of:
    | { question: string }
    | {
        menu:
          | 'welcome'
          | 'sure'
          | 'check'
          | 'resting'
          | 'language'
          | 'agreed'
          | 'consent'
          | 'update'
          | 'done'
          | 'gone';
      };
  type: QuestionType | 'menu';
  card: string;
  wording: Line;
  instruction?: Line;
  hint?: Line;
  picture?: string;
  /** Question 3 of about 12. `about` is honest: it follows the branches. */
  progress?: { at: number; about: number; line: Line };
  options: AskOption[];
  atLeast?: number;
  atMost?: number;
  /** The ends of a 0–10 scale, each with its number: "0: Very hard". */
  ends?: { low: Line; high: Line };
  /** The words offered beside the answer: back, skip, … in the respondent's language. */
  words: { word: Word; label: Line }[];
  /** The answer given before, when going back: "You said: Good". */
  before?: Line;
};
export type AskOption = { key: string; label: Line; picture?: string; exclusive?: boolean };

/** What must become true in the same commit as the new state. */
export type Effect =
  | { do: 'keep'; question: string; answer: Answer }
  // The first question is about to be asked.
  | { do: 'start' }
  | { do: 'complete' }
  // Stopped for now, or changed after that: what was said so far counts.
  | { do: 'stop' }
  // Start again: all answers of this response go.
  | { do: 'forget' }
  // Delete my answers: they, the response and its counts go, a receipt stays. `mayReturn`: a victim may still
  // change what they agreed to here.
  | { do: 'erase'; receipt: string; mayReturn?: true }
  // A victim agreed or withdrew, in these words: of ours, or of the `question` that asked. `receipt`: answers
  // given elsewhere go with it.
  | { do: 'consent'; purpose: Purpose; given: boolean; wording: string; question?: true; receipt?: string }
  // An update, by its id, is told in this turn.
  | { do: 'told'; update: string }
  // They say whether it helps.
  | { do: 'verdict'; update: string; verdict: Verdict }
  // Whoever withdrew agrees again: the code opens the questions as before.
  | { do: 'reopen' }
  // Somebody may be at risk: a person must look. `words`: what was said, where no answer keeps it.
  | { do: 'alert'; question: string | null; words?: string };

/**
 * One turn of a conversation: `advance` in conversation.ts. Pure, and throws only where the state is broken.
 */
export type Advance = (
  occasion: Occasion,
  state: State,
  event: Event,
) => { state: State; say: Say[]; effects: Effect[] };

/**
 * What stands open in a state, as it is asked on a device: the end of what `advance` says when it leads to
 * this state. Pure, and throws only where the state is broken.
 */
export type Asks = (occasion: Occasion, state: State, at: Pick<Event, 'device' | 'now'>) => Say[];
