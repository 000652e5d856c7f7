import { byId } from './element.ts';
import { announce } from './notices.ts';
import { say } from './words.ts';

const somewhereElse = 'https://www.bbc.co.uk/weather';
const soon = 5000;

/**
 * "Leave this page quickly", like GOV.UK's "exit this page". What is on the screen and what is kept goes at
 * once, and the weather takes the place of this page, also for whoever goes back. Pressing Shift three times
 * does the same.
 */
export function offerQuickExit(forget: () => void): void {
  const leave = () => {
    forget();
    document.documentElement.classList.add('left');
    document.body.replaceChildren();
    document.title = ' ';
    goElsewhere();
  };
  const link = byId('leave');
  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  link.addEventListener('keydown', (event) => {
    if (event.key === ' ') {
      event.preventDefault();
      leave();
    }
  });

  let pressed = 0;
  let last = 0;
  let alone = false;
  addEventListener('keydown', ({ key }) => {
    alone = key === 'Shift';
    if (!alone) pressed = 0;
  });
  // A Shift that made a capital letter is none of the three.
  addEventListener('keyup', ({ key, timeStamp }) => {
    if (key !== 'Shift' || !alone) return;
    pressed = timeStamp - last > soon ? 1 : pressed + 1;
    last = timeStamp;
    if (pressed === 2) announce(say('leave.once-more'));
    if (pressed === 3) leave();
  });
}

/** Out of a frame, the page around it is left too, where that is allowed. */
function goElsewhere(): void {
  try {
    (window.top ?? window).location.replace(somewhereElse);
  } catch {
    location.replace(somewhereElse);
  }
}
