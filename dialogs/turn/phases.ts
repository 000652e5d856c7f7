import { isOver } from '../asking/last-day.ts';
import { asksForVerdict } from '../asking/updates.ts';
import { misspeltWord } from '../recognising/intent.ts';
import type { State, Word } from '../state.ts';
import { addOtherWords, answer, notUnderstood, preferNotToSay, skip } from './answer.ts';
import { backToLastQuestion, replyToCheck } from './check-answers.ts';
import {
  askToConfirm,
  askToWithdraw,
  notConfirmed,
  replyToConfirm,
  startAgain,
  withoutConfirm,
} from './confirm.ts';
import { leaveConsent, replyToConsent, replyWhenErased, showConsents } from './consent.ts';
import { alreadyFinished, answersErased, answersFixed } from './finished.ts';
import { help, helpAfterEnd, language, noSimplerWords, person, read, simpler } from './help.ts';
import {
  back,
  backToTicks,
  goTo,
  leaveOther,
  listAnswers,
  resume,
  showAnswers,
  start,
  welcome,
} from './navigate.ts';
import { comeBack, decline, pause, replyToWelcome, replyWhileResting, stop, timeIsOver } from './pause.ts';
import type { Outcome, Transition, Turn } from './turn.ts';
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
 * What may happen: the conversation is opened, the bot has an update to tell, a word of ours is said, a
 * question is gone back to, or anything else is said.
 */
export type Transitions = Record<Word | 'opened' | 'tell' | 'goTo' | 'list' | 'reply', Transition>;

const everywhere = {
  help,
  person,
  read,
  simpler,
  language,
  delete: askToConfirm('delete'),
  answers: showAnswers,
  agreed: showConsents,
  withdraw: askToWithdraw('contact'),
};
const nothingNow: Transition = ({ state }) => ({ state });
/** Nobody is told anything while something is asked. */
const elsewhere = { goTo, list: listAnswers, tell: nothingNow };

const asking: Transitions = {
  ...everywhere,
  ...elsewhere,
  opened: resume,
  reply: (turn) => answer(turn) ?? nearlyAWord(turn) ?? notUnderstood(turn),
  back,
  skip,
  'prefer-not-to-say': preferNotToSay,
  pause,
  stop: askToConfirm('stop'),
  'start-again': askToConfirm('start-again'),
};

/**
 * What happens in which phase. `over`: the last day is past. `agreeing`: a menu of consent is open over the
 * phase. `verdict`: whether an update helps is asked.
 */
const phases: Record<State['phase'] | 'over' | 'agreeing' | 'verdict', Transitions> = {
  welcome: {
    ...everywhere,
    ...elsewhere,
    opened: welcome,
    reply: replyToWelcome,
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
    reply: addOtherWords,
    back: backToTicks,
    skip: leaveOther,
    'prefer-not-to-say': leaveOther,
  },
  sure: {
    ...everyWord(instead),
    tell: nothingNow,
    help,
    person,
    read,
    language,
    reply: replyToConfirm,
    simpler: replyToConfirm,
    back: notConfirmed,
    skip: notConfirmed,
    'prefer-not-to-say': notConfirmed,
    stop: (turn) => (turn.state.sure?.of === 'stop' ? stop(settled(turn)) : instead('stop')(turn)),
  },
  checking: {
    ...asking,
    opened: resume,
    reply: replyToCheck,
    back: backToLastQuestion,
    skip: replyToCheck,
    'prefer-not-to-say': replyToCheck,
  },
  agreeing: {
    ...everyWord(instead),
    tell: nothingNow,
    help,
    person,
    read,
    language,
    reply: replyToConsent,
    simpler: noSimplerWords,
    back: leaveConsent,
    skip: leaveConsent,
    'prefer-not-to-say': leaveConsent,
    agreed: showConsents,
  },
  resting: {
    ...everywhere,
    ...elsewhere,
    opened: comeBack,
    reply: replyWhileResting,
    back: replyWhileResting,
    skip: replyWhileResting,
    'prefer-not-to-say': replyWhileResting,
    pause,
    stop,
    'start-again': startAgain,
  },
  done: {
    ...everyWord(() => nextUpdateOr(alreadyFinished)),
    tell: tellFirst,
    goTo: answersFixed,
    list: answersFixed,
    back: backToUpdate,
    'start-again': answersFixed,
    help: helpAfterEnd,
    person,
    read,
    language,
    delete: askToConfirm('delete'),
    agreed: showConsents,
    withdraw: askToWithdraw('contact'),
  },
  verdict: {
    ...everyWord(() => leaveUpdate),
    opened: repeatUpdate,
    tell: tellFirst,
    reply: replyToUpdate,
    back: updateBefore,
    goTo: answersFixed,
    list: answersFixed,
    'start-again': answersFixed,
    help: helpAfterEnd,
    simpler: noSimplerWords,
    person,
    read,
    language,
    delete: askToConfirm('delete'),
    agreed: showConsents,
    withdraw: askToWithdraw('contact'),
  },
  over: {
    ...everyWord(() => timeIsOver),
    tell: nothingNow,
    help: helpAfterEnd,
    person,
    read,
    language,
    delete: askToConfirm('delete'),
    agreed: showConsents,
    withdraw: askToWithdraw('contact'),
  },
  gone: {
    ...everyWord(() => answersErased),
    tell: nothingNow,
    reply: replyWhenErased,
    person,
    read: returning(read),
    language: returning(language),
    agreed: returning(showConsents),
    withdraw: returning(askToWithdraw('contact')),
  },
};

/**
 * Whose answers are gone may still change what they agreed to; where that is taken back too, nothing is left.
 */
function returning(move: Transition): Transition {
  return (turn) => (turn.state.mayReturn ? move(turn) : answersErased(turn));
}

/** Where nothing is asked, nothing can be misunderstood. */
export const ended: ReadonlySet<Transitions> = new Set([phases.done, phases.over, phases.gone]);

/** What may happen now. */
export function transitionsNow({ occasion, state, now }: Turn): Transitions {
  if (state.agreeing) return phases.agreeing;
  if (asksForVerdict(occasion, state)) return phases.verdict;
  const open = state.phase !== 'done' && state.phase !== 'gone' && state.phase !== 'sure';
  return phases[open && isOver(occasion.due, now) ? 'over' : state.phase];
}

/** "Are you sure?", or a menu of consent, is let go of, and the word done where it was said before. */
function instead(column: keyof Transitions): Transition {
  return (turn) => {
    const before = settled(turn);
    return transitionsNow(before)[column](before);
  };
}

function settled(turn: Turn): Turn {
  const { agreeing: _, ...state } = withoutConfirm(turn.state);
  return { ...turn, state };
}

function nearlyAWord(turn: Turn): Outcome | undefined {
  const word = misspeltWord(turn);
  return word && transitionsNow(turn)[word](turn);
}

function everyWord(move: (column: keyof Transitions) => Transition): Transitions {
  return {
    opened: move('opened'),
    tell: move('tell'),
    reply: move('reply'),
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
