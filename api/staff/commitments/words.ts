import type { Status } from '../../../domain/commitment.ts';
import { type HardSentence, hardSentences } from '../../../insight/simple-words.ts';
import type { CommitmentStore } from '../../../prisma/stores/commitments.ts';
import { dayInWords, momentInWords } from '../words/days.ts';

/** What the pages call a status, and the colour of its tag beside the words. */
export const statusTags: Readonly<Record<Status, { text: string; colour: string }>> = {
  thinking: { text: 'Thinking', colour: 'grey' },
  doing: { text: 'Doing', colour: 'blue' },
  done: { text: 'Done', colour: 'green' },
  cannot: { text: 'We can’t', colour: 'orange' },
};

/** Each choice of a form that moves a commitment on. */
export const statusChoices: Readonly<Record<Status, string>> = {
  thinking: 'Thinking: we have not decided yet',
  doing: 'Doing: it is under way',
  done: 'Done: it has changed',
  cannot: 'We can’t: and we say why',
};

/** The service's own marks of progress. */
export const marks = [1, 2, 3] as const;

/** What is too hard in a text, a line for each sentence; nothing where a child can read it. */
export function hardInWords(text: string): { sentence: string; why: string }[] {
  return hardSentences(text).map((hard) => ({ sentence: hard.sentence, why: whyHard(hard) }));
}

function whyHard({ why, words, age }: HardSentence): string {
  if (why === 'too-long') return `It has ${words} words. Make it two sentences: 15 words is the most.`;
  return `${readsAt(age)}Use shorter, more usual words.`;
}

/** Beyond school, a year more or less says nothing. */
function readsAt(age: number): string {
  if (age <= 9) return '';
  return age > 18 ? 'Only an adult reads it with ease. ' : `It reads at age ${Math.ceil(age)}. `;
}

/** "Fewer than 5 people", "10 people or more": how many there are at least. */
export function peopleInWords(people: number | null, threshold: number): string {
  return people === null ? `Fewer than ${threshold} people` : `${people} people or more`;
}

type Change = Awaited<ReturnType<CommitmentStore['history']>>[number];

const deeds: Readonly<Record<string, (change: Change) => string>> = {
  made: () => 'Made it',
  reworded: ({ was, becomes }) => `Changed “${was}” to “${becomes}”`,
  moved: ({ was, becomes }) => {
    const [to = '', ...why] = (becomes ?? '').split(': ');
    return `Moved from ${nameOf(was)} to ${nameOf(to)}${why.length > 0 ? `: ${why.join(': ')}` : ''}`;
  },
  owner: ({ was, becomes }) => `Owner changed from ${was} to ${becomes}`,
  due: ({ was, becomes }) => `Day changed from ${dayText(was)} to ${dayText(becomes)}`,
  plan: ({ was, becomes }) => `Plan changed from ${planText(was)} to ${planText(becomes)}`,
  wall: ({ becomes }) => (becomes === 'on' ? 'Put it on the wall' : 'Took it off the wall'),
  told: ({ becomes }) => `Told people, while it stood as ${nameOf(becomes)}`,
  'told-in-session': ({ becomes }) => {
    const [day = '', people = ''] = (becomes ?? '').split(': ');
    return `Told in a session on ${dayText(day)}: ${people} there`;
  },
};

/** A line of the history. */
export function changeInWords(change: Change) {
  return {
    what: deeds[change.did]?.(change) ?? change.did,
    who: change.who,
    when: momentInWords(change.at),
  };
}

function nameOf(status: string | null): string {
  const tags: Readonly<Record<string, { text: string }>> = statusTags;
  return `“${(status !== null && Object.hasOwn(tags, status) ? tags[status]?.text : status) ?? ''}”`;
}

function dayText(day: string | null): string {
  return day === null ? 'no day' : dayInWords(new Date(day));
}

function planText(plan: string | null): string {
  return plan === null ? 'nothing' : `“${plan}”`;
}
