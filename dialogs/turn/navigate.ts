import { answerTo, earlierAnswers } from '../asking/earlier-answers.ts';
import { hearsBackLater } from '../asking/hear-back.ts';
import { firstScreen } from '../asking/welcome.ts';
import { askConsent, missingConsent } from '../consent/consent.ts';
import { route } from '../route.ts';
import type { Effect, Say, State } from '../state.ts';
import { nextState, type Outcome, sayLines, type Transition, type Turn } from './turn.ts';

/**
 * To the next question that has no answer yet. After the last one the response is complete; or, where it goes
 * under their name, they are asked to check it first.
 */
export function nextQuestion(turn: Turn, state: State, say: Say[] = [], effects: Effect[] = []): Outcome {
  const { questionnaire } = turn.occasion;
  const next = route(questionnaire, state.answers).find(({ key }) => !answerTo(state, key));
  if (next) return { state: nextState(state, { phase: 'asking', at: next.key }), say, effects };
  return questionnaire.identity === 'named'
    ? askToCheck(turn, state, say, effects)
    : finish(turn, state, say, effects);
}

/**
 * What goes under somebody's name is theirs to check first: they see all they said, and it goes when they
 * send it.
 */
function askToCheck(turn: Turn, state: State, say: Say[], effects: Effect[]): Outcome {
  const checking = nextState(state, { phase: 'checking' });
  const answers = earlierAnswers({ ...turn, state: checking });
  if (answers.length === 0) return finish(turn, state, say, effects);
  return {
    state: checking,
    say: [...say, ...sayLines(turn.voice.say('check.before')), ...answers],
    effects,
  };
}

/** All is said: it is complete. */
export function finish(
  { occasion, voice }: Turn,
  state: State,
  say: Say[] = [],
  effects: Effect[] = [],
): Outcome {
  const lines = sayLines(
    voice.say('done.thanks'),
    voice.screen('next'),
    hearsBackLater({ occasion, state, voice }),
  );
  return {
    state: nextState(state, { phase: 'done' }),
    say: [...say, ...lines],
    effects: [...effects, { do: 'complete' }],
  };
}

/** From the first screen to the questions, or back to them. A victim agrees first. */
export const start: Transition = (turn) => {
  const purpose = missingConsent(turn.occasion);
  if (purpose) return askConsent(turn, purpose);
  return nextQuestion(turn, turn.state, [], turn.state.at === null ? [{ do: 'start' }] : []);
};

/** The first screen. */
export const welcome: Transition = ({ occasion, state, voice }) => ({
  state: nextState(state, { phase: 'welcome' }),
  say: sayLines(...firstScreen(occasion, voice)),
});

/** To the question before on the route; from the first, to the first screen. */
export const back: Transition = (turn) => {
  const { occasion, state } = turn;
  const questions = route(occasion.questionnaire, state.answers);
  const before = questions[questions.findIndex(({ key }) => key === state.at) - 1];
  return before ? { state: nextState(state, { at: before.key }) } : welcome(turn);
};

/** From "other, please say" back to its question. What was ticked stays. */
export const backToTicks: Transition = ({ state }) => ({ state: nextState(state, { phase: 'asking' }) });

/** Past "other, please say" without saying. What was ticked stays. */
export const leaveOther: Transition = (turn) =>
  nextQuestion(turn, turn.state, sayLines(turn.voice.say('said.skipped')));

/** To any question that was answered, or is open, by its key. */
export const goTo: Transition = ({ occasion, state, voice, goTo: wanted }) => {
  const question = route(occasion.questionnaire, state.answers).find(({ key }) => key === wanted);
  const reached = question && (question.key === state.at || answerTo(state, question.key));
  return reached
    ? { state: nextState(state, { phase: 'asking', at: question.key }) }
    : { state, say: sayLines(voice.say('go-to.none')) };
};

/** What was answered so far, to choose from. */
export const listAnswers: Transition = (turn) => {
  const answers = earlierAnswers(turn);
  if (answers.length === 0) return { state: turn.state, say: sayLines(turn.voice.say('go-to.none')) };
  return {
    state: { ...turn.state, listed: true },
    say: [...sayLines(turn.voice.say('go-to.which')), ...answers],
  };
};

/** What was answered so far, to look at. */
export const showAnswers: Transition = (turn) => {
  const answers = earlierAnswers(turn);
  return { state: turn.state, say: answers.length > 0 ? answers : sayLines(turn.voice.say('answers.none')) };
};

/**
 * Whoever comes back is told where they were, and asked again. What a victim has said is shown only once it
 * is asked for: their code may be in other hands.
 */
export const resume: Transition = (turn) => {
  const { occasion, state, voice } = turn;
  const answers = earlierAnswers(turn);
  const line = voice.say(answers.length > 0 ? 'back.again' : 'back.first');
  const hides = occasion.kind === 'victim' && answers.length > 0;
  return {
    state: nextState(state, {}),
    say: hides ? sayLines(line, voice.say('back.to-see')) : [...sayLines(line), ...answers],
  };
};
