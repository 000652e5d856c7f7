import { type Update, type Verdict, verdicts } from '../../domain/commitment.ts';
import { mayHearBack, updateLines, verdictMayChange } from '../asking/updates.ts';
import { onlyPick } from '../questions/form.ts';
import { yesOrNo } from '../questions/yes-no.ts';
import type { Effect, Line, State, Telling } from '../state.ts';
import { alreadyFinished, answersFixed } from './finished.ts';
import { nextState, type Outcome, sayLines, type Transition, type Turn } from './turn.ts';

/** So many that were told may be gone back to. */
const mostKept = 5;

/** Tells the update that waits; where none does, makes this move. Nobody who may be in danger is told one. */
export function nextUpdateOr(transition: Transition): Transition {
  return (turn) => {
    const next = turn.risk ? undefined : nextUpdate(turn);
    return next ? tell(turn, next, turn.voice.say('update.hello')) : transition(turn);
  };
}

/** The bot speaks first: it tells the oldest that waits, though an earlier one was left without a verdict. */
export const tellFirst: Transition = (turn) => {
  const next = mayHearBack(turn.occasion) ? turn.occasion.updates?.[0] : undefined;
  return next ? tell(turn, next, turn.voice.say('update.hello')) : { state: turn.state };
};

/** The update now before them, once more. */
export const repeatUpdate: Transition = (turn) => {
  const { state, voice } = turn;
  if (!state.telling) return alreadyFinished(turn);
  return { state, say: sayLines(...updateLines(state.telling.update, voice)), effects: toldNow(turn) };
};

/** To the update told before, to say something else of it; from the first, it is read once more. */
export const updateBefore: Transition = (turn) => {
  const { state } = turn;
  const to = (state.telling?.before?.length ?? 0) - 1;
  if (!state.telling || to < 0) return repeatUpdate(turn);
  return show(turn, inOrder(state.telling), to);
};

/**
 * A reply to "does this help?". What is not understood is asked once more, and then left: nobody is pressed.
 */
export const replyToUpdate: Transition = (turn) => {
  const { state, voice, reply, risk } = turn;
  const said = reply.picked ? onlyPick(reply) : yesOrNo(reply.text, voice);
  const verdict = verdicts.find((one) => one === said);
  if (verdict) return recordVerdict(turn, verdict);
  if (risk) return { state };
  if (state.misses > 0) return leaveUpdate(turn);
  return { state: { ...state, misses: 1 }, say: sayLines(voice.say('hint.yes-no')) };
};

/** They need not say. What they said before stays. */
export const leaveUpdate: Transition = (turn) => {
  const before = turn.state.telling?.verdict;
  return afterVerdict(turn, undefined, turn.voice.say(before ? 'said.kept' : 'said.skipped'));
};

/** To the update told last, to say something else of it. Answers themselves are fixed by now. */
export const backToUpdate: Transition = (turn) => {
  const { occasion, state, voice } = turn;
  const { telling } = state;
  if (!telling || !verdictMayChange(occasion, state)) return nextUpdateOr(answersFixed)(turn);
  return {
    state: { ...nextState(state, {}), telling: { ...telling, asks: true } },
    say: sayLines(...updateLines(telling.update, voice)),
  };
};

function recordVerdict(turn: Turn, verdict: Verdict): Outcome {
  const { state, voice } = turn;
  const before = state.telling?.verdict;
  const line = voice.say(before && before !== verdict ? 'said.changed' : 'update.thanks');
  return afterVerdict(turn, verdict, line);
}

/** On to what was told after it and has no verdict, to the next update, or to the end. */
function afterVerdict(turn: Turn, verdict: Verdict | undefined, line: Line): Outcome {
  const { state, risk } = turn;
  if (!state.telling) return alreadyFinished(turn);
  const { update, before = [] } = state.telling;
  const effects: Effect[] = [
    ...toldNow(turn),
    ...(verdict ? [{ do: 'verdict' as const, update: update.id, verdict }] : []),
  ];
  const tellings = inOrder({ ...state.telling, ...(verdict && { verdict }) });
  const open = tellings.findIndex((one, at) => at > before.length && !one.verdict);
  const left = {
    ...nextState(state, {}),
    telling: { ...tellingAt(tellings, tellings.length - 1), asks: false },
  };
  const next = risk ? undefined : nextUpdate({ ...turn, state: left }, update.id);
  const then: Outcome =
    open >= 0 && !risk
      ? show(turn, tellings, open)
      : next
        ? tell({ ...turn, state: left }, next, turn.voice.say('update.more'))
        : { state: left };
  return {
    state: then.state,
    say: [...sayLines(line), ...(then.say ?? [])],
    effects: [...effects, ...(then.effects ?? [])],
  };
}

function tell({ state, voice }: Turn, update: Update, first: Line): Outcome {
  const before = state.telling ? inOrder(state.telling).filter((one) => one.update.id !== update.id) : [];
  const tellings = [...before, { update }].slice(-mostKept);
  return {
    state: { ...nextState(state, {}), telling: tellingAt(tellings, tellings.length - 1) },
    say: sayLines(first, ...updateLines(update, voice)),
    effects: [{ do: 'told', update: update.id }],
  };
}

/** One that was told is shown again, and whether it helps is asked again. */
function show(turn: Turn, tellings: readonly Telling[], at: number): Outcome {
  const telling = tellingAt(tellings, at);
  const state = { ...nextState(turn.state, {}), telling };
  return {
    state,
    say: sayLines(...updateLines(telling.update, turn.voice)),
    effects: toldNow({ ...turn, state }),
  };
}

function inOrder({ before = [], update, verdict, after = [] }: NonNullable<State['telling']>): Telling[] {
  return [...before, { update, ...(verdict && { verdict }) }, ...after];
}

function tellingAt(tellings: readonly Telling[], at: number): NonNullable<State['telling']> {
  const one = tellings[at];
  if (!one) throw new Error('There is no such telling.');
  const [before, after] = [tellings.slice(0, at), tellings.slice(at + 1)];
  return {
    ...one,
    asks: true,
    ...(before.length > 0 && { before }),
    ...(after.length > 0 && { after }),
  };
}

/** What they were told last, or see now, is not told again. */
function nextUpdate({ occasion, state }: Turn, seen?: string): Update | undefined {
  if (!mayHearBack(occasion)) return undefined;
  return occasion.updates?.find(({ id }) => id !== state.telling?.update.id && id !== seen);
}

/** What was written to them, and may not have arrived, is told where they see it now. */
function toldNow({ occasion, state }: Turn): Effect[] {
  const waits = occasion.updates?.find(({ id }) => id === state.telling?.update.id);
  return waits ? [{ do: 'told', update: waits.id }] : [];
}
