import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const contributing = read('docs/CONTRIBUTING.md');
const section = (title: string) => {
  const [, text = ''] = contributing.split(`\n## ${title}\n`);
  return text.split('\n## ')[0] ?? '';
};

describe('where is', () => {
  const lines = section('Where is …')
    .split('\n')
    .filter((line) => line.startsWith('- '));
  const answers = lines.map((line) => {
    const [, question = '', file = '', name = ''] = /^- (.+?): `([^`]+)`(?:, `([^`]+)`)?$/.exec(line) ?? [];
    return { question, file, name, line };
  });

  it('is answered at least thirty times, each in one line of one shape', () => {
    expect(answers.length).toBeGreaterThanOrEqual(30);
    expect(answers.filter(({ question }) => question === '')).toEqual([]);
  });

  it.each(answers)('$question: $file, $name', ({ file, name }) => {
    expect(existsSync(join(root, file))).toBe(true);
    if (name !== '') expect(read(file)).toMatch(definitionOf(name));
  });
});

/** The place where something has its name, not where it is used. */
function definitionOf(name: string): RegExp {
  const word = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const kinds = 'function|function\\*|const|class|type|model|table|trigger|interface';
  return new RegExp(`(?:${kinds}) +(?:[\\w]+\\.)?"?${word}\\b|^ *(?:async )?#?${word}[(:]`, 'm');
}

describe('the recipe', () => {
  it('to run one test names a test that is there', () => {
    const [, file = ''] = /npx vitest run (\S+)/.exec(section('To run one test')) ?? [];
    expect(existsSync(join(root, file))).toBe(true);
  });

  it('to add a question type names every place that knows the types one by one', () => {
    const steps = filesIn(section('To add a question type'));
    expect(steps.filter((file) => !existsSync(join(root, file.replace('TYPE', 'scale'))))).toEqual([]);
    const known = everyFile().filter((file) => /'faces'/.test(read(file)) && /'scale'/.test(read(file)));
    const unsaid = known.filter((file) => !steps.includes(file));
    expect(unsaid).toEqual([]);
  });

  it('to add a page names places that are there', () => {
    const steps = filesIn(section('To add a page'));
    expect(steps.length).toBeGreaterThanOrEqual(4);
    expect(steps.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('to add a transport names places that are there', () => {
    const steps = filesIn(section('To add a transport'));
    expect(steps.length).toBeGreaterThanOrEqual(3);
    expect(steps.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

function filesIn(text: string): string[] {
  return [...text.matchAll(/`([\w./-]+\/[\w.-]+\.(?:ts|njk|css|yaml|svg))`/g)].map(([, file = '']) => file);
}

/** Everything that runs. */
function everyFile(): string[] {
  return ['dialogs', 'bot', 'api', 'reports', 'web'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => `${folder}/${file}`),
  );
}
