import { beforeAll, describe, expect, it } from 'vitest';
import { may, roleNames, roles } from '../../../api/http/access.ts';
import { publicRoutes } from '../../../api/routes.ts';
import { staffPages as pages } from '../../../api/staff/pages.ts';
import { sections } from '../../../api/staff/sections.ts';
import { endpoints } from '../../../api/v1/endpoints.ts';
import { freshDatabase } from '../../support/database.ts';
import { type StaffBrowser, signedIn, staffServer, visitor } from '../../support/staff-browser.ts';

/**
 * Walks whatever is mounted, so that a page of tomorrow is held to the same: who may open it, and who may
 * not.
 */

const { stores } = await freshDatabase();
const keys = roles.map((role) => ({ name: `key-of-${role}`, role, secret: `the-secret-of-${role}` }));
const served = await staffServer(stores, { keys });
const { origin } = served;
/** Nothing has this id: whoever may open the page is told that there is nothing. */
const pathOf = ({ path }: { path: string }) =>
  path.replaceAll(/:\w+/g, '00000000-0000-7000-8000-000000000000');

describe('what needs nobody', () => {
  it('of the staff pages is signing in and out alone', () => {
    expect(pages.filter(({ needs }) => needs === null).map(({ name }) => name)).toEqual([
      'staff.sign-in',
      'staff.sign-in.passkey',
      'staff.sign-in.link',
      'staff.sign-in.take',
      'staff.sign-up',
      'staff.sign-up.take',
      'staff.sign-out',
    ]);
  });

  it('and is for every role alike is the home page, and what is one’s own', () => {
    expect(pages.filter(({ needs }) => needs === 'any-role').map(({ name }) => name)).toEqual([
      'staff.own',
      'staff.own.end',
      'staff.own.passkey',
      'staff.own.passkey.add',
      'staff.own.passkey.remove',
      'staff.home',
    ]);
  });

  it('of everything else is what a respondent or a program gets before anybody is known', () => {
    const open = [...endpoints, ...publicRoutes]
      .filter(({ needs }) => needs === null)
      .map(({ name }) => name);
    expect([...new Set(open)].sort()).toEqual([
      'asset',
      'chat',
      'chat.as-typed',
      'chat.code',
      'chat.words',
      'embed',
      'front',
      'health',
      'icon',
      'openapi',
      'picture',
      'privacy',
      'robots',
      'wall',
    ]);
  });
});

const guarded = pages.flatMap(({ needs, ...page }) => (needs === null ? [] : [{ ...page, needs }]));

describe('a staff page', () => {
  const people = new Map<string, StaffBrowser>();
  beforeAll(async () => {
    for (const role of roles) people.set(role, await signedIn(served, role));
  });

  it.each(guarded)('$method $path sends somebody who is not signed in to do so', async (page) => {
    const shown = await visitor(origin)[page.method === 'GET' ? 'get' : 'post'](pathOf(page));
    if (page.method === 'GET') expect([shown.status, shown.location]).toEqual([303, '/staff/sign-in']);
    else expect([shown.status, shown.text.includes('load this page again')]).toEqual([401, true]);
  });

  describe.each(guarded)('$method $path', (page) => {
    it.each(roles)('is for %s as the table says', async (role) => {
      const browser = people.get(role) ?? visitor(origin);
      const shown = await browser[page.method === 'GET' ? 'get' : 'post'](pathOf(page));
      if (page.needs === 'any-role' || may(role, page.needs)) {
        expect(shown.status).not.toBe(403);
        expect(shown.location).not.toBe('/staff/sign-in');
        return;
      }
      expect(shown.status).toBe(403);
      expect(shown.text).toContain('You cannot do that here');
      expect(shown.text).toContain(`You are signed in as ${roleNames[role]}.`);
    });
  });
});

describe('an endpoint of the API', () => {
  const call = async (endpoint: { method: string; path: string }, secret?: string) => {
    const { status } = await fetch(`${origin}${pathOf(endpoint)}`, {
      method: endpoint.method,
      ...(secret !== undefined && { headers: { authorization: `Bearer ${secret}` } }),
    });
    return status;
  };
  const closed = endpoints.flatMap(({ needs, ...endpoint }) =>
    needs === null ? [] : [{ ...endpoint, needs, right: needs }],
  );

  describe.each(closed)('$method $path, which needs $right', (endpoint) => {
    it('refuses who shows no key', async () => {
      expect(await call(endpoint)).toBe(401);
    });

    it.each(keys)('is for a key of $role as the table says', async ({ role, secret }) => {
      const status = await call(endpoint, secret);
      if (may(role, endpoint.needs)) expect([401, 403]).not.toContain(status);
      else expect(status).toBe(403);
    });
  });
});

describe('a section of the navigation', () => {
  it.each(sections)('$text is a page that needs what the section says', ({ href, right }) => {
    expect(pages.find(({ path, method }) => path === href && method === 'GET')?.needs).toBe(right);
  });

  it('has a key of its own', () => {
    expect(new Set(sections.map(({ key }) => key)).size).toBe(sections.length);
  });

  it.each(roles)('is offered to %s where they may open it, beside the name of their role', async (role) => {
    const { text } = await (await signedIn(served, role)).get('/staff');
    const navigation = text.slice(0, text.indexOf('<main'));
    const offered = sections.filter(({ href }) => navigation.includes(`href="${href}"`));
    expect(offered.map(({ right }) => right)).toEqual(
      sections.map(({ right }) => right).filter((right) => may(role, right)),
    );
    expect(navigation).toContain(`Signed in as ${roleNames[role]}`);
  });
});
