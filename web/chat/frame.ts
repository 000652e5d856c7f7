/** Shown inside another site's page. */
export const isFramed = window !== window.parent;

/**
 * In a frame the page tells the one around it how high it is, and nothing else, so that there is one scroll
 * bar and no bar of ours lies over their page. The number is no secret, so it may be told to anyone.
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
