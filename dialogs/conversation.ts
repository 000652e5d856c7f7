import { withConsents } from './consenting.ts';
import { isOver } from './due.ts';
import { meaningOf, misspeltWord } from './hearing/meaning.ts';
import { closestLanguage } from './languages.ts';
import { agreeOrNot, leaveAgreeing, returnOrNot, whatWasAgreed } from './moves/agreeing.ts';
import { addWords, answer, missed, preferNot, skip } from './moves/answering.ts';
import { backToLast, sendOrNot } from './moves/checking.ts';
import { disclosed, picksRisk } from './moves/disclosing.ts';
import { finished, fixed, gone } from './moves/ending.ts';
import { back, backToTicks, goTo, leaveWords, listAnswers, resume, start, welcome } from './moves/going.ts';
import {
  easiest,
  help,
  language,
  littleHelp,
  oldCard,
  person,
  read,
  simpler,
  speak,
  unreadable,
} from './moves/helping.ts';
import { carryOnOrNot, close, comeBack, decline, over, pause, startOrNot, stop } from './moves/resting.ts';
import { askSure, askWithdraw, notMeant, startAgain, sureOrNot, withoutSure } from './moves/sure.ts';
import { asAsked } from './proxy.ts';
import { standing } from './standing.ts';
import type { Advance, Event, Occasion, State, Word } from './state.ts';
import type { Move, Outcome, Turn } from './turn.ts';
import { voiceOf } from './voice.ts';

/** The state before the first word, in a language like the one asked for. */
export function begin(occasion: Occasion, locale: string): State {
  return {
    format: 1,
    phase: 'welcome',
    locale: closestLanguage(occasion, locale),
    at: null,
    answers: {},
    misses: 0,
    simpler: false,
    card: '',
  };
}

/**
 * One turn: what was said leads from one state to the next, with what is said back and what must be kept. Whatever stands open then is
 * asked last, under a new card where anything has changed.
 */
export const advance: Advance = (asked, state, event) => {
  const occasion = asAsked(asked);
  const { state: now, effects } = close(occasion, state, event.now);
  const turn = turnOf(occasion, now, event);
  const made = event.type === 'said' ? heard(turn, event) : quietly(turn, event);
  const outcome = turn.risk || picksRisk(turn, made) ? disclosed(turn, made) : made;

  const changed = outcome.state !== state || event.type === 'open';
  const next = changed ? { ...outcome.state, card: event.fresh } : state;
  const then = withConsents(occasion, outcome.effects ?? []);
  const open = standing({
    occasion: then,
    state: next,
    voice: voiceOf(occasion, next.locale),
    now: event.now,
  });
  return {
    state: next,
    say: [...(outcome.say ?? []), ...open],
    effects: [...effects, ...(outcome.effects ?? [])],
  };
};

/** What may happen: the conversation is opened, a word of ours is said, a question is gone back to, or anything else is said. */
type Row = Record<Word | 'opened' | 'goTo' | 'list' | 'said', Move>;

const everywhere = {
  help,
  person,
  read,
  simpler,
  language,
  delete: askSure('delete'),
  agreed: whatWasAgreed,
  withdraw: askWithdraw('contact'),
};
const elsewhere = { goTo, list: listAnswers };

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

/** What happens in which phase. `over`: the last day is past. `agreeing`: a menu of consent stands over the phase. */
const phases: Record<State['phase'] | 'over' | 'agreeing', Row> = {
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
    ...everyWord(() => finished),
    goTo: fixed,
    list: fixed,
    back: fixed,
    'start-again': fixed,
    help: littleHelp,
    person,
    read,
    language,
    delete: askSure('delete'),
    agreed: whatWasAgreed,
    withdraw: askWithdraw('contact'),
  },
  over: {
    ...everyWord(() => over),
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
const ended: ReadonlySet<Row> = new Set([phases.done, phases.over, phases.gone]);

function rowOf({ occasion, state, now }: Turn): Row {
  if (state.agreeing) return phases.agreeing;
  const open = state.phase !== 'done' && state.phase !== 'gone' && state.phase !== 'sure';
  return phases[open && isOver(occasion.due, now) ? 'over' : state.phase];
}

function heard(turn: Turn, event: Event & { type: 'said' }): Outcome {
  const { press } = event;
  if (turn.heard.text.trim() === '' && !press?.picked && !press?.word && press?.goTo === undefined) {
    return quietly(turn, { type: 'unreadable', what: 'empty' });
  }
  const meaning = meaningOf(turn, press);
  if (meaning.is === 'language') return speak(meaning.tag)(turn);
  const { choosing: _, listed: __, ...rest } = turn.state;
  const here = turn.state.choosing || turn.state.listed ? { ...turn, state: rest } : turn;
  const row = rowOf(here);
  switch (meaning.is) {
    case 'word':
      return row[meaning.word](here);
    case 'go-to':
      return row.goTo({ ...here, goTo: meaning.question });
    case 'old-card':
      return ended.has(row) ? row.opened(here) : oldCard(turn);
    case 'list':
    case 'said':
      return row[meaning.is](here);
  }
}

function quietly(
  turn: Turn,
  event: { type: 'open' } | Pick<Event & { type: 'unreadable' }, 'type' | 'what'>,
): Outcome {
  const row = rowOf(turn);
  if (event.type === 'open') return row.opened(turn);
  return ended.has(row) ? row.said(turn) : unreadable(event.what)(turn);
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
    agreed: move('agreed'),
    withdraw: move('withdraw'),
  };
}

function turnOf(occasion: Occasion, state: State, event: Event): Turn {
  const said = event.type === 'said' ? event : undefined;
  const picked = said?.press?.picked;
  const text = said?.press?.text ?? (picked ? '' : (said?.text ?? ''));
  return {
    occasion,
    state,
    voice: voiceOf(occasion, state.locale),
    now: event.now,
    fresh: event.fresh,
    heard: {
      text,
      input: picked ? said?.text || picked.join(', ') : text,
      ...(picked && { picked }),
      ...(said?.mood && { mood: said.mood }),
    },
    goTo: null,
    risk: said?.risk ?? false,
  };
}
