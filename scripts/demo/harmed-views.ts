import type { Chance } from './chance.ts';
import type { Harmed } from './harmed.ts';
import * as words from './harmed-words.ts';
import { face, steady, type View, type Views, yesNo } from './views.ts';

/** What somebody says before a decision: victim-views. */
export function viewsBeforeDecision(harmed: Harmed): Views {
  return steady(`${harmed.seed} before`, (question, luck): View => {
    switch (question) {
      case 'affected':
        return { text: words.whatItDid(harmed, luck) };
      case 'wanted':
        return { text: words.whatIsWanted(harmed, luck) };
      case 'say':
        return { text: words.whatToSay(harmed, luck) };
      case 'hear-rj':
        return yesNo(luck, 56, 24);
      case 'reparation':
        return yesNo(luck, 52, 33);
      case 'reparation-wish':
        return { text: words.reparationWished(harmed, luck) };
      case 'pass-on':
        return yesNo(luck, 64, 26);
      default:
        return yesNo(luck, 66, 22);
    }
  });
}

/** What was done for them, as far as it colours what they say of it. */
export type Treatment = { toldInTime: boolean; updates: number };

/** What somebody says of the service when its work with them ends: victim-feedback. */
export function feedbackFrom(harmed: Harmed, done: Treatment): Views {
  const { seed, warmth } = harmed;
  const likely: Readonly<Record<string, number>> = {
    'care.told': done.toldInTime ? 4.2 : 2.9,
    'care.listened': 4.4,
    'care.safe': 4,
    'care.updated': done.updates > 0 ? 4.1 : 3.1,
    helped: 4.1,
  };
  return steady(`${seed} after`, (question, luck): View => {
    const about = likely[question];
    return about === undefined ? besides(question, harmed, luck) : face(about, warmth, luck);
  });
}

function besides(question: string, harmed: Harmed, luck: Chance): View {
  switch (question) {
    case 'told-rj':
      return yesNo(luck, 82, 9);
    case 'best':
      return { text: words.whatWasBest(harmed, luck) };
    case 'change':
      return { text: words.whatToChange(harmed, luck) };
    case 'quotation':
      return yesNo(luck, 58, 30);
    default:
      return yesNo(luck, 60, 30);
  }
}
