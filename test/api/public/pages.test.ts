import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { allMirrored } from '../../../dialogs/phrases/ar-XB.ts';
import { pageSentences } from '../../../dialogs/phrases/en-page.ts';
import { apiServer, callApi } from '../../support/api-server.ts';
import { freshDatabase } from '../../support/database.ts';
import { get } from '../../support/http.ts';

const { stores } = await freshDatabase();
const { origin, port, lines } = await apiServer(stores, {
  service: 'Rivers & Moors <b>youth</b>',
  sites: ['https://www.example.org', 'https://school.example'],
});

const policyOf = async (url: string, headers?: Record<string, string>) =>
  String((await get(url, headers)).headers['content-security-policy']);

describe.each(['/chat', '/c/BCDFG-HJKMN', '/', '/privacy'])('the page at %s', (path) => {
  it('runs and shows nothing but what this server has', async () => {
    const { headers, body } = await get(origin + path);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|sha256/);
    expect(body.toString()).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
    const addresses = [...body.toString().matchAll(/<(?!a\s)[^>]*\s(?:src|href)="([^"]*)"/g)].map(
      ([, url = '']) => url,
    );
    for (const address of addresses) expect(address).toMatch(/^\/(?!\/)|^#/);
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['permissions-policy']).toContain('microphone=()');
  });

  it('loads its script and style, each kept for good', async () => {
    const { body } = await get(origin + path);
    const assets = [...body.toString().matchAll(/"(\/assets\/[^"]+)"/g)].map(([, url = '']) => url);
    expect(assets.length).toBeGreaterThan(0);
    for (const asset of assets) {
      const { status, headers } = await get(origin + asset);
      expect(status).toBe(200);
      expect(headers['cache-control']).toContain('immutable');
    }
  });

  it('is not kept, and comes as small as the browser can take it', async () => {
    const plain = await get(origin + path);
    const br = await get(origin + path, { 'accept-encoding': 'gzip, br' });
    const gzip = await get(origin + path, { 'accept-encoding': 'br;q=0, gzip' });
    expect(plain.headers['cache-control']).toBe('no-store');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect([br.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip']);
    expect(brotliDecompressSync(br.body)).toEqual(plain.body);
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    for (const { headers } of [plain, br, gzip]) expect(headers.vary).toBe('accept-encoding');
  });

  it('says the name of the service as text', async () => {
    const { body } = await get(origin + path);
    expect(body.toString()).not.toContain('<b>youth');
    expect(body.toString()).not.toContain('{{');
  });
});

describe('who may show the page inside their own', () => {
  const ancestors = async (url: string) => /frame-ancestors ([^;]*)/.exec(await policyOf(url))?.[1];

  it('are the sites that are named, and the page of the code alone', async () => {
    expect(await ancestors(`${origin}/chat`)).toBe('https://www.example.org https://school.example');
    expect(await ancestors(`${origin}/`)).toBe("'none'");
    expect(await ancestors(`${origin}/staff`)).toBe("'none'");
  });

  it('is nobody where none is named', async () => {
    const closed = await apiServer(stores);
    expect(await ancestors(`${closed.origin}/chat`)).toBe("'none'");
  });
});

describe('the socket in the policy', () => {
  const connects = async (host: string) =>
    /connect-src ([^;]*)/.exec(await policyOf(`${origin}/chat`, { host }))?.[1];

  it('is that of the address in use', async () => {
    expect(await connects(`127.0.0.1:${port}`)).toBe(`'self' ws://127.0.0.1:${port}`);
  });

  it('lets nothing else from a made-up host into it', async () => {
    expect(await connects("a;script-src'unsafe-inline'")).toBe("'self'");
  });

  it('is a secure one behind a public address', async () => {
    const secure = await apiServer(stores, { publicUrl: 'https://feedback.example.org' });
    const { headers } = await get(`${secure.origin}/chat`);
    expect(headers['content-security-policy']).toContain("connect-src 'self' wss://feedback.example.org");
  });
});

describe("the page's own words", () => {
  it('come in a language that has them', async () => {
    expect(await callApi(`${origin}/chat/words/en`)).toEqual({ status: 200, body: pageSentences });
    const mirrored = await callApi(`${origin}/chat/words/ar-XB`);
    expect(mirrored.body).toEqual(allMirrored(pageSentences));
  });

  it.each(['tlh', 'constructor', '__proto__'])('are missing in %s', async (tag) => {
    expect((await callApi(`${origin}/chat/words/${tag}`)).status).toBe(404);
  });
});

describe('what browsers and robots ask for unbidden', () => {
  it('is answered', async () => {
    expect((await get(`${origin}/favicon.ico`)).status).toBe(204);
    const robots = await get(`${origin}/robots.txt`);
    expect(robots.headers['content-type']).toContain('text/plain');
    expect(robots.body.toString()).toContain('Disallow: /\n');
  });
});

it('leaves no code in the log', async () => {
  await get(`${origin}/c/BCDFG-HJKMN`);
  expect(lines.some(({ route }) => route === 'chat.code')).toBe(true);
  expect(JSON.stringify(lines)).not.toContain('BCDFG');
});
