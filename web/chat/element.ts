import type { Line } from '../../dialogs/state.ts';
import { directionOf } from './direction.ts';
import { picture } from './pictures.ts';

/** An element that stands in index.html. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no #${id} in index.html`);
  return found;
}

/** Puts a line into an element in its own language and direction; without a line the element is hidden. */
export function put<Kind extends HTMLElement>(element: Kind, line: Line | undefined): Kind {
  element.textContent = line?.text ?? '';
  element.hidden = !line;
  if (line) {
    element.lang = line.lang === 'en' ? 'en-GB' : line.lang;
    element.dir = directionOf(line.lang);
  }
  return element;
}

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  line?: Line,
  className = '',
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return line ? put(made, line) : made;
}

/** A button with words, and a picture before them where there is one. */
export function button(line: Line, press: () => void, shown?: string): HTMLButtonElement {
  const made = make('button');
  made.type = 'button';
  made.append(...picture(shown), make('span', line));
  made.addEventListener('click', press);
  return made;
}

/** What the bot says in one go has its paragraphs on lines of their own. */
export function paragraphs({ text, lang }: Line): Line[] {
  return text.split('\n').flatMap((part) => (part.trim() ? [{ text: part, lang }] : []));
}
