import {
  type Answer,
  type Option,
  type Question,
  type Questionnaire,
  questionsOf,
  type Value,
} from '../questionnaire.ts';
import { holds } from '../route.ts';
import { quotesIn, variantsOf, wordingsOf } from '../wording/wording.ts';
import { questionsIn, type Test, testsOf } from './conditions.ts';
import { listed, type Problem } from './problem.ts';

type Answers = ReadonlyMap<string, Answer>;

/**
 * Questions whose condition no answers can meet. Says nothing where there are too many possibilities to try.
 */
export function unreachableQuestions(questionnaire: Questionnaire): Problem[] {
  const questions = questionsOf(questionnaire);
  const never = questions.filter(
    (question) => question.when && mayHappen(questions, question, [], () => true) === 'no',
  );
  // A battery's statements share one condition: one line is enough.
  return [...new Set(never.map(({ key }) => key.split('.')[0] ?? key))].map((key) => ({
    code: 'unreachable',
    where: key,
    message: `Question "${key}" can never be asked: no answers meet its condition.`,
  }));
}

/**
 * Quotes of a question that may be unanswered when it is quoted. Every question may, so the quoting one needs
 * a condition.
 */
export function unansweredQuotes(questionnaire: Questionnaire): Problem[] {
  const questions = questionsOf(questionnaire);
  const quotes = quotesByQuestion(questionnaire);
  return questions.flatMap((question): Problem[] => {
    const [item = question.key] = question.key.split('.');
    const quoted = [...new Set([...(quotes.get(item) ?? []), ...(quotes.get(question.key) ?? [])])];
    const open = quoted.filter(
      (key) => mayHappen(questions, question, [key], (answers) => !answers.has(key)) === 'yes',
    );
    if (open.length === 0) return [];
    const wrong = `Question "${question.key}" quotes ${listed(open)}, which may be unanswered.`;
    const message = `${wrong} Ask it only when that was answered.`;
    return [{ code: 'quote-unanswered', where: question.key, message }];
  });
}

function quotesByQuestion(questionnaire: Questionnaire): Map<string, string[]> {
  const quotes = new Map<string, string[]>();
  for (const { place, wording } of wordingsOf(questionnaire)) {
    const owner = place.split('.').slice(0, -1).join('.');
    const quoted = variantsOf(wording).flatMap(([, text]) => quotesIn(text));
    quotes.set(owner, [...(quotes.get(owner) ?? []), ...quoted]);
  }
  return quotes;
}

const mostTries = 50_000;

/**
 * Whether a question may be asked of somebody whose answers are `accepted`. Tries, for the questions that
 * bear on it, one answer of each sort that the conditions tell apart, and none at all; the same `holds`
 * decides as in a conversation. `unsure` when there are too many.
 */
function mayHappen(
  questions: readonly Question[],
  target: Question,
  also: string[],
  accepted: (answers: Answers) => boolean,
): 'yes' | 'no' | 'unsure' {
  const bearing = bearingOn(questions, target, also);
  const tests = [...bearing, target].flatMap(({ when }) => (when ? testsOf(when) : []));
  const samples = new Map<string, Answer[]>();
  for (const question of bearing) {
    const sorts = sortsOf(
      question,
      tests.filter((test) => questionsIn(test).includes(question.key)),
    );
    if (!sorts) return 'unsure';
    samples.set(question.key, sorts);
  }

  let tries = 0;
  const answers = new Map<string, Answer>();
  const happens = (at: number): boolean => {
    const question = bearing[at];
    if (!question) {
      tries++;
      return (!target.when || holds(target.when, answers)) && accepted(answers);
    }
    if (happens(at + 1)) return true;
    if (question.when && !holds(question.when, answers)) return false;
    for (const answer of samples.get(question.key) ?? []) {
      if (tries > mostTries) return false;
      answers.set(question.key, answer);
      if (happens(at + 1)) return true;
    }
    answers.delete(question.key);
    return false;
  };
  if (happens(0)) return 'yes';
  return tries > mostTries ? 'unsure' : 'no';
}

/** The earlier questions on which it depends whether a question is asked, directly or not. */
function bearingOn(questions: readonly Question[], target: Question, also: string[]): Question[] {
  const needed = new Set(also);
  const earlier = questions.slice(0, questions.indexOf(target));
  const need = ({ when }: Question) => {
    for (const key of when ? testsOf(when).flatMap(questionsIn) : []) needed.add(key);
  };
  need(target);
  const bearing = earlier.toReversed().filter((question) => {
    if (!needed.has(question.key)) return false;
    need(question);
    return true;
  });
  return bearing.toReversed();
}

/**
 * One answer of each sort that these tests tell apart. Undefined when there are too many sets of ticks to
 * try.
 */
function sortsOf(question: Question, tests: Test[]): Answer[] | undefined {
  const values = sampleValues(question, tests);
  if (!values) return undefined;
  const sorts = values.map((value): [string, Answer] => {
    const answer: Answer = { is: 'given', input: '', value, categories: [] };
    const results = tests.map((test) =>
      'compared' in test ? value : holds(test, new Map([[question.key, answer]])),
    );
    return [JSON.stringify(results), answer];
  });
  return [...new Map(sorts).values()];
}

function sampleValues(question: Question, tests: Test[]): Value[] | undefined {
  switch (question.type) {
    case 'faces':
      return [1, 2, 3, 4, 5];
    case 'scale':
      return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    case 'yes-no':
      return ['yes', 'no', 'not-sure'];
    case 'text':
      return [''];
    case 'choice':
      return question.options.filter((option) => !option.retired).map(({ key }) => key);
    case 'choices':
      return sampleTicks(question, tests);
  }
}

/** Every set of the options that the tests name, filled up with others to each number of ticks. */
function sampleTicks(
  {
    options,
    atLeast,
    atMost = Number.POSITIVE_INFINITY,
  }: { options: Option[]; atLeast: number; atMost?: number },
  tests: Test[],
): Value[] | undefined {
  const named = new Set(
    tests.flatMap((test) =>
      'ticked' in test ? [test.ticked] : 'is' in test ? [test.is] : 'oneOf' in test ? test.oneOf : [],
    ),
  );
  const offered = options.filter((option) => !option.retired);
  const alone = offered.filter((option) => option.exclusive).map(({ key }) => [key]);
  const together = offered.filter((option) => !option.exclusive).map(({ key }) => key);
  const telling = together.filter((key) => named.has(key));
  if (telling.length > 10) return undefined;
  const fillers = together.filter((key) => !named.has(key));
  const sets = telling
    .reduce<string[][]>((all, key) => all.flatMap((set) => [set, [...set, key]]), [[]])
    .flatMap((set) =>
      Array.from({ length: fillers.length + 1 }, (_, more) => [...set, ...fillers.slice(0, more)]),
    );
  return [...alone, ...sets.filter((set) => set.length >= atLeast && set.length <= atMost)];
}
