const soonest = 5000;
const latest = 30_000;

/**
 * Looks now and then whether another device or a worker changed something, so that a laptop left open
 * notices, and shows no more of it. Why no socket: what is posted is durable when the POST is answered, and
 * one request after it brings what the bot said. A socket would save that request, and be a second way that
 * fails silently when a phone sleeps. What changes elsewhere may wait some seconds: it is looked for while
 * the page is seen, less often the longer nothing happens.
 */
export function poll(look: () => Promise<boolean>): void {
  let pause = soonest;
  let timer = 0;
  const next = () => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      if (!document.hidden) pause = (await look()) ? soonest : Math.min(pause * 1.3, latest);
      next();
    }, pause);
  };
  const seen = () => {
    if (document.hidden) return;
    pause = soonest;
    void look();
    next();
  };
  document.addEventListener('visibilitychange', seen);
  addEventListener('online', seen);
  next();
}
