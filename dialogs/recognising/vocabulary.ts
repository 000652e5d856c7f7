import { english, type Language, type PhraseGroup } from '../phrases/index.ts';
import { type Word, words } from '../state.ts';

/**
 * What is understood of somebody who chose a language: its phrases, and the English ones too. All are folded.
 */
export type Vocabulary = {
  /** The phrases that mean one thing, such as all that say yes. */
  phrases(group: PhraseGroup): ReadonlySet<string>;
  /** The word that a whole message is, if it is one. `strictly`: where free text is asked for. */
  command(message: string, strictly: boolean): Word | undefined;
  /** Every phrase that is a word. */
  commands: ReadonlyMap<string, Word>;
  /** "seven" is 7. */
  numbers: ReadonlyMap<string, number>;
  /** "third" is 3. */
  ordinals: ReadonlyMap<string, number>;
};

const made = new WeakMap<Language, Vocabulary>();

/** The vocabulary of a language. Made once, because every message is held against all of it. */
export function vocabularyOf(language: Language): Vocabulary {
  const known = made.get(language);
  if (known) return known;
  const both = language === english ? [english] : [language, english];
  const always = new Map<string, Word>();
  const anywhere = new Map<string, Word>();
  for (const word of words) {
    for (const { commands } of both) {
      for (const phrase of phrasesIn(commands[word]?.always)) {
        always.set(phrase, word);
        anywhere.set(phrase, word);
      }
      for (const phrase of phrasesIn(commands[word]?.otherwise)) anywhere.set(phrase, word);
    }
  }

  const found = new Map<PhraseGroup, ReadonlySet<string>>();
  const vocabulary: Vocabulary = {
    phrases(group) {
      const phrases = found.get(group) ?? new Set(both.flatMap((each) => phrasesIn(each.understood[group])));
      found.set(group, phrases);
      return phrases;
    },
    command: (message, strictly) => (strictly ? always : anywhere).get(message),
    commands: anywhere,
    numbers: new Map(
      both.flatMap((each) => phrasesIn(each.understood.numbers).map((word, at) => [word, at])),
    ),
    ordinals: new Map(
      both.flatMap((each) => phrasesIn(each.understood.ordinals).map((word, at) => [word, at + 1])),
    ),
  };
  made.set(language, vocabulary);
  return vocabulary;
}

/**
 * Keeps what is made of a name in a vocabulary, such as a label: each message is held against the same few.
 * What it returns gives what was made before, or makes it. Nothing made may be undefined.
 */
export function keptByName<Made>(): (vocabulary: Vocabulary, name: string, make: () => Made) => Made {
  const kept = new WeakMap<Vocabulary, Map<string, Made>>();
  return (vocabulary, name, make) => {
    const named = kept.get(vocabulary) ?? new Map<string, Made>();
    kept.set(vocabulary, named);
    const before = named.get(name);
    if (before !== undefined) return before;
    const made = make();
    named.set(name, made);
    return made;
  };
}

function phrasesIn(list: string | undefined): string[] {
  return list === undefined ? [] : list.split(',').map((phrase) => phrase.trim());
}
