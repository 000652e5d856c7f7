import { answerTo } from '../asking/earlier-answers.ts';
import { showsSimpler } from '../asking/question.ts';
import { toldOfRiskHere } from '../asking/shown-again.ts';
import { consentEffects, withConsents } from '../consent/consent.ts';
import type { PhraseGroup } from '../phrases/index.ts';
import type { Answer } from '../questionnaire.ts';
import { doesNotKnow } from '../questions/form.ts';
import { formOf } from '../questions/index.ts';
import { fold } from '../recognising/fold.ts';
import type { Effect, Given, Say, State } from '../state.ts';
import { nextQuestion } from './navigate.ts';
import { nextState, type Outcome, openQuestion, sayLines, type Transition, type Turn } from './turn.ts';

/** How much of an answer the state keeps. All of it is kept where answers are kept. */
const mostCharacters = 200;

/**
 * A reply to the open question: an answer, or that the one before stays, or "carry on". Undefined where it
 * was not understood.
 */
export function replyToQuestion(turn: Turn): Outcome | undefined {
  const { state, voice, reply } = turn;
  const question = openQuestion(turn);
  if (saysKeep(turn)) return keepAnswer(turn);
  if (says(turn, 'carryOnAlways')) return askAgain(turn);
  const parsed = formOf(question, voice).parse(reply);
  if (!parsed.ok) return says(turn, 'carryOn') ? askAgain(turn) : undefined;
  const { value, categories, other, lacksWords } = parsed;
  const given: Given = { is: 'given', input: reply.input, value, categories, ...(other && { other }) };
  if (lacksWords) {
    return {
      state: nextState(withAnswer(state, question.key, given), { phase: 'other' }),
      effects: keepEffects(state, question.key, given),
    };
  }
  return record(turn, given, answerTo(state, question.key) ? sayLines(voice.say('said.changed')) : []);
}

/** The words of "other, please say": whatever they are. */
export const addOtherWords: Transition = (turn) => {
  const { state, voice, reply } = turn;
  const { key } = openQuestion(turn);
  const ticked = answerTo(state, key);
  const other = reply.text.trim();
  if (ticked?.is !== 'given' || other === '') return { state, say: sayLines(voice.say('unreadable.empty')) };
  return record(turn, { ...ticked, other });
};

export const preferNotToSay: Transition = (turn) =>
  record(turn, { is: 'prefer-not-to-say' }, sayLines(turn.voice.say('said.preferred')));

/**
 * Leaves the open question unanswered, or with the answer it has. One that must be answered says why, and
 * offers another way.
 */
export const skip: Transition = (turn) => {
  const { state, voice } = turn;
  const question = openQuestion(turn);
  const before = answerTo(state, question.key);
  if (before) return keepAnswer(turn);
  if (!question.mustAnswer) return record(turn, { is: 'skipped' }, sayLines(voice.say('said.skipped')));
  if (state.misses > 0) return leaveAsPreferred(turn);
  return {
    state: { ...state, misses: 1 },
    say: sayLines(voice.wording(question.key, 'mustAnswer'), voice.say('miss.other-way')),
  };
};

/**
 * A reply that was not understood: once with a hint, and then the question is left, so that nobody is held up
 * by what we do not understand. An answer given before stays. One that must be answered gets a second hint,
 * and then stands as not said.
 */
export const notUnderstood: Transition = (turn) => {
  const { state, voice, risk } = turn;
  const question = openQuestion(turn);
  const before = answerTo(state, question.key);
  const misses = state.misses + 1;
  const again = (...lines: Parameters<typeof sayLines>): Outcome => ({
    state: { ...state, misses },
    say: risk ? [] : sayLines(...lines),
  });
  if (misses === 1) {
    const parsed = formOf(question, voice).parse(turn.reply);
    return again(parsed.ok ? undefined : parsed.hint);
  }
  if (before) return nextQuestion(turn, state, sayLines(voice.say('miss.kept')));
  if (!question.mustAnswer) return leaveQuestion(turn);
  return misses === 2
    ? again(voice.wording(question.key, 'mustAnswer'), voice.say('miss.other-way'))
    : leaveAsPreferred(turn);
};

function leaveQuestion(turn: Turn): Outcome {
  const { voice, reply, risk } = turn;
  const told = toldOfRiskHere(turn);
  const line = voice.say(risk || told || doesNotKnow(reply.text, voice) ? 'said.skipped' : 'miss.left');
  const outcome = record(turn, { is: 'skipped' });
  const back = outcome.state.phase === 'done' ? undefined : voice.say('miss.go-back');
  const person = told && !risk ? voice.say('miss.person') : undefined;
  return { ...outcome, say: [...sayLines(line, back, person), ...(outcome.say ?? [])] };
}

function leaveAsPreferred(turn: Turn): Outcome {
  return record(turn, { is: 'prefer-not-to-say' }, sayLines(turn.voice.say('miss.preferred')));
}

function keepAnswer(turn: Turn): Outcome {
  return nextQuestion(turn, turn.state, sayLines(turn.voice.say('said.kept')));
}

/** "Keep", "next", said to a question that has an answer. */
function saysKeep(turn: Turn): boolean {
  const question = openQuestion(turn);
  if (!answerTo(turn.state, question.key)) return false;
  return says(turn, question.type === 'text' ? 'keepAlways' : 'keep');
}

function says({ voice, reply }: Turn, group: PhraseGroup): boolean {
  return !reply.picked && voice.vocabulary.phrases(group).has(fold(reply.text));
}

/** "Carry on", as they were told they may say: the open question once more, and nothing misunderstood. */
function askAgain({ state }: Turn): Outcome {
  return { state: nextState(state, {}) };
}

function record(turn: Turn, given: Answer, say: Say[] = []): Outcome {
  const question = openQuestion(turn);
  const { key } = question;
  // To skip it is no answer, and changes nothing of what was agreed to.
  const consents =
    question.type === 'yes-no' && given.is === 'given'
      ? consentEffects(
          turn,
          question,
          turn.voice.wording(key, showsSimpler(turn) ? 'simpler' : 'ask').text,
          given.value,
        )
      : [];
  const effects = [...keepEffects(turn.state, key, given), ...consents];
  const outcome = nextQuestion(
    { ...turn, occasion: withConsents(turn.occasion, effects) },
    withAnswer(turn.state, key, given),
    say,
    effects,
  );
  // Only what is typed goes on: what is sent with a card says itself what it answers.
  const goesOn =
    turn.typed && given.is === 'given' && (question.type === 'text' || given.other !== undefined);
  if (!goesOn) return outcome;
  const more = { question: key, answer: given, at: turn.now.toISOString() };
  return { ...outcome, state: { ...outcome.state, more } };
}

/** The state with this answer, shortened. */
export function withAnswer(state: State, question: string, given: Answer): State {
  return { ...state, answers: { ...state.answers, [question]: shortened(given) } };
}

/** Keeps an answer; where what was said counts already, that too. */
export function keepEffects(state: State, question: string, given: Answer): Effect[] {
  return [{ do: 'keep', question, answer: given }, ...(state.counted ? [{ do: 'stop' } as const] : [])];
}

function shortened(given: Answer): Answer {
  if (given.is !== 'given') return given;
  const { input, value, other } = given;
  return {
    ...given,
    input: beginning(input),
    value: typeof value === 'string' ? beginning(value) : value,
    ...(other !== undefined && { other: beginning(other) }),
  };
}

function beginning(text: string): string {
  const characters = [...text.slice(0, mostCharacters * 2 + 2)];
  return characters.length > mostCharacters ? `${characters.slice(0, mostCharacters).join('')}…` : text;
}
