/** Everyday forms that the rules below would miss or take for another word. */
const irregular: ReadonlyMap<string, string> = new Map([
  ['agreed', 'agree'],
  ['ate', 'eat'],
  ['boxing', 'boxing'],
  ['brought', 'bring'],
  ['buses', 'bus'],
  ['came', 'come'],
  ['children', 'child'],
  ['eaten', 'eat'],
  ['evening', 'evening'],
  ['evenings', 'evening'],
  ['fed', 'feed'],
  ['felt', 'feel'],
  ['fought', 'fight'],
  ['froze', 'freeze'],
  ['frozen', 'freeze'],
  ['gave', 'give'],
  ['given', 'give'],
  ['gone', 'go'],
  ['got', 'get'],
  ['heard', 'hear'],
  ['held', 'hold'],
  ['kept', 'keep'],
  ['knew', 'know'],
  ['known', 'know'],
  ['learnt', 'learn'],
  ['led', 'lead'],
  ['left', 'leave'],
  ['lost', 'lose'],
  ['made', 'make'],
  ['met', 'meet'],
  ['news', 'news'],
  ['paid', 'pay'],
  ['rang', 'ring'],
  ['said', 'say'],
  ['sent', 'send'],
  ['spoke', 'speak'],
  ['spoken', 'speak'],
  ['taken', 'take'],
  ['taught', 'teach'],
  ['thought', 'think'],
  ['told', 'tell'],
  ['took', 'take'],
  ['understood', 'understand'],
  ['went', 'go'],
  ['written', 'write'],
  ['wrote', 'write'],
]);

const vowel = /[aeiouy]/;
/**
 * Consonant, vowel, consonant at the end, as in "hop" and "care" without its e. After w, x and y nothing is
 * doubled.
 */
const short = /^[^aeiou]*[aeiouy][^aeiouywx]$/;
/**
 * Doubled for the ending alone: "stopping", and in Britain "travelling"; but "telling" and "missing" end in
 * two without it.
 */
const doubled = /([^aeioulsz])\1$|[aeiouy][^aeiouy]+[aeiouy]+ll$/;

/**
 * What is left of an English word in lower case without its plural, -ed, -ing and last e: enough to know
 * "listened" by "listen", and no word of the language. A light form of steps 1 and 5 of M. F. Porter, "An
 * algorithm for suffix stripping", Program 14 (1980).
 */
export function stemOf(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return withoutE(known);
  return withoutE(withoutEnding(withoutPlural(word)));
}

function withoutPlural(word: string): string {
  if (word.length <= 3 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function withoutEnding(word: string): string {
  if (word.endsWith('ied')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  const bare = word.endsWith('ing')
    ? word.slice(0, -3)
    : word.endsWith('ed') && !word.endsWith('eed')
      ? word.slice(0, -2)
      : word;
  if (bare === word || bare.length < 2 || !vowel.test(bare)) return word;
  if (doubled.test(bare)) return bare.slice(0, -1);
  return short.test(bare) ? `${bare}e` : bare;
}

/** The e of "change", which "changing" does not have; "care" keeps it, for "car" is another word. */
function withoutE(word: string): string {
  if (!word.endsWith('e')) return word;
  const bare = word.slice(0, -1);
  return bare.length < 3 || !vowel.test(bare) || short.test(bare) ? word : bare;
}
