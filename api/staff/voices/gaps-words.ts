import { dayOf } from '../../../domain/calendar.ts';
import type { GapState } from '../../../domain/gap.ts';
import type { Gap, GapChange } from '../../../prisma/stores/gaps.ts';
import { dayInWords, momentInWords } from '../words/days.ts';
import { whoInWords } from '../words/who.ts';

export const gapPath = '/staff/gaps';

/** What the pages call a state, what it means, and the colour of its tag beside the words. */
export const gapStateWords: Readonly<Record<GapState, { text: string; about: string; colour: string }>> = {
  open: { text: 'Open', about: 'Nobody has explained or changed it yet', colour: 'blue' },
  explained: { text: 'Explained', about: 'There is a reason that we can stand by', colour: 'grey' },
  changed: { text: 'Changed', about: 'We did something about it', colour: 'green' },
};

/** It is still open, and its day has passed. */
export function isLate({ state, due }: Pick<Gap, 'state' | 'due'>, now: Date): boolean {
  return state === 'open' && due !== null && due < dayOf(now);
}

export function gapView(gap: Gap, now: Date) {
  const { id, what, owner, due, state, answer, movedAt } = gap;
  return {
    href: `${gapPath}/gap/${id}`,
    what,
    owner,
    answer,
    state: gapStateWords[state],
    when:
      state === 'open'
        ? due
          ? `By ${dayInWords(due)}`
          : 'No day is set'
        : `Since ${dayInWords(dayOf(movedAt))}`,
    late: isLate(gap, now),
  };
}

/** What was done to a gap, in words; days as people write them. */
export function gapChangeInWords({ did, was, becomes, who, at }: GapChange) {
  return { what: deeds[did](was, becomes), who: whoInWords(who), when: momentInWords(at) };
}

const day = (iso: string | null) => (iso === null ? 'no day' : dayInWords(new Date(iso)));
const stateOf = (state: string | null) =>
  Object.entries(gapStateWords)
    .find(([key]) => key === state)?.[1]
    .text.toLowerCase() ?? '';

const deeds: Readonly<Record<GapChange['did'], (was: string | null, becomes: string | null) => string>> = {
  made: () => 'Written down',
  reworded: (was) => `Said another way. Before: “${was}”`,
  owner: (was, becomes) => `Handed from “${was}” to “${becomes}”`,
  due: (was, becomes) => `Moved from ${day(was)} to ${day(becomes)}`,
  answered: (was, becomes) =>
    becomes === null
      ? 'Took the answer away'
      : was === null
        ? 'Answered'
        : `Answered another way. Before: “${was}”`,
  moved: (was, becomes) => `Went from ${stateOf(was)} to ${stateOf(becomes)}`,
};
