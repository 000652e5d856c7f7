import { type Calendar, isDark } from './calendar.ts';
import { type Chance, chance } from './chance.ts';
import type { Parent } from './families.ts';
import * as words from './parent-words.ts';
import { face, oneOf, scale, steady, type View, type Views, yesNo } from './views.ts';

/**
 * The scales that are asked at the start and at the end: where people tend to stand at first, and how far
 * they tend to move. How safe the child is and how school goes hardly move,
 * so that no clear change can be told.
 */
const scales = {
  home: { first: 4.8, moves: 1.5 },
  talk: { first: 4.6, moves: 1.7 },
  rules: { first: 4.2, moves: 1.2 },
  support: { first: 3.6, moves: 1.8 },
  safe: { first: 5, moves: 0.2 },
  school: { first: 4.4, moves: 0.1 },
  informed: { first: 3.4, moves: 3.2 },
} as const;
type Scale = keyof typeof scales;

/** What a parent says at the start of an order. */
export function viewsAtStartOf(parent: Parent): Views {
  return steady(`${parent.seed} start`, (question, luck) =>
    isScale(question) ? scale(stoodAt(question, parent)) : { text: wordsAtStart(question, parent, luck) },
  );
}

/** What the same parent says at the end: where they stand now, and what they think of the service. */
export function viewsAtEndOf(parent: Parent, at: Date, calendar: Calendar): Views {
  return steady(`${parent.seed} end`, (question, luck) =>
    isScale(question)
      ? scale(stoodAt(question, parent) + movedOn(question, luck))
      : viewOf(question, { parent, at, calendar, luck }),
  );
}

/** What a parent says who is asked at the end alone: parent-feedback. */
export function feedbackOf(parent: Parent, at: Date, calendar: Calendar): Views {
  return steady(`${parent.seed} feedback`, (question, luck) =>
    viewOf(question, { parent, at, calendar, luck }),
  );
}

type Mind = { parent: Parent; at: Date; calendar: Calendar; luck: Chance };

function viewOf(question: string, mind: Mind): View {
  const { parent, luck } = mind;
  const { warmth, child } = parent;
  switch (question) {
    case 'worker.listened':
    case 'listened':
      return face(4.3, warmth, luck);
    case 'worker.explained':
      return face(4, warmth, luck);
    case 'worker.skills':
    case 'skills':
      return face(child.participant.needs === 'plan' ? 3.7 : 4.2, warmth, luck);
    case 'suited':
      return face(child.did.reparation ? 3.1 : 3.8, warmth, luck);
    case 'place-safe':
    case 'place':
      return isDark(mind.at) ? yesNo(luck, 54, 28) : yesNo(luck, 78, 10);
    case 'place-ours':
      return yesNo(luck, 42, 36);
    case 'people':
      return people(mind);
    case 'best':
    case 'helped':
      return { text: words.best(child, luck) };
    case 'not-suited':
      return { text: words.notSuited(child, luck) };
    case 'not-helped':
      return { text: words.notHelped(child, luck) };
    case 'hear-back':
      return yesNo(luck, 70, 20);
    default:
      return { text: words.change({ child, people: feltTooMany(mind), dark: isDark(mind.at) }, luck) };
  }
}

/** Drawn by itself, for the words go with the tick. */
function people({ parent, at, calendar }: Mind): View {
  const before = at < calendar.fewerPeopleFrom;
  return oneOf(chance(`${parent.seed} people`), {
    right: before ? 42 : 70,
    'too-many': before ? 44 : 15,
    missing: 10,
    'dont-know': 4,
  });
}

function feltTooMany(mind: Mind): boolean {
  const view = people(mind);
  return 'keys' in view && view.keys.includes('too-many');
}

function wordsAtStart(question: string, { child }: Parent, luck: Chance): string {
  if (question === 'strengths') return words.strengths(child, luck);
  return question === 'hard' ? words.hardest(child, luck) : words.helpWanted(child, luck);
}

function isScale(question: string): question is Scale {
  return Object.hasOwn(scales, question);
}

function stoodAt(question: Scale, { seed, warmth }: Parent): number {
  return Math.round(scales[question].first + warmth + chance(`${seed} ${question} at first`).bell() * 2.4);
}

/** A quarter stay where they were. */
function movedOn(question: Scale, luck: Chance): number {
  return luck.happens(0.25) ? 0 : Math.round(scales[question].moves + luck.bell() * 2.6);
}
