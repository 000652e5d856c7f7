import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { check } from '../../dialogs/check.ts';
import { followsProblems } from '../../dialogs/checks/follows.ts';
import { occasionAsked } from '../../dialogs/consent/proxy.ts';
import { checkedLibrary, pictureNames, readLibrary } from '../../dialogs/library.ts';
import { type Questionnaire, questionsOf } from '../../dialogs/questionnaire.ts';
import { route } from '../../dialogs/route.ts';
import { placeOf, wordingIn } from '../../dialogs/wording/wording.ts';
import { readingAge } from '../../insight/reading-age.ts';
import { kitchenSink, kitchenSinkPseudo, pseudoTranslation } from '../support/questionnaires.ts';

const library = readLibrary();

function named(key: string): Questionnaire {
  const entry = library.find(({ questionnaire }) => questionnaire.key === key);
  if (!entry) throw new Error(`There is no ${key} in the library.`);
  return entry.questionnaire;
}

describe('the library', () => {
  test.each(
    library.map((entry) => [entry.questionnaire.key, entry.questionnaire] as const),
  )('%s lets words be shown exactly where its first screen says so', (_, { readBy, mayQuote, audience }) => {
    const said = JSON.stringify(readBy).includes('may show a few of your words');
    expect(mayQuote ?? false).toBe(said);
    if (audience === 'victim') expect(mayQuote).toBeUndefined();
  });

  test.each(library.map((entry) => [entry.questionnaire.key, entry] as const))('%s has no problem', (_, {
    questionnaire,
    translations,
  }) => {
    expect(check(questionnaire, Object.values(translations), readingAge, pictureNames())).toEqual([]);
  });

  test.each(
    library.map((entry) => [entry.questionnaire.key, entry] as const),
  )('%s can be translated whole', (_, { questionnaire }) => {
    expect(check(questionnaire, [pseudoTranslation(questionnaire)], readingAge, pictureNames())).toEqual([]);
  });
});

/**
 * What each is, and the most questions that are asked: of everybody, and of the one whose answers lead
 * everywhere.
 */
describe.each<{
  key: string;
  is: Partial<Questionnaire>;
  everybody: number;
  nobodyOver: number;
}>([
  {
    key: 'end-of-order',
    is: { audience: 'child', identity: 'confidential', minutes: 3, keepMonths: 24 },
    everybody: 14,
    nobodyOver: 18,
  },
  {
    key: 'my-self-assessment',
    is: { audience: 'child', identity: 'named', minutes: 5, keepMonths: 24 },
    everybody: 13,
    nobodyOver: 15,
  },
  {
    key: 'parent-self-assessment',
    is: { audience: 'parent', identity: 'named', minutes: 4, keepMonths: 24 },
    everybody: 10,
    nobodyOver: 10,
  },
  {
    key: 'parent-self-assessment-end',
    is: { audience: 'parent', identity: 'named', follows: 'parent-self-assessment', keepMonths: 24 },
    everybody: 15,
    nobodyOver: 15,
  },
  {
    key: 'parent-feedback',
    is: { audience: 'parent', identity: 'confidential', minutes: 3, keepMonths: 24 },
    everybody: 10,
    nobodyOver: 11,
  },
  {
    key: 'panel-member-feedback',
    is: { audience: 'panel-member', identity: 'anonymous', coarseBands: [], minutes: 1, keepMonths: 24 },
    everybody: 5,
    nobodyOver: 5,
  },
  {
    key: 'sentencer-feedback',
    is: { audience: 'sentencer', identity: 'anonymous', coarseBands: [], minutes: 1, keepMonths: 24 },
    everybody: 5,
    nobodyOver: 5,
  },
  {
    key: 'victim-views',
    is: { audience: 'victim', identity: 'named', purpose: 'views', minutes: 4, keepMonths: 12 },
    everybody: 6,
    nobodyOver: 8,
  },
  {
    key: 'victim-feedback',
    is: { audience: 'victim', identity: 'confidential', purpose: 'feedback', minutes: 3, keepMonths: 24 },
    everybody: 9,
    nobodyOver: 10,
  },
])('$key', ({ key, is, everybody, nobodyOver }) => {
  const questionnaire = named(key);

  test('says whom it is for, who can see whose it is, and how long it is kept', () => {
    expect(questionnaire).toMatchObject(is);
  });

  test(`asks everybody at most ${everybody} questions, and nobody more than ${nobodyOver}`, () => {
    expect(route(questionnaire, {}).length).toBeLessThanOrEqual(everybody);
    expect(questionsOf(questionnaire).length).toBeLessThanOrEqual(nobodyOver);
  });

  test('never makes anybody answer', () => {
    expect(questionsOf(questionnaire).filter(({ mustAnswer }) => mustAnswer)).toEqual([]);
  });

  test('asks again what it follows, if anything, so that answers can be compared', () => {
    const before = library.find((entry) => entry.questionnaire.key === questionnaire.follows);
    expect(followsProblems(questionnaire, before?.questionnaire)).toEqual([]);
  });
});

test('a parent is asked at the end in the very words of the start, seven things from 0 to 10', () => {
  const start = new Map(questionsOf(named('parent-self-assessment')).map((one) => [one.key, one]));
  const again = questionsOf(named('parent-self-assessment-end')).filter(({ key }) => start.has(key));
  expect(again.map(({ type }) => type)).toEqual(Array(7).fill('scale'));
  expect(again).toEqual(again.map(({ key }) => start.get(key)));
});

test('the library is these and no others', () => {
  expect(library.map(({ questionnaire }) => questionnaire.key)).toEqual([
    'end-of-order',
    'my-self-assessment',
    'panel-member-feedback',
    'parent-feedback',
    'parent-self-assessment-end',
    'parent-self-assessment',
    'sentencer-feedback',
    'victim-feedback',
    'victim-views',
  ]);
});

describe('what somebody who was harmed is asked', () => {
  const victims = library
    .map(({ questionnaire }) => questionnaire)
    .filter(({ audience }) => audience === 'victim');

  test('is each time agreed to by itself', () => {
    const purposes = victims.map((questionnaire) => [
      questionnaire.key,
      questionsOf(questionnaire).flatMap((one) =>
        one.type === 'yes-no' && one.agreesTo ? [one.agreesTo] : [],
      ),
    ]);
    expect(Object.fromEntries(purposes)).toEqual({
      'victim-feedback': ['quotation', 'hear-back'],
      'victim-views': ['reparation', 'progress', 'pass-on'],
    });
  });

  // Who speaks for somebody was not harmed, told or helped themselves; what we should change is theirs to
  // say.
  test('is asked of a proxy in words about the other person, never what only they can agree to', () => {
    const nobody = { translations: {}, kind: 'victim', bands: {}, due: null } as const;
    const asked = (questionnaire: Questionnaire, key: string, proxy: boolean) =>
      wordingIn(questionnaire, undefined, placeOf(key, 'ask'), { kind: 'victim', bands: {}, proxy }).text;
    const alike = victims.flatMap((questionnaire) =>
      questionsOf(occasionAsked({ ...nobody, questionnaire, proxy: true }).questionnaire)
        .map(({ key }) => key)
        .filter((key) => asked(questionnaire, key, true) === asked(questionnaire, key, false)),
    );
    // What is to be done is asked only of who wants a say in it, and so of no proxy.
    expect(alike).toEqual(['change', 'reparation-wish']);
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
    const problems = /^The questionnaires cannot be used:$/m;
    expect(read).toThrow(problems);
    for (const problem of [
      /^broken\.yaml, line 1: .+$/m,
      /^lonely\.cy\.yaml: there is no lonely\.yaml beside it$/m,
      /^misnamed\.yaml, line 1: key: is "kitchen-sink", not "misnamed"$/m,
      /^misnamed\.cy\.yaml, line 1: language: is "fr", not "cy"$/m,
      /^short\.yaml, line 3: audience: .*"child".*$/m,
      /^short\.yaml, line \d+: minutes: .*>=1.*$/m,
    ]) {
      expect(read).toThrow(problem);
    }
  });

  test('tells the line of YAML that is none', () => {
    write('torn.yaml', 'key: torn\ntitle: Torn\nwhy: "not closed\n');
    expect(read).toThrow(/^torn\.yaml, line [34]: .+$/m);
    write('torn.yaml', 'key: torn\ntitle: *nothing\n');
    expect(read).toThrow(/^torn\.yaml.*nothing.*$/m);
  });

  test('and checking it tells what breaks a rule, with the line of each', () => {
    const lines = stringify({ ...kitchenSink, follows: 'nobody' }).split('\n');
    const lineOf = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
    const picture = kitchenSink.questions.flatMap((question) =>
      'options' in question ? question.options.flatMap((option) => option.picture ?? []) : [],
    )[0];
    expect(picture).toBeDefined();
    const written = lines.join('\n').replace(`picture: ${picture}`, 'picture: unicorn');
    write('kitchen-sink.yaml', written);
    write('kitchen-sink.en-XA.yaml', {
      ...kitchenSinkPseudo,
      strings: { ...kitchenSinkPseudo.strings, 'nowhere.ask': 'Where?' },
    });
    const checked = () => checkedLibrary(readingAge, pathToFileURL(`${folder}/`));
    expect(read).not.toThrow();
    for (const problem of [
      new RegExp(
        `^kitchen-sink\\.yaml, line ${lineOf(`picture: ${picture}`)}: .*"unicorn", which does not`,
        'm',
      ),
      new RegExp(`^kitchen-sink\\.yaml, line ${lineOf('follows:')}: It follows "nobody"`, 'm'),
      /^kitchen-sink\.en-XA\.yaml, line \d+: .*"nowhere\.ask", which does not exist/m,
    ]) {
      expect(checked).toThrow(problem);
    }
  });
});
