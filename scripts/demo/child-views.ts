import { type Calendar, isDark } from './calendar.ts';
import { type Chance, chance } from './chance.ts';
import * as words from './child-words.ts';
import type { Child } from './children.ts';
import { face, oneOf, several, steady, type View, type Views, yesNo } from './views.ts';

/** What a child thinks of their time, when asked on a day: end-of-order. */
export function viewsOf(child: Child, at: Date, calendar: Calendar): Views {
  return steady(child.seed, (question, luck) => viewOf(question, { child, at, calendar, luck }));
}

type Mind = { child: Child; at: Date; calendar: Calendar; luck: Chance };

function viewOf(question: string, mind: Mind): View {
  const { child, luck } = mind;
  const { warmth } = child;
  const { needs, communication, ethnicity } = child.participant;
  switch (question) {
    case 'worker.listened':
      return face(4.8, warmth, luck);
    case 'worker.explained':
      return face(communication === 'needs' ? 4 : 4.4, warmth, luck);
    case 'worker.fair':
      return face(ethnicity === 'black' || ethnicity === 'mixed' ? 4.3 : 4.6, warmth, luck);
    case 'worker.as-me':
      return face(4.5, warmth, luck);
    case 'worker.skills':
      return face(needs === 'plan' ? 4 : 4.4, warmth, luck);
    case 'suited':
      return face((child.did.reparation ? 2.7 : 3.7) + (child.did.activity ? 0.3 : -0.2), warmth, luck);
    case 'not-suited':
      return notSuited(mind);
    case 'place-safe':
      return placeSafe(mind);
    case 'place-unsafe':
      return placeUnsafe(mind);
    case 'place-safer':
      return { text: words.safer(luck) };
    case 'place-ours':
      return yesNo(luck, 46, 31);
    case 'people':
      return people(mind);
    case 'helped':
      return helped(luck);
    case 'help-wanted':
      return { text: words.helpWanted(luck) };
    case 'best':
      return { text: words.best(child, luck) };
    case 'change':
      return { text: words.change({ child, people: feltTooMany(mind), dark: isDark(mind.at) }, luck) };
    case 'what-next':
      return yesNo(luck, communication === 'needs' ? 58 : 72, 15);
    case 'hear-back':
      return yesNo(luck, 62, 27);
    default:
      return { text: words.short(luck) };
  }
}

function notSuited({ child: { did }, luck }: Mind): View {
  const likely = {
    sessions: 0.2,
    reparation: did.reparation ? 0.75 : 0,
    group: did.group ? 0.35 : 0,
    online: did.online ? 0.6 : 0,
    times: 0.3,
    'something-else': 0.1,
  };
  return several(luck, likely, words.otherNotSuited);
}

function placeSafe({ child, at, luck }: Mind): View {
  const worse = child.participant.team === 'north' ? 8 : 0;
  return isDark(at) ? yesNo(luck, 52 - worse, 26 + worse) : yesNo(luck, 80 - worse, 9 + worse);
}

function placeUnsafe({ at, luck }: Mind): View {
  const likely = {
    journey: 0.35,
    outside: 0.4,
    dark: isDark(at) ? 0.65 : 0.15,
    people: 0.3,
    seen: 0.2,
    'something-else': 0.08,
  };
  return several(luck, likely, words.otherUnsafe);
}

function people({ at, calendar, luck }: Mind): View {
  const before = at < calendar.fewerPeopleFrom;
  return oneOf(luck, {
    right: before ? 40 : 68,
    'too-many': before ? 44 : 14,
    missing: 7,
    'dont-know': 10,
  });
}

/** Drawn as the question itself draws it, so that the words go with the tick. */
function feltTooMany(mind: Mind): boolean {
  const view = people({ ...mind, luck: chance(`${mind.child.seed} people`) });
  return 'keys' in view && view.keys.includes('too-many');
}

function helped(luck: Chance): View {
  if (luck.happens(0.08)) return { keys: ['none'] };
  const likely = {
    school: 0.42,
    work: 0.27,
    health: 0.18,
    feelings: 0.4,
    home: 0.25,
    'something-else': 0.07,
  };
  return several(luck, likely, words.otherHelp);
}
