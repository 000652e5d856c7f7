import type { Ask } from '../../dialogs/state.ts';
import { menuIn } from './ask.ts';
import { chosenBefore } from './chosen-before.ts';
import { button, byId, make } from './element.ts';
import { fitFaces } from './faces.ts';
import type { Send } from './send.ts';
import { tickBoxes } from './ticks.ts';

/** The answers offered, one under the other; faces and numbers in rows. */
export function showAnswers(ask: Ask, send: Send): void {
  const place = byId('answers');
  place.className = `answers ${ask.type}`;
  place.setAttribute('aria-labelledby', 'question');
  place.hidden = ask.options.length === 0;
  if (ask.type === 'choices') {
    place.replaceChildren(...tickBoxes(ask, send));
    return;
  }
  const menu = menuIn(ask);
  const onward =
    menu === 'welcome' || menu === 'resting' || menu === 'check' ? ask.options[0]?.key : undefined;
  const [before] = chosenBefore(ask.options, ask.before, false);
  const buttons = ask.options.map(({ key, label, picture }) => {
    const made = button(
      label,
      () => {
        for (const each of buttons) markChosen(each, each === made);
        send(label, { card: ask.card, picked: [key] });
      },
      picture ?? (ask.type === 'yes-no' ? key : undefined),
    );
    made.classList.add('answer');
    if (key === onward) made.classList.add('main');
    if (key === before) markChosen(made, true);
    return made;
  });
  place.replaceChildren(...(ask.type === 'scale' ? withEnds(ask, buttons) : buttons));
  if (ask.type === 'faces') fitFaces(place);
}

function markChosen(made: HTMLElement, chosen: boolean): void {
  if (chosen) made.setAttribute('aria-pressed', 'true');
  else made.removeAttribute('aria-pressed');
}

/** The words of both ends stand above the numbers that they explain. */
function withEnds({ ends }: Ask, buttons: HTMLElement[]): HTMLElement[] {
  const numbers = make('div', undefined, 'numbers');
  numbers.append(...buttons);
  if (!ends) return [numbers];
  const words = make('div', undefined, 'ends');
  words.append(make('p', ends.low), make('p', ends.high));
  return [words, numbers];
}

/** Nothing is chosen after all, because it could not be sent. */
export function chooseNothing(): void {
  for (const chosen of byId('answers').querySelectorAll('[aria-pressed]'))
    chosen.removeAttribute('aria-pressed');
}
