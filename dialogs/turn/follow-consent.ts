import type { Purpose } from '../../domain/consent.ts';
import { answerTo, earlierAnswers } from '../asking/earlier-answers.ts';
import { type Answer, questionsOf } from '../questionnaire.ts';
import { route } from '../route.ts';
import type { Effect, Occasion, Say, State } from '../state.ts';
import { withPlaces } from './risk.ts';
import type { Turn } from './turn.ts';

/**
 * When consent is changed elsewhere, what was answered to the question that asks for it is changed too, so
 * that nothing is asked or told because of what was taken back. In what is finished nothing changes: there
 * the ledger alone counts.
 */
export function followConsent(
  turn: Turn,
  state: State,
  purpose: Purpose,
  given: boolean,
): { state: State; say: Say[]; effects: Effect[] } {
  const { occasion, voice } = turn;
  const value = given ? 'yes' : 'no';
  const answered = questionsOf(occasion.questionnaire).filter((question) => {
    const answer = answerTo(state, question.key);
    const asks = question.type === 'yes-no' && question.agreesTo === purpose;
    return asks && answer?.is === 'given' && answer.value !== value;
  });
  if (answered.length === 0 || state.phase === 'done') return { state, say: [], effects: [] };
  const answer: Answer = { is: 'given', input: voice.say(value).text, value, categories: [value] };
  const answers = { ...state.answers, ...Object.fromEntries(answered.map(({ key }) => [key, answer])) };
  const kept = answered.map(({ key }): Effect => ({ do: 'keep', question: key, answer }));
  const placed = withPlaces(turn, { ...state, answers }, kept);
  const next = onRoute(occasion, placed);
  return {
    state: next,
    say: earlierAnswers({ ...turn, state: next }),
    effects: [...kept, ...(state.counted ? [{ do: 'stop' } as const] : [])],
  };
}

/** Another answer may have taken the open question off the way, or put one on it that is not asked yet. */
function onRoute({ questionnaire }: Occasion, state: State): State {
  const questions = route(questionnaire, state.answers);
  const open = questions.find(({ key }) => !answerTo(state, key));
  if (state.phase === 'checking' && open) return { ...state, phase: 'asking', at: open.key };
  if (state.at === null || questions.some(({ key }) => key === state.at)) return state;
  const at = (open ?? questions.at(-1))?.key ?? null;
  return { ...state, at, phase: state.phase === 'other' ? 'asking' : state.phase };
}
