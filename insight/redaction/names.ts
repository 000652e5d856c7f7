import commonFirstNames from './first-names.json' with { type: 'json' };
import { mark } from './hidden.ts';
import { afterRelation, capitalised, eitherCase, plain } from './ordinary.ts';

/**
 * First names that are common in England and Wales, in lower case and without accents. None of them is also
 * an everyday word: those ("will", "grace") are known by their capital alone.
 */
const firstNames: ReadonlySet<string> = new Set(commonFirstNames);

const capital = "\\p{Lu}[\\p{L}'’-]*\\p{Ll}[\\p{L}'’-]*";
const relations =
  'worker|manager|officer|mentor|teacher|counsellor|therapist|nurse|coach|tutor|solicitor|mum|mom|' +
  'dad|stepdad|stepmum|brother|bro|sister|sis|nan|grandad|friend|mate|bestie|cousin|boyfriend|' +
  'girlfriend|bf|gf|partner|son|daughter|carer|victim|judge|psychologist';
/** Who is so called may be anybody spoken to, so what follows is a name only with a capital. */
const anybody = 'lad|boy|girl|man|lady|woman|guy|kid|baby';
const titles =
  'mr|mrs|ms|miss|mx|dr|doctor|sir|pc|dc|sgt|sergeant|inspector|judge|aunt|auntie|aunty|uncle|imam|pastor';

const titled = new RegExp(`\\b(${titles})\\.? (?!\\[)([\\p{L}][\\p{L}'’-]*)`, 'giu');
/** In small letters they may be no title: "I miss school". */
const isVerb = /^(?:miss|sir|doctor|judge)$/;
/** What is missed. */
const afterMiss = new Set(
  `school college home work football boxing sessions session lessons lesson appointments appointment buses
  being having seeing going playing everything everyone everybody nothing people things stuff anything`.split(
    /\s+/,
  ),
);
const called = new RegExp(
  `\\b(${eitherCase("called|named|name is|name's|name’s|names|name was")}) ` +
    '(?!\\[)(?!(?:a|an|the|me|us|him|her|them|my|out|in|on|for|back|off|up|and|it|that|names)\\b)' +
    `[\\p{L}][\\p{L}'’-]*(?: ${capital})?`,
  'gu',
);
const related = new RegExp(`\\b(${relations}|${anybody})((?:,| -)?) (?!\\[)([\\p{L}][\\p{L}'’-]*)`, 'giu');
const isAnybody = new RegExp(`^(?:${anybody})$`, 'i');
const isNoName = /(?:ing|ed|ly|able|ible|ful|less|ous|ive|n't|n’t|'s|’s)$/iu;

/** A text without first names, surnames and what people are called. */
export function withoutNames(text: string): string {
  const left = text
    .replaceAll(titled, (all, title: string, next: string) =>
      isVerb.test(title) &&
      (afterMiss.has(plain(next)) || afterRelation.has(plain(next)) || isNoName.test(next))
        ? all
        : `${title} [name]`,
    )
    .replaceAll(called, '$1 [name]')
    .replaceAll(related, (all, relation: string, between: string, next: string) =>
      afterRelation.has(plain(next)) || isNoName.test(next) || between.length > 1
        ? all
        : // After a comma, and after a man or a girl, only what looks like a name: "my worker, he".
          (between === ',' || isAnybody.test(relation)) && !/^\p{Lu}/u.test(next)
          ? all
          : `${relation}${between} [name]`,
    );
  return withoutCapitals(left)
    .replaceAll(/\[name\] (?:mc|mac|o['’]|fitz)\p{L}{3,}/giu, '[name]')
    .replaceAll(/\[name\](?:[\s-]+\[name\])+/gu, '[name]');
}

const marks = new RegExp(mark, 'gu');
const wordOrMark = new RegExp(`${mark}|\\p{L}[\\p{L}\\p{M}'’-]*`, 'gu');

/** Known first names, and words that have a capital in the middle of a sentence. */
function withoutCapitals(text: string): string {
  const letters = text.replaceAll(marks, '');
  const upper = letters.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = letters.match(/\p{Ll}/gu)?.length ?? 0;
  const shouted = upper > lower;
  return text.replaceAll(wordOrMark, (word, at: number) => {
    if (word.startsWith('[')) return word;
    const bare = plain(word);
    const owner = bare.replace(/'s$/u, '');
    const ending = bare === owner ? '' : word.slice(owner.length);
    if (owner.split('-').some(isFirstName)) return `[name]${ending}`;
    const named = /^\p{Lu}['’]?\p{Lu}?\p{Ll}/u.test(word) && !shouted && !startsSentence(text, at);
    return named && !capitalised.has(owner) && !capitalised.has(bare) ? `[name]${ending}` : word;
  });
}

/** Whether a word of a text is a common first name, however it is written. */
export function holdsFirstName(text: string): boolean {
  return plain(text)
    .split(/[^\p{L}'-]+/u)
    .some((word) => word.length > 2 && word.split('-').some(isFirstName));
}

/** Whether it is a known first name, with or without its accents, or with an s after it. */
function isFirstName(word: string): boolean {
  const bare = word.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return firstNames.has(bare) || firstNames.has(bare.replace(/s$/u, ''));
}

function startsSentence(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && /[ \t]/.test(text.charAt(before))) before -= 1;
  while (before >= 0 && /['‘ ]/.test(text.charAt(before))) before -= 1;
  return before < 0 || /[.!?:\n•*"“(-]/.test(text.charAt(before));
}
