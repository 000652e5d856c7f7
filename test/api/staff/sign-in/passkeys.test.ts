import { describe, expect, it } from 'vitest';
import { passkeysWorkAt } from '../../../../api/staff/sign-in/webauthn.ts';
import { freshDatabase } from '../../../support/database.ts';
import { inWords } from '../../../support/page-words.ts';
import { staffServer, visitor, workingAs } from '../../../support/staff-browser.ts';

/** What needs no device that keeps passkeys; the rest is in test/journeys/accounts.test.ts. */

const { stores, sql } = await freshDatabase();
const start = new Date('2026-11-10T12:00:00Z');
let now = start;
const served = await staffServer(stores, { clock: () => now, links: null });
const origin = `http://localhost:${served.port}`;
const path = '/staff/sign-in';

describe('passkeys work', () => {
  it.each([
    ['https://feedback.example.org', true],
    ['https://feedback.example.org:8443', true],
    ['http://localhost:3978', true],
    ['http://sayback.localhost:3978', true],
    ['http://feedback.example.org', false],
    ['http://127.0.0.1:3978', false],
    ['https://192.0.2.1', false],
    ['https://[2001:db8::1]', false],
    ['http://notlocalhost', false],
  ])('at %s: %s', (where, work) => {
    expect(passkeysWorkAt(where)).toBe(work);
  });

  it('not at a number, and the page says so', async () => {
    const { text } = await visitor(served.origin).get(path);
    expect(inWords(text)).toContain('Passkeys do not work at this address.');
    expect(text).not.toContain('data-passkey');
  });
});

describe('the page that asks for a passkey', () => {
  it('runs a script of ours alone, and ties what it asks to this browser', async () => {
    const { headers, text } = await visitor(origin).get(path);
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/);
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^sayback-browser=[\w-]{43}; Path=\/staff; HttpOnly; SameSite=Strict; Max-Age=600$/,
      ),
    ]);
    expect(text).toContain('&quot;userVerification&quot;:&quot;required&quot;');
  });

  it('asks something else each time', async () => {
    const challenge = async () =>
      /&quot;challenge&quot;:&quot;([\w-]+)/.exec((await visitor(origin).get(path)).text)?.[1];
    const [one, other] = [await challenge(), await challenge()];
    expect(one).toMatch(/^[\w-]{43}$/);
    expect(other).not.toBe(one);
  });

  it.each([
    ['nothing', ''],
    ['nonsense', '{'],
    ['another shape', '{"id":"x"}'],
    ['a number', '7'],
  ])('lets nobody in by %s', async (_, answer) => {
    const shown = await visitor(origin).post(path, { answer });
    expect([shown.status, shown.text.includes('could not be checked')]).toEqual([400, true]);
    expect(shown.headers.getSetCookie().join()).not.toContain('sayback-staff');
  });

  it('reads no more than a passkey answers', async () => {
    const shown = await visitor(origin).post(path, { answer: 'x'.repeat(17_000) });
    expect([shown.status, shown.text.includes('16 kilobytes')]).toEqual([413, true]);
    const fields = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`field-${n}`, '']));
    const many = await visitor(origin).post(path, fields);
    expect(many.status).toBe(413);
  });

  it('is shut for a quarter of an hour to an address that tries too often', async () => {
    await sql('delete from service.wrong_try');
    const browser = visitor(origin);
    for (let n = 0; n < 30; n++) expect((await browser.post(path, { answer: '' })).status).toBe(400);
    const held = await browser.post(path, { answer: '' });
    expect([held.status, held.text.includes('Wait 15 minutes')]).toEqual([429, true]);
    expect((await browser.post('/staff/sign-up/guessed', { answer: '' })).status).toBe(429);
    now = new Date(start.getTime() + 15 * 60_000);
    expect((await browser.post(path, { answer: '' })).status).toBe(400);
    now = start;
  });
});

describe('somebody who is signed in', () => {
  const fresh = async (name: string, roles: Parameters<typeof workingAs>[2]) =>
    workingAs(served, name, roles);

  it('has the rights of all their roles, and sees whom they are', async () => {
    const ann = await fresh('Ann Example', ['complaints-manager', 'board-member']);
    const { text } = await ann.get('/staff');
    expect(text).toContain('Signed in as Ann Example');
    expect((await ann.get('/staff/report')).status).toBe(200);
    const refused = await ann.get('/staff/invitations');
    expect(refused.text).toContain('You are signed in as complaints manager and board member.');
  });

  it('has another role, or none of before, from the next page on', async () => {
    const bo = await fresh('Bo Example', ['worker']);
    expect((await bo.get('/staff/summaries')).status).toBe(200);
    const words = {
      name: 'Bo Example',
      email: 'bo@example.org',
      teams: [],
      mayClear: false,
      mayDeputise: false,
    };
    await stores.accounts.change({ id: 'Bo Example', ...words, roles: ['administrator'], who: 'x', now });
    expect((await bo.get('/staff/summaries')).status).toBe(403);
    expect((await bo.get('/staff/accounts')).status).toBe(200);
  });

  it('is signed out once their account is ended: also a form of theirs does nothing', async () => {
    const cy = await fresh('Cy Example', ['lead']);
    await stores.accounts.end({ id: 'Cy Example', who: 'x', now });
    expect((await cy.get('/staff')).location).toBe(path);
    const form = await cy.post('/staff/invitations/new', {});
    expect([form.status, form.text.includes('Nothing was done.')]).toEqual([401, true]);
  });

  it('ends nobody else’s session, and removes nobody else’s passkey', async () => {
    const [di, ed] = [await fresh('Di Example', ['worker']), await fresh('Ed Example', ['worker'])];
    const [theirs] = await stores.sessions.list('Ed Example', now);
    await di.post(`/staff/your-sign-ins/${theirs?.id}/end`);
    expect((await ed.get('/staff')).status).toBe(200);
    const passkey = { id: 'eds', account: 'Ed Example', publicKey: new Uint8Array([1]), counter: 0 };
    await stores.passkeys.add({ ...passkey, transports: [], device: 'Edge on Windows', now });
    await di.post('/staff/your-sign-ins/passkeys/eds/remove');
    expect(await stores.passkeys.list('Ed Example')).toHaveLength(1);
  });

  it('signs out where they end the session that they are in', async () => {
    const flo = await fresh('Flo Example', ['worker']);
    const [own] = await stores.sessions.list('Flo Example', now);
    expect((await flo.post(`/staff/your-sign-ins/${own?.id}/end`)).location).toBe(path);
    expect((await flo.get('/staff')).location).toBe(path);
  });
});
