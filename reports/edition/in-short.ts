import type { Kind } from '../../domain/participant.ts';
import { counted, percent, whole } from '../words/in-words.ts';
import type { EditionCommitment, EditionContent } from './content.ts';
import { everybody, kindsInOrder } from './kind-words.ts';
import { praiseKey } from './themes-by-quarter.ts';

const themesNamed = 3;
const changesNamed = 4;

/** The edition in a few sentences, from nothing but what it shows further down. */
export function inShort(content: EditionContent): string[] {
  return [
    whoSpoke(content),
    changedInShort(content),
    raised(content),
    parentsMoved(content),
    kept(content),
    heardBackInTime(content),
    gaps(content),
    boardAsked(content),
  ].flatMap((sentence) => (sentence === null ? [] : [sentence]));
}

/**
 * Of each kind of people the questionnaire that most of them answered: the same people may have answered
 * another.
 */
function whoSpoke({ board, victims }: EditionContent): string {
  const all = [...board.questionnaires, ...victims.said.questionnaires];
  const most = kindsInOrder.flatMap((kind) => {
    const own = all.flatMap((one) => {
      if (one.audience !== kind || one.suppressed) return [];
      const answered: number | null = one.answered;
      return answered === null || answered === 0 ? [] : [{ title: one.title, answered }];
    });
    const [first] = own.toSorted((a, b) => b.answered - a.answered);
    return first ? [`${whole(first.answered)} ${spoken(kind)} (“${first.title}”)`] : [];
  });
  return most.length === 0
    ? 'Too few answered for any number to be shown.'
    : `Who answered: ${most.join(', ')}. Some of them answered other questions too.`;
}

function spoken(kind: Kind): string {
  return kind === 'sentencer' ? 'people from courts' : everybody[kind].toLowerCase();
}

/** Which answers clearly changed since the edition before. */
export function changedInShort({ since, changes, board, victims }: EditionContent): string {
  if (!since) return 'This is the first edition, so nothing is compared with an earlier one yet.';
  const questions = [...board.questionnaires, ...victims.said.questionnaires].flatMap((one) =>
    one.questions.flatMap((question) =>
      question.suppressed ? [] : [{ of: one.questionnaire, ...question }],
    ),
  );
  const clear = changes.flatMap(({ questionnaire, question, category, says }) => {
    if (says === 'no clear change') return [];
    const asked = questions.find((one) => one.of === questionnaire && one.question === question);
    const label = asked?.categories.find((one) => one.category === category)?.label;
    return asked && label && asked.type !== 'text' ? [`“${asked.wording}” (“${label}” ${says})`] : [];
  });
  if (clear.length === 0) return `Since edition ${since.number} no answer to choose from clearly changed.`;
  const more = clear.length - changesNamed;
  const rest = more > 0 ? `, and ${whole(more)} more` : '';
  return (
    `Clearly changed since edition ${since.number}: ${clear.slice(0, changesNamed).join(', ')}${rest}. ` +
    'No other answer to choose from clearly changed.'
  );
}

function raised({ themes }: EditionContent): string | null {
  const shown = themes.flatMap(({ side, theme, label, cells }) => {
    const last = cells.at(-1);
    return side === 'people' && theme !== praiseKey && last && !last.suppressed
      ? [{ label, people: last.people }]
      : [];
  });
  const most = shown.toSorted((a, b) => b.people - a.people).slice(0, themesNamed);
  if (most.length === 0) return null;
  const named = most.map(({ label, people }) => `“${label}” (${whole(people)} people or more)`);
  return `Raised most: ${named.join(', ')}.`;
}

function parentsMoved({ parents: { change } }: EditionContent): string | null {
  if (change === null) return null;
  const shown = change.questions.flatMap((question) => (question.suppressed ? [] : [question.says]));
  if (shown.length === 0) return null;
  const up = shown.filter((says) => says === 'moved up').length;
  const down = shown.filter((says) => says === 'moved down').length;
  return (
    `From the start of an order to its end, parents and carers moved up on ${whole(up)} of ` +
    `${counted(shown.length, 'question', 'questions')} and down on ` +
    `${down === 0 ? 'none' : whole(down)}.`
  );
}

const standing: Readonly<Record<EditionCommitment['status'], string>> = {
  done: 'done',
  doing: 'on the way',
  thinking: 'being thought about',
  cannot: 'cannot be done',
};

function kept({ commitments }: EditionContent): string | null {
  if (commitments.length === 0) return null;
  const counts = Object.entries(standing).flatMap(([status, text]) => {
    const of = commitments.filter((commitment) => commitment.status === status).length;
    return of === 0 ? [] : [`${whole(of)} ${text}`];
  });
  return `${counted(commitments.length, 'promise', 'promises')}: ${counts.join(', ')}.`;
}

function heardBackInTime({ heardBack: of }: EditionContent): string | null {
  if (!of || of.suppressed) return null;
  return (
    `${percent(of.share)} of ${counted(of.base, 'person', 'people')} who raised something were told ` +
    'what happened within 90 days.'
  );
}

function gaps({ gaps: all }: EditionContent): string | null {
  if (all.length === 0) return null;
  const open = all.filter(({ says }) => says === 'open').length;
  return `${counted(all.length, 'gap', 'gaps')} between groups, ${whole(open)} still open.`;
}

function boardAsked({ questions }: EditionContent): string | null {
  if (questions.length === 0) return null;
  const waiting = questions.filter(({ reply }) => reply === null).length;
  const replies = waiting === 0 ? 'Each has its reply.' : `${whole(waiting)} wait for a reply.`;
  return `The board asked ${counted(questions.length, 'question', 'questions')}. ${replies}`;
}
