import type { Line } from '../../dialogs/state.ts';
import { button, byId, make } from './element.ts';
import { tryNow } from './network.ts';
import { say } from './words.ts';

/** Something that must be known now: in words at the top, and said at once by a screen reader. */
export function showTrouble(line: Line): void {
  const place = byId('trouble');
  place.replaceChildren(make('p', line));
  place.scrollIntoView({ block: 'nearest' });
}

export function hideTrouble(): void {
  byId('trouble').replaceChildren();
}

/** Says that the network is gone, or back. What was typed or chosen stays where it was. */
export function tellOfNetwork(away: boolean): void {
  if (!away) {
    hideTrouble();
    announce(say('trouble.back'));
    return;
  }
  stopWaiting();
  showTrouble(say(navigator.onLine ? 'trouble.away' : 'trouble.offline'));
  const again = button(say('trouble.try'), () => {
    announce(say('waiting'));
    tryNow.dispatchEvent(new Event('now'));
  });
  byId('trouble').append(again);
}

/** Says something in passing, in a region of which screen readers say whatever is added. */
export function announce(line: Line): void {
  const made = make('p', line, 'passing');
  byId('passing').replaceChildren(made);
  setTimeout(() => made.remove(), 6000);
}

const seenAfter = 400;
const heardAfter = 3000;
let waiting: { timers: number[]; made: HTMLElement } | undefined;

/**
 * Shows "one moment" to whoever waits for longer than one notices. A screen reader says it later: at every
 * turn on a slow network it would be in the way of the question.
 */
export function startWaiting(): void {
  stopWaiting();
  byId('passing').replaceChildren();
  const made = make('p', say('waiting'), 'passing');
  const timers = [
    window.setTimeout(() => byId('passing').after(made), seenAfter),
    window.setTimeout(() => byId('passing').replaceChildren(made), heardAfter),
  ];
  waiting = { timers, made };
  // A class, for screen readers may keep from who listens what is said within something that is "busy".
  byId('turn').classList.add('waits');
}

export function stopWaiting(): void {
  if (waiting) {
    waiting.timers.forEach(clearTimeout);
    waiting.made.remove();
  }
  waiting = undefined;
  byId('turn').classList.remove('waits');
}
