/**
 * What an invitation's code is made of. No vowels and nothing that looks like another: ten of them hold 48
 * bits.
 */
export const codeCharacters = '23456789BCDFGHJKMNPQRSTVWXYZ';

/** A code is two halves of so many characters: `BCDFG-HJKMN`. */
export const halfOfCode = 5;

/** The code that our own words show as an example. It is never given out. */
const exampleCode = 'BCDFG-HJKMN';

/**
 * The link to a code's page, from an origin or a host. What stands behind the `#` is read by the page, and
 * never sent.
 */
export function linkOf(place: string, code: string): string {
  return `${place}/c#${code}`;
}

/** No more than this of a text is read, and no more than this many codes in it. */
const mostCharacters = 4_000;
const mostCodes = 4;

/**
 * The codes that somebody may have meant, as `XXXXX-XXXXX`, the likeliest first: in a link of ours, between
 * other words, in small or wide letters, with any marks and spaces in it or none. The example is the last,
 * for whoever writes under our greeting may quote it. Linear in the text.
 */
export function codesIn(text: string): string[] {
  // Most answers are shorter than a code. Of other signs one may stand for several letters.
  if (text.length < 2 * halfOfCode && /^[\x20-\x7e]*$/.test(text)) return [];
  const { words, hasExample } = withoutExample(wordsOf(text));
  const whole: string[] = [];
  const pieced: string[] = [];
  for (let first = 0; first < words.length; first++) {
    let code = '';
    for (let last = first; last < words.length && code.length < 2 * halfOfCode; last++) {
      const word = words[last] ?? '';
      if (!isOfCode(word)) break;
      code += word;
      if (code.length !== 2 * halfOfCode) continue;
      const isWhole = last === first || (last === first + 1 && word.length === halfOfCode);
      (isWhole ? whole : pieced).push(`${code.slice(0, halfOfCode)}-${code.slice(halfOfCode)}`);
    }
  }
  const codes = [...new Set([...whole, ...pieced])].slice(0, mostCodes);
  return hasExample ? [...codes, exampleCode] : codes;
}

/** A mark stands in the place of the example, so that its halves are no halves of another code. */
function withoutExample(words: string[]): { words: string[]; hasExample: boolean } {
  const marked = words.join(' ').replaceAll(/\bBCDFG ?HJKMN\b/g, '-');
  return { words: marked.split(' '), hasExample: marked.includes('-') };
}

/** Letters and digits between anything else, in capitals; what cannot be seen is gone. */
function wordsOf(text: string): string[] {
  const folded = text
    .slice(0, mostCharacters)
    .replace(/(?:%[0-9a-f]{2})+/gi, decoded)
    .normalize('NFKC')
    .slice(0, mostCharacters)
    .replace(/[\p{Default_Ignorable_Code_Point}\p{M}]/gu, '');
  return folded.toUpperCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function decoded(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return ' ';
  }
}

function isOfCode(word: string): boolean {
  if (word.length > 2 * halfOfCode) return false;
  return [...word].every((character) => codeCharacters.includes(character));
}
