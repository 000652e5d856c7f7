import { readdirSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { check } from './check.ts';
import { followsProblems } from './checks/follows.ts';
import type { Problem } from './checks/problem.ts';
import { type DefinitionFile, definitionFile } from './definition-file.ts';
import { type Questionnaire, questionnaireSchema } from './questionnaire.ts';
import { type Translation, translationSchema } from './translation.ts';

/** A questionnaire and its translations by language tag. */
export type Entry = { questionnaire: Questionnaire; translations: Record<string, Translation> };

/** Definitions that cannot be used. The message names each problem with its file and line. */
export class WrongDefinitions extends Error {
  constructor(problems: readonly string[]) {
    super(`The questionnaires cannot be used:\n${problems.join('\n')}`);
    this.name = 'WrongDefinitions';
  }
}

const shipped = new URL('library/', import.meta.url);

/**
 * Reads every questionnaire of a folder (`KEY.yaml`, translations beside it as `KEY.LANG.yaml`), sorted by
 * key; the ready-made ones when no folder is named. Throws `WrongDefinitions`. Whether the words are any good
 * is for `checkedLibrary`.
 */
export function readLibrary(folder = shipped): Entry[] {
  const { entries } = readFolder(folder);
  return entries;
}

/**
 * The same, and everything in it is as `check` wants it, and can follow what it follows. Throws
 * `WrongDefinitions` with all problems of all files. `readingAge` measures English text in years.
 */
export function checkedLibrary(readingAge: (text: string) => number, folder = shipped): Entry[] {
  const { entries, files } = readFolder(folder);
  const pictures = pictureNames();
  const byKey = new Map(entries.map(({ questionnaire }) => [questionnaire.key, questionnaire]));
  const problems: string[] = [];
  for (const { questionnaire, translations } of entries) {
    const { key, follows } = questionnaire;
    const found = [
      ...check(questionnaire, [], readingAge, pictures),
      ...followsProblems(questionnaire, byKey.get(follows ?? '')),
    ];
    const tell = (file: string, of: readonly Problem[], pathOf: (where: string) => string[]) => {
      for (const { where, message } of of) {
        problems.push(`${file}, line ${files.get(file)?.lineOf(pathOf(where)) ?? 1}: ${message}`);
      }
    };
    tell(`${key}.yaml`, found, (where) => where.split('.'));
    const known = new Set(found.map(({ message }) => message));
    for (const [tag, translation] of Object.entries(translations)) {
      const more = check(questionnaire, [translation], readingAge, pictures);
      const own = more.filter(({ message }) => !known.has(message));
      tell(`${key}.${tag}.yaml`, own, (where) => ['strings', where.replace(`${tag}: `, '')]);
    }
  }
  if (problems.length > 0) throw new WrongDefinitions(problems);
  return entries;
}

/** The names of the pictures that a definition may have. */
export function pictureNames(): ReadonlySet<string> {
  const files = readdirSync(new URL('../web/pictures/', import.meta.url));
  return new Set(files.map((file) => file.replace(/\.svg$/, '')));
}

function readFolder(folder: URL): { entries: Entry[]; files: ReadonlyMap<string, DefinitionFile> } {
  const problems: string[] = [];
  const files = new Map<string, DefinitionFile>();
  const names = readdirSync(folder).sort();
  const read = <Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> | undefined => {
    try {
      const file = definitionFile(readFileSync(new URL(name, folder), 'utf8'));
      files.set(name, file);
      problems.push(...file.errors.map(({ line, message }) => `${name}, line ${line}: ${message}`));
      if (file.errors.length > 0) return undefined;
      const result = schema.safeParse(file.content);
      if (result.success) return result.data;
      for (const { path, message } of result.error.issues) {
        const where = path.length > 0 ? `${path.join('.')}: ` : '';
        problems.push(`${name}, line ${file.lineOf(path)}: ${where}${message}`);
      }
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : 'cannot be read'}`);
    }
    return undefined;
  };
  const lineIn = (name: string, key: string) => `${name}, line ${files.get(name)?.lineOf([key]) ?? 1}`;

  const entries = names
    .filter((name) => /^[^.]+\.yaml$/.test(name))
    .flatMap((name): Entry[] => {
      const key = name.replace(/\.yaml$/, '');
      const questionnaire = read(name, questionnaireSchema);
      if (!questionnaire) return [];
      if (questionnaire.key !== key)
        problems.push(`${lineIn(name, 'key')}: key: is "${questionnaire.key}", not "${key}"`);
      return [{ questionnaire, translations: {} }];
    });
  for (const name of names) {
    const [, key, tag] = /^([^.]+)\.([^.]+)\.yaml$/.exec(name) ?? [];
    if (!key || !tag) continue;
    const translation = read(name, translationSchema);
    if (!translation) continue;
    const entry = entries.find(({ questionnaire }) => questionnaire.key === key);
    if (translation.language !== tag)
      problems.push(`${lineIn(name, 'language')}: language: is "${translation.language}", not "${tag}"`);
    if (entry) entry.translations[tag] = translation;
    else if (!names.includes(`${key}.yaml`)) problems.push(`${name}: there is no ${key}.yaml beside it`);
  }
  if (problems.length > 0) throw new WrongDefinitions(problems);
  return { entries, files };
}
