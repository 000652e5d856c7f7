import { hiddenKinds } from './redaction/hidden.ts';

/**
 * How far words are on their way to being shown. chosen: somebody wants to quote them. redacted: the words to
 * be shown are cut out, and wait for a second look. returned: whoever looked sent them back. cleared: they
 * may be shown. dropped: they will not be.
 */
export const quotationStates = ['chosen', 'redacted', 'returned', 'cleared', 'dropped'] as const;
export type QuotationState = (typeof quotationStates)[number];

/** Which may follow which, and no other. */
export const quotationMoves: Readonly<Record<QuotationState, readonly QuotationState[]>> = {
  chosen: ['redacted', 'dropped'],
  redacted: ['redacted', 'returned', 'cleared', 'dropped'],
  returned: ['redacted', 'dropped'],
  cleared: ['dropped'],
  dropped: ['chosen'],
};

/** The states from which one may be reached. */
export function statesBefore(state: QuotationState): QuotationState[] {
  return quotationStates.filter((before) => quotationMoves[before].includes(state));
}

/** What may stand in brackets: what was taken out, or that something was. */
export const brackets: readonly string[] = [...hiddenKinds, '…'];

type Token = { text: string; added: boolean; spaced: boolean };

const aWord = /[\p{L}\p{N}]/u;
/** A known mark in brackets, a word, or one sign. */
const token = /\[(?:…|[a-z-]+)\]|[\p{L}\p{M}\p{N}]+(?:['’‘][\p{L}\p{M}\p{N}]+)*|[^\s]/gu;

/**
 * The words to be shown, where they are only cut from the answer: every word and sign of them stands in it,
 * in the same order, and what is in brackets beside is one of ours. Where something is left out in between,
 * an ellipsis in brackets says so. Null where it is more than a cut, or nothing is left.
 */
export function cutFrom(answer: string, shown: string): string | null {
  const said = tokensOf(answer).map(({ text }) => text);
  const kept = tokensOf(shown);
  const places = placesIn(said, kept);
  if (!places || !kept.some(({ text, added }) => !added && aWord.test(text))) return null;
  let result = '';
  let last = -1;
  let marked = false;
  for (const [n, { text, spaced }] of kept.entries()) {
    const place = places[n] ?? -1;
    if (place < 0) marked = true;
    else {
      const left = last < 0 || marked ? [] : said.slice(last + 1, place);
      const gap = left.some((one) => aWord.test(one));
      if (gap) result += ' […]';
      if ((spaced || (gap && aWord.test(text))) && result !== '') result += ' ';
      result += text;
      last = place;
      marked = false;
      continue;
    }
    result += `${spaced && result !== '' ? ' ' : ''}${text}`;
  }
  return result;
}

/**
 * Where each kept token stands in what was said, -1 for a bracket that was put in. Undefined where they do
 * not stand there in this order.
 */
function placesIn(said: readonly string[], kept: readonly Token[]): number[] | undefined {
  const own = kept.filter(({ added }) => !added).map(({ text }) => text);
  const from = finder(said);
  let next = Math.max(0, startOf(own, said));
  let keptOwn = 0;
  const places: number[] = [];
  for (const { text, added } of kept) {
    const at = from(text, next);
    if (!added) keptOwn++;
    // A mark of the redaction stands in the answer itself, before the next word that is kept; any other is
    // put in.
    const following = own[keptOwn];
    const limit = following === undefined ? said.length : from(following, next);
    const putIn = added && (at < 0 || at > limit);
    if (putIn) places.push(-1);
    else if (at < 0) return undefined;
    else {
      places.push(at);
      next = at + 1;
    }
  }
  return places;
}

/** Finds the first place of a word from one place on, -1 where it has none; which may only go up. */
function finder(said: readonly string[]): (text: string, from: number) => number {
  const places = Map.groupBy(said.keys(), (at) => said[at] ?? '');
  const passed = new Map<string, number>();
  return (text, from) => {
    const all = places.get(text) ?? [];
    let n = passed.get(text) ?? 0;
    while ((all[n] ?? from) < from) n++;
    passed.set(text, n);
    return all[n] ?? -1;
  };
}

/**
 * Where some words first stand together among others, -1 where they do not. Nothing is looked at twice, for
 * the same words may stand in an answer a thousand times (D. E. Knuth, J. H. Morris, V. R. Pratt, "Fast
 * pattern matching in strings", SIAM Journal on Computing 6, 1977).
 */
function startOf(words: readonly string[], said: readonly string[]): number {
  // After so many words that stand there, how many of them begin the words again.
  const again = [0];
  const longer = (fitting: number, word: string | undefined) => {
    let fits = fitting;
    while (fits > 0 && words[fits] !== word) fits = again[fits - 1] ?? 0;
    return words[fits] === word ? fits + 1 : fits;
  };
  for (const word of words.slice(1)) again.push(longer(again.at(-1) ?? 0, word));
  let fits = 0;
  for (const [at, word] of said.entries()) {
    if (fits === words.length) return at - fits;
    fits = longer(fits, word);
  }
  return fits === words.length ? said.length - fits : -1;
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(token)].map(({ 0: found, index }) => ({
    text: found,
    added: found.startsWith('[') && brackets.includes(found.slice(1, -1)),
    spaced: /\s/.test(text[index - 1] ?? ''),
  }));
}
