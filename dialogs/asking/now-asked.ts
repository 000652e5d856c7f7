import type { Say, State } from '../state.ts';
import type { Situation } from '../turn/turn.ts';
import { isOver } from './last-day.ts';
import {
  checkMenu,
  consentList,
  consentMenu,
  doneMenu,
  goneMenu,
  languageMenu,
  overMenu,
  restingMenu,
  sureMenu,
  updateMenu,
  welcomeMenu,
} from './menus.ts';
import { askOther, askQuestion } from './question.ts';
import { asksForVerdict } from './updates.ts';

/**
 * This folder says what is put to a respondent: questions, menus, the first screen, updates, and whom to
 * call.
 */

/** What is open in a state, as it is asked: the question, a menu of the bot's own, or the end. */
export function nowAsked(at: Situation & { now: Date }): Say[] {
  const { occasion, state } = at;
  if (state.choosing) return [languageMenu(at)];
  if (state.agreeing === 'list') return [consentList(at)];
  if (state.agreeing) return [consentMenu(at, state.agreeing)];
  if (asksForVerdict(occasion, state)) return [updateMenu(at)];
  return inPhase(at, state.phase);
}

function inPhase(at: Situation & { now: Date }, phase: State['phase']): Say[] {
  const { occasion, state, now } = at;
  switch (phase) {
    case 'welcome':
      return [welcomeMenu(at)];
    case 'asking':
      return [askQuestion(at)];
    case 'other':
      return [askOther(at)];
    case 'sure':
      return [sureMenu(at)];
    case 'checking':
      return [checkMenu(at)];
    case 'resting':
      return isOver(occasion, now) ? [overMenu(at), { say: 'end' }] : [restingMenu(at)];
    case 'done':
      return [doneMenu(at), { say: 'end' }];
    case 'gone':
      return state.mayReturn ? [goneMenu(at), { say: 'end' }] : [{ say: 'end' }];
  }
}
