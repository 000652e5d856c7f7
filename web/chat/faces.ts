let watching: ResizeObserver | undefined;

/**
 * Puts five faces in one row, as wide as their words need, or one under the other where the words do not fit:
 * on a small phone, with large text, in a long language. Only the browser knows how wide words are.
 */
export function fitFaces(place: HTMLElement): void {
  watching?.disconnect();
  const arrange = () => {
    place.classList.remove('stacked');
    place.classList.toggle('stacked', place.scrollWidth > place.clientWidth + 1);
  };
  arrange();
  let width = place.clientWidth;
  watching = new ResizeObserver(() => {
    if (place.clientWidth === width) return;
    width = place.clientWidth;
    arrange();
  });
  watching.observe(place);
}
