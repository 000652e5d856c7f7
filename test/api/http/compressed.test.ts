import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { get } from '../../support/http.ts';
import { questionnaireOf } from '../../support/responses.ts';
import { staffServer, visitor } from '../../support/staff-browser.ts';

const { stores } = await freshDatabase();
const served = await staffServer(stores);
const { origin, announced, newest } = served;
await stores.questionnaires.publish(
  questionnaireOf([{ key: 'more', type: 'text', ask: 'What else?' }]),
  {},
  new Date(),
);
const lead = visitor(origin);
const [session = ''] = (await lead.post(announced.at(-1) ?? '')).headers.getSetCookie();
const cookie = session.split(';')[0] ?? '';
const made = await lead.post('/staff/invitations/new', {
  questionnaire: 'club',
  reference: 'A1',
  day: '31',
  month: '12',
  year: String(new Date().getFullYear()),
  nonce: 'n',
});

describe('a page of figures', () => {
  it.each(['/staff', '/staff/report', '/staff/report.csv'])('%s is sent compressed', async (path) => {
    const plain = await get(`${origin}${path}`, { cookie });
    expect([plain.status, plain.headers['content-encoding']]).toEqual([200, undefined]);
    for (const [encoding, decompressed] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const sent = await get(`${origin}${path}`, { cookie, 'accept-encoding': encoding });
      expect([sent.headers['content-encoding'], sent.headers.vary]).toEqual([encoding, 'accept-encoding']);
      expect(sent.body.length).toBeLessThan(plain.body.length);
      expect(decompressed(sent.body).toString()).toBe(plain.body.toString());
    }
  });
});

describe('a page with the reference of somebody who was harmed', () => {
  it.each([
    '/staff',
    '/staff/victims',
    '/staff/victims/week',
    '/staff/victims/new',
    '/staff/victims/import',
  ])('%s is never compressed', async (path) => {
    const [signed = ''] = (await visitor(origin).post(newest('rj-worker'))).headers.getSetCookie();
    const sent = await get(`${origin}${path}`, {
      cookie: signed.split(';')[0] ?? '',
      'accept-encoding': 'br, gzip',
    });
    expect([sent.status, sent.headers['content-encoding']]).toEqual([200, undefined]);
  });
});

describe('a page with a secret in it', () => {
  it.each([
    ['the codes of cards', () => made.location ?? ''],
    ['a sign-in link', () => announced.at(-1) ?? ''],
    ['the token of a form', () => '/staff/invitations/new'],
    ['the token of the form for a sheet', () => '/staff/invitations/sheet'],
    ['references beside what was looked for', () => '/staff/invitations?reference=A'],
  ])('is never compressed: its length would tell of %s', async (_, path) => {
    const who = path() === announced.at(-1) ? '' : cookie;
    const sent = await get(`${origin}${path()}`, { cookie: who, 'accept-encoding': 'br, gzip' });
    expect([sent.status, sent.headers['content-encoding']]).toEqual([200, undefined]);
  });
});
