import { hearsBackLater } from '../asking/hear-back.ts';
import { answerTo, earlier } from '../asking/question.ts';
import { firstScreen } from '../asking/welcome.ts';
import { askConsent, missingConsent } from '../consent/consent.ts';
import { route } from '../route.ts';
import type { Effect, Say, State } from '../state.ts';
import { type Move, moved, type Outcome, type Turn, words } from './turn.ts';

/**
 * To the next question that has no answer yet. After the last of them the response is complete; where it goes under their name, once they
 * have checked it.
 */
export function onward(turn: Turn, state: State, say: Say[] = [], effects: Effect[] = []): Outcome {
  const { questionnaire } = turn.occasion;
  const next = route(questionnaire, state.answers).find(({ key }) => !answerTo(state, key));
  if (next) return { state: moved(state, { phase: 'asking', at: next.key }), say, effects };
  return questionnaire.identity === 'named'
    ? check(turn, state, say, effects)
    : finish(turn, state, say, effects);
}

/** What goes under somebody's name is theirs to check first: all they said stands before them, and goes when they send it. */
function check(turn: Turn, state: State, say: Say[], effects: Effect[]): Outcome {
  const checking = moved(state, { phase: 'checking' });
  const answers = earlier({ ...turn, state: checking });
  if (answers.length === 0) return finish(turn, state, say, effects);
  return {
    state: checking,
    say: [...say, ...words(turn.voice.say('check.before')), ...answers],
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
  const lines = words(
    voice.say('done.thanks'),
    voice.screen('next'),
    hearsBackLater({ occasion, state, voice }),
  );
  return {
    state: moved(state, { phase: 'done' }),
    say: [...say, ...lines],
    effects: [...effects, { do: 'complete' }],
  };
}

/** From the first screen to the questions, or back to them. A victim agrees first. */
export const start: Move = (turn) => {
  const purpose = missingConsent(turn.occasion);
  if (purpose) return askConsent(turn, purpose);
  return onward(turn, turn.state, [], turn.state.at === null ? [{ do: 'start' }] : []);
};

/** The first screen. */
export const welcome: Move = ({ occasion, state, voice }) => ({
  state: moved(state, { phase: 'welcome' }),
  say: words(...firstScreen(occasion, voice)),
});

/** To the question before on the route; from the first, to the first screen. */
export const back: Move = (turn) => {
  const { occasion, state } = turn;
  const questions = route(occasion.questionnaire, state.answers);
  const before = questions[questions.findIndex(({ key }) => key === state.at) - 1];
  return before ? { state: moved(state, { at: before.key }) } : welcome(turn);
};

/** To the question whose "other, please say" is open. What was ticked stands. */
export const backToTicks: Move = ({ state }) => ({ state: moved(state, { phase: 'asking' }) });

/** Past "other, please say" without saying. What was ticked stands. */
export const leaveWords: Move = (turn) => onward(turn, turn.state, words(turn.voice.say('said.skipped')));

/** To any question that was answered, or is open, by its key. */
export const goTo: Move = ({ occasion, state, voice, goTo: wanted }) => {
  const question = route(occasion.questionnaire, state.answers).find(({ key }) => key === wanted);
  const reached = question && (question.key === state.at || answerTo(state, question.key));
  return reached
    ? { state: moved(state, { phase: 'asking', at: question.key }) }
    : { state, say: words(voice.say('go-to.none')) };
};

/** What was answered so far, to choose from. */
export const listAnswers: Move = (turn) => {
  const answers = earlier(turn);
  if (answers.length === 0) return { state: turn.state, say: words(turn.voice.say('go-to.none')) };
  return {
    state: { ...turn.state, listed: true },
    say: [...words(turn.voice.say('go-to.which')), ...answers],
  };
};

/** What was answered so far, to look at. */
export const showAnswers: Move = (turn) => {
  const answers = earlier(turn);
  return { state: turn.state, say: answers.length > 0 ? answers : words(turn.voice.say('answers.none')) };
};

/**
 * Whoever comes back hears where they were, and is asked again. A code may be in other hands, and what somebody who was harmed has said is shown to
 * nobody who has not asked for it.
 */
export const resume: Move = (turn) => {
  const { occasion, state, voice } = turn;
  const answers = earlier(turn);
  const line = voice.say(answers.length > 0 ? 'back.again' : 'back.first');
  const hides = occasion.kind === 'victim' && answers.length > 0;
  return {
    state: moved(state, {}),
    say: hides ? words(line, voice.say('back.to-see')) : [...words(line), ...answers],
  };
};
