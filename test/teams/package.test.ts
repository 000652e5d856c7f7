import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifestOf } from '../../teams/manifest.ts';
import { packageOf } from '../../teams/package.ts';
import { problemsOf } from '../../teams/rules.ts';

const appId = '11111111-0000-4000-8000-000000000001';
const about = {
  appId,
  url: 'https://feedback.example.org',
  service: 'Northdale Youth Justice',
  version: '1.2.3',
};
const whole = () => unzipSync(packageOf(about));
const without = (name: string) =>
  Object.fromEntries(Object.entries(whole()).filter(([each]) => each !== name));
const withManifest = (more: object) => ({
  ...whole(),
  'manifest.json': strToU8(JSON.stringify({ ...manifestOf(about), ...more })),
});

describe('the package', () => {
  it('holds a manifest and two icons at its root, and keeps every rule', () => {
    expect(Object.keys(whole()).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(problemsOf(whole())).toEqual([]);
  });

  it('asks for a personal bot and no right besides', () => {
    const manifest = JSON.parse(Buffer.from(whole()['manifest.json'] ?? []).toString());
    expect(manifest.bots).toMatchObject([{ botId: appId, scopes: ['personal'], supportsFiles: false }]);
    for (const right of [
      'permissions',
      'devicePermissions',
      'authorization',
      'webApplicationInfo',
      'staticTabs',
    ]) {
      expect(manifest).not.toHaveProperty(right);
    }
    expect(manifest).toMatchObject({
      localizationInfo: { defaultLanguageTag: 'en-gb' },
      validDomains: ['feedback.example.org'],
      developer: {
        name: 'Northdale Youth Justice',
        websiteUrl: 'https://feedback.example.org/',
        privacyUrl: 'https://feedback.example.org/privacy',
      },
      version: '1.2.3',
    });
  });

  it('has a name on locked screens that does not tell whose it is', () => {
    expect(manifestOf(about).name.short).toBe('Sayback');
  });

  it('cuts a long name of a service to what Teams takes, between words', () => {
    const service =
      'The Youth Justice and Early Help Partnership of Northdale and the Three Valleys, with friends';
    const made = manifestOf({ ...about, service });
    expect(made.developer.name).toBe('The Youth Justice and Early…');
    expect(() => packageOf({ ...about, service })).not.toThrow();
  });
});

describe('the rules', () => {
  const notSquare = () => {
    const icon = Buffer.from(whole()['color.png'] ?? []);
    icon.writeUInt32BE(191, 16);
    return icon;
  };
  const opaque = () => {
    const icon = Buffer.from(whole()['outline.png'] ?? []);
    icon.writeUInt8(2, 25);
    return icon;
  };

  it.each([
    ['a file too many', () => ({ ...whole(), 'notes.txt': strToU8('') }), 'notes.txt does not belong there.'],
    [
      'a folder around it',
      () => ({ ...without('color.png'), 'app/color.png': strToU8('') }),
      'color.png is missing.',
    ],
    ['no manifest', () => without('manifest.json'), 'manifest.json is missing.'],
    [
      'a manifest that is no JSON',
      () => ({ ...whole(), 'manifest.json': strToU8('{') }),
      'manifest.json is not JSON.',
    ],
    [
      'an icon of the wrong size',
      () => ({ ...whole(), 'color.png': notSquare() }),
      'color.png is 191 by 192',
    ],
    [
      'an outline that is not clear',
      () => ({ ...whole(), 'outline.png': opaque() }),
      'has no transparent ground',
    ],
    [
      'an icon that is no PNG',
      () => ({ ...whole(), 'outline.png': strToU8('<svg/>') }),
      'is not a PNG picture',
    ],
    ['an id that is no GUID', () => withManifest({ id: 'sayback' }), 'id: must be a GUID'],
    ['a version of two numbers', () => withManifest({ version: '1.2' }), 'version: must be three numbers'],
    ['an accent that is no colour', () => withManifest({ accentColor: 'teal' }), 'accentColor'],
    [
      'a name of 31 letters',
      () => withManifest({ name: { short: 'x'.repeat(31), full: 'x' } }),
      'name.short',
    ],
    [
      'a description of 81',
      () => withManifest({ description: { short: 'x'.repeat(81), full: 'x' } }),
      'description.short',
    ],
    ['another right', () => withManifest({ permissions: ['identity'] }), 'permissions'],
    [
      'a team',
      () => withManifest({ bots: [{ ...manifestOf(about).bots[0], scopes: ['team'] }] }),
      'bots.0.scopes',
    ],
    [
      'a whole address as a domain',
      () => withManifest({ validDomains: ['https://x.org/'] }),
      'must be a host name alone',
    ],
  ])('refuse %s', (_, unpacked, problem) => {
    expect(problemsOf(unpacked()).join('\n')).toContain(problem);
  });

  it('stop the making of a package that would break them', () => {
    expect(() => packageOf({ ...about, url: 'http://feedback.example.org' })).toThrow(
      'must be an https address',
    );
  });
});

describe('npm run teams-package', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sayback-teams-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (env: Record<string, string>) => {
    const script = join(import.meta.dirname, '..', '..', 'scripts', 'teams-package.ts');
    return spawnSync(process.execPath, [script], { cwd: folder, env, encoding: 'utf8' });
  };
  const registered = { MicrosoftAppId: appId, MicrosoftAppPassword: 'x', MicrosoftAppType: 'MultiTenant' };

  it('writes a package that opens', () => {
    const { status, stdout } = run({
      ...registered,
      SAYBACK_URL: 'https://feedback.example.org',
      SAYBACK_SERVICE: 'Northdale Youth Justice',
    });
    expect([status, stdout]).toEqual([0, expect.stringContaining('Made sayback-teams.zip for Northdale')]);
    const unpacked = unzipSync(new Uint8Array(readFileSync(join(folder, 'sayback-teams.zip'))));
    expect(problemsOf(unpacked)).toEqual([]);
  });

  it.each([
    ['everything', {}, ['MicrosoftAppId is needed', 'SAYBACK_URL is needed']],
    ['the address', registered, ['SAYBACK_URL is needed']],
    [
      'https',
      { ...registered, SAYBACK_URL: 'http://x.org' },
      ['SAYBACK_URL is needed: the public https address'],
    ],
    [
      'sense',
      { ...registered, MicrosoftAppId: 'x', SAYBACK_URL: 'https://x.org' },
      ['MicrosoftAppId must be'],
    ],
  ])('says plainly what is wrong where the settings lack %s, and writes nothing', (_, env, lines) => {
    const { status, stderr } = run({ ...env });
    expect(status).toBe(1);
    for (const line of lines) expect(stderr).toContain(line);
    expect(stderr).not.toContain('at ');
    expect(readdirSync(folder)).toEqual([]);
  });
});
