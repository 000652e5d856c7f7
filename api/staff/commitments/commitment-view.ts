import { mayMove, nextStatuses } from '../../../domain/commitment.ts';
import type { Commitment, StoredUpdate } from '../../../prisma/stores/commitments.ts';
import { became } from '../../../reports/commitments/ending.ts';
import { isSimple, outcomesOf, raisedThemes } from '../../v1/figures/commitments.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { counted } from '../words/counted.ts';
import { dayInWords } from '../words/days.ts';
import { named } from '../words/who.ts';
import { commitmentPath } from './one.ts';
import { outcomesInWords } from './outcomes.ts';
import { changeInWords, hardInWords, marks, peopleInWords, statusChoices, statusTags } from './words.ts';

/** What was to be done and was not, with what was typed. */
export type Refused = { problem: Problem; status: 400 | 409; to: string; why: string };

/** A commitment as its page shows it. `keeps`: whoever looks may move it on. */
export async function commitmentView(
  dependencies: StaffDependencies,
  commitment: Commitment,
  { keeps, done = null, refused = null }: { keeps: boolean; done?: string | null; refused?: Refused | null },
) {
  const { id, status, onWall } = commitment;
  const { commitments, accounts } = dependencies.stores;
  const [history, updates, sessions, about] = await Promise.all([
    commitments.history(id),
    commitments.updates(id),
    commitments.sessions(id),
    aboutOf(dependencies, commitment),
  ]);
  const problems = refused ? [refused.problem] : [];
  return {
    title: 'Commitment',
    status: refused?.status ?? 200,
    keeps,
    done,
    action: commitmentPath(id),
    id,
    standing: status,
    onWall,
    ...about,
    moves: nextStatuses[status].map((to) => ({
      value: to,
      text: statusChoices[to],
      checked: refused?.to === to,
    })),
    mayNot: mayMove(status, 'cannot'),
    why: refused?.why ?? '',
    marks: marksOf(commitment),
    updates: await Promise.all(updates.map((update) => updateView(dependencies, update))),
    sessions: sessions.map((one) => ({
      on: dayInWords(one.on),
      people: counted(one.attended, 'person').replace('persons', 'people'),
    })),
    history: (await named(accounts, history)).map(changeInWords),
    problems,
    wrong: wrongOf(problems),
  };
}

/** Its words, who raised it, who owns it, and where it stands. */
async function aboutOf(dependencies: StaffDependencies, commitment: Commitment) {
  const { said, doing, why, owner, due, planAim, mark, theme, status } = commitment;
  const raised = await raisedThemes(dependencies);
  const { label, respondents: people } = raised(theme);
  return {
    theme: label,
    tag: statusTags[status],
    overdue: became(commitment, dependencies.clock()) === 'overdue',
    simple: isSimple(commitment),
    hard: [said, doing, why ?? ''].flatMap(hardInWords),
    about: [
      ['You said', said],
      ['We will', doing],
      ...(why === null ? [] : [['Why we can’t', why]]),
      ['Raised by', peopleInWords(people, dependencies.threshold)],
      ['Who owns it', owner],
      ['By when', due ? dayInWords(due) : 'No day'],
      ['Aim of the plan', planAim ?? 'None'],
      ['Our mark of progress', mark === null ? 'None' : String(mark)],
    ].map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
  };
}

function marksOf({ mark }: Commitment) {
  return [
    ...marks.map((one) => ({ value: String(one), text: String(one), checked: mark === one })),
    { value: 'none', text: 'No mark', checked: mark === null },
  ];
}

async function updateView(dependencies: StaffDependencies, { id, status, madeAt, said, did }: StoredUpdate) {
  return {
    said,
    did,
    on: dayInWords(madeAt),
    tag: statusTags[status],
    outcomes: outcomesInWords(await outcomesOf(dependencies, id), dependencies.threshold),
  };
}
