import type { Ask, Line } from '../../dialogs/state.ts';
import { questionIn } from './ask.ts';
import type { Drafts } from './draft.ts';
import { byId, make, put } from './element.ts';
import { showTrouble } from './notices.ts';
import { picture } from './pictures.ts';
import type { Send } from './send.ts';
import { say } from './words.ts';

/** The server takes no more letters than this in one go. */
const most = 10_000;
const nearly = 500;

/**
 * Where somebody may say it in their own words: the answer itself where words are asked for, quieter under
 * other answers.
 */
export function showOwnWords(ask: Ask, drafts: Drafts, send: Send): void {
  document.getElementById('own')?.remove();
  const question = questionIn(ask);
  if (question === undefined) return;
  const free = ask.type === 'text';
  // The words of "other, please say" are of the same question as its ticks.
  const draft = `${question}|${ask.type}`;

  const form = make('form', undefined, free ? 'own' : 'own quieter');
  form.id = 'own';
  form.noValidate = true;
  const label = make('label', say(free ? 'own.text' : 'own.other'));
  label.htmlFor = 'words';
  const words = make('textarea');
  words.id = 'words';
  words.rows = free ? 4 : 1;
  words.dir = 'auto';
  words.autocomplete = 'off';
  words.setAttribute('aria-describedby', 'letters');
  words.value = drafts.of(draft);
  const letters = make('p', undefined, 'quiet');
  letters.id = 'letters';
  const sendButton = make('button', undefined, free ? 'main send' : 'send');
  sendButton.append(...picture('reply'), make('span', say(free ? 'send' : 'own.send')));
  form.append(label, words, letters, sendButton);

  const follow = () => {
    grow(words);
    put(letters, lengthIn(words.value));
    words.toggleAttribute('aria-invalid', false);
    sendButton.hidden = !free && words.value.trim() === '';
  };
  words.addEventListener('input', () => {
    drafts.keep(draft, words.value);
    follow();
  });
  words.addEventListener('keydown', (event) => {
    const asks = event.key === 'Enter' && !event.isComposing && !event.shiftKey;
    if (!asks || (free && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit ? form.requestSubmit() : sendButton.click();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = words.value.trim();
    if (text !== '' && text.length <= most) {
      send({ text, lang: document.documentElement.lang }, { card: ask.card, text });
      return;
    }
    words.setAttribute('aria-invalid', 'true');
    words.focus();
    showTrouble(text === '' ? say('own.empty') : tooLong(text));
  });
  byId('answers').after(form);
  follow();
}

/** While something is being sent nothing is typed, so that what is sent is what stands there. */
export function holdWords(hold: boolean): void {
  const words = document.getElementById('words');
  if (words instanceof HTMLTextAreaElement) words.readOnly = hold;
}

/** What was typed has arrived, or is not wanted any more, and is no draft. */
export function wordsArrived(ask: Ask, drafts: Drafts): void {
  const question = questionIn(ask);
  if (question !== undefined) drafts.keep(`${question}|${ask.type}`, '');
}

function grow(words: HTMLTextAreaElement): void {
  words.style.height = 'auto';
  words.style.height = `${words.scrollHeight + words.offsetHeight - words.clientHeight}px`;
}

/** How many letters are left, or too many; nothing until that matters. */
function lengthIn(typed: string): Line | undefined {
  const text = typed.trim();
  if (text.length > most) return tooLong(text);
  return text.length > most - nearly ? say('own.left', { number: most - text.length }) : undefined;
}

function tooLong(text: string): Line {
  return say('own.too-long', { number: text.length - most });
}
