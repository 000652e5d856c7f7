import type { Ask, Line } from '../../dialogs/state.ts';
import { chosenBefore } from './chosen-before.ts';
import { button, make } from './element.ts';
import { showTrouble } from './notices.ts';
import { picture } from './pictures.ts';
import type { Send } from './send.ts';
import { say } from './words.ts';

/**
 * Boxes to tick, as many as fit, and a button that sends them. Ticking one that goes alone unticks all
 * others, and the reverse.
 */
export function tickBoxes({ card, options, before, atLeast = 0, atMost }: Ask, send: Send): HTMLElement[] {
  const chosen = new Set(chosenBefore(options, before, true));
  const ticks = options.map(({ key, label, picture: shown, exclusive = false }) => {
    const box = make('input');
    box.type = 'checkbox';
    box.value = key;
    box.checked = chosen.has(key);
    const row = make('label', undefined, 'answer tick');
    row.append(box, ...picture(shown), make('span', label));
    box.addEventListener('change', () => {
      if (!box.checked) return showTicks();
      for (const other of ticks) {
        if (other.box !== box && (exclusive || other.exclusive)) other.box.checked = false;
      }
      showTicks();
    });
    return { box, row, key, label, exclusive };
  });
  const showTicks = () => {
    for (const { box, row } of ticks) row.classList.toggle('chosen', box.checked);
  };
  showTicks();
  const sendButton = button(say('send'), () => {
    const picked = ticks.filter(({ box }) => box.checked);
    const wrong = complaintAbout(picked, atLeast, atMost);
    if (wrong) return showTrouble(wrong);
    const names = picked.map(({ label }) => label);
    send(listed(names), { card, picked: picked.map(({ key }) => key) });
  });
  sendButton.className = 'main send';
  return [...ticks.map(({ row }) => row), sendButton];
}

function complaintAbout(
  picked: { exclusive: boolean }[],
  atLeast: number,
  atMost: number | undefined,
): Line | undefined {
  if (picked.length === 0) return say('ticks.none');
  if (picked.some(({ exclusive }) => exclusive)) return undefined;
  if (picked.length < atLeast) return say('ticks.at-least', { number: atLeast });
  if (atMost !== undefined && picked.length > atMost) return say('ticks.at-most', { number: atMost });
  return undefined;
}

/** "a, b and c" in the language of the first. */
function listed(lines: Line[]): Line {
  const lang = lines[0]?.lang ?? 'en';
  const texts = lines.map(({ text }) => text);
  const text =
    'ListFormat' in Intl
      ? new Intl.ListFormat(lang === 'en' ? 'en-GB' : lang).format(texts)
      : texts.join(', ');
  return { text, lang };
}
