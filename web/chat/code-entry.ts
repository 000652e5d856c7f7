import { button, byId, make } from './element.ts';
import { showTrouble } from './notices.ts';
import { showPageScreen } from './screen.ts';
import { type Sentence, say } from './words.ts';

/** Where a code is typed. It is handed over and taken out of the page, and nobody keeps it. */
export function showCodeEntry(open: (code: string) => void, why: Sentence | undefined, keeps: boolean): void {
  const form = make('form', undefined, 'door');
  form.noValidate = true;
  const label = make('label', say('door.code'));
  label.htmlFor = 'code';
  const code = make('input');
  code.id = 'code';
  code.type = 'text';
  code.autocomplete = 'off';
  code.autocapitalize = 'characters';
  code.spellcheck = false;
  // Whole links and messages are pasted here too.
  code.maxLength = 2000;
  code.dir = 'ltr';
  code.setAttribute('aria-describedby', 'about');
  const start = make('button', say('door.start'), 'main');
  form.append(label, code, start);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    code.removeAttribute('aria-invalid');
    if (code.value.trim() !== '') return open(code.value.trim());
    showWrongCode('door.empty');
  });
  showPageScreen({
    title: say('door.title'),
    lines: [...(why ? [say(why)] : []), say('door.how'), ...(keeps ? [] : [say('door.nothing-kept')])],
    below: [form],
  });
}

/** Somebody followed a link, or a program did that looks at links: only a press says that it is a person. */
export function showLink(open: () => void): void {
  const press = button(say('link.open'), open);
  press.className = 'main';
  showPageScreen({ title: say('link.title'), lines: [say('link.how')], below: [press] });
}

/** It is being answered on another page or device, which a press here would put out. */
export function showAnsweredElsewhere(here: () => void): void {
  const carryOn = button(say('elsewhere.here'), here);
  carryOn.className = 'main';
  showPageScreen({
    title: say('taken.title'),
    lines: [say('taken.how'), say('taken.hidden'), say('elsewhere.person')],
    below: [carryOn],
  });
}

/** Says what was wrong with the code; what was typed stands, to be put right. */
export function showWrongCode(why: Sentence): void {
  const code = document.getElementById('code');
  code?.setAttribute('aria-invalid', 'true');
  code?.setAttribute('aria-describedby', 'trouble about');
  code?.focus();
  // Last, so that it is seen where there is little room.
  showTrouble(say(why));
}

/** Wherever one cannot go on with this code. */
export function showOver(which: 'over' | 'closed', another: () => void): void {
  showPageScreen({
    title: say(`${which}.title`),
    lines: [say(`${which}.how`)],
    below: [button(say('another-code'), another, 'reply')],
  });
  byId('past').hidden = true;
}

/** Another tab or device answers now. Nothing that was said stands here any more. */
export function showElsewhere(here: () => void): void {
  const carryOn = button(say('elsewhere.here'), here);
  carryOn.className = 'main';
  showPageScreen({
    title: say('elsewhere.title'),
    lines: [say('elsewhere.how'), say('elsewhere.person')],
    below: [carryOn],
  });
  byId('past').hidden = true;
}
