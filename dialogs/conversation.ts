import { nowAsked } from './asking/now-asked.ts';
import { withConsents } from './consent/consent.ts';
import { occasionAsked } from './consent/proxy.ts';
import { intentOf } from './recognising/intent.ts';
import type { Advance, Asks, Event, Occasion, State } from './state.ts';
import { oldCard, switchTo, unreadable } from './turn/help.ts';
import { closeWhenOver } from './turn/pause.ts';
import { ended, transitionsNow } from './turn/phases.ts';
import { picksAnew, riskyPicks, withAlert, withPlaces } from './turn/risk.ts';
import type { Outcome, Turn } from './turn/turn.ts';
import { agreesUnread, withWhatLed } from './turn/unread.ts';
import { closestLanguage } from './wording/languages.ts';
import { voiceOf } from './wording/voice.ts';

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
 * One turn: what was said leads from one state to the next, with what is said back and what must be kept.
 * Whatever stands open then is asked last, under a new card where anything has changed.
 */
export const advance: Advance = (asked, state, event) => {
  const occasion = occasionAsked(asked);
  const { state: now, effects } = closeWhenOver(occasion, state, event.now);
  const turn = turnOf(occasion, now, event);
  const made = event.type === 'said' ? afterReply(turn, event) : withoutReply(turn, event);
  const { effects: makes = [] } = made;
  const risky = riskyPicks(turn, makes);
  const told = turn.risk || picksAnew(turn, risky) ? withAlert(turn, made) : made;
  const outcome = { ...told, state: withPlaces(turn, told.state, makes, risky) };

  const changed = outcome.state !== state || event.type === 'open';
  const card = outcome.sameCard ? state.card : event.token;
  const next = changed ? withWhatLed(turn, { ...outcome.state, card }) : state;
  const then = withConsents(occasion, outcome.effects ?? []);
  return {
    state: next,
    say: [...(outcome.say ?? []), ...openIn(then, next, event)],
    effects: [...effects, ...(outcome.effects ?? [])],
  };
};

export const asks: Asks = (asked, state, at) => openIn(occasionAsked(asked), state, at);

const openIn: Asks = (occasion, state, { device, now }) =>
  nowAsked({ occasion, state, voice: voiceOf(occasion, state.locale), device, now });

function afterReply(turn: Turn, event: Event & { type: 'said' }): Outcome {
  const { press } = event;
  if (turn.reply.text.trim() === '' && !press?.picked && !press?.word && press?.goTo === undefined) {
    return withoutReply(turn, { type: 'unreadable', what: 'empty' });
  }
  const intent = intentOf(turn, press);
  if (intent.is === 'language') return switchTo(intent.tag)(turn);
  const { choosing: _, listed: __, ...rest } = turn.state;
  const here = turn.state.choosing || turn.state.listed ? { ...turn, state: rest } : turn;
  const row = transitionsNow(here);
  switch (intent.is) {
    case 'word':
      return row[intent.word](here);
    case 'go-to':
      return row.goTo({ ...here, goTo: intent.question });
    case 'old-card':
      return ended.has(row) ? row.opened(here) : oldCard(turn);
    case 'list':
      return row.list(here);
    case 'reply':
      return agreesUnread(here) ?? row.reply(here);
  }
}

function withoutReply(
  turn: Turn,
  event: { type: 'open' } | { type: 'tell' } | Pick<Event & { type: 'unreadable' }, 'type' | 'what'>,
): Outcome {
  const row = transitionsNow(turn);
  if (event.type === 'open') return row.opened(turn);
  if (event.type === 'tell') return turn.state.choosing ? { state: turn.state } : row.tell(turn);
  return ended.has(row) ? row.reply(turn) : unreadable(event.what)(turn);
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
    token: event.token,
    device: event.device,
    reply: {
      text,
      input: picked ? said?.text || picked.join(', ') : text,
      ...(picked && { picked }),
      ...(said?.mood && { mood: said.mood }),
    },
    typed: said !== undefined && !said.press,
    goTo: null,
    risk: (said?.risk ?? false) || event.passedOn !== undefined,
    ...(event.passedOn !== undefined && { passedOn: event.passedOn }),
  };
}
