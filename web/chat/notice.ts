import type { Line } from '../../dialogs/state.ts';
import { button, byId, make } from './element.ts';
import { tryNow } from './network.ts';
import { say } from './words.ts';

/** Something that must be known now: in words, at the top, and heard at once by who listens. */
export function complain(line: Line): void {
  const place = byId('trouble');
  place.replaceChildren(make('p', line));
  place.scrollIntoView({ block: 'nearest' });
}

export function calm(): void {
  byId('trouble').replaceChildren();
}

/** The network is gone, or back. What was typed or chosen stands where it stood. */
export function tellOfNetwork(away: boolean): void {
  if (!away) {
    calm();
    announce(say('trouble.back'));
    return;
  }
  complain(say(navigator.onLine ? 'trouble.away' : 'trouble.offline'));
  const again = button(say('trouble.try'), () => tryNow.dispatchEvent(new Event('now')));
  byId('trouble').append(again);
}

/** Said in passing. The region is one that screen readers read out when something is added. */
export function announce(line: Line): void {
  const made = make('p', line, 'passing');
  byId('said').append(made);
  setTimeout(() => made.remove(), 6000);
}

let waiting: { timer: number; made?: HTMLElement } | undefined;

/** "One moment", to who waits for longer than one notices. */
export function startWaiting(): void {
  stopWaiting();
  const wait: { timer: number; made?: HTMLElement } = {
    timer: window.setTimeout(() => {
      wait.made = make('p', say('waiting'), 'passing');
      byId('said').append(wait.made);
    }, 400),
  };
  waiting = wait;
  byId('turn').setAttribute('aria-busy', 'true');
}

export function stopWaiting(): void {
  if (waiting) {
    clearTimeout(waiting.timer);
    waiting.made?.remove();
  }
  waiting = undefined;
  byId('turn').removeAttribute('aria-busy');
}
