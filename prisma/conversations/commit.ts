import type { Answer } from '../../dialogs/questionnaire.ts';
import type { Verdict } from '../../domain/commitment.ts';
import type { Purpose } from '../../domain/consent.ts';
import type { Conversation, Memory } from './conversation.ts';

/** One turn to be made durable, all of it or nothing. */
export type Turn = {
  held: Conversation;
  memory: Memory;
  at: Date;
  tab?: string;
  /** The first question is about to be asked: the response begins. */
  start?: boolean;
  answers: { question: string; answer: Answer }[];
  /**
   * The response's compact row for counting (reports/counting/tally.ts), where it counts: on completion, on
   * stopping, and on any change after.
   */
  tally?: string;
  complete?: boolean;
  /** All answers of the response go; it begins anew. */
  forget?: boolean;
  /**
   * Answers, response and counts go; the receipt stays as proof. `mayReturn`: a victim may still change what
   * they agreed to in this chat.
   */
  erase?: { receipt: string; mayReturn?: boolean };
  /** What a victim agreed to or withdrew in this turn, in the words that they saw. */
  consents?: {
    purpose: Purpose;
    given: boolean;
    wording: string;
    wordingVersion: string;
    receipt?: string;
  }[];
  /**
   * Update that is told in this turn (`page`: they came to it; `chat`: they were written to), and whether it
   * helps.
   */
  heardBack?: { update: string; told?: 'page' | 'chat'; verdict?: Verdict }[];
  /** Who withdrew agrees again: the code opens the questions as before. */
  reopen?: boolean;
  /** `words`: what was said, where no answer keeps it. */
  alerts: { question: string | null; words?: string }[];
};
