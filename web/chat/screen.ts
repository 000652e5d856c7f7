import type { Ask, Line } from '../../dialogs/state.ts';
import { showAnswers } from './answers.ts';
import { menuIn } from './ask.ts';
import type { BotTurn } from './bot-turn.ts';
import type { Drafts } from './draft.ts';
import { button, byId, make, paragraphs, put } from './element.ts';
import { isFramed } from './frame.ts';
import { showOwnWords } from './own-words.ts';
import { picture } from './pictures.ts';
import type { Send } from './send.ts';
import { say } from './words.ts';

/** What a screen shows when nothing is asked. */
type PageScreen = { title: Line; lines?: Line[]; below?: HTMLElement[] };

const toWriteDown = /\b[0-9A-Z]{4,5}(?:-[0-9A-Z]{1,5})+\b/;

/** What the bot said, and what it asks. At the end there is no question, and the heading says so. */
export function showTurn({ said, ask, ended }: BotTurn, drafts: Drafts, send: Send): void {
  const lines = said.flatMap(paragraphs);
  const done = menuIn(ask) === 'done';
  // Where all is deleted or the time is over, the first thing said is the heading.
  const closing = done ? say('done.title') : ended ? lines.shift() : undefined;
  showSaid(closing ? [] : lines);
  const title = closing ?? ask?.wording;
  if (title) showHeading(title, ask?.picture);
  put(byId('progress'), ask?.progress?.line);
  put(byId('instruction'), ask?.instruction);
  const hints = closing ? [...lines, ask?.wording] : [ask?.hint];
  byId('about').replaceChildren(
    // Their own words, not ours: nothing in them is a code.
    ...(ask?.before && !closing ? [make('p', ask.before)] : []),
    ...hints.flatMap((line) => (line ? [spoken(line)] : [])),
  );
  document.getElementById('own')?.remove();
  showBelow(ask && ended ? wayBack(ask, send) : []);
  if (ask) {
    showAnswers(ask, send);
    showOwnWords(ask, drafts, send);
  } else {
    showNoAnswers();
  }
  const menu = menuIn(ask);
  byId('turn').className = `turn ${ask ? (menu ?? 'question') : 'over'}`;
  document.body.classList.toggle('checks', menu === 'check');
  focusHeading();
}

/** Shows a screen of the page's own: where a code is typed, or where one cannot go on. */
export function showPageScreen({ title, lines = [], below = [] }: PageScreen): void {
  showSaid([]);
  showHeading(title);
  put(byId('progress'), undefined);
  put(byId('instruction'), undefined);
  byId('about').replaceChildren(...lines.map(spoken));
  document.getElementById('own')?.remove();
  showNoAnswers();
  showBelow(below);
  byId('turn').className = 'turn standstill';
  document.body.classList.remove('checks');
  focusHeading();
}

/**
 * Everything that is written on the screen now, in the order in which it is read aloud. The numbers of a
 * scale are left out; what is to be checked is in it.
 */
export function writtenLines(): Line[] {
  const turn = linesIn(byId('turn'), '.own, .numbers, button.main');
  if (!isCheck()) return turn;
  const said = linesIn(byId('said'), '');
  return [...said, ...linesIn(byId('past'), '.edit'), ...turn.slice(said.length)];
}

function linesIn(place: HTMLElement, unread: string): Line[] {
  return [...place.querySelectorAll<HTMLElement>('[lang]')].flatMap((element) => {
    const text = element.textContent ?? '';
    const unseen = element.closest(`[hidden]${unread && `, ${unread}`}`);
    return unseen || text === '' ? [] : [{ text, lang: element.lang }];
  });
}

/** Whether the screen shows all that was answered, to be checked. */
function isCheck(): boolean {
  return document.body.classList.contains('checks');
}

/** Shows what is said above what is asked. A screen reader says what is new there. */
export function showSaid(lines: Line[]): void {
  byId('said').replaceChildren(...lines.map(spoken));
}

/** A receipt number or a code is something to write down, so it stands out and keeps together. */
function spoken(line: Line): HTMLElement {
  const made = make('p', line);
  const found = toWriteDown.exec(line.text);
  if (!found) return made;
  const [number] = found;
  const shown = make('strong', undefined, 'receipt');
  shown.textContent = number;
  made.replaceChildren(line.text.slice(0, found.index), shown, line.text.slice(found.index + number.length));
  return made;
}

function showHeading(line: Line, shown?: string): void {
  const heading = put(byId('question'), line);
  const asked = heading.parentElement;
  asked?.querySelector('svg')?.remove();
  asked?.prepend(...picture(shown));
}

function showBelow(elements: HTMLElement[]): void {
  const place = byId('below');
  place.hidden = elements.length === 0;
  place.replaceChildren(...elements);
}

/**
 * Where nothing is asked any more, a victim may still change what they agreed to. Nobody looks for that
 * behind "More".
 */
function wayBack({ card, words }: Ask, send: Send): HTMLElement[] {
  return words
    .filter(({ word }) => word === 'agreed')
    .map(({ word, label }) => button(label, () => send(label, { card, word }), 'yes'));
}

function showNoAnswers(): void {
  const place = byId('answers');
  place.className = 'answers';
  place.removeAttribute('aria-labelledby');
  place.replaceChildren();
  place.hidden = true;
}

/** Starts the fade anew: the class is taken away, and a size read, so that the browser notices. */
function fadeIn(): void {
  const turn = byId('turn');
  turn.classList.remove('new');
  void turn.offsetWidth;
  turn.classList.add('new');
}

let isFirst = true;

/**
 * Puts the focus on the heading, so that a screen reader says it. Inside another site's page it takes no
 * focus, and scrolls nothing, until somebody has done something here.
 */
function focusHeading(): void {
  fadeIn();
  const waits = isFramed && isFirst;
  isFirst = false;
  if (waits) return;
  // After what is said beside it has been noticed, so that it is heard in this order.
  queueMicrotask(() => byId('question').focus({ preventScroll: true }));
  if (isCheck()) {
    byId('said').scrollIntoView({ block: 'start' });
    return;
  }
  const turn = byId('turn');
  // As much of what was answered before as there is room for; the question comes first.
  const room = Math.min(turn.parentElement?.clientHeight ?? 0, window.innerHeight);
  turn.scrollIntoView({ block: turn.offsetHeight < room ? 'end' : 'start' });
}
