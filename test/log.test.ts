import { describe, expect, test } from 'vitest';
import { openLog, withholdPrinting } from '../log.ts';

function logged(quiet = false) {
  const lines: string[] = [];
  return { lines, log: openLog({ quiet, stream: { write: (line) => lines.push(line) } }) };
}

describe('log', () => {
  test('an event is one line of JSON with its codes and numbers', () => {
    const { lines, log } = logged();
    log('request', { route: 'GET /health', status: 200, ms: 3 });
    expect(JSON.parse(lines.join())).toMatchObject({ event: 'request', level: 'info', status: 200 });
  });

  test.each([
    ['a sentence', 'I was scared of him'],
    ['an e-mail address', 'sam@example.org'],
    ['another script', 'مرحبا'],
    ['something very long', 'x'.repeat(81)],
    ['an empty string', ''],
  ])('%s does not reach the log, even when somebody passes it', (_what, text) => {
    const { lines, log } = logged();
    log('turn', { said: text });
    expect(JSON.parse(lines.join())).toMatchObject({ said: '(withheld)' });
  });

  test('a failure is an error, and a person at a terminal sees only what needs them', () => {
    const { lines, log } = logged(true);
    log('request', { status: 200 });
    log('turn.failed', { code: 'unavailable' });
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(['error']);
  });

  test.each([
    'error',
    'warn',
    'log',
    'info',
    'debug',
    'trace',
  ] as const)('what a library prints with console.%s is counted there, and not read', (way) => {
    const { lines, log } = logged();
    const back = withholdPrinting(log);
    console[way]('cannot read "I was scared of him"', new Error('I was scared of him'));
    back();
    expect(lines.map((line) => JSON.parse(line).event)).toEqual(['library.odd']);
    expect(lines.join()).not.toContain('scared');
  });
});
