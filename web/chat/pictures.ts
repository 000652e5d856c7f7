import { pictureFiles } from './picture-files.ts';

const svg = 'http://www.w3.org/2000/svg';
/** Pictures that point somewhere: they are turned round where one reads from right to left. */
const ways = new Set(['back', 'skip', 'simpler', 'path', 'journey', 'listen']);
const pictures = new Map(Object.entries(pictureFiles));

/** Puts every picture into the page once, unseen. What is shown are references to these. */
export function addPictures(): void {
  const sprite = document.createElementNS(svg, 'svg');
  sprite.setAttribute('class', 'sprite');
  sprite.setAttribute('aria-hidden', 'true');
  const parser = new DOMParser();
  for (const [key, text] of pictures) {
    const { documentElement } = parser.parseFromString(text, 'image/svg+xml');
    const symbol = document.createElementNS(svg, 'symbol');
    symbol.id = `picture-${key}`;
    symbol.setAttribute('viewBox', documentElement.getAttribute('viewBox') ?? '0 0 48 48');
    symbol.append(...documentElement.childNodes);
    sprite.append(symbol);
  }
  document.body.append(sprite);
}

/**
 * The picture of this name, if there is one. It says no more than the words beside it, and is hidden from
 * screen readers.
 */
export function picture(key: string | undefined): Element[] {
  if (key === undefined || !pictures.has(key)) return [];
  const shown = document.createElementNS(svg, 'svg');
  shown.setAttribute('class', ways.has(key) ? 'picture way' : 'picture');
  shown.setAttribute('aria-hidden', 'true');
  shown.setAttribute('focusable', 'false');
  const use = document.createElementNS(svg, 'use');
  use.setAttribute('href', `#picture-${key}`);
  shown.append(use);
  return [shown];
}
