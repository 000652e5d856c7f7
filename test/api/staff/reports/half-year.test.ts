import { describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../support/database.ts';
import { library, today } from '../../../support/figures-year.ts';
import { signedIn, staffServer } from '../../../support/staff-browser.ts';

/** One code names a half-year on every page and in every file that takes one. */

const { stores } = await freshDatabase();
await library(stores);
const lead = await signedIn(await staffServer(stores, { clock: () => today }));
const pages = ['/staff/change', '/staff/digest'];
const addresses = pages.flatMap((page) => [page, `${page}.csv`]);

describe('the code of a half-year', () => {
  it.each(addresses)('is its first month in %s', async (address) => {
    expect((await lead.get(`${address}?half=2026-04`)).status).toBe(200);
    expect((await lead.get(`${address}?half=2025-10`)).status).toBe(200);
  });

  it.each(addresses)('is nothing else in %s', async (address) => {
    for (const code of ['2026-10', '2026-01', '2026-1', '2026', 'April']) {
      expect((await lead.get(`${address}?half=${code}`)).status).toBe(400);
    }
  });

  it('offers the same half-years on every page', async () => {
    const offered = await Promise.all(
      pages.map(async (page) => [...(await lead.get(page)).text.matchAll(/<option value="([^"]+)"/g)]),
    );
    const [first = [], ...others] = offered.map((options) => options.map(([, code]) => code));
    expect(first.slice(0, 3)).toEqual(['2026-04', '2025-10', '2025-04']);
    for (const codes of others) expect(codes).toEqual(first);
  });

  it.each(['change', 'digest'])('stands in the name of the file of %s', async (page) => {
    const { headers } = await lead.get(`/staff/${page}.csv?half=2026-04`);
    expect(headers.get('content-disposition')).toContain('-2026-04-2026-09.csv');
  });
});
