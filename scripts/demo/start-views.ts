import type { Chance } from './chance.ts';
import type { Child } from './children.ts';
import * as words from './start-words.ts';
import { face, oneOf, several, steady, type View, type Views, yesNo } from './views.ts';

/** What a child says of themselves at the start: my-self-assessment. */
export function viewsAtStartOf(child: Child): Views {
  return steady(`${child.seed} start`, (question, luck) => viewOf(question, child, luck));
}

/** How each part of life tends to go, from 1 to 5. */
const going: Readonly<Record<string, number>> = {
  'going.home': 3.4,
  'going.school': 2.6,
  'going.friends': 3.9,
  'going.feelings': 3,
  'going.health': 3.2,
  'going.time': 3.1,
};

function viewOf(question: string, { warmth, participant }: Child, luck: Chance): View {
  const about = going[question];
  if (about !== undefined) return face(about, warmth * 0.5, luck);
  switch (question) {
    case 'hard':
      return { text: words.whatIsHard(luck) };
    case 'drink-drugs':
      return oneOf(luck, { 'not-me': 45, fine: 22, less: 19, help: 6, 'dont-know': 8 });
    case 'safe':
      return yesNo(luck, 64, 19);
    case 'unsafe':
      return several(luck, unsafe, words.otherUnsafe);
    case 'good-at':
      return { text: words.whatYouAreGoodAt(luck) };
    case 'matters':
      return { text: words.whoMatters(luck) };
    case 'told':
      return luck.happens(participant.communication === 'needs' ? 0.1 : 0.45)
        ? { keys: ['none'] }
        : several(luck, clear, words.otherClear);
    case 'would-help':
      return luck.happens(0.1) ? { keys: ['none'] } : several(luck, help, words.otherHelp);
    default:
      return { text: words.whatToChange(luck) };
  }
}

const unsafe = {
  school: 0.25,
  journey: 0.4,
  outside: 0.55,
  online: 0.12,
  people: 0.3,
  'something-else': 0.07,
};
const clear = {
  'easy-words': 0.5,
  'read-out': 0.2,
  show: 0.25,
  write: 0.2,
  time: 0.4,
  language: 0.06,
  'something-else': 0.06,
};
const help = {
  talk: 0.35,
  school: 0.4,
  work: 0.35,
  activities: 0.45,
  home: 0.2,
  money: 0.3,
  health: 0.15,
  'something-else': 0.06,
};
