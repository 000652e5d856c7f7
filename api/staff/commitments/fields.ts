import type { Commitment, NewCommitment } from '../../../prisma/stores/commitments.ts';
import { type DayFields, fieldsOf, parseDay } from '../forms/day.ts';
import type { Problem } from '../forms/problems.ts';
import { oneLine, wordsIn } from '../forms/text.ts';

/** What the form of a commitment has in it, as it was typed. */
export type PromiseTyped = DayFields & {
  theme: string;
  said: string;
  doing: string;
  owner: string;
  planAim: string;
};

const most = { words: 600, owner: 80, planAim: 120 } as const;

/** What a form sent. */
export function typedIn(field: (name: string) => string): PromiseTyped {
  const [theme, said, doing, owner, planAim] = ['theme', 'said', 'doing', 'owner', 'plan-aim'].map(field);
  return {
    theme: theme ?? '',
    said: said ?? '',
    doing: doing ?? '',
    owner: owner ?? '',
    planAim: planAim ?? '',
    day: field('day'),
    month: field('month'),
    year: field('year'),
  };
}

/** A commitment in the fields of its form. */
export function typedOf({ theme, said, doing, owner, planAim, due }: Commitment): PromiseTyped {
  const day = due ? fieldsOf(due) : { day: '', month: '', year: '' };
  return { theme, said, doing, owner, planAim: planAim ?? '', ...day };
}

/** What the fields mean, or everything that is wrong with them. Words that are hard to read are not wrong yet: they wait as a draft. */
export function meantPromise(typed: PromiseTyped): { value: NewCommitment } | { problems: Problem[] } {
  const { theme } = typed;
  const said = wordsIn(typed.said);
  const doing = wordsIn(typed.doing);
  const owner = oneLine(typed.owner);
  const planAim = oneLine(typed.planAim);
  const untold = [typed.day, typed.month, typed.year].every((part) => part.trim() === '');
  const due = untold ? { value: null } : parseDay(typed, 'the day');
  const problems: Problem[] = [
    ...wrongText('said', said, 'what people said', most.words),
    ...wrongText('doing', doing, 'what we will do', most.words),
    ...wrongText('owner', owner, 'who owns it: a role or a team', most.owner),
    ...('problem' in due ? [{ href: '#day', text: due.problem }] : []),
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
  if (!/\p{L}/u.test(text)) return [{ href: `#${field}`, text: `Enter ${called}` }];
  if (text.length > longest)
    return [
      {
        href: `#${field}`,
        text: `${called.charAt(0).toUpperCase()}${called.slice(1)} must be ${longest} characters or fewer`,
      },
    ];
  return [];
}
