import type { Option, Questionnaire } from '../questionnaire.ts';
import type { Problem, ProblemCode } from './problem.ts';

/** Options and their limits that contradict one another. */
export function contradictoryOptions({ questions }: Questionnaire): Problem[] {
  return questions.flatMap((question) => {
    const answer = question.type === 'battery' ? question.answer : question;
    if (answer.type !== 'choice' && answer.type !== 'choices') return [];
    const offered = answer.options.filter((option) => !option.retired);
    const found = [
      tooFew(offered),
      ...(answer.type === 'choices' ? ticks(answer, offered) : [needlesslyExclusive(offered)]),
      unsuitedOther(offered, question.type === 'battery'),
    ];
    return found.flatMap((problem): Problem[] =>
      problem
        ? [{ code: problem[0], where: question.key, message: `Question "${question.key}" ${problem[1]}` }]
        : [],
    );
  });
}

type Found = [code: ProblemCode, rest: string] | null;

function tooFew(offered: Option[]): Found {
  if (offered.length === 0) return ['too-few-options', 'offers nothing: all its options are retired.'];
  if (offered.length === 1) return ['too-few-options', 'offers one answer only: the others are retired.'];
  return null;
}

function ticks({ atLeast, atMost }: { atLeast: number; atMost?: number }, offered: Option[]): Found[] {
  const together = offered.filter((option) => !option.exclusive).length;
  return [
    offered.length > 0 && together === 0
      ? ['unsuited-exclusive', 'has only exclusive options. Make it a choice of one.']
      : null,
    atMost !== undefined && atLeast > atMost
      ? ['impossible-ticks', `wants at least ${atLeast} ticks and at most ${atMost}.`]
      : null,
    together > 0 && atLeast > together
      ? ['impossible-ticks', `wants at least ${atLeast} ticks, but only ${together} go together.`]
      : null,
    together > 0 && atMost !== undefined && atMost > together
      ? ['impossible-ticks', `allows ${atMost} ticks, but only ${together} go together.`]
      : null,
  ];
}

function needlesslyExclusive(offered: Option[]): Found {
  const option = offered.find(({ exclusive }) => exclusive);
  return option
    ? ['unsuited-exclusive', `lets one option be picked, so "${option.key}" need not be exclusive.`]
    : null;
}

/**
 * The words of "other, please say" have one place beside an answer, and a battery's quick taps are no place
 * to ask for them.
 */
function unsuitedOther(offered: Option[], battery: boolean): Found {
  const others = offered.filter(({ other }) => other).length;
  if (battery && others > 0) return ['unsuited-other', 'is a battery, which cannot ask for "other" words.'];
  if (others > 1) return ['unsuited-other', `has ${others} options that ask for words. One is enough.`];
  return null;
}
