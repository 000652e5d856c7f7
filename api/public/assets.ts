import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { Fault } from '../../fault.ts';
import { type Compressed, compressed, takenAs } from '../http/compressed.ts';
import type { Route } from '../http/route.ts';
import { once } from './once.ts';

/**
 * What a browser gets beside pages: under an address that changes with its content, so that it is fetched
 * once.
 */
type Asset = Compressed & { path: string; type: string };

const web = join(import.meta.dirname, '..', '..', 'web');
/** Browsers of phones that are five years old. */
const oldest = ['chrome87', 'firefox91', 'safari14.1'];
const entries = [
  'chat/page.ts',
  'chat/page.css',
  'front.css',
  'staff/themes/keys.js',
  'staff/editions/waiting.js',
  'staff/sign-in/passkey.js',
  'embed.js',
  'withdraw.js',
] as const;
const javascript = 'text/javascript; charset=utf-8';
const css = 'text/css; charset=utf-8';

/**
 * The script and style of the respondent's page. Made anew at each start, in some milliseconds, so that they
 * are never out of date.
 */
export const chatAssets = once(() => ({
  script: made('chat.js', javascript, bundled('chat/page.ts')),
  style: made('chat.css', css, bundled('chat/page.css')),
}));

/** The style of the front page. */
export const frontStyle = once(() => made('front.css', css, bundled('front.css')));

/** By which a link to withdraw fills its code in. The page works without it. */
export const withdrawScript = once(() => made('withdraw.js', javascript, bundled('withdraw.js')));

/** By which answers are sorted with a keystroke. The page works without it. */
export const themeKeys = once(() => made('theme-keys.js', javascript, bundled('staff/themes/keys.js')));

/** By which a page that waits looks again sooner. The page works without it. */
export const waitingPage = once(() => made('waiting.js', javascript, bundled('staff/editions/waiting.js')));

/** By which a browser is asked for a passkey. No page that asks for one works without it. */
export const passkeyScript = once(() => made('passkey.js', javascript, bundled('staff/sign-in/passkey.js')));

/**
 * What a service's own site loads to show the respondent's page. Not an asset: its address must stay the
 * same.
 */
export const embedScript = once(() => ({ type: javascript, ...compressed(bundled('embed.js')) }));

/** In this order: of two rules that weigh the same, the later holds. */
const staffSheets = [
  'frame',
  'report',
  'chart',
  'report-wide',
  'report-print',
  'invitations',
  'victims',
  'cards',
  'words',
  'themes',
  'commitments',
  'edition',
];

/**
 * The style of the staff pages: GOV.UK and MOJ Frontend, and a little of ours. Without the font that only
 * GOV.UK itself may use, and without pictures that our pages do not show.
 */
export const staffStyle = once(() => {
  const find = createRequire(import.meta.url);
  const sheets = [
    find.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'),
    find.resolve('@ministryofjustice/frontend/moj/moj-frontend.min.css'),
    ...staffSheets.map((sheet) => join(web, 'staff', 'styles', `${sheet}.css`)),
  ].map((file) => readFileSync(file, 'utf8'));
  const whole = sheets
    .join('\n')
    .replaceAll(/@font-face\s*\{[^}]*\}/g, '')
    .replaceAll(/"GDS Transport",\s*/g, '')
    .replaceAll(/\/\*#[^*]*\*\//g, '');
  return made('staff.css', css, Buffer.from(whole));
});

/** Everything that has an address of this kind, by that address. */
const assets = once(() => {
  const { script, style } = chatAssets();
  const staff = [staffStyle(), themeKeys(), waitingPage(), passkeyScript()];
  const all = [script, style, frontStyle(), withdrawScript(), ...staff];
  return new Map(all.map((asset) => [asset.path, asset]));
});

/** Assets, compressed as the browser likes. */
export const asset: Route<unknown> = {
  name: 'asset',
  method: 'GET',
  path: '/assets/:mark/:name',
  needs: null,
  async answer(_, { params: { mark = '', name = '' }, encodings }) {
    const found = assets().get(pathOf(mark, name));
    if (!found) throw new Fault('not-found', 'There is nothing at this address.');
    const { headers, body } = takenAs(found, encodings);
    const cached = { 'content-type': found.type, 'cache-control': 'public, max-age=31536000, immutable' };
    return { status: 200, headers: { ...cached, ...headers }, body };
  },
};

/** All that is bundled, by one run of esbuild: to start it takes longer than what it does. */
const bundles = once(() => {
  const { outputFiles } = buildSync({
    entryPoints: entries.map((entry) => join(web, entry)),
    outdir: web,
    outbase: web,
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: oldest,
    loader: { '.svg': 'text' },
    legalComments: 'none',
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, contents }) => [path, contents]));
});

function bundled(entry: (typeof entries)[number]): Uint8Array {
  return bundles().get(join(web, entry.replace(/\.ts$/, '.js'))) ?? new Uint8Array();
}

function made(name: string, type: string, plain: Uint8Array): Asset {
  const mark = createHash('sha256').update(plain).digest('base64url').slice(0, 10);
  return { path: pathOf(mark, name), type, ...compressed(plain) };
}

function pathOf(mark: string, name: string): string {
  return `/assets/${mark}/${name}`;
}
