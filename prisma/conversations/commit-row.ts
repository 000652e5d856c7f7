import { addMonths, dayOf, firstOfMonth, monthOf } from '../../domain/calendar.ts';
import { Fault } from '../../fault.ts';
import { anyPerson, rowOf, uuidAt } from '../database/identifiers.ts';
import type { Sealer } from '../sealing/sealing.ts';
import { bandsText } from '../stores/bands-as-text.ts';
import type { Commit } from './commit.ts';
import type { Memory } from './conversation.ts';
import { effectRows } from './effect-rows.ts';

/** How long the proof of an erasure is kept, in months. */
export const receiptMonths = 24;

/** A commit as the statement takes it: its fields are columns there, bytes are base64. */
export type CommitRow = ReturnType<typeof commitRow>;

/**
 * Everything that a commit changes in the database. Of an anonymous response only the month is told, and once
 * it is completed nothing in its conversation leads to it. Throws `code-not-open` where it should be erased,
 * or be told of, and can no longer be found: no receipt for nothing.
 */
export function commitRow(commit: Commit, sealer: Sealer) {
  const { conversation, memory, effects, at, tab = null, way } = commit;
  const { questionnaire: version } = conversation;
  const { identity, key, keepMonths, coarseBands } = version.questionnaire;
  const anonymous = identity === 'anonymous';
  const erase = effects.find((effect) => effect.do === 'erase') ?? null;
  const looksBack =
    erase || effects.some(({ do: does }) => does === 'told' || does === 'verdict' || does === 'keep');
  if (looksBack && anonymous && conversation.response === null && isOver(conversation.memory)) {
    throw new Fault('code-not-open', 'Only the code still leads to these answers. Type it again.');
  }
  const told = anonymous ? firstOfMonth(at) : at;
  const answers = effects.some((effect) => effect.do === 'start' || effect.do === 'keep');
  const begins = !erase && conversation.response === null && answers;
  const response = begins ? uuidAt(told) : conversation.response;
  const seal = (content: unknown, place: string) =>
    sealer.seal(JSON.stringify(content), place).toString('base64');
  const receipt = erase?.receipt ?? null;
  const rows = effectRows(effects, { at, version, anonymous, response, receipt, way, seal });
  const over = rows.completes || erase !== null || isOver(memory);
  const tally = erase || response === null ? null : commit.tally;
  const moreThanAnswers =
    begins ||
    rows.completes ||
    rows.forgets ||
    rows.reopens ||
    erase ||
    tally !== null ||
    rows.alerts.length > 0 ||
    rows.consents.some((consent) => consent.receipt !== null);
  return {
    id: rowOf(conversation.side, conversation.id),
    version: conversation.version,
    tab,
    sealed: seal(memoryKept(memory, over, anonymous), placeOf(conversation.id)),
    at,
    told,
    response,
    unlinks: (erase !== null && erase.mayReturn !== true) || (anonymous && over),
    // Most turns are an answer and no more, and go without the rest.
    ...(moreThanAnswers && {
      begins,
      completes: rows.completes,
      forgets: rows.forgets,
      reopens: rows.reopens,
      identity,
      version_id: version.id,
      day: dayOf(told),
      delete_on: addMonths(told, keepMonths),
      receipt,
      receipt_delete_on: addMonths(told, receiptMonths),
      tally,
      questionnaire: key,
      month: monthOf(told),
      person: anonymous ? anyPerson() : null,
      bands: bandsText(conversation.bands, anonymous ? coarseBands : undefined),
    }),
    answers: [...rows.answers.values()],
    consents: rows.consents,
    tellings: [...rows.tellings.values()],
    alerts: rows.alerts,
  };
}

/** What a conversation's memory is sealed for. */
export function placeOf(conversation: string): string {
  return `conversation:${conversation}`;
}

/**
 * Once it is over no client needs the latest turn again, nor the last words whole, and nothing that was said
 * anonymously stays with the conversation.
 */
function memoryKept(memory: Memory, over: boolean, anonymous: boolean): Memory {
  if (!over) return memory;
  const { state } = memory;
  if (!state) return { ...memory, latest: null };
  const { more: _, ...rest } = state;
  return { ...memory, latest: null, state: anonymous ? { ...rest, answers: {} } : rest };
}

function isOver({ state }: Memory): boolean {
  return state?.phase === 'done' || state?.phase === 'gone' || state?.sure?.from === 'done';
}
