import { isOver } from '../asking/last-day.ts';
import { asksForVerdict } from '../asking/updates.ts';
import { misspeltWord } from '../recognising/intent.ts';
import type { State, Word } from '../state.ts';
import { addOtherWords, notUnderstood, preferNotToSay, replyToQuestion, skip } from './answer.ts';
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
import { moreOf, takeOffOr } from './more.ts';
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
 * This folder makes a turn: the table below says what happens in which phase, and the other files do it.
 */

/**
 * What may happen: the conversation is opened, the bot has an update to tell, a word of ours is said, a
 * question is gone back to, or anything else is said.
 */
type Transitions = Record<Word | 'opened' | 'tell' | 'goTo' | 'list' | 'reply', Transition>;

/** Nobody is told an update while something is asked. */
const nothingNow: Transition = ({ state }) => ({ state });

/** The same wherever questions are asked, or may be. */
const common = {
  help,
  person,
  read,
  simpler,
  language,
  delete: askToConfirm('delete'),
  answers: showAnswers,
  agreed: showConsents,
  withdraw: askToWithdraw('contact'),
  goTo,
  list: listAnswers,
  tell: nothingNow,
};

const asking: Transitions = {
  ...common,
  opened: resume,
  reply: (turn) => moreOf(turn) ?? replyToQuestion(turn) ?? misspeltCommand(turn) ?? notUnderstood(turn),
  back: takeOffOr(back),
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
    ...common,
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
    ...everyTransition(letGoAnd),
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
    stop: (turn) => (turn.state.sure?.of === 'stop' ? stop(withoutMenus(turn)) : letGoAnd('stop')(turn)),
  },
  checking: {
    ...asking,
    opened: resume,
    reply: (turn) => moreOf(turn) ?? replyToCheck(turn),
    back: takeOffOr(backToLastQuestion),
    skip: replyToCheck,
    'prefer-not-to-say': replyToCheck,
  },
  agreeing: {
    ...everyTransition(letGoAnd),
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
    ...common,
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
    ...everyTransition(() => nextUpdateOr(alreadyFinished)),
    reply: (turn) => moreOf(turn) ?? nextUpdateOr(alreadyFinished)(turn),
    tell: tellFirst,
    goTo: answersFixed,
    list: answersFixed,
    back: takeOffOr(backToUpdate),
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
    ...everyTransition(() => leaveUpdate),
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
    ...everyTransition(() => timeIsOver),
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
    ...everyTransition(() => answersErased),
    tell: nothingNow,
    reply: replyWhenErased,
    person,
    read: ifMayReturn(read),
    language: ifMayReturn(language),
    agreed: ifMayReturn(showConsents),
    withdraw: ifMayReturn(askToWithdraw('contact')),
  },
};

/** A victim whose answers are erased may still change what they agreed to, unless that is taken back too. */
function ifMayReturn(transition: Transition): Transition {
  return (turn) => (turn.state.mayReturn ? transition(turn) : answersErased(turn));
}

/** The phases in which nothing is asked, so that nothing can be misunderstood. */
export const ended: ReadonlySet<Transitions> = new Set([phases.done, phases.over, phases.gone]);

/** What may happen now, by what is said or done. */
export function transitionsNow({ occasion, state, now }: Turn): Transitions {
  if (state.agreeing) return phases.agreeing;
  if (asksForVerdict(occasion, state)) return phases.verdict;
  const open = state.phase !== 'done' && state.phase !== 'gone' && state.phase !== 'sure';
  return phases[open && isOver(occasion, now) ? 'over' : state.phase];
}

/** Lets go of "are you sure?" or of a menu of consent, and does the word as it is done without it. */
function letGoAnd(column: keyof Transitions): Transition {
  return (turn) => {
    const before = withoutMenus(turn);
    return transitionsNow(before)[column](before);
  };
}

function withoutMenus(turn: Turn): Turn {
  const { agreeing: _, ...state } = withoutConfirm(turn.state);
  return { ...turn, state };
}

function misspeltCommand(turn: Turn): Outcome | undefined {
  const word = misspeltWord(turn);
  return word && transitionsNow(turn)[word](turn);
}

function everyTransition(transition: (column: keyof Transitions) => Transition): Transitions {
  return {
    opened: transition('opened'),
    tell: transition('tell'),
    reply: transition('reply'),
    goTo: transition('goTo'),
    list: transition('list'),
    back: transition('back'),
    skip: transition('skip'),
    'prefer-not-to-say': transition('prefer-not-to-say'),
    pause: transition('pause'),
    stop: transition('stop'),
    help: transition('help'),
    simpler: transition('simpler'),
    read: transition('read'),
    'start-again': transition('start-again'),
    delete: transition('delete'),
    language: transition('language'),
    person: transition('person'),
    answers: transition('answers'),
    agreed: transition('agreed'),
    withdraw: transition('withdraw'),
  };
}
