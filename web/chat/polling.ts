const soonest = 5000;
const latest = 30_000;

/**
 * Looks now and then whether another device or a worker changed something, so that a laptop left open notices
 * and shows no more of it. Why no socket: an answer is durable when its POST is answered, and one request
 * right after brings what the bot said. A socket would save that request, and cost a second way of hearing
 * that dies without a word when a phone sleeps. Only what happens elsewhere needs looking for, and that may
 * wait some seconds: while the page is seen, less often the longer nothing happens.
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
