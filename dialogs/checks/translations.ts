import { type Questionnaire, variantNames, type Wording } from '../questionnaire.ts';
import type { Translation } from '../translation.ts';
import { defaultOf, quotesIn, wordingsOf } from '../wording/wording.ts';
import { listed, type Problem } from './problem.ts';

/**
 * Translated strings that belong to nothing, and those that do not quote the answers that the English quotes.
 */
export function mistranslations(questionnaire: Questionnaire, translation: Translation): Problem[] {
  const wordings = new Map(wordingsOf(questionnaire).map(({ place, wording }) => [place, wording]));
  return Object.entries(translation.strings).flatMap(([at, text]): Problem[] => {
    const where = `${translation.language}: ${at}`;
    const english = englishAt(wordings, at);
    if (english === undefined) {
      const message = `The ${translation.language} translation has words for "${at}", which does not exist.`;
      return [{ code: 'unknown-place', where, message }];
    }
    const [wanted, found] = [quoted(english), quoted(text)];
    if (wanted === found) return [];
    const wrong = `The ${translation.language} words at "${at}" quote ${found || 'nothing'}.`;
    const message = `${wrong} The English quotes ${wanted || 'nothing'}.`;
    return [{ code: 'translated-quotes', where, message }];
  });
}

/**
 * The English that a translated string stands for. A translation may have a variant where English has none.
 */
function englishAt(wordings: ReadonlyMap<string, Wording>, at: string): string | undefined {
  const whole = wordings.get(at);
  if (whole !== undefined) return defaultOf(whole);
  const variant = variantNames.find((name) => at.endsWith(`.${name}`));
  const wording = variant && wordings.get(at.slice(0, -variant.length - 1));
  if (!wording) return undefined;
  return typeof wording === 'string' ? wording : (wording[variant] ?? wording.default);
}

function quoted(text: string): string {
  return listed([...new Set(quotesIn(text))].sort());
}
