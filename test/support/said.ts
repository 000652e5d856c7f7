import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { sentences as botSentences } from '../../dialogs/phrases/en.ts';
import { pageSentences } from '../../dialogs/phrases/en-page.ts';

const root = join(import.meta.dirname, '..', '..');
const phrases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'dialogs/phrases/en.ts': botSentences,
  'dialogs/phrases/en-page.ts': pageSentences,
};

/**
 * What a file says to people, each text by its key: a phrase by its own, a questionnaire's by where it stands
 * (`readBy`, `hear-back.hint`), and of any other file the whole under an empty key.
 */
export function saidIn(file: string): Map<string, string> {
  const known = phrases[file];
  if (known) return new Map(Object.entries(known));
  const text = readFileSync(join(root, file), 'utf8');
  if (file.endsWith('.yaml')) return questionnaireTexts(parse(text));
  return new Map([['', wholeText(file, text)]]);
}

/** The sentences of a text that end in a full stop: what asks, or names something, promises nothing. */
export function statementsOf(text: string): string[] {
  return text
    .split(/(?<=[.?!])\s+|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.endsWith('.') && sentence.includes(' '));
}

function wholeText(file: string, text: string): string {
  if (file.endsWith('.ts')) return literalsOf(text).join('\n');
  if (!/\.(html|njk)$/.test(file)) return text.replaceAll(/\s+/g, ' ');
  const blocks = /<\/?(?:p|li|ul|ol|h[1-4]|div|section|main|head|title|form|span class="[\w-]*hidden)[^>]*>/g;
  return text
    .replaceAll(/\{#.*?#\}|<!--.*?-->|<svg.*?<\/svg>/gs, '')
    .replaceAll(/\{\{ \w+ \| safe \}\}/g, '')
    .replaceAll(/\{\{ govuk.*?\}\}/gs, (macro) => `<p>${literalsOf(macro).join('<p>')}<p>`)
    .replaceAll(/\{%.*?%\}/gs, '')
    .split(blocks)
    .map((block) =>
      block
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .join('\n');
}

/** The strings of a file of code, without its comments. What goes on after a plus is one. */
function literalsOf(code: string): string[] {
  const literal = ["'", '"', '`'].map((mark) => `${mark}(?:[^${mark}\\\\]|\\\\.)*${mark}`).join('|');
  const bare = code.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/^\s*\/\/[^\n]*$/gm, '');
  return [...bare.matchAll(new RegExp(`(?:${literal})(?:\\s*\\+\\s*(?:${literal}))*`, 'g'))].map(([all]) =>
    [...all.matchAll(new RegExp(literal, 'g'))].map(([one]) => one.slice(1, -1)).join(''),
  );
}

const wordingSchema = z.union([z.string(), z.record(z.string(), z.string())]).optional();
const questionSchema = z.object({
  key: z.string(),
  agreesTo: z.string().optional(),
  ask: wordingSchema,
  simpler: wordingSchema,
  hint: wordingSchema,
});
const definitionSchema = z.object({
  why: wordingSchema,
  readBy: wordingSchema,
  next: wordingSchema,
  questions: z.array(questionSchema),
});

/** The first and last screen, and what is said beside a question about consent or about hearing back. */
function questionnaireTexts(definition: unknown): Map<string, string> {
  const { questions, ...screens } = definitionSchema.parse(definition);
  const beside = questions
    .filter(({ key, agreesTo }) => agreesTo || key === 'hear-back')
    .map(({ key, hint }) => [`${key}.hint`, hint] as const);
  return new Map(
    [...Object.entries(screens), ...beside].map(([key, wording]) => [
      key,
      typeof wording === 'object' ? Object.values(wording).join('\n') : (wording ?? ''),
    ]),
  );
}
