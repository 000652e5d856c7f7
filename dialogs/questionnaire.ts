import { z } from 'zod';
import { purposes } from '../domain/consent.ts';
import { type Bands, bandNames, type Kind, kinds } from '../domain/participant.ts';

/**
 * A questionnaire as data: what is asked, of whom, in which words, and under which conditions.
 * Machine keys are apart from wording and stay the same for ever; reports use the keys.
 */

const key = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a key is lower-case words joined by hyphens')
  .max(40);

const words = z.string().trim().min(1);
const variantsSchema = z
  .strictObject({
    '10-14': words,
    '15-17': words,
    '18-plus': words,
    'under-18': words,
    child: words,
    victim: words,
    parent: words,
    'panel-member': words,
    sentencer: words,
    proxy: words,
  } satisfies Record<Bands['age'] & string, unknown> & Record<Kind | 'under-18' | 'proxy', unknown>)
  .partial();
export const variantNames = variantsSchema.keyof().options;

/**
 * Words for the respondent: one wording, or one for each age band or role under the same key, with a default.
 * The first that fits is used: `proxy` for who speaks for somebody else, the age band, `under-18`, the role,
 * `default`. `{question-key}` quotes an earlier answer.
 */
const wordingSchema = z.union([words, variantsSchema.extend({ default: words })], {
  error: `words, or words by age or role (${variantNames.join(', ')}) with a default`,
});
export type Wording = z.infer<typeof wordingSchema>;

const optionSchema = z.strictObject({
  key,
  label: wordingSchema,
  picture: key.optional(),
  /** Ticking it unticks all others: "none of these". */
  exclusive: z.boolean().default(false),
  /** An answer that is counted apart and left out of shares and averages: "don't know". */
  unscored: z.boolean().default(false),
  /** "Other, please say": the respondent's own words are kept beside the tick. */
  other: z.boolean().default(false),
  /** To pick it tells of somebody who may be hurt, as words would: a person must look. */
  alerts: z.boolean().default(false),
  /** No longer offered; answers given before keep their label. */
  retired: z.boolean().default(false),
});
export type Option = z.infer<typeof optionSchema>;

/**
 * When a question is asked. Data over earlier answers, never a go-to. An unanswered question makes every test
 * of it false.
 */
export type Condition =
  | { question: string; is: string | number }
  | { question: string; oneOf: (string | number)[] }
  | { question: string; ticked: string }
  | { question: string; tickedAtLeast: number }
  | { question: string; tickedAtMost: number }
  | { question: string; compared: 'less' | 'same' | 'more'; to: string }
  | { question: string; answered: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

const scalar = z.union([z.string(), z.number()]);
const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ question: z.string(), is: scalar }),
      z.strictObject({ question: z.string(), oneOf: z.array(scalar).min(1) }),
      z.strictObject({ question: z.string(), ticked: z.string() }),
      z.strictObject({ question: z.string(), tickedAtLeast: z.int().min(1) }),
      z.strictObject({ question: z.string(), tickedAtMost: z.int().min(0) }),
      z.strictObject({ question: z.string(), compared: z.enum(['less', 'same', 'more']), to: z.string() }),
      z.strictObject({ question: z.string(), answered: z.boolean() }),
      z.strictObject({ all: z.array(conditionSchema).min(1) }),
      z.strictObject({ any: z.array(conditionSchema).min(1) }),
      z.strictObject({ not: conditionSchema }),
    ],
    {
      error:
        'a condition: a question with one of is, oneOf, ticked, tickedAtLeast, tickedAtMost, ' +
        'compared and to, answered; or all, any, not',
    },
  ),
);

const asked = {
  key,
  ask: wordingSchema,
  /** The same question in easier words, for "simpler words". */
  simpler: wordingSchema.optional(),
  hint: wordingSchema.optional(),
  picture: key.optional(),
  when: conditionSchema.optional(),
  /** Every question may be skipped, unless this states why not. */
  mustAnswer: words.optional(),
};

const faces = { type: z.literal('faces'), labels: z.array(wordingSchema).length(5).optional() };
const choice = { type: z.literal('choice'), options: z.array(optionSchema).min(2) };
const choices = {
  type: z.literal('choices'),
  options: z.array(optionSchema).min(2),
  atLeast: z.int().min(0).default(0),
  atMost: z.int().min(1).optional(),
};
const yesNo = {
  type: z.literal('yes-no'),
  /**
   * Yes to this is consent to the purpose, and anything else withdraws it: the ledger holds it, in these
   * words.
   */
  agreesTo: z.enum(purposes).optional(),
};
const scale = { type: z.literal('scale'), low: wordingSchema, high: wordingSchema };
const text = { type: z.literal('text') };

const questionSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...asked, ...faces }),
  z.strictObject({ ...asked, ...choice }),
  z.strictObject({ ...asked, ...choices }),
  z.strictObject({ ...asked, ...yesNo }),
  z.strictObject({ ...asked, ...scale }),
  z.strictObject({ ...asked, ...text }),
]);

/**
 * One instruction and one scale for several statements, which are asked one by one as
 * `battery-key.statement-key`.
 */
const batterySchema = z.strictObject({
  type: z.literal('battery'),
  key,
  instruction: wordingSchema,
  picture: key.optional(),
  when: conditionSchema.optional(),
  answer: z.discriminatedUnion('type', [
    z.strictObject(faces),
    z.strictObject(choice),
    z.strictObject(yesNo),
    z.strictObject(scale),
  ]),
  statements: z.array(z.strictObject({ key, ask: wordingSchema, simpler: wordingSchema.optional() })).min(2),
});

export const questionnaireSchema = z.strictObject({
  key,
  title: wordingSchema,
  /** Whom it is for; decides the reading age that its words are held to. */
  audience: z.enum(kinds),
  /**
   * anonymous: the link to the person goes on completion. confidential: the link stays, and no page follows
   * it. named: workers read it.
   */
  identity: z.enum(['anonymous', 'confidential', 'named']),
  /**
   * The first screen says that a few words may be shown. Without it nobody's words are (victims: only who
   * agrees to it).
   */
  mayQuote: z.literal(true).optional(),
  /**
   * What a victim must have agreed to before anything is asked. Every victims' questionnaire has one, and no
   * other.
   */
  purpose: z.enum(purposes).optional(),
  /**
   * The questionnaire whose questions are asked again here under the same keys, so that change can be
   * reported.
   */
  follows: key.optional(),
  /** About how long it takes, in minutes. */
  minutes: z.int().min(1).max(30),
  /** How long answers are kept, in months from completion. */
  keepMonths: z.int().min(1).max(84),
  /** The bands that stay with an anonymous response: three at most, so that nobody can be picked out. */
  coarseBands: z.array(z.enum(bandNames)).max(3).default(['age', 'gender', 'ethnicity']),
  /**
   * Why it is asked and who reads it: sentences for the first screen. The rules that hold for every
   * questionnaire are said by the bot itself.
   */
  why: wordingSchema,
  readBy: wordingSchema,
  /** What happens next: sentences for the last screen. */
  next: wordingSchema,
  questions: z.array(z.discriminatedUnion('type', [questionSchema, batterySchema])).min(1),
});

/** A questionnaire as it is written in YAML, and as it is published: immutable, one version at a time. */
export type Questionnaire = z.infer<typeof questionnaireSchema>;

/**
 * One question as it is asked: a battery's statements stand here one by one, with the battery's instruction.
 */
export type Question = z.infer<typeof questionSchema> & { instruction?: Wording };
export type QuestionType = Question['type'];

/**
 * All questions in the order of asking, batteries unrolled. A definition's questions keep this order for
 * ever, for counts are kept by place.
 */
export function questionsOf(questionnaire: Questionnaire): readonly Question[] {
  let questions = unrolled.get(questionnaire);
  if (!questions) {
    questions = unroll(questionnaire);
    unrolled.set(questionnaire, questions);
  }
  return questions;
}

/** Every turn asks for the questions several times over; a definition does not change once it is read. */
const unrolled = new WeakMap<Questionnaire, readonly Question[]>();

function unroll(questionnaire: Questionnaire): Question[] {
  return questionnaire.questions.flatMap((item): Question[] =>
    item.type !== 'battery'
      ? [item]
      : item.statements.map((statement) => ({
          ...item.answer,
          ...statement,
          key: `${item.key}.${statement.key}`,
          instruction: item.instruction,
          ...(item.picture && { picture: item.picture }),
          ...(item.when && { when: item.when }),
        })),
  );
}

/**
 * What an answer means: faces 1–5 (5 best), scale 0–10, a choice's key, the keys ticked, yes / no / not-sure,
 * or the text.
 */
export type Value = number | string | string[];

/**
 * An answer: what was typed or pressed (`input`), what it means (`value`), what it counts as (`categories`),
 * and the words of "other, please say". To prefer not to say, and to skip, are answers of their own.
 */
export type Answer =
  | { is: 'given'; input: string; value: Value; categories: string[]; other?: string }
  | { is: 'prefer-not-to-say' }
  | { is: 'skipped' };
