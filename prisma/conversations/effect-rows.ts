import type { Effect } from '../../dialogs/state.ts';
import { consentWording } from '../../domain/consent.ts';
import { uuidAt } from '../database/identifiers.ts';
import { placeOfAnswer } from '../sealing/answers.ts';
import type { Version } from '../stores/questionnaires.ts';

/**
 * What the effects of a turn come to, as the statement takes it (commit-statements.ts): fields are columns
 * there, and bytes are base64.
 */
export type EffectRows = {
  completes: boolean;
  forgets: boolean;
  reopens: boolean;
  /** One a question: the last. */
  answers: Map<string, { question: string; outcome: string; sealed: string | null; categories: string[] }>;
  consents: {
    consent: string;
    purpose: string;
    given: boolean;
    wording: string;
    wording_version: string;
    receipt: string | null;
  }[];
  /** One an update: what is told and judged of it in one turn. */
  tellings: Map<string, { update_id: string; way: string | null; verdict: string | null }>;
  alerts: { alert: string; question: string | null; sealed: string | null }[];
};

/** What effects are encoded with. */
export type Encoding = {
  at: Date;
  version: Version;
  anonymous: boolean;
  /** Whose answers they are; null where nobody has answered yet. */
  response: string | null;
  /** Of the erasure in the same turn. */
  receipt: string | null;
  way: 'page' | 'chat';
  /** Base64. */
  seal(content: unknown, place: string): string;
};

type EffectOf<Do extends Effect['do']> = Extract<Effect, { do: Do }>;

/** All effects of a turn, each by its own function. Where answers are erased nothing else is done to them. */
export function effectRows(effects: readonly Effect[], encoding: Encoding): EffectRows {
  const rows: EffectRows = {
    completes: false,
    forgets: false,
    reopens: false,
    answers: new Map(),
    consents: [],
    tellings: new Map(),
    alerts: [],
  };
  const erased = effects.some((effect) => effect.do === 'erase');
  for (const effect of effects) {
    switch (effect.do) {
      case 'start':
      case 'erase':
        // Everything else hangs on them: commit-row.ts looks for them first.
        break;
      case 'stop':
        // What was said counts, which is the tally line's to say.
        break;
      case 'keep':
        if (!erased) keep(effect, rows, encoding);
        break;
      case 'complete':
        rows.completes = !erased;
        break;
      case 'forget':
        rows.forgets = !erased;
        break;
      case 'reopen':
        rows.reopens = true;
        break;
      case 'consent':
        rows.consents.push(consentRow(effect, encoding));
        break;
      case 'told':
        if (!erased) tell(effect, rows, { way: encoding.way });
        break;
      case 'verdict':
        if (!erased) tell(effect, rows, { verdict: effect.verdict });
        break;
      case 'alert':
        rows.alerts.push(alertRow(effect, effects, encoding));
        break;
      default:
        effect satisfies never;
    }
  }
  return rows;
}

function keep({ question, answer }: EffectOf<'keep'>, { answers }: EffectRows, of: Encoding): void {
  const given = answer.is === 'given';
  answers.set(question, {
    question,
    outcome: answer.is,
    sealed: given ? of.seal(answer, placeOfAnswer(of.response ?? '', question)) : null,
    categories: given ? answer.categories : [],
  });
}

/** `wording_version`: which sentences of ours they were, or which question asked. */
function consentRow(
  { purpose, given, wording, question, receipt }: EffectOf<'consent'>,
  { at, version, receipt: ofErasure }: Encoding,
): EffectRows['consents'][number] {
  return {
    consent: uuidAt(at),
    purpose,
    given,
    wording,
    wording_version: question ? `${version.questionnaire.key} ${version.id}` : consentWording,
    receipt: given ? null : (receipt ?? ofErasure),
  };
}

function tell(
  { update }: EffectOf<'told' | 'verdict'>,
  { tellings }: EffectRows,
  more: { way?: string; verdict?: string },
): void {
  const row = tellings.get(update) ?? { update_id: update, way: null, verdict: null };
  tellings.set(update, { ...row, ...more });
}

/** The words, where no answer that a person could look up keeps them. */
function alertRow(
  { question, words }: EffectOf<'alert'>,
  effects: readonly Effect[],
  { at, anonymous, seal }: Encoding,
): EffectRows['alerts'][number] {
  const alert = uuidAt(at);
  const said = words ?? (anonymous ? inputOf(effects, question) : undefined);
  return { alert, question, sealed: said ? seal(said, `alert:${alert}`) : null };
}

/** What was said to a question in this turn. */
function inputOf(effects: readonly Effect[], question: string | null): string | undefined {
  const kept = effects.findLast((effect) => effect.do === 'keep' && effect.question === question);
  return kept?.do === 'keep' && kept.answer.is === 'given' ? kept.answer.input : undefined;
}
