import { callsFor, personFor } from '../asking/calls.ts';
import { everyAnswer } from '../asking/earlier-answers.ts';
import { hearsBackLater } from '../asking/hear-back.ts';
import { nowAsked } from '../asking/now-asked.ts';
import { showsSimpler } from '../asking/question.ts';
import { asksForVerdict, updateLines } from '../asking/updates.ts';
import { firstScreen } from '../asking/welcome.ts';
import type { Line, State } from '../state.ts';
import { languagesOf } from '../wording/languages.ts';
import { voiceOf } from '../wording/voice.ts';
import { toCheck } from './navigate.ts';
import { sayLines, type Transition, type Turn } from './turn.ts';

/** What may be said here. */
export const help: Transition = ({ state, voice }) => ({
  state,
  say: sayLines(
    voice.say('help.answer'),
    voice.say('help.move'),
    voice.say('help.hear'),
    voice.say('help.change'),
    voice.say('help.delete'),
  ),
});

/** What may be said where nothing is asked. */
export const helpAfterEnd: Transition = ({ state, voice }) => ({
  state,
  say: sayLines(voice.say('help.delete')),
});

/** Whom to talk to. The question stays open. */
export const person: Transition = ({ occasion, state, voice }) => ({
  state,
  say: sayLines(personFor(occasion, voice), ...callsFor(occasion, voice)),
});

/** Easier words, from here on. */
export const simpler: Transition = (turn) => {
  const { state, voice } = turn;
  const easier: State = state.simpler ? state : { ...state, simpler: true };
  if (state.phase !== 'asking') return { state: easier, say: sayLines(voice.say('simpler.later')) };
  const isNew = !showsSimpler(turn) && showsSimpler({ ...turn, state: easier });
  return { state: easier, say: sayLines(voice.say(isNew ? 'simpler.now' : 'simpler.none')) };
};

/** Easier words are asked for where there are none. */
export const noSimplerWords: Transition = ({ state, voice }) => ({
  state,
  say: sayLines(voice.say('simpler.none')),
});

/** Reads aloud what is open, with what is shown above it. */
export const read: Transition = (turn) => {
  const { state } = turn;
  const lines = nowAsked(turn).flatMap((say): Line[] => {
    if (say.say !== 'ask') return [];
    const { instruction, before, wording, hint, ends, options } = say;
    const scale = say.type === 'scale';
    const asked = [before, instruction, wording, hint, ends?.low, ends?.high];
    return [
      ...asked.filter((line) => line !== undefined),
      ...(scale ? [] : options.map(({ label }) => label)),
    ];
  });
  return { state, say: [{ say: 'read', lines: [...aboveIt(turn), ...lines] }] };
};

/** What is shown above what is open. Above a menu of consent there is nothing. */
function aboveIt(turn: Turn): Line[] {
  const { occasion, state, voice } = turn;
  if (state.agreeing) return [];
  if (state.phase === 'welcome') return firstScreen(occasion, voice);
  if (state.phase === 'checking') {
    return toCheck(turn).flatMap((say) => {
      if (say.say === 'words') return say.lines;
      return say.say === 'earlier' ? say.answers.flatMap(({ wording, answer }) => [wording, answer]) : [];
    });
  }
  if (state.telling && asksForVerdict(occasion, state)) return updateLines(state.telling.update, voice);
  const later = hearsBackLater(turn);
  return state.phase === 'done' ? [voice.screen('next'), ...(later ? [later] : [])] : [];
}

/** The menu of languages, where there is more than English. */
export const language: Transition = ({ occasion, state, voice }) =>
  languagesOf(occasion).length > 1
    ? { state: { ...state, choosing: true } }
    : { state, say: sayLines(voice.say('language.only')) };

/** Goes on in another language, or in the same where none was chosen. */
export function switchTo(tag: string): Transition {
  return (turn) => {
    const { occasion, state } = turn;
    const { choosing: _, ...rest } = state;
    const next: State = { ...rest, locale: tag };
    const voice = voiceOf(occasion, tag);
    const name = languagesOf(occasion).find((each) => each.tag === tag)?.name ?? tag;
    const screen = state.phase === 'welcome' && !state.agreeing ? firstScreen(occasion, voice) : [];
    const update =
      state.telling && asksForVerdict(occasion, state) ? updateLines(state.telling.update, voice) : [];
    // What is to be checked is read in the language that is spoken now.
    const answers = state.phase === 'checking' ? everyAnswer({ ...turn, state: next, voice }) : [];
    return {
      state: next,
      say: [...sayLines(voice.say('language.now', { language: name }), ...screen, ...update), ...answers],
    };
  };
}

/** What cannot be taken as words changes nothing. */
export function unreadable(what: 'picture' | 'file' | 'reaction' | 'quoted' | 'empty'): Transition {
  return ({ state, voice }) => ({ state, say: sayLines(voice.say(`unreadable.${what}`)) });
}

/** A press of a card from before changes nothing either. */
export const oldCard: Transition = ({ state, voice }) => ({
  state,
  say: sayLines(voice.say('said.old-card')),
});
