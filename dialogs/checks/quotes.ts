import { type Questionnaire, questionsOf, type Wording } from '../questionnaire.ts';
import { variantsOf, wordingsOf } from '../wording/wording.ts';
import type { Problem } from './problem.ts';

/** Quotes of a question that is not there or not yet asked, or in words that cannot quote. */
export function misplacedQuotes(questionnaire: Questionnaire): Problem[] {
  const order = questionsOf(questionnaire).map(({ key }) => key);
  return wordingsOf(questionnaire).flatMap(({ place, wording }) => {
    const [item, ...rest] = place.split('.');
    const part = rest.at(-1) ?? '';
    const asks = ['ask', 'simpler', 'hint', 'instruction'].includes(part);
    const owner = rest.length === 2 && asks ? `${item}.${rest[0]}` : item;
    const asked = order.findIndex((key) => key === owner || key.startsWith(`${owner}.`));
    return braced(wording).flatMap((key): Problem[] => {
      const quoted = order.indexOf(key);
      const says = (rest: string): Problem[] => [
        { code: 'unsuited-quote', where: place, message: `The words at "${place}" quote "${key}", ${rest}` },
      ];
      if (quoted < 0) return says('which does not exist.');
      if (!asks) return says('but only the words of a question may quote an answer.');
      if (quoted >= asked) return says('which is not answered before.');
      return [];
    });
  });
}

/** Everything in braces, whether or not it has the form of a key. */
function braced(wording: Wording): string[] {
  return [...new Set(variantsOf(wording).flatMap(([, text]) => text.match(/(?<=\{)[^{}]*(?=\})/g) ?? []))];
}
