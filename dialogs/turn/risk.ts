import { callsFor, personFor } from '../asking/calls.ts';
import { answerTo } from '../asking/earlier-answers.ts';
import { mayShow, toldOfRiskHere } from '../asking/shown-again.ts';
import { english, phraseIn } from '../phrases/index.ts';
import { type Answer, questionsOf } from '../questionnaire.ts';
import type { Effect, State } from '../state.ts';
import { type Outcome, sayLines, type Turn } from './turn.ts';

/**
 * What a turn comes to when its words tell of somebody who may be hurt: what it comes to anyway, and an
 * alert. First comes a kind sentence (another the next time), then whom to talk to and to call now, then that
 * going on is theirs to choose. No secrecy is promised, nor that somebody here reads it, and nothing is
 * judged.
 */
export function withAlert(turn: Turn, outcome: Outcome): Outcome {
  const { occasion, state, voice, reply, device, passedOn } = turn;
  const { effects = [], say = [] } = outcome;
  const goesOn = outcome.state.phase === 'asking' || outcome.state.phase === 'other';
  const kept = effects.find((effect) => effect.do === 'keep' && keepsReply(effect.answer, reply));
  const asked = state.phase === 'asking' || state.phase === 'other' ? state.at : null;
  const words = kept?.do === 'keep' ? wordsBeside(kept.answer, reply) : reply.text;
  const alert: Effect = {
    do: 'alert',
    question: kept?.do === 'keep' ? kept.question : asked,
    ...((words !== undefined || passedOn) && { words: wordsTold(words ?? reply.text, passedOn) }),
  };
  return {
    ...outcome,
    state: toldOfRiskHere({ state: outcome.state, device })
      ? outcome.state
      : { ...outcome.state, toldOfRiskOn: device },
    say: [
      ...sayLines(
        ...(toldOfRiskHere(turn)
          ? [voice.say('hurt.again')]
          : [voice.say('hurt.first'), voice.say('hurt.told')]),
        personFor(occasion, voice),
        ...callsFor(occasion, voice),
        goesOn ? voice.say('hurt.go-on') : undefined,
      ),
      ...say,
    ],
    effects: [...effects, alert],
  };
}

/** An option that tells of risk, and the question it answers. */
type RiskyPick = { question: string; option: string };

/** Whether one of these was picked now, and not before. */
export function picksAnew({ state }: Turn, risky: readonly RiskyPick[]): boolean {
  return risky.some(({ question, option }) => !picked(answerTo(state, question)).includes(option));
}

/**
 * The state with a note of where this turn's answers may be shown again: here, and nowhere what tells of
 * risk, by its words or by an option that was picked, now or before. An answer that only grew, or lost what
 * was added to it, is shown no further than before.
 */
export function withPlaces(
  turn: Turn,
  state: State,
  effects: readonly Effect[],
  risky = riskyPicks(turn, effects),
): State {
  const hides = turn.risk || risky.length > 0;
  const places = effects.flatMap((effect): [what: string, isShown: boolean][] => {
    if (effect.do === 'verdict') return [[effect.update, !hides]];
    if (effect.do !== 'keep') return [];
    const { question, answer } = effect;
    const stays = !mayShow(turn, question) && isPartOf(answer, answerTo(turn.state, question));
    return [[question, !hides && !stays]];
  });
  if (places.length === 0) return state;
  const placed = new Set(places.map(([what]) => what));
  const here = places.flatMap(([what, isShown]) => (isShown ? [what] : []));
  const before = Object.entries(state.shownOn ?? {}).map(([device, shown]): [string, string[]] => [
    device,
    shown.filter((what) => !placed.has(what)),
  ]);
  const shownOn = new Map(before.filter(([, shown]) => shown.length > 0));
  if (here.length > 0) shownOn.set(turn.device, [...(shownOn.get(turn.device) ?? []), ...here]);
  return { ...state, shownOn: Object.fromEntries(shownOn) };
}

/** Whether one of two answers holds the words of the other. */
function isPartOf(answer: Answer, before: Answer | undefined): boolean {
  if (answer.is !== 'given' || before?.is !== 'given') return false;
  const [now, then] = [answer.input, before.input.replace(/…$/, '')];
  return now.startsWith(then) || then.startsWith(now);
}

/** Every option that tells of risk and is picked in the answers that a turn keeps. */
export function riskyPicks({ occasion }: Turn, effects: readonly Effect[]): RiskyPick[] {
  return effects.flatMap((effect) => {
    if (effect.do !== 'keep') return [];
    const question = questionsOf(occasion.questionnaire).find(({ key }) => key === effect.question);
    const options = question && 'options' in question ? question.options : [];
    const alerting = options.filter(({ alerts }) => alerts);
    if (alerting.length === 0) return [];
    const now = picked(effect.answer);
    return alerting
      .filter(({ key }) => now.includes(key))
      .map(({ key }) => ({ question: effect.question, option: key }));
  });
}

function picked(answer: Answer | undefined): readonly (string | number)[] {
  if (answer?.is !== 'given') return [];
  return Array.isArray(answer.value) ? answer.value : [answer.value];
}

/** Whether an answer is this reply, or has grown by it. */
function keepsReply(answer: Answer, { text, input }: Turn['reply']): boolean {
  if (answer.is !== 'given') return false;
  const own = text.trim();
  const words = answer.other ?? answer.input;
  return answer.input === input || words === own || (own !== '' && words.endsWith(`\n${own}`));
}

/** The whole of an answer that has grown, for it may lose that again; undefined of one that is the reply. */
function wordsBeside(answer: Answer, { text, input }: Turn['reply']): string | undefined {
  if (answer.is !== 'given') return undefined;
  const words = answer.other ?? answer.input;
  return answer.input === input || words === text.trim() ? undefined : words;
}

/** What a person is to look at. What somebody else wrote is marked as theirs, in the staff's own language. */
function wordsTold(own: string, passedOn: string | undefined): string {
  if (passedOn === undefined) return own;
  const { text } = phraseIn(english, 'alert.passed-on', { words: passedOn });
  return `${own}\n${text}`.trim();
}
