import { sentences } from '../../dialogs/phrases/en.ts';
import { type Question, type Questionnaire, questionsOf, type Wording } from '../../dialogs/questionnaire.ts';
import { withQuotes } from '../../dialogs/wording/wording.ts';
import { categoriesOf, codeOf, noneCode, preferNotCode, skippedCode } from './tally.ts';

/** A published version, as reports need it. */
export type CountedVersion = { id: number; questionnaire: Questionnaire };

/**
 * What an answer may count as. Unscored ones ("don't know") are counted apart and are in no share; a guess is
 * a machine's, of how something sounds that counts as said already.
 */
type JoinedCategory = {
  key: string;
  label: string;
  counts: 'in shares' | 'apart' | 'as a guess';
  retired: boolean;
};

/**
 * A question over all versions of its questionnaire. Its counts stand from column `at`: the categories in
 * order, skipped, preferred not.
 */
export type JoinedQuestion = {
  key: string;
  type: Question['type'];
  wording: string;
  instruction: string | null;
  categories: JoinedCategory[];
  at: number;
};

/**
 * How one version's rows are read: for a place and a character, the column it counts in and whether that is
 * an answer in the base.
 */
export type RowKey = { questions: Int32Array; columns: Int32Array; scores: Uint8Array };

/**
 * The versions of one questionnaire as one: a question is told by its key, a category by its own; words are
 * those of the newest that has it.
 */
export type JoinedQuestionnaire = {
  key: string;
  title: string;
  audience: Questionnaire['audience'];
  questions: JoinedQuestion[];
  width: number;
  rowKeys: ReadonlyMap<number, RowKey>;
};

/** Characters of a row are ASCII. */
export const charCodes = 128;

/**
 * Joins the versions of one questionnaire. Questions and categories stand as in the newest, then what only
 * older ones had. Throws an Error where there is no version.
 */
export function joinVersions(versions: readonly CountedVersion[]): JoinedQuestionnaire {
  const newestFirst = versions.toSorted((a, b) => b.id - a.id);
  const [newest] = newestFirst;
  if (!newest) throw new Error('A questionnaire without a version cannot be reported on.');

  const questions = new Map<string, JoinedQuestion>();
  for (const { questionnaire } of newestFirst) {
    for (const question of questionsOf(questionnaire)) {
      const known = questions.get(question.key);
      if (known) addMissing(known.categories, categoriesIn(question));
      else questions.set(question.key, joinedFrom(question));
    }
  }
  let width = 0;
  for (const question of questions.values()) {
    question.at = width;
    width += question.categories.length + 2;
  }
  const list = [...questions.values()];
  return {
    key: newest.questionnaire.key,
    title: defaultText(newest.questionnaire.title),
    audience: newest.questionnaire.audience,
    questions: list,
    width,
    rowKeys: new Map(newestFirst.map(({ id, questionnaire }) => [id, rowKey(questionnaire, list)])),
  };
}

function joinedFrom(question: Question): JoinedQuestion {
  return {
    key: question.key,
    type: question.type,
    wording: defaultText(question.ask),
    instruction: question.instruction ? defaultText(question.instruction) : null,
    categories: categoriesIn(question),
    at: 0,
  };
}

function addMissing(known: JoinedCategory[], others: JoinedCategory[]): void {
  for (const other of others) {
    if (!known.some(({ key }) => key === other.key)) known.push({ ...other, retired: true });
  }
}

function categoriesIn(question: Question): JoinedCategory[] {
  return categoriesOf(question).map((key, place) => {
    const option =
      question.type === 'choice' || question.type === 'choices' ? question.options[place] : undefined;
    return {
      key,
      label: option ? defaultText(option.label) : labelOf(question, key),
      counts:
        question.type === 'text' && key !== 'said' ? 'as a guess' : option?.unscored ? 'apart' : 'in shares',
      retired: option?.retired ?? false,
    };
  });
}

/** The words of those answers that a questionnaire leaves to the bot. */
function labelOf(question: Question, key: string): string {
  const spoken: Record<string, string> = sentences;
  switch (question.type) {
    case 'faces':
      return defaultText(question.labels?.[Number(key) - 1] ?? spoken[`face.${key}`] ?? key);
    case 'yes-no':
      return spoken[key] ?? key;
    case 'text':
      return key === 'said' ? 'Said something' : key;
    case 'scale':
      if (key === '0') return `0 (${defaultText(question.low)})`;
      return key === '10' ? `10 (${defaultText(question.high)})` : key;
    default:
      return key;
  }
}

/** A report has one wording for all: the default one, which says where an answer is quoted and not whose. */
function defaultText(wording: Wording): string {
  const text = typeof wording === 'string' ? wording : wording.default;
  return withQuotes({ text, lang: 'en' }, () => '[their answer]').text;
}

function rowKey(questionnaire: Questionnaire, joined: readonly JoinedQuestion[]): RowKey {
  const asked = questionsOf(questionnaire);
  const key: RowKey = {
    questions: new Int32Array(asked.length),
    columns: new Int32Array(asked.length * charCodes).fill(-1),
    scores: new Uint8Array(asked.length * charCodes),
  };
  for (const [place, question] of asked.entries()) {
    const index = joined.findIndex((other) => other.key === question.key);
    const found = joined[index];
    if (!found) continue;
    const { at, categories } = found;
    const set = (code: string, column: number, scored: boolean) => {
      key.columns[place * charCodes + code.charCodeAt(0)] = at + column;
      key.scores[place * charCodes + code.charCodeAt(0)] = scored ? 1 : 0;
    };
    key.questions[place] = index;
    for (const [code, { key: category, counts }] of categoriesIn(question).entries()) {
      const column = categories.findIndex((other) => other.key === category);
      set(codeOf(code), column, counts === 'in shares');
    }
    // Nothing ticked is in the base of the question and in no column.
    key.scores[place * charCodes + noneCode.charCodeAt(0)] = 1;
    // Of a text only the saying is counted, so that its base is everybody who could have said something.
    set(skippedCode, categories.length, question.type === 'text');
    set(preferNotCode, categories.length + 1, question.type === 'text');
  }
  return key;
}
