import { fold } from '../recognising/fold.ts';
import type { Candidate } from '../recognising/recognise.ts';
import type { Occasion } from '../state.ts';

/** The languages of an occasion, each by what its speakers call it. English is always one. */
export function languagesOf({ translations }: Occasion): { tag: string; name: string }[] {
  return [
    { tag: 'en', name: 'English' },
    ...Object.entries(translations).map(([tag, { name }]) => ({ tag, name })),
  ];
}

/** Each by its own name and its English name. */
export function languageCandidates(occasion: Occasion): Candidate[] {
  const inEnglish = new Intl.DisplayNames(['en'], { type: 'language' });
  return languagesOf(occasion).map(({ tag, name }) => ({
    key: tag,
    label: name,
    also: new Set([fold(inEnglish.of(tag) ?? name)]),
  }));
}

/** The language to begin in: the one asked for, or one like it, or English. */
export function closestLanguage(occasion: Occasion, locale: string): string {
  const wanted = locale.toLowerCase();
  const tags = languagesOf(occasion).map(({ tag }) => tag);
  const [base] = wanted.split('-');
  return (
    tags.find((tag) => tag.toLowerCase() === wanted) ??
    tags.find((tag) => tag.toLowerCase() === base) ??
    tags.find((tag) => tag.toLowerCase().split('-')[0] === base) ??
    'en'
  );
}
