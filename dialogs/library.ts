import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import { type Questionnaire, questionnaireSchema } from './questionnaire.ts';
import { type Translation, translationSchema } from './translation.ts';

/** A questionnaire and its translations by language tag. */
export type Entry = { questionnaire: Questionnaire; translations: Record<string, Translation> };

/**
 * Reads every questionnaire of a folder (`KEY.yaml`, translations beside it as `KEY.LANG.yaml`), sorted by
 * key; the ready-made ones when no folder is named. Throws one error with all problems, each under its file's
 * name. Whether the words are any good is for `check`.
 */
export function readLibrary(folder = new URL('library/', import.meta.url)): Entry[] {
  const problems: string[] = [];
  const names = readdirSync(folder).sort();
  const read = <Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> | undefined => {
    try {
      const result = schema.safeParse(parse(readFileSync(new URL(file, folder), 'utf8')));
      if (result.success) return result.data;
      problems.push(
        ...result.error.issues.map((issue) => `${file}: ${issue.path.join('.')}: ${issue.message}`),
      );
    } catch (error) {
      problems.push(`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`);
    }
    return undefined;
  };

  const entries = names
    .filter((name) => /^[^.]+\.yaml$/.test(name))
    .flatMap((name): Entry[] => {
      const key = name.replace(/\.yaml$/, '');
      const questionnaire = read(name, questionnaireSchema);
      if (!questionnaire) return [];
      if (questionnaire.key !== key) problems.push(`${name}: key: is "${questionnaire.key}", not "${key}"`);
      return [{ questionnaire, translations: {} }];
    });
  for (const name of names) {
    const [, key, tag] = /^([^.]+)\.([^.]+)\.yaml$/.exec(name) ?? [];
    if (!key || !tag) continue;
    const translation = read(name, translationSchema);
    if (!translation) continue;
    const entry = entries.find(({ questionnaire }) => questionnaire.key === key);
    if (translation.language !== tag)
      problems.push(`${name}: language: is "${translation.language}", not "${tag}"`);
    if (entry) entry.translations[tag] = translation;
    else if (!names.includes(`${key}.yaml`)) problems.push(`${name}: there is no ${key}.yaml beside it`);
  }
  if (problems.length > 0) throw new Error(`The questionnaires cannot be read:\n${problems.join('\n')}`);
  return entries;
}
