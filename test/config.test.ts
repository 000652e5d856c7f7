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
        isPublic: false,
        databaseUrl: undefined,
        apiKeys: [],
        microsoft: undefined,
      },
    });
  });

  test('a public address opens it to other machines', () => {
    expect(readConfig({ SAYBACK_URL: 'https://say.example.org' })).toMatchObject({
      config: { host: undefined, isPublic: true, publicUrl: 'https://say.example.org' },
    });
  });

  test.each<[string, Record<string, string>, string | undefined, boolean]>([
    ['nothing is said of it', {}, '127.0.0.1', false],
    ['there is a proxy', { SAYBACK_PROXY: '10.0.0.1' }, undefined, true],
    ['an address is named', { SAYBACK_HOST: '0.0.0.0' }, '0.0.0.0', true],
    ['one of IPv6 is', { SAYBACK_HOST: '::' }, '::', true],
    ['this machine alone is', { SAYBACK_HOST: 'localhost' }, 'localhost', false],
    [
      'a proxy on this machine comes to it',
      { SAYBACK_HOST: '127.0.0.1', SAYBACK_URL: 'https://say.example.org' },
      '127.0.0.1',
      true,
    ],
  ])('where it listens, and whether others may come, where %s', (_, env, host, isPublic) => {
    expect(readConfig(env)).toMatchObject({ config: { host, isPublic } });
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
    [
      'a host with a port',
      { SAYBACK_HOST: '0.0.0.0:80' },
      'SAYBACK_HOST must be an address or a name of this machine, such as 0.0.0.0, without a port.',
    ],
    ['a port that is no number', { PORT: 'abc' }, 'PORT must be a number.'],
    ['a port out of range', { PORT: '70000' }, 'PORT must be from 0 to 65535.'],
    ['another kind of database', { DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL must be an address such as'],
    ['a key that could be guessed', { SAYBACK_KEY: 'secret' }, 'SAYBACK_KEY must be at least 32'],
    ['an address with a path', { SAYBACK_URL: 'https://a.example/b' }, 'SAYBACK_URL must be an origin alone'],
    ['an address that is none', { SAYBACK_URL: 'feedback' }, 'SAYBACK_URL must be a web address'],
    ['a proxy by name', { SAYBACK_PROXY: 'proxy.local' }, 'SAYBACK_PROXY must be IP addresses'],
    ['a range too wide to be one', { SAYBACK_PROXY: '10.0.0.0/33' }, 'SAYBACK_PROXY must be IP addresses'],
    ['a name too long', { SAYBACK_SERVICE: 'x'.repeat(101) }, 'SAYBACK_SERVICE must be of at most 100'],
    ['neither yes nor no', { SAYBACK_SECOND_PERSON: 'perhaps' }, 'SAYBACK_SECOND_PERSON must be yes or no'],
    ['a site with a path', { SAYBACK_SITES: 'https://a.example/b' }, 'SAYBACK_SITES must be origins such as'],
    ['a password without an app id', { MicrosoftAppPassword: 'x' }, 'MicrosoftAppId is needed'],
  ])('%s is refused in plain words', (_what, env, words) => {
    const settings = readConfig(env);
    expect(settings.ok ? [] : settings.problems).toEqual([expect.stringContaining(words)]);
  });

  test("programs have keys, each with a role; the one in SAYBACK_API_KEY is the lead's", () => {
    const first = 'a-secret-of-16==';
    const second = 'b=of:more+than/16';
    expect(
      readConfig({
        SAYBACK_API_KEY: 'hunter22',
        SAYBACK_API_KEYS: `dashboard=board-member:${first}, Cases-2=rj-worker:${second}`,
      }),
    ).toMatchObject({
      config: {
        apiKeys: [
          { name: 'SAYBACK_API_KEY', role: 'lead', secret: 'hunter22' },
          { name: 'dashboard', role: 'board-member', secret: first },
          { name: 'Cases-2', role: 'rj-worker', secret: second },
        ],
      },
    });
  });

  test('all that is wrong with keys is listed at once, by place, and no part of any is repeated', () => {
    const good = 'good=lead:hunter2hunter2hunter2';
    const settings = readConfig({
      SAYBACK_API_KEYS: [
        good,
        'hunter2hunter2hunter2',
        'hunter2_=hunter2:hunter2',
        'GOOD=lead:hunter3hunter3hunter3',
        'again=worker:hunter2hunter2hunter2',
        'Worker=worker:hunter4 hunter4 hunter4',
        '',
      ].join(),
    });
    const problems = settings.ok ? [] : settings.problems;
    expect(problems).toEqual([
      'SAYBACK_API_KEYS key 2 must read NAME=role:SECRET.',
      'SAYBACK_API_KEYS key 3 must have a name of letters, digits and hyphens.',
      expect.stringMatching(
        /^SAYBACK_API_KEYS key 3 must have one of the roles lead, rj-worker, police-officer, /,
      ),
      'SAYBACK_API_KEYS key 3 must have a secret of at least 16 characters, hard to guess.',
      'SAYBACK_API_KEYS key 4 has a name that an earlier one has.',
      'SAYBACK_API_KEYS key 5 has the secret of an earlier one.',
      'SAYBACK_API_KEYS key 6 must not be named as a role is.',
      'SAYBACK_API_KEYS key 6 must have a secret without spaces or accents.',
      'SAYBACK_API_KEYS key 7 must read NAME=role:SECRET.',
    ]);
    expect(problems.join()).not.toMatch(/hunter|good/i);
  });

  test('one key never has two roles', () => {
    const secret = 'hunter2hunter2hunter2';
    const settings = readConfig({
      SAYBACK_API_KEY: secret,
      SAYBACK_API_KEYS: `board=board-member:${secret}`,
    });
    expect(settings.ok ? [] : settings.problems).toEqual([
      expect.stringMatching(/^SAYBACK_API_KEYS must not have the key in SAYBACK_API_KEY/),
    ]);
  });

  test('everything that is wrong is listed at once, and no value is repeated', () => {
    const settings = readConfig({ PORT: 'hunter2', SAYBACK_KEY: 'hunter2', MicrosoftAppPassword: 'hunter2' });
    const problems = settings.ok ? [] : settings.problems;
    expect(problems.map((line) => line.split(' ')[0])).toEqual(['PORT', 'SAYBACK_KEY', 'MicrosoftAppId']);
    expect(problems.join()).not.toContain('hunter2');
  });
});
