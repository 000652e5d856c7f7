import { describe, expect, it } from 'vitest';
import { momentInWords } from '../../../../api/staff/words/days.ts';
import { freshDatabase } from '../../../support/database.ts';
import { signedIn, staffServer } from '../../../support/staff-browser.ts';

const { stores } = await freshDatabase();
const at = new Date('2026-07-24T12:05:00Z');
const served = await staffServer(stores, { clock: () => at });
const write = (who: string, did: string, to: string) => stores.audit.write({ who, did, to, at });
for (let n = 1; n <= 60; n++) await write('lead', 'invitation.cancel', `row-${n}`);
await write('figures', 'something.new', '<b>batch</b>');
const administrator = await signedIn(served, 'administrator');

/** The cells of each row, without their tags. */
const rowsOf = (html: string) =>
  html
    .split('<tr')
    .slice(2)
    .map((row) => [...row.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => cell));
const linkTo = (html: string, words: string) =>
  new RegExp(`href="(/staff/audit\\?[^"]*)"[^>]*rel="${words}"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ??
  '';

describe('the audit page', () => {
  it('says who did what, the newest first, in words, and codes where there are none', async () => {
    const { text } = await administrator.get('/staff/audit');
    expect(rowsOf(text).slice(0, 3)).toEqual([
      ['24 July 2026, 1:05pm', 'Administrator', 'Signed in', ''],
      ['24 July 2026, 1:05pm', 'figures', 'something.new', '&lt;b&gt;batch&lt;/b&gt;'],
      ['24 July 2026, 1:05pm', 'Participation lead', 'Cancelled an invitation', 'row-60'],
    ]);
  });

  it('has fifty a page, and leads on to older ones and back', async () => {
    const first = await administrator.get('/staff/audit?who=lead');
    expect(rowsOf(first.text)).toHaveLength(50);
    const older = await administrator.get(linkTo(first.text, 'next'));
    expect(rowsOf(older.text).map((row) => row[3])).toEqual(
      Array.from({ length: 10 }, (_, n) => `row-${10 - n}`),
    );
    expect(linkTo(older.text, 'next')).toBe('');
    expect(linkTo(older.text, 'prev')).toBe('/staff/audit?who=lead');
  });

  it('is narrowed by who and by what was done', async () => {
    const { text } = await administrator.get('/staff/audit?who=figures&did=something.new');
    expect(rowsOf(text)).toHaveLength(1);
    expect(text).toContain('<option value="figures" selected>figures</option>');
    expect(text).toContain('<option value="invitation.cancel">Cancelled an invitation</option>');
  });

  it.each([
    ['nothing that is on it', '?who=nobody', 'Nothing on the record is like that'],
    ['markup', '?who=%3Cscript%3E', 'Nothing on the record is like that'],
    ['nonsense', '?after=x&who=&did=%00', '24 July 2026'],
    ['a row after the last', '?after=1', 'There is no more.'],
  ])('stays a page where it is asked for %s', async (_, query, words) => {
    const { status, text } = await administrator.get(`/staff/audit${query}`);
    expect([status, text.includes(words), text.includes('<script')]).toEqual([200, true, false]);
  });
});

describe('a moment', () => {
  it.each([
    ['2026-01-05T00:00:00Z', '5 January 2026, 12:00am'],
    ['2026-01-05T12:30:59Z', '5 January 2026, 12:30pm'],
    ['2026-06-30T23:30:00Z', '1 July 2026, 12:30am'],
  ])('%s is said by the clock on the wall', (moment, words) => {
    expect(momentInWords(new Date(moment))).toBe(words);
  });
});
