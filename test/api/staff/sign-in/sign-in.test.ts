import { describe, expect, it } from 'vitest';
import { roleNames, roles } from '../../../../api/http/access.ts';
import { linksInWords } from '../../../../api/staff/sign-in/links.ts';
import { freshDatabase } from '../../../support/database.ts';
import { signedIn, staffServer, visitor } from '../../../support/staff-browser.ts';

const { stores, sql } = await freshDatabase();
let now = new Date();
const served = await staffServer(stores, { clock: () => now });
const { origin, announced } = served;
const newest = () => announced.at(-1) ?? '';
const who = async (of: number) =>
  (
    await sql<{ who: string; did: string }>('select who, did from service.audit order by id desc limit $1', [
      of,
    ])
  )
    .reverse()
    .map((row) => `${row.who} ${row.did}`);

describe('the link that signs in', () => {
  it('is not used up by looking: by HEAD, a preview or a prefetch', async () => {
    const link = newest();
    await fetch(`${origin}${link}`, { method: 'HEAD' });
    const looked = await visitor(origin).get(link);
    expect([looked.status, newest()]).toEqual([200, link]);
    expect(looked.headers.getSetCookie()).toEqual([]);
    expect((await visitor(origin).post(link)).location).toBe('/staff');
  });

  it('works once; then there is a next one', async () => {
    const link = newest();
    await visitor(origin).post(link);
    expect(newest()).not.toBe(link);
    for (const again of [await visitor(origin).get(link), await visitor(origin).post(link)]) {
      expect(again.status).toBe(410);
      expect(again.text).toContain('This link does not work');
      expect(again.headers.getSetCookie()).toEqual([]);
    }
    expect((await visitor(origin).post('/staff/sign-in/guessed')).status).toBe(410);
  });

  it('leads somebody who is signed in home, used or not', async () => {
    const link = newest();
    const lead = await signedIn(served);
    expect((await lead.get(link)).location).toBe('/staff');
    expect((await lead.get(newest())).location).toBe('/staff');
  });

  it('leads to the page that was asked for', async () => {
    const lead = visitor(origin);
    const asked = await lead.get('/staff/invitations?standing=over');
    expect([asked.status, asked.location]).toEqual([303, '/staff/sign-in']);
    expect((await lead.post(newest())).location).toBe('/staff/invitations?standing=over');
  });

  it('leads there once: whoever signs in next comes home', async () => {
    const lead = visitor(origin);
    await lead.get('/staff/invitations/new');
    expect((await lead.post(newest())).location).toBe('/staff/invitations/new');
    await lead.post('/staff/sign-out');
    expect((await lead.post(newest())).location).toBe('/staff');
  });

  it.each([
    '//elsewhere.example',
    'https://elsewhere.example/staff',
    '/staff/../c/CODE',
    '/staff//elsewhere.example\\',
    '/staff/sign-out',
    '/staff/./sign-out',
    '/staff/report/./',
    '/staff/.',
    '/chat',
    '%',
  ])('never leads to %s', async (wanted) => {
    const done = await visitor(origin).post(
      newest(),
      {},
      { cookie: `sayback-wanted=${encodeURIComponent(wanted)}` },
    );
    expect(done.location).toBe('/staff');
  });
});

describe('the links of all roles', () => {
  it.each(roles)('sign in as %s, and are replaced one by one', async (role) => {
    const before = roles.map((one) => served.newest(one));
    const browser = visitor(origin);
    const asked = await browser.get(served.newest(role));
    expect(asked.text).toContain(`You are about to sign in as <strong>${roleNames[role]}</strong>.`);
    await browser.post(served.newest(role));
    expect((await browser.get('/staff')).text).toContain(`Signed in as ${roleNames[role]}`);
    expect(await who(1)).toEqual([`${role} sign-in`]);
    const after = roles.map((one) => served.newest(one));
    expect(roles.filter((_, n) => before[n] !== after[n])).toEqual([role]);
  });

  it('are printed as a list of roles in words, and later one at a time', () => {
    const made = [
      { role: 'lead', path: '/staff/sign-in/lead-a' },
      { role: 'worker', path: '/staff/sign-in/worker-b' },
    ] as const;
    expect(linksInWords(made, 'http://localhost:1').split('\n')).toEqual([
      'To sign in, open a link. Each works once.',
      '  participation lead  http://localhost:1/staff/sign-in/lead-a',
      '  worker              http://localhost:1/staff/sign-in/worker-b',
    ]);
    expect(linksInWords(made.slice(1), 'http://localhost:1').split('\n')).toEqual([
      'That link is used. The next one:',
      '  worker  http://localhost:1/staff/sign-in/worker-b',
    ]);
  });

  it('lead nobody to a page that is not for them', async () => {
    const board = visitor(origin);
    await board.get('/staff/report.csv?from=2026-01');
    expect((await board.post(served.newest('board-member'))).location).toBe('/staff/report.csv?from=2026-01');
    const worker = visitor(origin);
    await worker.get('/staff/report.csv?from=2026-01');
    expect((await worker.post(served.newest('worker'))).location).toBe('/staff');
  });
});

describe('the link of another role than the one that is signed in', () => {
  it('says who is signed in, and changes nothing by looking', async () => {
    const lead = await signedIn(served);
    const { status, text } = await lead.get(served.newest('worker'));
    expect([status, text.includes('You are signed in as <strong>participation lead</strong>')]).toEqual([
      200,
      true,
    ]);
    expect(text).toContain('Sign out, and sign in as worker');
    expect(text).toContain('Stay signed in as participation lead');
    expect((await lead.get('/staff')).text).toContain('Signed in as participation lead');
  });

  it('signs the first one out for good and the other in, on the audit record', async () => {
    const browser = visitor(origin);
    const [first = ''] = (await browser.post(newest())).headers.getSetCookie();
    const link = served.newest('worker');
    expect((await browser.post(`${link}?instead-of=lead`)).location).toBe('/staff');
    expect((await browser.get('/staff')).text).toContain('Signed in as worker');
    expect(await who(3)).toEqual(['lead sign-in', 'lead sign-out', 'worker sign-in']);
    const kept = await visitor(origin).get('/staff', { cookie: first.split(';')[0] ?? '' });
    expect(kept.location).toBe('/staff/sign-in');
  });

  it('asks first where the form was opened before somebody signed in', async () => {
    const lead = await signedIn(served);
    const link = served.newest('worker');
    for (const query of ['', '?instead-of=administrator']) {
      expect((await lead.post(`${link}${query}`)).location).toBe(link);
    }
    expect(served.newest('worker')).toBe(link);
    expect((await lead.get('/staff')).text).toContain('Signed in as participation lead');
  });

  it('works no more once it is used, and then signs nobody out', async () => {
    const link = served.newest('worker');
    await visitor(origin).post(link);
    const lead = await signedIn(served);
    for (const again of [await lead.get(link), await lead.post(`${link}?instead-of=lead`)]) {
      expect(again.status).toBe(410);
      expect(again.text).toContain('You are signed in as <strong>participation lead</strong>');
    }
    expect((await lead.get('/staff')).status).toBe(200);
  });
});

describe('the home page of a role whose work is not on these pages yet', () => {
  it.each([
    ['safeguarding-lead', 'You cannot see alerts on these pages yet', 'Ask the person who runs Sayback'],
    ['complaints-manager', 'Complaints do not come to these pages yet', 'Ask the participation lead'],
  ] as const)('says so to the %s, and whom to ask', async (role, what, whom) => {
    const { text } = await (await signedIn(served, role)).get('/staff');
    expect(text).toContain(what);
    expect(text).toContain(whom);
  });
});

describe('a session', () => {
  it('is kept in a cookie that scripts and other sites do not get, and no page is cached', async () => {
    const [cookie] = (await visitor(origin).post(newest())).headers.getSetCookie();
    expect(cookie).toMatch(/^sayback-staff=[\w-]{43}; Path=\/staff; HttpOnly; SameSite=Lax; Max-Age=43200$/);
    const home = await (await signedIn(served)).get('/staff');
    expect(home.headers.get('cache-control')).toBe('no-store');
    expect(home.headers.get('content-security-policy')).toContain("style-src 'self'");
  });

  it('is sent over HTTPS alone where the service has that', async () => {
    const secure = await staffServer(stores, { publicUrl: 'https://feedback.example.org' });
    const [cookie] = (
      await visitor(secure.origin).post(secure.announced.at(-1) ?? '')
    ).headers.getSetCookie();
    expect(cookie).toMatch(/; Secure$/);
  });

  it('ends after twelve hours', async () => {
    const lead = await signedIn(served);
    const start = now;
    now = new Date(start.getTime() + 12 * 3_600_000 - 1);
    expect((await lead.get('/staff')).status).toBe(200);
    now = new Date(start.getTime() + 12 * 3_600_000);
    expect((await lead.get('/staff')).location).toBe('/staff/sign-in');
    now = start;
  });

  it('ends on signing out, also for whoever kept the cookie', async () => {
    const lead = visitor(origin);
    const [cookie = ''] = (await lead.post(newest())).headers.getSetCookie();
    expect((await lead.post('/staff/sign-out')).location).toBe('/staff/sign-in');
    expect((await visitor(origin).get('/staff', { cookie: cookie.split(';')[0] ?? '' })).location).toBe(
      '/staff/sign-in',
    );
  });

  it('is on the audit record', async () => {
    const lead = await signedIn(served);
    await lead.post('/staff/sign-out');
    const rows = await sql('select who, did from service.audit order by id desc limit 2');
    expect(rows).toEqual([
      { who: 'lead', did: 'sign-out' },
      { who: 'lead', did: 'sign-in' },
    ]);
  });
});

describe('a form of another site', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'https://elsewhere.example' }],
    [{ origin: 'null' }],
  ])('%o acts for nobody', async (headers) => {
    const lead = await signedIn(served);
    const refused = await lead.post('/staff/sign-out', {}, headers);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('You cannot do that here');
    expect((await lead.get('/staff')).status).toBe(200);
  });

  it('our own form does', async () => {
    const lead = await signedIn(served);
    expect((await lead.post('/staff/sign-out', {}, { origin, 'sec-fetch-site': 'same-origin' })).status).toBe(
      303,
    );
  });
});

describe('somebody who is not signed in', () => {
  it.each([
    '/staff/sign-in',
    '/staff/sign-in/guessed',
    '/staff/sign-up/guessed',
    '/staff/sign-out',
    '/staff/invitations/new',
  ])('cannot keep the server busy with a form of very many fields at %s', async (path) => {
    const fields = 'a&'.repeat(500_000);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    // Of work, not of waiting: other test files run beside this one.
    const start = process.cpuUsage();
    await fetch(`${origin}${path}`, { method: 'POST', headers, body: fields, redirect: 'manual' });
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(1_000);
  });
});

describe('without links', () => {
  it('the page says nothing of them, and none works', async () => {
    const { origin: bare } = await staffServer(stores, { links: null });
    expect((await visitor(bare).get('/staff/sign-in')).text).not.toContain('a sign-in link for each role');
    expect((await visitor(bare).post('/staff/sign-in/anything')).status).toBe(410);
  });
});

describe('once an administrator can sign in with an account', () => {
  it('the printed links, and whoever signed in by one, work no more', async () => {
    const lead = await signedIn(served);
    const link = newest();
    const account = {
      id: 'admin',
      name: 'Ada Example',
      email: 'ada@example.org',
      roles: ['administrator'],
      teams: [],
      mayClear: false,
      mayDeputise: false,
    };
    await stores.accounts.add({ ...account, who: 'npm start', now });
    expect((await lead.get('/staff')).status).toBe(200);
    const passkey = {
      id: 'one',
      account: 'admin',
      publicKey: new Uint8Array([1]),
      counter: 0,
      transports: [],
    };
    await stores.passkeys.add({ ...passkey, device: 'Edge on Windows', now });
    expect((await lead.get('/staff')).location).toBe('/staff/sign-in');
    expect((await visitor(origin).get(link)).status).toBe(410);
    expect((await visitor(origin).post(link)).status).toBe(410);
    expect((await visitor(origin).get('/staff/sign-in')).text).not.toContain('a sign-in link for each role');
  });
});
