import { z } from 'zod';
import type { Commitment, NewCommitment } from '../../../prisma/stores/commitments.ts';
import { dayFields, fieldsOf, parseDay } from '../forms/day.ts';
import { type Problem, problemsOf } from '../forms/problems.ts';
import { oneLine, typed, wordsIn } from '../forms/text.ts';

/** What the form of a commitment has in it. */
export const commitmentFields = z.object({
  theme: typed,
  said: typed,
  doing: typed,
  owner: typed,
  'plan-aim': typed,
  ...dayFields,
});
export type CommitmentTyped = z.output<typeof commitmentFields>;

const most = { words: 600, owner: 80, planAim: 120 } as const;

/** A commitment in the fields of its form. */
export function typedOf({ theme, said, doing, owner, planAim, due }: Commitment): CommitmentTyped {
  const day = due ? fieldsOf(due) : { day: '', month: '', year: '' };
  return { theme, said, doing, owner, 'plan-aim': planAim ?? '', ...day };
}

/**
 * What the fields come to, or everything that is wrong with them. Words that are hard to read are not wrong
 * yet: they wait as a draft.
 */
export function parseCommitment(typed: CommitmentTyped): { value: NewCommitment } | { problems: Problem[] } {
  const { theme } = typed;
  const said = wordsIn(typed.said);
  const doing = wordsIn(typed.doing);
  const owner = oneLine(typed.owner);
  const planAim = oneLine(typed['plan-aim']);
  const noDay = [typed.day, typed.month, typed.year].every((part) => part.trim() === '');
  const due = noDay ? { value: null } : parseDay(typed, 'the day');
  const problems: Problem[] = [
    ...wrongText('said', said, 'what people said'),
    ...wrongText('doing', doing, 'what we will do'),
    ...wrongText('owner', owner, 'who owns it: a role or a team', most.owner),
    ...problemsOf('day', due),
    ...(planAim.length > most.planAim
      ? [{ href: '#plan-aim', text: `The plan’s aim must be ${most.planAim} characters or fewer` }]
      : []),
  ];
  return problems.length > 0 || 'problem' in due
    ? { problems }
    : { value: { theme, said, doing, owner, due: due.value, planAim: planAim === '' ? null : planAim } };
}

/** What is wrong with words that must be there; nothing where they are fine. */
export function wrongText(
  field: string,
  text: string,
  called: string,
  longest: number = most.words,
): Problem[] {
  const href = `#${field}`;
  if (!/\p{L}/u.test(text)) return [{ href, text: `Enter ${called}` }];
  if (text.length <= longest) return [];
  const capital = `${called.charAt(0).toUpperCase()}${called.slice(1)}`;
  return [{ href, text: `${capital} must be ${longest} characters or fewer` }];
}
