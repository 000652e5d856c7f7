import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { check } from '../../dialogs/check.ts';
import { readLibrary } from '../../dialogs/library.ts';
import { questionsOf } from '../../dialogs/questionnaire.ts';
import { route } from '../../dialogs/route.ts';
import { readingAge } from '../../insight/reading-age.ts';
import { kitchenSink, kitchenSinkPseudo, pseudoTranslation } from '../support/questionnaires.ts';

const library = readLibrary();

describe('the library', () => {
  test.each(library.map((entry) => [entry.questionnaire.key, entry] as const))('%s has no problem', (_, {
    questionnaire,
    translations,
  }) => {
    expect(check(questionnaire, Object.values(translations), readingAge)).toEqual([]);
  });

  test.each(
    library.map((entry) => [entry.questionnaire.key, entry] as const),
  )('%s can be translated whole', (_, { questionnaire }) => {
    expect(check(questionnaire, [pseudoTranslation(questionnaire)], readingAge)).toEqual([]);
  });
});

describe('end-of-order', () => {
  const questionnaire = library.find((entry) => entry.questionnaire.key === 'end-of-order')?.questionnaire;
  if (!questionnaire) throw new Error('There is no end-of-order in the library.');

  test('is for children, confidential, and kept two years', () => {
    expect(questionnaire).toMatchObject({ audience: 'child', identity: 'confidential', keepMonths: 24 });
  });

  test('asks everybody at most 14 questions, and nobody more than 18', () => {
    expect(route(questionnaire, {}).length).toBeLessThanOrEqual(14);
    expect(questionsOf(questionnaire).length).toBeLessThanOrEqual(18);
  });

  test('never makes anybody answer', () => {
    expect(questionsOf(questionnaire).filter(({ mustAnswer }) => mustAnswer)).toEqual([]);
  });
});

describe('reading a folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'library-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (name: string, content: unknown) =>
    writeFileSync(join(folder, name), typeof content === 'string' ? content : stringify(content));
  const read = () => readLibrary(pathToFileURL(`${folder}/`));

  test('gives each questionnaire with its translations, by key, and leaves other files alone', () => {
    write('kitchen-sink.yaml', kitchenSink);
    write('kitchen-sink.en-XA.yaml', kitchenSinkPseudo);
    write('another.yaml', { ...kitchenSink, key: 'another' });
    write('README.md', 'Not a questionnaire.');
    expect(read()).toEqual([
      { questionnaire: { ...kitchenSink, key: 'another' }, translations: {} },
      { questionnaire: kitchenSink, translations: { 'en-XA': kitchenSinkPseudo } },
    ]);
  });

  test('tells all problems of all files at once', () => {
    write('short.yaml', { ...kitchenSink, minutes: 0, audience: 'everyone' });
    write('broken.yaml', 'key: [');
    write('misnamed.yaml', kitchenSink);
    write('misnamed.cy.yaml', { language: 'fr', name: 'Français', strings: {} });
    write('lonely.cy.yaml', { language: 'cy', name: 'Cymraeg', strings: {} });
    const problems = /^The questionnaires cannot be read:$/m;
    expect(read).toThrow(problems);
    for (const problem of [
      /^broken\.yaml: .+$/m,
      /^lonely\.cy\.yaml: there is no lonely\.yaml beside it$/m,
      /^misnamed\.yaml: key: is "kitchen-sink", not "misnamed"$/m,
      /^misnamed\.cy\.yaml: language: is "fr", not "cy"$/m,
      /^short\.yaml: audience: .*"child".*$/m,
      /^short\.yaml: minutes: .*>=1.*$/m,
    ]) {
      expect(read).toThrow(problem);
    }
  });
});
