import { z } from 'zod';
import { withConsents } from '../../dialogs/consent/consent.ts';
import { advance, begin } from '../../dialogs/conversation.ts';
import { readLibrary } from '../../dialogs/library.ts';
import { type Questionnaire, questionnaireSchema } from '../../dialogs/questionnaire.ts';
import { type Effect, type Event, type Occasion, type Say, type State, words } from '../../dialogs/state.ts';
import type { Translation } from '../../dialogs/translation.ts';
import { statuses } from '../../domain/commitment.ts';
import { purposes } from '../../domain/consent.ts';
import { bandsSchema, kinds } from '../../domain/participant.ts';
import { tellsOfRisk } from '../../insight/risk.ts';
import { kitchenSink, kitchenSinkPseudo } from './questionnaires.ts';

const stepSchema = z.strictObject({
  /** The day it is, from this turn on. */
  day: z.iso.date().optional(),
  /** How long after the turn before, in seconds. Unless it says so, a while. */
  after: z.number().min(0).optional(),
  /** The device it is on, from this turn on; a phone at first. */
  on: z.string().optional(),
  open: z.literal(true).optional(),
  /** The service calls the questions off, before this turn. */
  cancelled: z.literal(true).optional(),
  said: z.string().optional(),
  press: z
    .strictObject({
      /** How many turns ago the pressed card was the current one. */
      old: z.int().min(1).optional(),
      picked: z.array(z.string()).optional(),
      text: z.string().optional(),
      word: z.enum(words).optional(),
      goTo: z.string().optional(),
    })
    .optional(),
  unreadable: z.enum(['picture', 'file', 'reaction', 'quoted', 'empty']).optional(),
  /** The bot speaks first. */
  tells: z.literal(true).optional(),
  answered: z.array(z.string()).optional(),
  kept: z.array(z.string()).optional(),
});

/** A conversation as a file: who, about what, and turn by turn what was said, answered and kept. */
export const transcriptSchema = z.strictObject({
  about: z.string(),
  /** A key of the library, `kitchen-sink`, or a definition. */
  questionnaire: z.union([z.string(), questionnaireSchema]),
  who: bandsSchema.extend({ kind: z.enum(kinds) }).default({ kind: 'child' }),
  /** What a victim agrees to when it begins. */
  consents: z.partialRecord(z.enum(purposes), z.boolean()).optional(),
  proxy: z.boolean().default(false),
  languages: z.array(z.string()).default([]),
  locale: z.string().default('en-GB'),
  due: z.iso.date().nullable().default('2027-05-03'),
  /** Where it is taken up. What comes before, the first screen and "start", is in other files. */
  begins: z
    .enum(['at the first screen', 'at the first question', 'when finished'])
    .default('at the first question'),
  /** What waits to be told, of what they raised. */
  updates: z
    .array(
      z.strictObject({ update: z.string(), status: z.enum(statuses), said: z.string(), did: z.string() }),
    )
    .optional(),
  turns: z.array(stepSchema).min(1),
});
export type Transcript = z.infer<typeof transcriptSchema>;
type Step = z.infer<typeof stepSchema>;

/** What the bot makes of it now: the same steps, with what is answered and kept. */
export function replay(transcript: Transcript): Step[] {
  const { kind, ...bands } = transcript.who;
  let occasion: Occasion = {
    questionnaire: questionnaireNamed(transcript.questionnaire),
    translations: Object.fromEntries(transcript.languages.map((tag) => [tag, translationNamed(tag)])),
    kind,
    bands,
    due: transcript.due === null ? null : new Date(`${transcript.due}T12:00:00Z`),
    ...(transcript.consents && { consents: transcript.consents }),
    ...(transcript.proxy && { proxy: true }),
    ...(transcript.updates && {
      updates: transcript.updates.map(({ update, ...told }) => ({ id: update, ...told })),
    }),
  };
  let day = '2027-04-01';
  let now = noonOf(day);
  let device = 'phone';
  let state = begin(occasion, transcript.locale);
  const cards: string[] = [];
  if (transcript.begins === 'at the first question') {
    const at = { now, token: '00000000', device };
    state = advance(occasion, state, { ...at, type: 'open' }).state;
    state = advance(occasion, state, { ...at, type: 'said', text: 'start' }).state;
  }
  if (transcript.begins === 'when finished') state = { ...state, phase: 'done' };
  return transcript.turns.map((step, number) => {
    const isLater = step.day !== undefined && step.day !== day;
    day = step.day ?? day;
    now = isLater ? noonOf(day) : new Date(now.getTime() + (step.after ?? aWhile) * 1000);
    device = step.on ?? device;
    if (step.cancelled) occasion = { ...occasion, cancelled: true };
    const event = eventOf(step, state, cards, { now, number, device });
    const next = advance(occasion, state, event);
    cards.unshift(state.card);
    state = next.state;
    occasion = withoutTold(withConsents(occasion, next.effects), next.effects);
    const { answered: _, kept: __, ...input } = step;
    const kept = next.effects.map(inOneLine);
    return { ...input, answered: next.say.flatMap(shown), ...(kept.length > 0 && { kept }) };
  });
}

/** The seconds between two turns that nothing is said of: more than anything that was said is waited for. */
const aWhile = 120;

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** What was told waits no more. */
function withoutTold(occasion: Occasion, effects: Effect[]): Occasion {
  const told = effects.flatMap((effect) => (effect.do === 'told' ? [effect.update] : []));
  if (!occasion.updates || told.length === 0) return occasion;
  return { ...occasion, updates: occasion.updates.filter(({ id }) => !told.includes(id)) };
}

function eventOf(
  step: Step,
  state: State,
  cards: string[],
  at: { now: Date; number: number; device: string },
): Event {
  const stamp = { now: at.now, device: at.device, token: String(at.number + 1).padStart(8, '0') };
  if (step.unreadable) return { ...stamp, type: 'unreadable', what: step.unreadable };
  if (step.tells) return { ...stamp, type: 'tell' };
  if (step.open) return { ...stamp, type: 'open' };
  const { old, ...pressed } = step.press ?? {};
  const card = (old === undefined ? state.card : cards[old - 1]) ?? '';
  const text = step.said ?? '';
  return {
    ...stamp,
    type: 'said',
    text,
    ...(step.press && { press: { card, ...pressed } }),
    ...(tellsOfRisk(pressed.text ?? text) && { risk: true }),
  };
}

function shown(say: Say): string[] {
  switch (say.say) {
    case 'words':
      return say.lines.map(({ text, lang }) => marked(text, lang));
    case 'read':
      return [`READ ${say.lines.map(({ text }) => text).join(' / ')}`];
    case 'earlier':
      return say.answers.map(
        ({ number, wording, answer }) => `EARLIER ${number}. ${wording.text} ${answer.text}`,
      );
    case 'end':
      return ['END'];
    case 'ask': {
      const { wording, instruction, hint, before, progress, options, ends, words: offered } = say;
      const rest = [before?.text, hint?.text, ends?.low.text, ends?.high.text].filter((text) => text);
      return [
        [
          progress ? `${progress.line.text}:` : 'ASK',
          ...(instruction ? [instruction.text] : []),
          marked(wording.text, wording.lang),
          ...rest.map((text) => `(${text})`),
          ...(options.length > 0 ? [`[${options.map(({ label }) => label.text).join(' | ')}]`] : []),
          ...('menu' in say.of ? [`{${offered.map(({ label }) => label.text).join(', ')}}`] : []),
        ].join(' '),
      ];
    }
  }
}

function marked(text: string, lang: string): string {
  return lang === 'en' ? text : `<${lang}> ${text}`;
}

function inOneLine(effect: Effect): string {
  switch (effect.do) {
    case 'keep': {
      const { question, answer } = effect;
      if (answer.is !== 'given') return `keep ${question}: ${answer.is}`;
      const other = answer.other === undefined ? '' : ` "${answer.other}"`;
      return `keep ${question}: ${JSON.stringify(answer.value)} as ${answer.categories.join(', ')}${other}`;
    }
    case 'alert': {
      const said = effect.words === undefined ? '' : `: "${effect.words}"`;
      return `alert about ${effect.question ?? 'no question'}${said}`;
    }
    case 'erase':
      return `erase, receipt ${effect.receipt}${effect.mayReturn ? ', and may return' : ''}`;
    case 'consent': {
      const { purpose, given, wording, receipt } = effect;
      const shown = receipt === undefined ? '' : `, receipt ${receipt}`;
      return `${given ? 'agree to' : 'withdraw'} ${purpose}: "${wording}"${shown}`;
    }
    case 'told':
      return `told ${effect.update}`;
    case 'verdict':
      return `${effect.update} helps: ${effect.verdict}`;
    default:
      return effect.do;
  }
}

function questionnaireNamed(named: string | Questionnaire): Questionnaire {
  if (typeof named !== 'string') return named;
  if (named === kitchenSink.key) return kitchenSink;
  const found = readLibrary().find(({ questionnaire }) => questionnaire.key === named);
  if (!found) throw new Error(`There is no questionnaire "${named}".`);
  return found.questionnaire;
}

function translationNamed(tag: string): Translation {
  if (tag !== kitchenSinkPseudo.language) throw new Error(`There is no translation "${tag}".`);
  return kitchenSinkPseudo;
}
