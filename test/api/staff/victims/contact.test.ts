import { beforeEach, describe, expect, it } from 'vitest';
import { dayFields, now, reads, victimPages } from '../../../support/victim-pages.ts';
import { tell } from '../../../support/victims.ts';

const { stores, worker, audit, clear } = await victimPages();
const { victims } = stores.victim;

beforeEach(clear);

describe('how to reach somebody', () => {
  const reachable = async () => {
    const fields = { ...dayFields(now), nonce: 'n1', contact: 'Text 07700 900123\n<b>after four' };
    const { location } = await worker.post('/staff/victims/new', fields);
    const path = location?.replace(/\?.*/, '') ?? '';
    return { path, id: path.split('/').at(-1) ?? '' };
  };

  it('is not on their page, and is shown on request, each look on the audit record', async () => {
    const { path, id } = await reachable();
    expect((await worker.get(path)).text).not.toContain('07700');
    const shown = await worker.post(`${path}/contact/show`);
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(shown.text).toContain('Text 07700 900123<br>&lt;b&gt;after four');
    expect((await audit()).at(-1)).toBe(`rj-worker victim.contact-seen ${id}`);
    expect((await worker.get(`${path}/contact`)).text).not.toContain('07700');
  });

  it('is changed, and forgotten once somebody is sure', async () => {
    const { path, id } = await reachable();
    expect((await worker.post(`${path}/contact`, { contact: 'Ring' })).location).toBe(
      `${path}?done=contact-kept`,
    );
    expect(await victims.contact(id)).toBe('Ring');
    expect(reads(await worker.get(`${path}/contact/forget`))).toContain('It is deleted at once');
    const done = await worker.post(`${path}/contact/forget`);
    expect(reads(await worker.get(done.location ?? ''))).toContain('How to reach them is forgotten.');
    expect(await victims.contact(id)).toBeNull();
    expect((await audit()).slice(1)).toEqual([
      `rj-worker victim.contact-kept ${id}`,
      `rj-worker victim.contact-forgotten ${id}`,
    ]);
    expect((await worker.post(`${path}/contact/show`)).location).toBe(path);
    expect((await worker.get(`${path}/contact/forget`)).location).toBe(path);
  });

  it.each([
    ['nothing', ' ', 'Enter how to reach them'],
    ['too much', 'x'.repeat(501), 'How to reach them must be 500 characters or fewer'],
  ])('is not changed to %s', async (_, contact, message) => {
    const { path, id } = await reachable();
    const shown = await worker.post(`${path}/contact`, { contact });
    expect([shown.status, reads(shown).includes(message)]).toEqual([400, true]);
    expect(await victims.contact(id)).toContain('07700');
  });

  it('is not kept of somebody who said no to contact, and the page says so', async () => {
    const { path, id } = await reachable();
    await tell(stores, id, 'contact', false, now);
    const { location } = await worker.post(`${path}/contact`, { contact: 'Ring' });
    const shown = reads(await worker.get(location ?? ''));
    expect(shown).toContain('How to reach them is not kept');
    expect(shown).toContain('They said no to contact on 25 November 2026.');
    expect(await victims.contact(id)).toBeNull();
    expect(reads(await worker.get(path))).not.toContain('How to reach them');
  });
});
