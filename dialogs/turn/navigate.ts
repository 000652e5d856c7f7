import { answerTo, earlierAnswers, everyAnswer, hasAnswered } from '../asking/earlier-answers.ts';
import { hearsBackLater } from '../asking/hear-back.ts';
import { firstScreen } from '../asking/welcome.ts';
import { askConsent, missingConsent } from '../consent/consent.ts';
import { route } from '../route.ts';
import type { Effect, Say, State } from '../state.ts';
import { withPlaces } from './risk.ts';
import { nextState, type Outcome, type Situation, sayLines, type Transition, type Turn } from './turn.ts';

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
  const placed = withPlaces(turn, state, effects);
  const checking = nextState(placed, { phase: 'checking' });
  if (!hasAnswered({ ...turn, state })) return finish(turn, state, say, effects);
  return { state: checking, say: [...say, ...toCheck({ ...turn, state: checking })], effects };
}

/** All that was answered, under the words that ask to check it. */
export function toCheck(at: Situation): Say[] {
  const [shown, all] = [earlierAnswers(at), everyAnswer(at)];
  return [...sayLines(at.voice.say(shown.length > 0 ? 'check.before' : 'check.hidden')), ...all];
}

/** All is said: it is complete. */
export function finish(turn: Turn, state: State, say: Say[] = [], effects: Effect[] = []): Outcome {
  const { voice } = turn;
  const lines = sayLines(voice.say('done.thanks'), voice.screen('next'), hearsBackLater({ ...turn, state }));
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
  const answers = everyAnswer(turn);
  if (answers.length === 0) return { state: turn.state, say: sayLines(turn.voice.say('go-to.none')) };
  return {
    state: { ...turn.state, listed: true },
    say: [...sayLines(turn.voice.say('go-to.which')), ...answers],
  };
};

/** What was answered so far, to look at. */
export const showAnswers: Transition = (turn) => {
  const { state, voice } = turn;
  if (!hasAnswered(turn)) return { state, say: sayLines(voice.say('answers.none')) };
  const isShown = earlierAnswers(turn).length > 0;
  return { state, say: [...(isShown ? [] : sayLines(voice.say('answers.hidden'))), ...everyAnswer(turn)] };
};

/**
 * Whoever comes back is told where they were, and asked again. What they said is shown on the device on which
 * they said it; to a victim once they ask for it, for somebody else may be looking.
 */
export const resume: Transition = (turn) => {
  const { occasion, voice } = turn;
  const state = nextState(turn.state, {});
  if (!hasAnswered(turn)) return { state, say: sayLines(voice.say('back.first')) };
  const isShown = earlierAnswers(turn).length > 0;
  // What is to be checked is listed whole, so that nothing goes unnoticed.
  const answers = state.phase === 'checking' ? everyAnswer(turn) : earlierAnswers(turn);
  const line = voice.say('back.again');
  if (!isShown) return { state, say: [...sayLines(line, voice.say('back.hidden')), ...answers] };
  return {
    state,
    say:
      occasion.kind === 'victim' ? sayLines(line, voice.say('back.to-see')) : [...sayLines(line), ...answers],
  };
};
