import { z } from 'zod';
import { type GapState, gapStates } from '../../../domain/gap.ts';
import type { Gap, GapChange, GapWords } from '../../../prisma/stores/gaps.ts';
import { type DayFields, dayFields, fieldsOf, parseDay } from '../forms/day.ts';
import { type Parsed, type Problem, problemsOf, wrongOf } from '../forms/problems.ts';
import { typed, wordsIn } from '../forms/text.ts';
import { gapsPath } from '../paths.ts';
import { template } from '../template.ts';
import { gapChangeInWords, gapStateWords } from './gap-words.ts';

const most = { what: 500, owner: 100, answer: 2000 } as const;

/** What the form of a gap has in it. A new gap has no state and no answer. */
export const gapFields = z.object({
  ...dayFields,
  what: typed,
  owner: typed,
  state: typed,
  answer: typed,
  nonce: typed,
});
type GapTyped = z.output<typeof gapFields>;

/** The form of a gap: of a new one, or of one that is written down (`kept`). */
export const gapForm = template<ReturnType<typeof formView>>('voices/gap.njk', 'voices');

export function newGapView(read: GapTyped, problems: readonly Problem[]) {
  return formView({ title: 'Write down a gap', action: `${gapsPath}/new`, kept: false }, read, problems, []);
}

export function keptGapView(
  { id }: Gap,
  read: GapTyped,
  problems: readonly Problem[],
  history: readonly GapChange[],
) {
  const about = { title: 'Explain or change', action: `${gapsPath}/gap/${id}`, kept: true };
  return formView(about, read, problems, history);
}

function formView(
  about: { title: string; action: string; kept: boolean },
  read: GapTyped,
  problems: readonly Problem[],
  history: readonly GapChange[],
) {
  const due: DayFields = read;
  return {
    ...about,
    status: problems.length > 0 ? 400 : 200,
    problems,
    wrong: wrongOf(problems),
    what: read.what,
    owner: read.owner,
    due,
    answer: read.answer,
    states: gapStates.map((value) => ({
      value,
      text: gapStateWords[value].text,
      hint: { text: gapStateWords[value].about },
      checked: read.state === value,
    })),
    nonce: read.nonce,
    history: history.map(gapChangeInWords),
  };
}

/** A gap as the form has it when it is first shown. */
export function typedOf({ what, owner, due, state, answer }: Gap): GapTyped {
  return {
    ...gapFields.parse({}),
    ...(due && fieldsOf(due)),
    what,
    owner,
    state,
    answer: answer ?? '',
  };
}

/** What a gap is, who owns it and by when it is answered. */
export function parseGapWords(read: GapTyped): { words: GapWords } | { problems: Problem[] } {
  const what = parseWhat(read.what);
  const owner = parseOwner(read.owner);
  const due = parseDay(read, 'the day');
  if ('problem' in what || 'problem' in owner || 'problem' in due) {
    const problems = [...problemsOf('what', what), ...problemsOf('owner', owner), ...problemsOf('day', due)];
    return { problems };
  }
  return { words: { what: what.value, owner: owner.value, due: due.value } };
}

function parseWhat(typed: string): Parsed<string> {
  const value = wordsIn(typed);
  if (value === '') return { problem: 'Say which groups it is about, and what differs' };
  if (value.length > most.what) return { problem: `What differs must be ${most.what} characters or fewer` };
  return { value };
}

function parseOwner(typed: string): Parsed<string> {
  const value = wordsIn(typed);
  if (value === '') return { problem: 'Enter who owns it' };
  if (value.length > most.owner) return { problem: `Owner must be ${most.owner} characters or fewer` };
  return { value };
}

/** Where a gap stands. One that is not open any more has an answer. */
export function parseGapAnswer(
  read: GapTyped,
): { answered: { state: GapState; answer: string | null } } | { problems: Problem[] } {
  const refused = (field: string, text: string) => ({ problems: [{ href: `#${field}`, text }] });
  const state = gapStates.find((one) => one === read.state);
  if (!state) return refused('state', 'Choose whether it is open, explained or changed');
  const answer = wordsIn(read.answer);
  if (answer.length > most.answer) {
    return refused('answer', `Answer must be ${most.answer} characters or fewer`);
  }
  if (answer === '' && state === 'explained') return refused('answer', 'Say why it is so');
  if (answer === '' && state === 'changed') return refused('answer', 'Say what was changed');
  return { answered: { state, answer: answer === '' ? null : answer } };
}
