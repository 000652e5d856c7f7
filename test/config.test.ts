import { describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';

describe('config', () => {
  test('without any setting, Sayback runs on this machine alone', () => {
    const settings = readConfig({});
    expect(settings).toMatchObject({
      ok: true,
      config: {
        port: 3978,
        host: '127.0.0.1',
        databaseUrl: undefined,
        apiKey: undefined,
        microsoft: undefined,
      },
    });
  });

  test('a public address opens it to other machines', () => {
    expect(readConfig({ SAYBACK_URL: 'https://say.example.org' })).toMatchObject({
      config: { host: '::', publicUrl: 'https://say.example.org' },
    });
  });

  test('the service has a name of its own, and sites that may show the page', () => {
    expect(readConfig({})).toMatchObject({ config: { service: 'Youth justice service', sites: [] } });
    const sites = 'https://www.example.org/, http://localhost:8080';
    expect(readConfig({ SAYBACK_SERVICE: ' Northtown YJS ', SAYBACK_SITES: sites })).toMatchObject({
      config: { service: 'Northtown YJS', sites: ['https://www.example.org', 'http://localhost:8080'] },
    });
  });

  test('an empty setting counts as none', () => {
    expect(readConfig({ PORT: '', SAYBACK_KEY: '' })).toMatchObject({
      config: { port: 3978, key: undefined },
    });
  });

  test.each([
    ['a port that is no number', { PORT: 'abc' }, 'PORT must be a number.'],
    ['a port out of range', { PORT: '70000' }, 'PORT must be from 0 to 65535.'],
    ['another kind of database', { DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL must be an address such as'],
    ['a key that could be guessed', { SAYBACK_KEY: 'secret' }, 'SAYBACK_KEY must be at least 32'],
    ['an address with a path', { SAYBACK_URL: 'https://a.example/b' }, 'SAYBACK_URL must be an origin alone'],
    ['an address that is none', { SAYBACK_URL: 'feedback' }, 'SAYBACK_URL must be a web address'],
    ['a proxy by name', { SAYBACK_PROXY: 'proxy.local' }, 'SAYBACK_PROXY must be IP addresses'],
    ['a range too wide to be one', { SAYBACK_PROXY: '10.0.0.0/33' }, 'SAYBACK_PROXY must be IP addresses'],
    ['a name too long', { SAYBACK_SERVICE: 'x'.repeat(101) }, 'SAYBACK_SERVICE must be of at most 100'],
    ['a site with a path', { SAYBACK_SITES: 'https://a.example/b' }, 'SAYBACK_SITES must be origins such as'],
    ['a password without an app id', { MicrosoftAppPassword: 'x' }, 'MicrosoftAppId is needed'],
  ])('%s is refused in plain words', (_what, env, words) => {
    const settings = readConfig(env);
    expect(settings.ok ? [] : settings.problems).toEqual([expect.stringContaining(words)]);
  });

  test('everything that is wrong is listed at once, and no value is repeated', () => {
    const settings = readConfig({ PORT: 'hunter2', SAYBACK_KEY: 'hunter2', MicrosoftAppPassword: 'hunter2' });
    const problems = settings.ok ? [] : settings.problems;
    expect(problems.map((line) => line.split(' ')[0])).toEqual(['PORT', 'SAYBACK_KEY', 'MicrosoftAppId']);
    expect(problems.join()).not.toContain('hunter2');
  });
});
