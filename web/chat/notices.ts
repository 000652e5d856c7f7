import type { Line } from '../../dialogs/state.ts';
import { button, byId, make } from './element.ts';
import { tryNow } from './network.ts';
import { say } from './words.ts';

/** Something that must be known now: in words, at the top, and heard at once by who listens. */
export function showTrouble(line: Line): void {
  const place = byId('trouble');
  place.replaceChildren(make('p', line));
  place.scrollIntoView({ block: 'nearest' });
}

export function hideTrouble(): void {
  byId('trouble').replaceChildren();
}

/** The network is gone, or back. What was typed or chosen stands where it stood. */
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

/** Said in passing. The region is one that screen readers read out when something is added. */
export function announce(line: Line): void {
  const made = make('p', line, 'passing');
  byId('passing').replaceChildren(made);
  setTimeout(() => made.remove(), 6000);
}

const seenAfter = 400;
const heardAfter = 3000;
let waiting: { timers: number[]; made: HTMLElement } | undefined;

/**
 * "One moment", to who waits for longer than one notices. Who listens hears it later: said at every turn on a
 * slow network, it would be in the way of the question.
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
