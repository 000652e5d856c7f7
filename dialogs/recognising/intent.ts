import { offeredOf } from '../questions/options.ts';
import { route } from '../route.ts';
import type { Press, Word } from '../state.ts';
import { openQuestion, type Turn } from '../turn/turn.ts';
import { languageCandidates } from '../wording/languages.ts';
import { fold } from './fold.ts';
import { slipsAllowed, slipsBetween } from './misspelling.ts';
import { numberIn } from './numbers.ts';
import { coresOf } from './politeness.ts';
import { isExactly, namesAny, recognise } from './recognise.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What a reply asks for, before it is taken as an answer. `list`: which answers there are to change. `reply`:
 * nothing else, so that it is the answer to whatever is open.
 */
type Intent =
  | { is: 'word'; word: Word }
  | { is: 'go-to'; question: string }
  | { is: 'list' }
  | { is: 'language'; tag: string }
  | { is: 'old-card' }
  | { is: 'reply' };

/**
 * What a reply asks for. A word of ours counts only as the whole message: "stop shouting at us" stays an
 * answer.
 */
export function intentOf(turn: Turn, press: Press | undefined): Intent {
  const { state, reply } = turn;
  if (press?.word === 'back' && state.choosing) return { is: 'language', tag: state.locale };
  if (press?.word) return { is: 'word', word: press.word };
  if (press?.goTo !== undefined) return { is: 'go-to', question: press.goTo };
  if (press && press.card !== state.card) return { is: 'old-card' };
  return (state.choosing && chosenLanguage(turn)) || (reply.picked ? { is: 'reply' } : intentTyped(turn));
}

function intentTyped(turn: Turn): Intent {
  const { occasion, state, voice, reply } = turn;
  const { vocabulary } = voice;
  const message = fold(reply.text);
  const options = optionsOf(turn);
  const labels = options.map(({ label }) => label);
  const refusing = state.phase === 'sure' || state.phase === 'welcome' || state.agreeing !== undefined;
  const refused = refusing && vocabulary.phrases('refuse').has(message);
  if (message === '' || refused || isExactly(reply.text, labels)) return { is: 'reply' };

  const freely = asksForText(turn);
  const always = vocabulary.command(message, true);
  if (always) return { is: 'word', word: always };
  // Whoever checks their answers sees them numbered, so that a number is the one to change; in a menu of
  // consent it is a part of that menu.
  const numbers = state.listed || (state.phase === 'checking' && !state.agreeing);
  const change = state.agreeing
    ? undefined
    : numbers
      ? (numberIn(message, vocabulary) ?? changeAsked(message, freely, vocabulary))
      : changeAsked(message, freely, vocabulary);
  if (change === 'list') return { is: 'list' };
  if (change !== undefined) {
    const question = route(occasion.questionnaire, state.answers)[change - 1];
    return { is: 'go-to', question: question?.key ?? '' };
  }
  const tag = languageNamed(turn, message);
  if (tag !== undefined) return { is: 'language', tag };
  if (freely || namesAny(reply.text, options, vocabulary)) return { is: 'reply' };
  for (const core of coresOf(message, vocabulary)) {
    const word = vocabulary.command(core, false);
    if (word) return { is: 'word', word };
  }
  return { is: 'reply' };
}

/** In fewer letters one slip makes another word: a bank is no "back". */
const shortestMisspelt = 5;

/** The word that a message nearly is, for one that is nothing else. */
export function misspeltWord({ voice, reply }: Turn): Word | undefined {
  const message = fold(reply.text);
  if (reply.picked || message.length < shortestMisspelt) return undefined;
  const near = [...voice.vocabulary.commands].find(([phrase]) => {
    const allowed = slipsAllowed(Math.min(message.length, phrase.length));
    return allowed > 0 && slipsBetween(message, phrase, allowed) <= allowed;
  });
  return near?.[1];
}

/** Where anything at all is an answer. */
function asksForText(turn: Turn): boolean {
  const { phase, agreeing } = turn.state;
  if (agreeing) return false;
  return phase === 'other' || (phase === 'asking' && openQuestion(turn).type === 'text');
}

/** The options that are open: a label of one of them means it, even where it is also a word of ours. */
function optionsOf(turn: Turn): { key: string; label: string }[] {
  if (turn.state.phase !== 'asking' || turn.state.agreeing) return [];
  const question = openQuestion(turn);
  if (question.type !== 'choice' && question.type !== 'choices') return [];
  return offeredOf(question.options).map(({ key }) => ({
    key,
    label: turn.voice.wording(question.key, `options.${key}`).text,
  }));
}

/** From the menu of languages: the one chosen, or the same again where the menu is left. */
function chosenLanguage({ occasion, state, voice, reply }: Turn): Intent | undefined {
  const candidates = languageCandidates(occasion);
  if (reply.picked) {
    const tag = candidates.find(({ key }) => reply.picked?.includes(key))?.key ?? state.locale;
    return { is: 'language', tag };
  }
  const found = recognise(reply.text, candidates, voice.vocabulary);
  if (found.is === 'one') return { is: 'language', tag: found.key };
  return voice.vocabulary.command(fold(reply.text), true) === 'back'
    ? { is: 'language', tag: state.locale }
    : undefined;
}

/** "Polski", "in Polish": the name of a language that is offered and not spoken yet. */
function languageNamed({ occasion, state, voice }: Turn, message: string): string | undefined {
  if (Object.keys(occasion.translations).length === 0) return undefined;
  const speak = [...voice.vocabulary.phrases('speak')].find((phrase) => message.startsWith(`${phrase} `));
  const name = speak ? message.slice(speak.length + 1) : message;
  return languageCandidates(occasion).find(
    ({ key, label, also }) => key !== state.locale && (fold(label) === name || also?.has(name)),
  )?.key;
}

/**
 * The number of the question that "change 3" or "go back to question 3" names; `list` for "change my
 * answers".
 */
export function changeAsked(
  message: string,
  freely: boolean,
  vocabulary: Vocabulary,
): number | 'list' | undefined {
  const changed = after(message, vocabulary.phrases('change'));
  if (changed === undefined) {
    const number = freely ? undefined : after(message, vocabulary.phrases('questionAlone'));
    return number === undefined ? undefined : numberIn(number, vocabulary);
  }
  const what = after(changed, vocabulary.phrases('changeWhat')) ?? changed;
  if (what === '') return freely && changed === '' ? undefined : 'list';
  return numberIn(after(what, vocabulary.phrases('question')) ?? what, vocabulary);
}

/** What follows the longest of these phrases. */
function after(message: string, phrases: ReadonlySet<string>): string | undefined {
  let longest: string | undefined;
  for (const phrase of phrases) {
    const fits = message.startsWith(phrase) && (message[phrase.length] ?? ' ') === ' ';
    if (fits && phrase.length > (longest?.length ?? -1)) longest = phrase;
  }
  return longest === undefined ? undefined : message.slice(longest.length).trim();
}
