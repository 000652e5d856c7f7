import { doesNotKnow } from '../questions/form.ts';
import { formOf } from '../questions/index.ts';
import { fold } from '../recognising/fold.ts';
import { misspeltWord } from '../recognising/intent.ts';
import { numberIn } from '../recognising/numbers.ts';
import { hasWords } from '../recognising/typed-faces.ts';
import type { Effect, Given, State } from '../state.ts';
import { keepEffects, notUnderstood, replyToQuestion, withAnswer } from './answer.ts';
import { saidToCheck } from './check-answers.ts';
import { nextQuestion } from './navigate.ts';
import { nextState, type Outcome, openQuestion, sayLines, type Transition, type Turn } from './turn.ts';
import { unread } from './unread.ts';

type LastWords = NonNullable<State['more']>;

/**
 * How long after words of their own what is typed is more of them, in seconds. `unread`: whatever it is, for
 * nobody has read what is asked by then. `breath`: where the next question would take any words. `continued`:
 * what goes on ("and my worker"), or cannot be an answer to what is asked.
 */
const seconds = { unread, breath: 10, continued: 60 };

/** So many words are no slip of the finger in an answer that can be tapped. */
const sentence = 3;

/** Words a second that a quick reader takes in. */
const quickReader = 5;

/** The most characters of an answer that grows. What would be over that is a message of its own. */
const mostTogether = 10_000;

/**
 * People type as they speak: "the boxing", and then "and my worker". What is typed so soon after words of
 * their own that it must be more of them is added there, whatever is asked by then. They are told, and "back"
 * takes it off. Undefined where it is a reply to what is asked; what comes with a card always is.
 */
export function moreOf(turn: Turn): Outcome | undefined {
  const { state, typed, now, reply } = turn;
  const { more } = state;
  if (!more || !typed) return undefined;
  const passed = (now.getTime() - Date.parse(more.at)) / 1000;
  if (passed < 0) return undefined;
  if (passed > secondsFor(turn)) return passed > seconds.breath ? undefined : unclearYes(turn);
  return isSame(more.added, reply.text) && passed > seconds.unread ? takeHere(turn, more) : add(turn, more);
}

/** "Back" takes off what was just added to an answer. Where nothing was, it is this transition. */
export function takeOffOr(transition: Transition): Transition {
  return (turn) => {
    const { state, voice } = turn;
    if (state.more?.added === undefined) return transition(turn);
    const { state: before, effects } = withoutAdded(turn, state.more);
    const say = sayLines(voice.say('said.taken-off'));
    // What is checked is read once more, as it is now.
    return state.phase === 'checking'
      ? nextQuestion(turn, before, say, effects)
      : { state: before, say, effects };
  };
}

/** Whether the same was said once more, and not only something as long. */
function isSame(before: string | undefined, text: string): boolean {
  if (before === undefined) return false;
  const folded = fold(before);
  return folded === '' ? before === text.trim() : folded === fold(text);
}

/** The words of an answer that may go on. */
export function wordsOf({ answer }: LastWords): string {
  return answer.other ?? answer.input;
}

/** How soon this reply must come to be more of the last words. */
function secondsFor(turn: Turn): number {
  const { state, reply, voice } = turn;
  const { vocabulary } = voice;
  const message = fold(reply.text);
  // A number by itself goes on with no words, and there is hardly a quicker answer.
  if (numberIn(message, vocabulary) !== undefined) return Number.NEGATIVE_INFINITY;
  if (state.phase !== 'asking' && state.phase !== 'checking' && state.phase !== 'done')
    return Number.NEGATIVE_INFINITY;
  if (state.phase === 'done' && isPolite(turn)) return Number.NEGATIVE_INFINITY;
  if (goesOn(turn)) return seconds.continued;
  if (state.phase === 'done') return seconds.breath;
  if (state.phase === 'checking') return saidToCheck(turn) ? seconds.unread : seconds.continued;

  const question = openQuestion(turn);
  const parsed = formOf(question, voice).parse(reply);
  const moves = vocabulary.phrases('carryOn').has(message) || misspeltWord(turn) !== undefined;
  if (!parsed.ok) {
    if (moves || doesNotKnow(reply.text, voice) || !hasWords(reply.text)) return seconds.unread;
    // A word or two may be an answer to it that is misspelt, and so may what is said once more.
    const isSentence = message.split(' ').length >= sentence && state.more?.added === undefined;
    return isSentence ? seconds.continued : seconds.breath;
  }
  if (question.type === 'text' || parsed.other !== undefined) {
    const isNothing = vocabulary.phrases('none').has(message) || vocabulary.phrases('no').has(message);
    return isNothing || doesNotKnow(reply.text, voice) ? seconds.unread : seconds.breath;
  }
  // Once it was said that something was added, the question stands there for the second time.
  const wording = voice.wording(question.key, 'ask').text.split(' ').length;
  return state.more?.added === undefined ? Math.max(seconds.unread, wording / quickReader) : seconds.unread;
}

/** "And my worker", "my worker too". */
function goesOn({ reply, voice }: Turn): boolean {
  const message = fold(reply.text);
  const [before, after] = [voice.vocabulary.phrases('goesOn'), voice.vocabulary.phrases('goesOnAfter')];
  return (
    [...before].some((phrase) => message.startsWith(`${phrase} `)) ||
    [...after].some((phrase) => message.endsWith(` ${phrase}`))
  );
}

/** "Ok thanks", said when all is over. */
function isPolite({ reply, voice }: Turn): boolean {
  const polite = (['openers', 'closers', 'clearYes', 'beside'] as const).map((group) =>
    voice.vocabulary.phrases(group),
  );
  const words = fold(reply.text).split(' ');
  return words.every((word) => !/[\p{L}\p{N}]/u.test(word) || polite.some((phrases) => phrases.has(word)));
}

function add(turn: Turn, more: LastWords): Outcome | undefined {
  const { state, voice, reply, now } = turn;
  const words = reply.text.trim();
  const answer = together(more.answer, words, reply.mood);
  if (words === '' || (answer.other ?? answer.input).length > mostTogether) return undefined;
  const { question } = more;
  const say = sayLines(voice.say('said.added'), voice.say('said.added-wrong'));
  const grown = withAnswer(state, question, answer);
  const outcome =
    state.phase === 'done'
      ? { state: grown, say, effects: keepAgain(state, question, answer) }
      : nextQuestion(turn, grown, say, keepAgain(state, question, answer));
  const last = { question, answer, at: now.toISOString(), before: more.answer, added: words };
  return { ...outcome, state: { ...outcome.state, more: last }, sameCard: true };
}

/** A yes that may still belong to the words before it agrees to nothing: it is asked for once more. */
function unclearYes(turn: Turn): Outcome | undefined {
  const { state, reply, voice } = turn;
  if (state.phase !== 'asking' || state.more?.added !== undefined) return undefined;
  const question = openQuestion(turn);
  const parsed = formOf(question, voice).parse(reply);
  const agrees = question.type === 'yes-no' && question.agreesTo && parsed.ok && parsed.value === 'yes';
  return agrees ? { state: nextState(state, {}), say: sayLines(voice.say('hint.yes-no-sure')) } : undefined;
}

/** Said once more, it was meant for what is asked. */
function takeHere(turn: Turn, more: LastWords): Outcome {
  const { state, effects } = withoutAdded(turn, more);
  const here = { ...turn, state };
  const outcome = replyToQuestion(here) ?? notUnderstood(here);
  return { ...outcome, effects: [...effects, ...(outcome.effects ?? [])] };
}

function withoutAdded({ state }: Turn, more: LastWords): { state: State; effects: Effect[] } {
  const { question, answer, before = answer } = more;
  return {
    state: nextState(withAnswer(state, question, before), {}),
    effects: keepAgain(state, question, before),
  };
}

/** What is completed is counted already, and words change nothing of that. */
function keepAgain(state: State, question: string, answer: Given): Effect[] {
  return state.phase === 'done' ? [{ do: 'keep', question, answer }] : keepEffects(state, question, answer);
}

function together(answer: Given, words: string, mood: string | undefined): Given {
  if (answer.other !== undefined) return { ...answer, other: `${answer.other}\n${words}` };
  const input = `${answer.input}\n${words}`;
  return { ...answer, input, value: input.trim(), categories: moodsTogether(answer.categories, mood) };
}

/** A machine's guess at two parts of an answer: neutral gives way, and of good and bad neither stands. */
function moodsTogether(categories: string[], mood: string | undefined): string[] {
  const [said = 'said', before] = categories;
  if (mood === undefined || mood === 'neutral') return categories;
  if (before === undefined || before === 'neutral' || before === mood) return [said, mood];
  return [said];
}
