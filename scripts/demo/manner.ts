import type { Ask, Word } from '../../dialogs/state.ts';
import { type Chance, chance } from './chance.ts';
import type { Reply } from './chat.ts';
import type { Child } from './children.ts';
import { asTyped } from './spelling.ts';
import type { View, Views } from './views.ts';

/** How a child goes about answering, apart from what they think. */
export type Manner = {
  /** How often they type where they could press. */
  types: number;
  skips: number;
  skipsWords: number;
  prefersNot: number;
  /** Asks once for simpler words, help, or to have it read. */
  asksFor: Word | null;
  /** Goes back once, and says something else. */
  changesMind: boolean;
  /** Sends something once that nobody could take as an answer. */
  garbles: boolean;
};

export function mannerOf(child: Child): Manner {
  const luck = chance(`${child.seed} manner`);
  const needs = child.participant.communication === 'needs';
  return {
    types: luck.drawn([
      [0.05, 60],
      [0.4, 25],
      [0.9, 15],
    ]),
    skips: luck.drawn([
      [0.01, 70],
      [0.1, 25],
      [0.3, 5],
    ]),
    skipsWords: needs ? 0.26 : 0.16,
    prefersNot: luck.happens(0.12) ? 0.1 : 0.005,
    asksFor: luck.happens(needs ? 0.2 : 0.08) ? luck.one(['simpler', 'read', 'help']) : null,
    changesMind: luck.happens(0.08),
    garbles: luck.happens(0.05),
  };
}

/** A child at the keyboard: what they send to each question as it is asked. */
export class Typist {
  readonly #views: Views;
  readonly #manner: Manner;
  readonly #luck: Chance;
  readonly #asked = new Map<string, number>();
  /** What is said to a question whatever they think: words that must be said. */
  readonly #told: Readonly<Record<string, string>>;
  #turns = 0;
  #askedFor = false;
  #wentBack = false;
  #garbled = false;

  constructor(child: Child, views: Views, told: Readonly<Record<string, string>> = {}) {
    this.#views = views;
    this.#manner = mannerOf(child);
    this.#luck = chance(`${child.seed} typing`);
    this.#told = told;
  }

  reply(ask: Ask): Reply {
    if ('menu' in ask.of) return this.#inMenu(ask);
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

  #inMenu({ of, options, card }: Ask): Reply {
    const wanted =
      'menu' in of && of.menu === 'resting'
        ? 'carry-on'
        : 'menu' in of && of.menu === 'sure'
          ? 'yes'
          : 'start';
    const option = options.find(({ key }) => key === wanted) ?? options[0];
    return option ? pressing([option], card) : { text: 'ok' };
  }

  /** Once, in the midst of it: asks for something, goes back, or sends what cannot be read. */
  #aside({ card, type }: Ask): Reply | null {
    const { asksFor, changesMind, garbles } = this.#manner;
    if (asksFor && !this.#askedFor && this.#turns > 2 && this.#luck.happens(0.3)) {
      this.#askedFor = true;
      return this.#luck.happens(0.4)
        ? typed(asksFor, this.#luck)
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
  #viewNow(question: string, { before, type }: Ask): View {
    const told = this.#told[question];
    if (told) return { text: told };
    const view = this.#views(question);
    if (!before || type !== 'faces' || !('keys' in view)) return view;
    const face = Number(view.keys[0]);
    return { keys: [String(face > 3 ? face - 1 : face + 1)] };
  }

  #answer(ask: Ask, view: View, again: boolean): Reply {
    if ('text' in view) return { text: view.text };
    const chosen = ask.options.filter(({ key }) => view.keys.includes(key));
    // "Something else" awaits its words.
    if (chosen.length === 0) return { text: view.other ?? asTyped('I do not know', this.#luck) };
    const elsewhere = again || view.other !== undefined || !this.#luck.happens(this.#manner.types);
    return elsewhere ? pressing(chosen, ask.card, view.other) : { text: inWords(ask, chosen, this.#luck) };
  }
}

type Option = Ask['options'][number];

function pressing(chosen: Option[], card: string, text?: string): Reply {
  const labels = chosen.map(({ label }) => label.text).join(', ');
  return {
    text: labels,
    press: { card, picked: chosen.map(({ key }) => key), ...(text !== undefined && { text }) },
  };
}

function typed(word: Word, luck: Chance): Reply {
  const said: Partial<Record<Word, string[]>> = {
    simpler: ['what does that mean', 'simpler words', "don't get it", 'huh'],
    read: ['read it to me', 'i cant read'],
    help: ['help', 'what do i do'],
  };
  return { text: luck.one(said[word] ?? [word]) };
}

const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];
/** What children type for a label, besides the label itself. */
const alike: Readonly<Record<string, readonly string[]>> = {
  Never: ['never'],
  'Not often': ['not often', 'hardly ever'],
  Sometimes: ['sometimes', 'kinda', 'it depends'],
  Mostly: ['mostly', 'most of the time', 'usually', 'mostly i guess'],
  Always: ['always', 'all the time', 'every time'],
  'Not at all': ['not at all'],
  'Not much': ['not much', 'not much tbh', 'not really'],
  'In between': ['in between', 'sort of', 'kinda'],
  'Quite well': ['quite well'],
  'Really well': ['really well', 'yeah really well'],
  Yes: ['yeah', 'yes', 'ye', 'yh', 'yep', 'yeah it did', '👍'],
  No: ['no', 'nah', 'nope', 'not really'],
  'Not sure': ['not sure', 'idk', 'dunno', 'maybe'],
};

function inWords({ type, options }: Ask, chosen: Option[], luck: Chance): string {
  const numbers = chosen.map((option) => options.indexOf(option));
  const [place = 0] = numbers;
  const [first] = chosen;
  if (type === 'choices') {
    return luck.happens(0.4)
      ? numbers.map((number) => number + 1).join(luck.one([' and ', ', ']))
      : chosen.map(({ label }) => label.text.toLowerCase()).join(' and ');
  }
  const label = first?.label.text ?? '';
  return luck.drawn<string>([
    [luck.one(alike[label] ?? [label.toLowerCase()]), 60],
    [type === 'yes-no' ? label.toLowerCase() : String(place + 1), 25],
    [type === 'yes-no' ? label : `the ${places[place]} one`, 15],
  ]);
}
