import { allMirrored } from './ar-XB.ts';
import { pageSentences } from './en-page.ts';

/** What the respondent's page itself says, beside what the bot says on it. */
type PageWords = Record<keyof typeof pageSentences, string>;

/** One line a language. What one leaves out falls back to English, string by string. */
const languages: Readonly<Record<string, Partial<PageWords>>> = {
  en: pageSentences,
  'ar-XB': allMirrored(pageSentences),
};

/** The page's words in a language, whole; undefined where it has none of its own. */
export function pageWords(tag: string): PageWords | undefined {
  return Object.hasOwn(languages, tag) ? { ...pageSentences, ...languages[tag] } : undefined;
}
