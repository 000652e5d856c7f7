import { isOver } from '../asking/last-day.ts';
import { asksForVerdict } from '../asking/updates.ts';
import { misspeltWord } from '../recognising/intent.ts';
import type { State, Word } from '../state.ts';
import { addWords, answer, missed, preferNot, skip } from './answer.ts';
import { backToLast, sendOrNot } from './check-answers.ts';
import { askSure, askWithdraw, notMeant, startAgain, sureOrNot, withoutSure } from './confirm.ts';
import { agreeOrNot, leaveAgreeing, returnOrNot, whatWasAgreed } from './consent.ts';
import { finished, fixed, gone } from './finished.ts';
import { easiest, help, language, littleHelp, person, read, simpler } from './help.ts';
import {
  back,
  backToTicks,
  goTo,
  leaveWords,
  listAnswers,
  resume,
  showAnswers,
  start,
  welcome,
} from './navigate.ts';
import { carryOnOrNot, comeBack, decline, over, pause, startOrNot, stop } from './pause.ts';
import type { Move, Outcome, Turn } from './turn.ts';
import {
  backToUpdate,
  leaveUpdate,
  nextUpdateOr,
  repeatUpdate,
  replyToUpdate,
  tellFirst,
  updateBefore,
} from './updates.ts';

/**
 * What may happen: the conversation is opened, the bot has an update to tell, a word of ours is said, a question is gone
 * back to, or anything else is said.
 */
export type Row = Record<Word | 'opened' | 'tell' | 'goTo' | 'list' | 'said', Move>;

const everywhere = {
  help,
  person,
  read,
  simpler,
  language,
  delete: askSure('delete'),
  answers: showAnswers,
  agreed: whatWasAgreed,
  withdraw: askWithdraw('contact'),
};
const nothingNow: Move = ({ state }) => ({ state });
/** Nobody is told anything while something is asked. */
const elsewhere = { goTo, list: listAnswers, tell: nothingNow };

const asking: Row = {
  ...everywhere,
  ...elsewhere,
  opened: resume,
  said: (turn) => answer(turn) ?? nearlyAWord(turn) ?? missed(turn),
  back,
  skip,
  'prefer-not-to-say': preferNot,
  pause,
  stop: askSure('stop'),
  'start-again': askSure('start-again'),
};

/**
 * What happens in which phase. `over`: the last day is past. `agreeing`: a menu of consent is open over the phase. `verdict`:
 * whether an update helps is asked.
 */
const phases: Record<State['phase'] | 'over' | 'agreeing' | 'verdict', Row> = {
  welcome: {
    ...everywhere,
    ...elsewhere,
    opened: welcome,
    said: startOrNot,
    back: welcome,
    skip: start,
    'prefer-not-to-say': decline,
    pause: decline,
    stop,
    'start-again': startAgain,
  },
  asking,
  other: {
    ...asking,
    said: addWords,
    back: backToTicks,
    skip: leaveWords,
    'prefer-not-to-say': leaveWords,
  },
  sure: {
    ...everyWord(instead),
    tell: nothingNow,
    help,
    person,
    read,
    language,
    said: sureOrNot,
    simpler: sureOrNot,
    back: notMeant,
    skip: notMeant,
    'prefer-not-to-say': notMeant,
    stop: (turn) => (turn.state.sure?.of === 'stop' ? stop(settled(turn)) : instead('stop')(turn)),
  },
  checking: {
    ...asking,
    opened: resume,
    said: sendOrNot,
    back: backToLast,
    skip: sendOrNot,
    'prefer-not-to-say': sendOrNot,
  },
  agreeing: {
    ...everyWord(instead),
    tell: nothingNow,
    help,
    person,
    read,
    language,
    said: agreeOrNot,
    simpler: easiest,
    back: leaveAgreeing,
    skip: leaveAgreeing,
    'prefer-not-to-say': leaveAgreeing,
    agreed: whatWasAgreed,
  },
  resting: {
    ...everywhere,
    ...elsewhere,
    opened: comeBack,
    said: carryOnOrNot,
    back: carryOnOrNot,
    skip: carryOnOrNot,
    'prefer-not-to-say': carryOnOrNot,
    pause,
    stop,
    'start-again': startAgain,
  },
  done: {
    ...everyWord(() => nextUpdateOr(finished)),
    tell: tellFirst,
    goTo: fixed,
    list: fixed,
    back: backToUpdate,
    'start-again': fixed,
    help: littleHelp,
    person,
    read,
    language,
    delete: askSure('delete'),
    agreed: whatWasAgreed,
    withdraw: askWithdraw('contact'),
  },
  verdict: {
    ...everyWord(() => leaveUpdate),
    opened: repeatUpdate,
    tell: tellFirst,
    said: replyToUpdate,
    back: updateBefore,
    goTo: fixed,
    list: fixed,
    'start-again': fixed,
    help: littleHelp,
    simpler: easiest,
    person,
    read,
    language,
    delete: askSure('delete'),
    agreed: whatWasAgreed,
    withdraw: askWithdraw('contact'),
  },
  over: {
    ...everyWord(() => over),
    tell: nothingNow,
    help: littleHelp,
    person,
    read,
    language,
    delete: askSure('delete'),
    agreed: whatWasAgreed,
    withdraw: askWithdraw('contact'),
  },
  gone: {
    ...everyWord(() => gone),
    tell: nothingNow,
    said: returnOrNot,
    person,
    read: returning(read),
    language: returning(language),
    agreed: returning(whatWasAgreed),
    withdraw: returning(askWithdraw('contact')),
  },
};

/** Whose answers are gone may still change what they agreed to; where that is taken back too, nothing is left. */
function returning(move: Move): Move {
  return (turn) => (turn.state.mayReturn ? move(turn) : gone(turn));
}

/** Where nothing is asked, nothing can be misunderstood. */
export const ended: ReadonlySet<Row> = new Set([phases.done, phases.over, phases.gone]);

/** What may happen now. */
export function rowOf({ occasion, state, now }: Turn): Row {
  if (state.agreeing) return phases.agreeing;
  if (asksForVerdict(occasion, state)) return phases.verdict;
  const open = state.phase !== 'done' && state.phase !== 'gone' && state.phase !== 'sure';
  return phases[open && isOver(occasion.due, now) ? 'over' : state.phase];
}

/** "Are you sure?", or a menu of consent, is let go of, and the word done where it was said before. */
function instead(column: keyof Row): Move {
  return (turn) => {
    const before = settled(turn);
    return rowOf(before)[column](before);
  };
}

function settled(turn: Turn): Turn {
  const { agreeing: _, ...state } = withoutSure(turn.state);
  return { ...turn, state };
}

function nearlyAWord(turn: Turn): Outcome | undefined {
  const word = misspeltWord(turn);
  return word && rowOf(turn)[word](turn);
}

function everyWord(move: (column: keyof Row) => Move): Row {
  return {
    opened: move('opened'),
    tell: move('tell'),
    said: move('said'),
    goTo: move('goTo'),
    list: move('list'),
    back: move('back'),
    skip: move('skip'),
    'prefer-not-to-say': move('prefer-not-to-say'),
    pause: move('pause'),
    stop: move('stop'),
    help: move('help'),
    simpler: move('simpler'),
    read: move('read'),
    'start-again': move('start-again'),
    delete: move('delete'),
    language: move('language'),
    person: move('person'),
    answers: move('answers'),
    agreed: move('agreed'),
    withdraw: move('withdraw'),
  };
}
