import { describe, expect, it } from 'vitest';
import { victimFiguresSchema } from '../../../../reports/victims/schema.ts';
import { figuresPage } from '../../../support/figures-page.ts';
import { usual, victimSays, victimsOf } from '../../../support/figures-year.ts';
import { inWords } from '../../../support/page-words.ts';
import { signedIn } from '../../../support/staff-browser.ts';

/** The victims' figures as the lead, the board and the victim worker read them, on a real database. */

const keys = [{ name: 'board', role: 'board-member' as const, secret: 'a-secret-of-the-board' }];
const { stores, version, served, lead, read, csv } = await figuresPage('/staff/victim-figures', 'victim', {
  keys,
});

/** Everything between two headings. */
const part = (text: string, from: string, to: string) =>
  text.slice(text.lastIndexOf(` ${from} `), text.lastIndexOf(` ${to} `));

const summer = async () => {
  for (const month of ['2026-04', '2026-05', '2026-06']) await victimsOf(stores, month, 10, usual);
};

describe('the victims’ figures', () => {
  it('say that nobody is on record, where nobody is', async () => {
    const { text } = await read();
    expect(text).toContain('No victim is on record yet.');
    expect(text).not.toContain('Download');
    expect(text).not.toContain('Notes');
  });

  it('are of the financial year that is under way, up to the last month that is over', async () => {
    await summer();
    await victimsOf(stores, '2026-11', 8, usual);
    await victimsOf(stores, '2026-03', 8, usual);
    const { html, text } = await read();
    expect(html).toContain('<title>Victim figures, April 2026 to March 2027 – Sayback');
    expect(text).toContain('In short, April to June 2026');
    expect(text).toContain(
      'July to October 2026 are not in these figures yet, because fewer than 5 victims have anything ' +
        'on record then. November 2026 is not over.',
    );
    expect(html).toMatch(/<option value="2026" selected>2026 to 2027 \(so far\)/);
  });

  it('begin with the key performance indicator, then show each kind by months of enough', async () => {
    await summer();
    const { text } = await read();
    expect(text).toContain(
      'Something is on record for 30 victims . 18 agreed to contact. ' +
        '6 took part in restorative justice: 33% of those who agreed.',
    );
    const justice = part(text, 'Taking part in restorative justice', 'Told within 5 working days');
    expect(justice).toContain('April 2026 33% 2 of 6 took part, likely 10% to 70%');
    expect(justice).toContain('All months 33% 6 of 18 took part, likely 16% to 56%');
    expect(part(text, 'Told within 5 working days', 'What was done')).toMatch(
      /April 2026 75% 6 of 8 in time, likely/,
    );
    // Two of a month are not reached, so three months stand together, and are the only row.
    const reasons = part(text, 'Why victims were not reached', 'What victims said');
    expect(reasons).toContain('April to June 2026, of 6 victims not reached');
    expect(reasons).not.toContain('All months');
  });

  it('are of an earlier year, whole, where that is chosen', async () => {
    for (const month of ['2025-04', '2025-09', '2026-03']) await victimsOf(stores, month, 6, usual);
    const { text } = await read('/staff/victim-figures?year=2025');
    expect(text).toContain('In short, April 2025 to March 2026');
    expect(text).not.toContain('is not over');
    expect(text).toContain('May to September 2025');
  });

  it.each(['2027', '20', 'x', '2026-04'])('are refused of the year %s, which is none', async (year) => {
    const { status, html } = await read(`/staff/victim-figures?year=${year}`);
    expect(status).toBe(400);
    expect(html).toContain('<title>Error: Victim figures');
    expect(html).toContain('<a href="#year">Choose a year from the list');
    expect((await lead.get(`/staff/victim-figures.csv?year=${year}`)).status).toBe(400);
  });

  it('show not one number of too few, on the page and in both files', async () => {
    await victimsOf(stores, '2026-05', 4, usual);
    const { text } = await read();
    expect(text).toContain(
      'Fewer than 5 victims have anything on record in these months, so nothing is shown.',
    );
    expect(text.replaceAll(/fewer than 5|20\d\d/gi, '')).not.toMatch(/\d/);
    for (const path of ['/staff/victim-figures.csv', '/staff/victim-figures/said.csv']) {
      for (const line of await csv(path)) {
        expect([line.count, line.share, line.base, line.low, line.high].join('')).toBe('');
      }
    }
  });

  it('tell nobody the facts of few by looking before and after the month in which they are', async () => {
    await summer();
    const before = await csv();
    // They come in July, with nobody else for the rest of the year.
    await victimsOf(stores, '2026-07', 4, () => ({ identified: 2, 'not-reached': 9 }));
    expect((await csv()).filter(({ row }) => row !== 'waiting')).toEqual(
      before.filter(({ row }) => row !== 'waiting'),
    );
    const { text } = await read();
    expect(text).toContain('Something is on record for 30 victims');
  });

  it('are for whoever may read them, each a section of theirs', async () => {
    await summer();
    for (const role of ['rj-worker', 'board-member'] as const) {
      const browser = await signedIn(served, role);
      expect((await browser.get('/staff')).text).toContain('href="/staff/victim-figures"');
      expect((await read('/staff/victim-figures', browser)).text).toContain('30 victims');
    }
    const worker = await signedIn(served, 'worker');
    expect((await worker.get('/staff/victim-figures')).status).toBe(403);
  });
});

describe('what victims said', () => {
  it('is counted of those who answered for themselves alone, in the months of the figures', async () => {
    await summer();
    const feedback = version('victim-feedback');
    for (let n = 0; n < 6; n++) {
      await victimSays(
        stores,
        feedback,
        { helped: n < 4 ? '5' : '2', best: 'You were lovely' },
        '2026-05-12',
      );
    }
    for (let n = 0; n < 3; n++) {
      await victimSays(stores, feedback, { helped: '1' }, '2026-05-12', { proxy: true });
    }
    const said = part((await read()).text, 'What victims said', 'Notes');
    expect(said).toContain('6 people were asked. 6 answered: 100%');
    expect(said).toContain('How well did we help you? 6 people answered.');
    expect(said).toMatch(/Not at all 0% 0 answers/);
    expect(said).toMatch(/Really well 67% 4 answers/);
    expect(said).toContain('What somebody else said for a victim is not counted here.');
  });

  it('has no groups, and no guess at how it sounds', async () => {
    await summer();
    const feedback = version('victim-feedback');
    for (let n = 0; n < 6; n++) {
      await victimSays(stores, feedback, { best: 'A lovely, kind and brilliant worker' }, '2026-05-12');
    }
    const { html } = await read();
    expect(html).toContain('could say something in their own words');
    expect(html).not.toContain('guess');
    expect(html).not.toContain('report-groups');
    const lines = await csv('/staff/victim-figures/said.csv');
    expect(lines.some(({ question }) => question === 'best')).toBe(true);
    expect(lines.filter(({ category }) => category?.includes('guess'))).toEqual([]);
    expect(new Set(lines.map(({ band }) => band))).toEqual(new Set(['all']));
  });

  it('is hidden of fewer than five, and is not in the board report', async () => {
    await summer();
    const feedback = version('victim-feedback');
    for (let n = 0; n < 4; n++) await victimSays(stores, feedback, { helped: '5' }, '2026-05-12');
    const { text } = await read();
    const said = part(text, 'What victims said', 'Notes');
    expect(said).toContain('Too few people were asked or answered to show how many.');
    expect(said).toContain('No question was answered by 5 people or more');
    expect(said.replaceAll(/than 5|by 5/g, '')).not.toMatch(/\d/);
    for (let n = 0; n < 6; n++) await victimSays(stores, feedback, { helped: '5' }, '2026-05-12');
    const report = await lead.get('/staff/report?from=2026-04&to=2026-06');
    expect(report.text).not.toContain('How did we do by you');
    expect(inWords(report.text)).toContain('There is nobody to count in these months yet.');
  });
});

describe('over the API', () => {
  const call = (path: string, secret = keys[0]?.secret, accept = 'application/json') =>
    fetch(`${served.origin}/api/v1/reports/${path}`, {
      headers: { authorization: `Bearer ${secret}`, accept },
    });

  it('the figures come as JSON by their schema, and as CSV', async () => {
    await summer();
    const body: unknown = await (await call('victims?year=2026')).json();
    expect(victimFiguresSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({ from: '2026-04', to: '2026-10', facts: { total: { base: 30 } } });
    for (const [path, accept] of [
      ['victims?year=2026', 'text/csv'],
      ['victims.csv?year=2026', '*/*'],
    ] as const) {
      const response = await call(path, keys[0]?.secret, accept);
      expect(response.headers.get('content-disposition')).toBe(
        'attachment; filename="victims-2026-04-2026-10.csv"',
      );
      expect(await response.text()).toMatch(/^row,from,to,figure,/);
    }
  });

  it('what victims said comes beside it', async () => {
    await summer();
    expect(await (await call('victims-said?year=2026')).json()).toMatchObject({
      from: '2026-04',
      to: '2026-06',
      questionnaires: [],
    });
  });

  it.each([
    ['victims', 'year is missing.'],
    ['victims?year=26', 'year must be a year such as 2026.'],
    ['victims?year=2027', 'year must be a year of which a month from April on is over.'],
    ['victims?year=2026&month=5', 'month is not known here.'],
  ])('%s is refused in plain words', async (path, message) => {
    const response = await call(path);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message });
  });
});
