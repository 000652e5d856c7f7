import { isFramed } from './frame.ts';

/** In letters as large as they are now: what is lower or narrower has no room for parts that stay. */
const lowest = 26;
const narrowest = 16;

/**
 * Follows how much room there is for the text as somebody has set it, by zoom or by the size of letters.
 * Where there is little, the page scrolls as a whole; in another site's page it always does.
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
