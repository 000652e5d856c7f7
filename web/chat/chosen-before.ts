import type { AskOption, Line } from '../../dialogs/state.ts';

/**
 * The keys of the options that the answer given before names ("You said: Good"), so that they stay chosen
 * when somebody goes back.
 */
export function chosenBefore(
  options: readonly AskOption[],
  before: Line | undefined,
  several: boolean,
): string[] {
  let rest = before?.text.toLowerCase() ?? '';
  const chosen: string[] = [];
  // The longest first: "Not sure" is not "Not", and each word of the answer is one option's.
  const byLength = [...options].sort((one, other) => other.label.text.length - one.label.text.length);
  for (const { key, label } of byLength) {
    const name = label.text.toLowerCase();
    if (!name || (!rest.endsWith(name) && !(several && rest.includes(name)))) continue;
    chosen.push(key);
    if (!several) break;
    rest = rest.replace(name, ' ');
  }
  return chosen;
}
