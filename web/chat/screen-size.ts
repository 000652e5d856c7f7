import { isFramed } from './frame.ts';

/**
 * The least height and width, in letters of the size that is set, with room for parts that stay while the
 * rest scrolls.
 */
const lowest = 26;
const narrowest = 16;

/**
 * Follows how much room the text has at the zoom and letter size that somebody has set. Where there is
 * little, the page scrolls as a whole; in another site's page it always does.
 */
export function followScreenSize(): void {
  const { documentElement } = document;
  const measure = () => {
    const letter = Number.parseFloat(getComputedStyle(documentElement).fontSize) || 16;
    const narrow = window.innerWidth < narrowest * letter;
    const low = !isFramed && window.innerHeight < lowest * letter;
    documentElement.classList.toggle('narrow', narrow);
    documentElement.classList.toggle('tight', isFramed || narrow || low);
  };
  // The name above grows with the letters, also when they are changed while the page is open.
  const name = document.querySelector('.service');
  if (name) new ResizeObserver(measure).observe(name);
  addEventListener('resize', measure);
  measure();
}
