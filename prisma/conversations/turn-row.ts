import type { Answer } from '../../dialogs/questionnaire.ts';
import { addMonths, dayOf, firstOfMonth, monthOf } from '../../domain/calendar.ts';
import type { Verdict } from '../../domain/commitment.ts';
import { Fault } from '../../fault.ts';
import { anyPerson, rowOf, uuidAt } from '../database/identifiers.ts';
import { placeOfAnswer } from '../sealing/answers.ts';
import type { Sealer } from '../sealing/sealing.ts';
import { bandsText } from '../stores/bands-as-text.ts';
import type { Turn } from './commit.ts';
import type { Memory } from './conversation.ts';

/** How long the proof of an erasure is kept, in months. */
export const receiptMonths = 24;

/** A turn as the statement in turns.ts takes it: its fields are columns there, bytes are base64. */
export type TurnRow = ReturnType<typeof turnRow>;

/**
 * Everything that a turn changes in the database. Of an anonymous response only the month is told, and once
 * it is completed nothing in its conversation leads to it. Throws `code-not-open` where it should be erased,
 * or be told of, and can no longer be found: no receipt for nothing.
 */
export function turnRow(turn: Turn, sealer: Sealer) {
  const { held, at, erase } = turn;
  const anonymous = held.questionnaire.questionnaire.identity === 'anonymous';
  const hears = turn.heardBack !== undefined && turn.heardBack.length > 0;
  if ((erase || hears) && anonymous && held.response === null && isOver(held.memory)) {
    throw new Fault('code-not-open', 'Only the code still leads to these answers. Type it again.');
  }
  const { id: version_id, questionnaire } = held.questionnaire;
  const over = turn.complete === true || erase !== undefined || isOver(turn.memory);
  const told = anonymous ? firstOfMonth(at) : at;
  const answers = erase ? [] : latestOf(turn.answers);
  const begins = !erase && held.response === null && (turn.start === true || answers.length > 0);
  const response = begins ? uuidAt(told) : held.response;
  const tally = erase || response === null ? null : (turn.tally ?? null);
  const seal = (content: unknown, place: string) =>
    sealer.seal(JSON.stringify(content), place).toString('base64');
  const completes = !erase && turn.complete === true;
  const forgets = !erase && turn.forget === true;
  const consents = turn.consents ?? [];
  const moreThanAnswers =
    begins ||
    completes ||
    forgets ||
    erase ||
    turn.reopen ||
    tally !== null ||
    turn.alerts.length > 0 ||
    consents.some(({ receipt }) => receipt !== undefined);
  return {
    id: rowOf(held.side, held.id),
    version: held.version,
    tab: turn.tab ?? null,
    sealed: seal(memoryKept(turn.memory, over, anonymous), placeOf(held.id)),
    at,
    told,
    response,
    unlinks: (erase !== undefined && erase.mayReturn !== true) || (anonymous && over),
    // Most turns are an answer and no more, and go without the rest.
    ...(moreThanAnswers && {
      begins,
      completes,
      forgets,
      reopens: turn.reopen === true,
      identity: questionnaire.identity,
      version_id,
      day: dayOf(told),
      delete_on: addMonths(told, questionnaire.keepMonths),
      receipt: erase?.receipt ?? null,
      receipt_delete_on: addMonths(told, receiptMonths),
      tally,
      questionnaire: questionnaire.key,
      month: monthOf(told),
      person: anonymous ? anyPerson() : null,
      bands: bandsText(held.bands, anonymous ? questionnaire.coarseBands : undefined),
    }),
    answers: answers.map(({ question, answer }) => ({
      question,
      outcome: answer.is,
      sealed: answer.is === 'given' ? seal(answer, placeOfAnswer(response ?? '', question)) : null,
      categories: answer.is === 'given' ? answer.categories : [],
    })),
    consents: consents.map(({ purpose, given, wording, wordingVersion, receipt }) => ({
      consent: uuidAt(at),
      purpose,
      given,
      wording,
      wording_version: wordingVersion,
      receipt: given ? null : (receipt ?? erase?.receipt ?? null),
    })),
    hearing: turnsHearing(turn),
    alerts: turn.alerts.map(({ question, words }) => {
      const alert = uuidAt(at);
      const said = words ?? (anonymous ? inputOf(turn, question) : undefined);
      return { alert, question, sealed: said ? seal(said, `alert:${alert}`) : null };
    }),
  };
}

/** One row an update: what is told and judged in one turn. */
function turnsHearing({ heardBack = [], erase }: Turn) {
  if (erase) return [];
  const rows = new Map<string, { update_id: string; told: string | null; verdict: Verdict | null }>();
  for (const { update, told, verdict } of heardBack) {
    const row = rows.get(update) ?? { update_id: update, told: null, verdict: null };
    rows.set(update, { ...row, told: told ?? row.told, verdict: verdict ?? row.verdict });
  }
  return [...rows.values()];
}

/** What a conversation's memory is sealed for. */
export function placeOf(conversation: string): string {
  return `conversation:${conversation}`;
}

/**
 * Once it is over no client needs the latest turn again, and nothing that was said anonymously stays with the
 * conversation.
 */
function memoryKept(memory: Memory, over: boolean, anonymous: boolean): Memory {
  if (!over) return memory;
  const { state } = memory;
  return { ...memory, latest: null, state: state && anonymous ? { ...state, answers: {} } : state };
}

function isOver({ state }: Memory): boolean {
  return state?.phase === 'done' || state?.phase === 'gone' || state?.sure?.from === 'done';
}

/** What was said to a question in this turn. */
function inputOf(turn: Turn, question: string | null): string | undefined {
  const kept = turn.answers.findLast((each) => each.question === question)?.answer;
  return kept?.is === 'given' ? kept.input : undefined;
}

/** One answer a question: the last. */
function latestOf(answers: Turn['answers']): { question: string; answer: Answer }[] {
  return [...new Map(answers.map((each) => [each.question, each])).values()];
}
