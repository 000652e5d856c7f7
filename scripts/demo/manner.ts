import type { Word } from '../../dialogs/state.ts';
import { type Chance, chance } from './chance.ts';
import { isYoung, type Person } from './person.ts';

/** How somebody goes about answering, apart from what they think. */
export type Manner = {
  /** Types as a teenager does. */
  young: boolean;
  /** How often they type where they could press. */
  types: number;
  skips: number;
  skipsWords: number;
  prefersNot: number;
  /** Asks once for simpler words, help, or to have it read. */
  asksFor: Word | null;
  /** Goes back once, and says something else; where they check all of it first, changes an answer there. */
  changesMind: boolean;
  /** Sends something once that nobody could take as an answer. */
  garbles: boolean;
};

export function mannerOf(person: Person): Manner {
  const luck = chance(`${person.seed} manner`);
  return isYoung(person) ? ofTheYoung(person, luck) : ofAdults(person, luck);
}

function ofTheYoung({ participant }: Person, luck: Chance): Manner {
  const needs = participant.communication === 'needs';
  return {
    young: true,
    types: luck.drawn([
      [0.05, 60],
      [0.4, 25],
      [0.9, 15],
    ]),
    skips: luck.drawn([
      [0.01, 70],
      [0.1, 25],
      [0.3, 5],
    ]),
    skipsWords: needs ? 0.26 : 0.16,
    prefersNot: luck.happens(0.12) ? 0.1 : 0.005,
    asksFor: luck.happens(needs ? 0.2 : 0.08) ? luck.one(['simpler', 'read', 'help']) : null,
    changesMind: luck.happens(0.08),
    garbles: luck.happens(0.05),
  };
}

/** Who is asked as part of their work presses, and has little time for words. */
function ofAdults({ participant: { kind } }: Person, luck: Chance): Manner {
  const atWork = kind === 'panel-member' || kind === 'sentencer';
  return {
    young: false,
    types: luck.drawn([
      [0.02, 80],
      [0.3, atWork ? 5 : 20],
    ]),
    skips: luck.drawn([
      [0.01, 85],
      [0.12, 15],
    ]),
    skipsWords: atWork ? 0.4 : 0.15,
    prefersNot: !atWork && luck.happens(0.1) ? 0.06 : 0,
    asksFor: !atWork && luck.happens(0.06) ? luck.one(['simpler', 'read', 'help']) : null,
    changesMind: luck.happens(atWork ? 0.03 : 0.1),
    garbles: false,
  };
}
