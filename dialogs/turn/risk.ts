import { callsFor } from '../asking/calls.ts';
import { answerTo } from '../asking/earlier-answers.ts';
import { english, phraseIn } from '../phrases/index.ts';
import { type Answer, questionsOf } from '../questionnaire.ts';
import type { Effect } from '../state.ts';
import { type Outcome, sayLines, type Turn } from './turn.ts';

/**
 * What a turn comes to when its words tell of somebody who may be hurt: what it comes to anyway, and an
 * alert. First comes a kind sentence (another the next time), then whom to call, then that going on is theirs
 * to choose. No secrecy is promised, and nothing is judged.
 */
export function withAlert(turn: Turn, outcome: Outcome): Outcome {
  const { occasion, state, voice, reply, passedOn } = turn;
  const { effects = [], say = [] } = outcome;
  const goesOn = outcome.state.phase === 'asking' || outcome.state.phase === 'other';
  const kept = effects.find((effect) => effect.do === 'keep' && keepsReply(effect.answer, reply));
  const asked = state.phase === 'asking' || state.phase === 'other' ? state.at : null;
  const alert: Effect = {
    do: 'alert',
    question: kept?.do === 'keep' ? kept.question : asked,
    ...((!kept || passedOn) && { words: wordsTold(reply.text, passedOn) }),
  };
  return {
    ...outcome,
    state: outcome.state.toldOfRisk ? outcome.state : { ...outcome.state, toldOfRisk: true },
    say: [
      ...sayLines(
        ...(state.toldOfRisk ? [voice.say('hurt.again')] : [voice.say('hurt.first'), voice.say('hurt.told')]),
        ...callsFor(occasion, voice),
        goesOn ? voice.say('hurt.go-on') : undefined,
      ),
      ...say,
    ],
    effects: [...effects, alert],
  };
}

/** Whether an option that tells of risk was picked now, and not before. */
export function picksRisk({ occasion, state }: Turn, { effects = [] }: Outcome): boolean {
  return effects.some((effect) => {
    if (effect.do !== 'keep') return false;
    const question = questionsOf(occasion.questionnaire).find(({ key }) => key === effect.question);
    const options = question && 'options' in question ? question.options : [];
    const before = picked(answerTo(state, effect.question));
    const now = picked(effect.answer);
    return options.some(({ key, alerts }) => alerts && now.includes(key) && !before.includes(key));
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

/** What a person is to look at. What somebody else wrote is marked as theirs, in the staff's own language. */
function wordsTold(own: string, passedOn: string | undefined): string {
  if (passedOn === undefined) return own;
  const { text } = phraseIn(english, 'alert.passed-on', { words: passedOn });
  return `${own}\n${text}`.trim();
}
