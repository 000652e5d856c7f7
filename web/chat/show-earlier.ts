import type { EarlierAnswer } from './bot-turn.ts';
import { byId, make } from './element.ts';
import { say } from './words.ts';

/** Shows the earlier answers as quiet lines above the question, each with a way back to it. */
export function showEarlier(lines: readonly EarlierAnswer[], edit: (question: string) => void): void {
  const list = byId('past');
  list.setAttribute('aria-label', say('past').text);
  list.hidden = lines.length === 0;
  list.replaceChildren(
    ...lines.map(({ question, wording, answer }) => {
      const item = make('li');
      const words = make('p');
      const given = make('strong', answer);
      given.dir = 'auto';
      words.append(make('span', wording), ' ', given, ' ');
      item.append(
        words,
        editButton(wording, () => edit(question)),
      );
      return item;
    }),
  );
}

/** Its name has the question, because there are many of them. */
function editButton(wording: EarlierAnswer['wording'], press: () => void): HTMLButtonElement {
  const made = make('button', undefined, 'edit');
  made.type = 'button';
  // A space of its own between them: out of sight, a span's own leading mark is read as "Edit : …".
  made.append(make('span', say('edit')), ' ', make('span', wording, 'unseen'));
  made.addEventListener('click', press);
  return made;
}
