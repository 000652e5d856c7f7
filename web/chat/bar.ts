import type { Ask, Line, Word } from '../../dialogs/state.ts';
import { byId, make, put } from './element.ts';
import { picture } from './pictures.ts';
import { type Sentence, say } from './words.ts';

/** What the bar does: a word of the bot's; reading aloud; and whom to talk to, where no bot says it. */
type BarDoes = { word(word: Word, label: Line): void; listen(): void; person(): void };

const first = ['back', 'skip', 'read'] as const;
const more = [
  'simpler',
  'language',
  'help',
  'person',
  'pause',
  'stop',
  'prefer-not-to-say',
  'answers',
  'start-again',
  'agreed',
  'withdraw',
  'delete',
] as const;
const pictures: Partial<Record<Word, string>> = {
  read: 'listen',
  help: 'help',
  'start-again': 'change',
  'prefer-not-to-say': 'none',
  answers: 'eye',
  agreed: 'yes',
  withdraw: 'no',
};

/**
 * The bar at the bottom, the same on every screen. What cannot be done now keeps its place, and is disabled.
 */
export class Bar {
  readonly #does: BarDoes;
  readonly #panel = make('div', undefined, 'more');
  readonly #more = make('button', undefined, 'opens');
  readonly #nav = byId('bar');
  #reads = false;

  constructor(does: BarDoes) {
    this.#does = does;
    this.#panel.id = 'more';
    this.#panel.hidden = true;
    this.#more.type = 'button';
    this.#more.setAttribute('aria-controls', 'more');
    this.#more.addEventListener('click', () => this.#open(this.#panel.hidden === true));
    this.#nav.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || this.#panel.hidden) return;
      this.#open(false);
      this.#more.focus();
    });
    document.addEventListener('click', ({ target }) => {
      if (target instanceof Node && !this.#nav.contains(target)) this.#open(false);
    });
    this.show([]);
  }

  /** The words now offered, labelled by the bot in the respondent's language. */
  show(words: Ask['words']): void {
    const offered = new Map(words.map(({ word, label }) => [word, label]));
    const nav = this.#nav;
    nav.setAttribute('aria-label', say('bar').text);
    const hadFocus = nav.contains(document.activeElement);
    this.#more.replaceChildren(...picture('more'), make('span', say('bar.more')));
    const row = make('div', undefined, 'row');
    row.append(...first.map((word) => this.#button(word, offered.get(word))), this.#more);
    const others = more.filter((word) => offered.has(word));
    this.#panel.replaceChildren(
      ...(others.length > 0 ? others : (['person'] as const)).map((word) =>
        this.#button(word, offered.get(word)),
      ),
    );
    nav.replaceChildren(this.#panel, row);
    this.#open(false);
    // A button that is no more must not take the focus with it; the turn itself comes first (screen.ts).
    queueMicrotask(() => {
      if (hadFocus && document.activeElement === document.body)
        byId('question').focus({ preventScroll: true });
    });
  }

  /** Whether something is being read aloud. */
  tellOfReading(reads: boolean): void {
    this.#reads = reads;
    this.#nav.querySelector('[data-word="read"]')?.setAttribute('aria-pressed', String(reads));
  }

  #button(word: Word, label: Line | undefined): HTMLButtonElement {
    const name: Sentence = `bar.${word}`;
    const shown = label ?? say(name);
    const made = make('button');
    made.type = 'button';
    made.dataset.word = word;
    made.append(...picture(pictures[word] ?? word), put(make('span'), shown));
    if (word === 'read') {
      made.setAttribute('aria-pressed', String(this.#reads));
      made.addEventListener('click', () => this.#does.listen());
    } else if (label) {
      made.addEventListener('click', () => {
        if (!this.#panel.hidden) this.#more.focus();
        this.#open(false);
        this.#does.word(word, label);
      });
    } else if (word === 'person') {
      made.addEventListener('click', () => {
        this.#open(false);
        this.#more.focus();
        this.#does.person();
      });
    } else {
      made.disabled = true;
    }
    return made;
  }

  #open(open: boolean): void {
    this.#panel.hidden = !open;
    this.#more.setAttribute('aria-expanded', String(open));
  }
}
