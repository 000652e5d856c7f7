/** Shown inside another site's page. */
export const isFramed = window !== window.parent;

/**
 * In a frame the page tells the one around it how high it is, and nothing else. So there is one scroll bar,
 * and our bar does not cover their page. The number is no secret, and goes to anyone.
 */
export function fillFrame(): void {
  if (!isFramed) return;
  document.documentElement.classList.add('framed');
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ sayback: { height } }, '*');
  };
  new ResizeObserver(tell).observe(document.body);
  tell();
}
