let watching: ResizeObserver | undefined;

/**
 * Five faces stand in one row, as wide as their words need; where the words do not fit (a small phone, large
 * text, a long language), they stand one under the other. Only the browser knows the width of words, so it is
 * asked.
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
