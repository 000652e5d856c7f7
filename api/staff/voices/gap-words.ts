import { dayOf } from '../../../domain/calendar.ts';
import { type GapState, isLate } from '../../../domain/gap.ts';
import type { Gap, GapChange } from '../../../prisma/stores/gaps.ts';
import { gapsPath } from '../paths.ts';
import { dayInWords, momentInWords } from '../words/days.ts';

/** What the pages call a state, what it means, and the colour of its tag beside the words. */
export const gapStateWords: Readonly<Record<GapState, { text: string; about: string; colour: string }>> = {
  open: { text: 'Open', about: 'Nobody has explained or changed it yet', colour: 'blue' },
  explained: { text: 'Explained', about: 'There is a reason that we can stand by', colour: 'grey' },
  changed: { text: 'Changed', about: 'We did something about it', colour: 'green' },
};

/** A gap as it stands in a list. */
export function gapView(gap: Gap, now: Date) {
  const { id, what, owner, state, answer } = gap;
  return {
    href: `${gapsPath}/gap/${id}`,
    what,
    owner,
    answer,
    state: gapStateWords[state],
    when: whenInWords(gap),
    late: isLate(gap, now),
  };
}

function whenInWords({ state, due, movedAt }: Gap): string {
  if (state !== 'open') return `Since ${dayInWords(dayOf(movedAt))}`;
  return due ? `By ${dayInWords(due)}` : 'No day is set';
}

/** What was done to a gap, in words; days as people write them. */
export function gapChangeInWords({ did, was, becomes, who, at }: GapChange) {
  return { what: deeds[did](was, becomes), who, when: momentInWords(at) };
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
