import { type Condition, type Question, type Questionnaire, questionsOf } from '../questionnaire.ts';
import { listed, type Problem } from './problem.ts';

/** A condition on one answer: what `all`, `any` and `not` are made of. */
export type Test = Exclude<Condition, { all: Condition[] } | { any: Condition[] } | { not: Condition }>;

/** The tests that a condition is made of. */
export function testsOf(condition: Condition): Test[] {
  if ('all' in condition) return condition.all.flatMap(testsOf);
  if ('any' in condition) return condition.any.flatMap(testsOf);
  if ('not' in condition) return testsOf(condition.not);
  return [condition];
}

/** The questions whose answers a test looks at. */
export function questionsIn(test: Test): string[] {
  return 'compared' in test ? [test.question, test.to] : [test.question];
}

type Item = Questionnaire['questions'][number];

/**
 * Conditions on a question that is not there, is later, is the question itself, or waits for this one in
 * turn.
 */
export function misplacedConditions({ questions }: Questionnaire): Problem[] {
  const holders = new Map(questions.flatMap((item) => keysOf(item).map((key) => [key, item] as const)));
  const batteries = new Map(questions.flatMap((item) => (item.type === 'battery' ? [[item.key, item]] : [])));
  const asked = (item: Item) => [...new Set(item.when ? testsOf(item.when).flatMap(questionsIn) : [])];
  const circles = circlesAmong(questions, (item) => asked(item).flatMap((key) => holders.get(key) ?? []));

  return [
    ...circles.map((circle): Problem => {
      const keys = circle.map(({ key }) => key);
      const message =
        keys.length === 1
          ? `Question ${listed(keys)} asks about itself, so it can never be asked.`
          : `Questions ${listed(keys)} wait for one another, so none of them can ever be asked.`;
      return { code: 'cycle', where: keys[0] ?? '', message };
    }),
    ...questions.flatMap((item) =>
      asked(item).flatMap((key): Problem[] => {
        const where = item.key;
        const holder = holders.get(key);
        const battery = batteries.get(key);
        if (battery) {
          const name = `${key}.${battery.statements[0]?.key}`;
          const wrong = `Question "${where}" asks about "${key}", which is several statements.`;
          const message = `${wrong} Name one, such as "${name}".`;
          return [{ code: 'unknown-question', where, message }];
        }
        if (!holder) {
          const message = `Question "${where}" asks about "${key}", which does not exist.`;
          return [{ code: 'unknown-question', where, message }];
        }
        const circular = circles.some((circle) => circle.includes(item) && circle.includes(holder));
        if (circular || questions.indexOf(holder) < questions.indexOf(item)) return [];
        const message = `Question "${where}" asks about "${key}", which comes later.`;
        return [{ code: 'later-question', where, message }];
      }),
    ),
  ];
}

/** Tests that the kind of question cannot meet, and values that are none of its answers. */
export function impossibleTests(questionnaire: Questionnaire): Problem[] {
  const known = new Map(questionsOf(questionnaire).map((question) => [question.key, question]));
  return questionnaire.questions.flatMap(({ key, when }) =>
    (when ? testsOf(when) : []).flatMap((test) => {
      const question = known.get(test.question);
      return question ? problemsOfTest(key, test, question, known) : [];
    }),
  );
}

function problemsOfTest(
  where: string,
  test: Test,
  question: Question,
  known: ReadonlyMap<string, Question>,
): Problem[] {
  const of = test.question;
  const unsuited = (rest: string): Problem[] => [
    { code: 'unsuited-test', where, message: `Question "${where}" ${rest}` },
  ];
  if ('answered' in test) return [];
  if ('compared' in test) {
    const other = known.get(test.to);
    const numbers = question.type === 'faces' || question.type === 'scale';
    return !other || (numbers && other.type === question.type)
      ? []
      : unsuited(`compares "${of}" with "${test.to}". Only two faces or two scales can be compared.`);
  }
  if ('tickedAtLeast' in test || 'tickedAtMost' in test || 'ticked' in test) {
    if (question.type !== 'choices') return unsuited(`asks for ticks of "${of}", which has none.`);
  }
  const values =
    'is' in test ? [test.is] : 'oneOf' in test ? test.oneOf : 'ticked' in test ? [test.ticked] : [];
  if (question.type === 'text') {
    return unsuited(`asks what was said to "${of}". A text can only be tested for being answered.`);
  }
  const possible = valuesOf(question);
  return values
    .filter((value) => !possible.includes(value))
    .map((value) => {
      const wrong = `Question "${where}" asks whether "${of}" is ${JSON.stringify(value)}.`;
      const message = `${wrong} Its answers are ${possible.join(', ')}.`;
      return { code: 'unknown-value', where, message };
    });
}

/** What one answer, or one tick, to a question can be; retired options included. None for a text. */
function valuesOf(question: Question): (string | number)[] {
  switch (question.type) {
    case 'faces':
      return [1, 2, 3, 4, 5];
    case 'scale':
      return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    case 'yes-no':
      return ['yes', 'no', 'not-sure'];
    case 'choice':
    case 'choices':
      return question.options.map((option) => option.key);
    case 'text':
      return [];
  }
}

function keysOf(item: Item): string[] {
  return item.type === 'battery'
    ? item.statements.map((statement) => `${item.key}.${statement.key}`)
    : [item.key];
}

/** Groups of items of which each leads to every other, and items that lead to themselves. */
function circlesAmong(items: Item[], next: (item: Item) => Item[]): Item[][] {
  const ahead = new Map(
    items.map((item) => {
      const found = new Set<Item>();
      const open = next(item);
      for (let one = open.pop(); one; one = open.pop()) {
        if (!found.has(one)) open.push(...next(one));
        found.add(one);
      }
      return [item, found] as const;
    }),
  );
  const leads = (from: Item, to: Item) => ahead.get(from)?.has(to) ?? false;
  const circles = items
    .filter((item) => leads(item, item))
    .map((item) => items.filter((other) => leads(item, other) && leads(other, item)));
  return circles.filter((circle, at) => circles.findIndex((one) => one[0] === circle[0]) === at);
}
