import type { Ask, Word } from '../../dialogs/state.ts';
import { type Chance, chance } from './chance.ts';
import type { Reply } from './chat.ts';
import { inWords, type Option } from './in-words.ts';
import type { Invited } from './invited.ts';
import { type Manner, mannerOf } from './manner.ts';
import { asTyped, asWritten } from './spelling.ts';
import type { View, Views } from './views.ts';

/** Somebody at the keyboard: what they send to each question as it is asked. */
export class Typist {
  readonly #views: Views;
  readonly #manner: Manner;
  readonly #luck: Chance;
  readonly #told: Readonly<Record<string, string>>;
  readonly #asked = new Map<string, number>();
  #turns = 0;
  #askedFor = false;
  #wentBack = false;
  #garbled = false;

  constructor({ person, seed, told = {} }: Pick<Invited, 'person' | 'seed' | 'told'>, views: Views) {
    this.#views = views;
    this.#manner = mannerOf(person);
    this.#luck = chance(`${seed} typing`);
    this.#told = told;
  }

  reply(ask: Ask): Reply {
    if ('menu' in ask.of) return this.#inMenu(ask, ask.of.menu);
    const { question } = ask.of;
    const before = this.#asked.get(question) ?? 0;
    this.#asked.set(question, before + 1);
    this.#turns += 1;
    return (
      this.#aside(ask) ??
      this.#leaves(ask, question) ??
      this.#answer(ask, this.#viewNow(question, ask), before > 0)
    );
  }

  #inMenu({ options, card }: Ask, menu: Menu): Reply {
    if (menu === 'check' && this.#manner.changesMind && !this.#wentBack) {
      this.#wentBack = true;
      return { text: `change ${this.#luck.between(1, 3)}` };
    }
    const wanted = onwards[menu] ?? 'yes';
    const option = options.find(({ key }) => key === wanted) ?? options[0];
    return option ? pressing([option], card) : { text: 'ok' };
  }

  /** Once, in the midst of it: asks for something, goes back, or sends what cannot be read. */
  #aside({ card, type }: Ask): Reply | null {
    const { asksFor, changesMind, garbles } = this.#manner;
    if (asksFor && !this.#askedFor && this.#turns > 2 && this.#luck.happens(0.3)) {
      this.#askedFor = true;
      return type !== 'text' && this.#luck.happens(0.4)
        ? typed(asksFor, this.#manner, this.#luck)
        : { text: asksFor, press: { card, word: asksFor } };
    }
    if (changesMind && !this.#wentBack && this.#turns > 3 && this.#luck.happens(0.25)) {
      this.#wentBack = true;
      return this.#luck.happens(0.5) ? { text: 'back' } : { text: 'Back', press: { card, word: 'back' } };
    }
    if (garbles && !this.#garbled && type !== 'text' && this.#luck.happens(0.15)) {
      this.#garbled = true;
      return { text: this.#luck.one(['hgfjd', '???', 'wot u on about', 'aaaaaaa']) };
    }
    return null;
  }

  #leaves({ type, card, before }: Ask, question: string): Reply | null {
    const { skips, skipsWords, prefersNot } = this.#manner;
    if (before || this.#told[question]) return null;
    if (this.#luck.happens(type === 'text' ? skipsWords : skips)) {
      return this.#luck.happens(0.3) ? { text: 'skip' } : { text: 'Skip', press: { card, word: 'skip' } };
    }
    return this.#luck.happens(prefersNot)
      ? { text: 'Prefer not to say', press: { card, word: 'prefer-not-to-say' } }
      : null;
  }

  /** Whoever went back thinks a little differently of it now. */
  #viewNow(question: string, { before, type, options }: Ask): View {
    const told = this.#told[question];
    if (told) return { text: told };
    const view = this.#views(question);
    if (!before || (type !== 'faces' && type !== 'scale') || !('keys' in view)) return view;
    const at = options.findIndex(({ key }) => view.keys.includes(key));
    const beside = options[at > 2 ? at - 1 : at + 1];
    return beside ? { keys: [beside.key] } : view;
  }

  #answer(ask: Ask, view: View, again: boolean): Reply {
    if ('text' in view) return { text: view.text };
    const { young, types } = this.#manner;
    const chosen = ask.options.filter(({ key }) => view.keys.includes(key));
    // "Something else" awaits its words.
    if (chosen.length === 0) {
      return { text: view.other ?? (young ? asTyped : asWritten)('I do not know', this.#luck) };
    }
    const presses = again || view.other !== undefined || !this.#luck.happens(types);
    return presses
      ? pressing(chosen, ask.card, view.other)
      : { text: inWords(ask, chosen, young, this.#luck) };
  }
}

type Menu = Extract<Ask['of'], { menu: string }>['menu'];
/** What leads on, of each menu. */
const onwards: Readonly<Partial<Record<Menu, string>>> = {
  welcome: 'start',
  resting: 'carry-on',
  check: 'send',
  agreed: 'carry-on',
};

function pressing(chosen: Option[], card: string, text?: string): Reply {
  const labels = chosen.map(({ label }) => label.text).join(', ');
  return {
    text: labels,
    press: { card, picked: chosen.map(({ key }) => key), ...(text !== undefined && { text }) },
  };
}

function typed(word: Word, { young }: Manner, luck: Chance): Reply {
  const said: Partial<Record<Word, string[]>> = young
    ? {
        simpler: ['what does that mean', 'simpler words', "don't get it", 'huh'],
        read: ['read it to me', 'i cant read'],
        help: ['help', 'what do i do'],
      }
    : {
        simpler: ['simpler words', 'What does that mean?', 'easier words'],
        read: ['read it to me', 'read aloud'],
      };
  return { text: luck.one(said[word] ?? [word]) };
}
