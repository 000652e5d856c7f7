import type { Ask } from '../../dialogs/state.ts';

/** The key of the question that is asked, where one is. */
export function questionIn(ask: Ask | null): string | undefined {
  return ask && 'question' in ask.of ? ask.of.question : undefined;
}

/** Which menu of the bot's own is asked, where one is. */
export function menuIn(ask: Ask | null): string | undefined {
  return ask && 'menu' in ask.of ? ask.of.menu : undefined;
}

/**
 * The language of the conversation, as what is asked shows it: one of its lines that is not English, else
 * English.
 */
export function languageIn({ wording, progress, words }: Ask): string {
  const lines = [wording, ...(progress ? [progress.line] : []), ...words.map(({ label }) => label)];
  return lines.find(({ lang }) => lang !== 'en')?.lang ?? 'en';
}
