import { beforeEach, describe, expect, it } from 'vitest';
import { parseCsv } from '../reports/comma-separated.ts';
import { freshDatabase } from '../support/database.ts';
import { library, parentSays, today } from '../support/figures-year.ts';
import { inWords } from './page-words.ts';
import { signedIn, staffed } from './staff-signing.ts';

/** How parents moved between the start and the end of an order, on a real database, through the engine. */

const { stores, sql } = await freshDatabase();
const version = await library(stores);
const [start, end] = [version('parent-self-assessment'), version('parent-self-assessment-end')];
const served = await staffed(stores, { clock: () => today });
const lead = await signedIn(served);

beforeEach(async () => {
  await sql('delete from people.participant');
  await sql('delete from people.response');
  await sql(`update people.release set since = '', month = ''`);
});

const read = async (path = '/staff/change') => {
  const { status, text: html } = await lead.get(path);
  return { status, html, text: inWords(html) };
};
const csv = async (path = '/staff/change.csv') => parseCsv((await lead.get(path)).text.replace('\ufeff', ''));

/** So many parents who said `before` at the start and `after` at the end, of how things are at home. */
async function parents(
  number: number,
  [before, after]: [string, string],
  { from = '2026-02-03', to = '2026-08-04', called = 'P' } = {},
): Promise<void> {
  for (let n = 0; n < number; n++) {
    const reference = `${called}${before}${after}${n}`;
    await parentSays(stores, start, { home: before, talk: '5' }, from, reference);
    await parentSays(stores, end, { home: after, talk: '5' }, to, reference);
  }
}

describe('the change of parents', () => {
  it('says that nobody was asked at the end, where nobody was', async () => {
    await parentSays(stores, start, { home: '3' }, '2026-02-03');
    const { text } = await read();
    expect(text).toContain('No parent or carer was asked at the end of an order in these months.');
    expect(text).not.toContain('Download');
    expect(text).not.toContain('Notes');
  });

  it('is of the four quarters up to this one, where nothing is chosen', async () => {
    const { html, text } = await read();
    expect(html).toContain('<title>Parents: change, January to December 2026 – Sayback');
    expect(html).toMatch(/<option value="2026-10" selected>October to December 2026</);
    expect(text).toContain('November 2026 is not over, so these figures can still change.');
  });

  it('shows who moved up, stayed and moved down, each with how many, and says what is clear', async () => {
    await parents(8, ['3', '7']);
    await parents(2, ['5', '5']);
    await parents(1, ['6', '4']);
    const { text } = await read();
    expect(text).toContain('11 parents and carers answered at the start of an order and again at its end.');
    expect(text).toContain('More moved up than down: 1 question');
    expect(text).toContain('No clear change: 1 question');
    expect(text).toContain(
      'How are things at home between you and your child? 0 (Very hard) to 10 (Very good) More moved up than down , of 11 people Moved down 9% , 1 person Stayed 18% , 2 people Moved up 73% , 8 people',
    );
    expect(text).toMatch(/How well can you talk with your child\? .*? No clear change , of 11 people/);
    expect(text).toContain(
      'How sure do you feel about setting rules? 0 (Not sure at all) to 10 (Very sure) Fewer than 5 people answered this both times, so nothing is shown',
    );
  });

  it('sets the last answer at the end against the last before it, and not against that of the next order', async () => {
    await parents(6, ['3', '7']);
    // A new order begins: worse than before, and not yet at its end.
    for (let n = 0; n < 6; n++) await parentSays(stores, start, { home: '0' }, '2026-09-01', `P37${n}`);
    const [home] = await csv();
    expect(home).toMatchObject({ question: 'home', base: '6', up: '6', down: '0' });
    // Its end is better than its start, though worse than the end of the order before.
    for (let n = 0; n < 6; n++) await parentSays(stores, end, { home: '2' }, '2026-11-02', `P37${n}`);
    expect((await csv())[0]).toMatchObject({ base: '6', up: '6' });
    expect((await csv('/staff/change.csv?from=2026-07&to=2026-07'))[0]).toMatchObject({ base: '6', up: '6' });
  });

  it('counts who answered at the end in these quarters, however long ago they began', async () => {
    await parents(6, ['7', '3'], { from: '2025-02-03', to: '2026-05-04' });
    await parents(5, ['3', '7'], { to: '2026-08-04' });
    expect((await csv('/staff/change.csv?from=2026-04&to=2026-04'))[0]).toMatchObject({
      base: '6',
      down: '6',
    });
    expect((await csv('/staff/change.csv?from=2026-07&to=2026-07'))[0]).toMatchObject({ base: '5', up: '5' });
    expect((await csv('/staff/change.csv?from=2026-04&to=2026-07'))[0]).toMatchObject({ base: '11' });
  });

  it('shows not one number of fewer than five, on the page and in the file', async () => {
    await parents(4, ['3', '7']);
    // Enough answers at the end to be counted, of parents who said nothing at the start.
    for (let n = 0; n < 6; n++) await parentSays(stores, end, { home: '9' }, '2026-08-04');
    const { text } = await read();
    expect(text).toContain('Fewer than 5 parents and carers answered at the start');
    const figures = text.slice(text.indexOf('In short'));
    expect(figures.replaceAll(/(fewer than|at least) 5|\d* ?\w+ 20\d\d/gi, '')).not.toMatch(/\d/);
    for (const line of await csv()) {
      expect([line.base, line.up, line.stayed, line.down, line.p, line.says].join('')).toBe('');
    }
  });

  it.each([
    [
      'the wrong way round',
      'from=2026-07&to=2026-04',
      'from',
      'The first quarter must be the same as the last',
    ],
    ['that begin in no quarter', 'from=2026-05&to=2026-07', 'from', 'Choose the first quarter from the list'],
    ['that have not begun', 'from=2026-07&to=2027-01', 'to', 'Choose the last quarter from the list'],
  ])('is refused of quarters %s, and keeps what was chosen', async (_, query, field, words) => {
    const { status, html } = await read(`/staff/change?${query}`);
    expect(status).toBe(400);
    expect(html).toContain(`<a href="#${field}">${words}`);
    expect(html).toContain('<option value="2026-07" selected>');
    expect((await lead.get(`/staff/change.csv?${query}`)).status).toBe(400);
  });

  it('is for the lead and the board', async () => {
    const board = await signedIn(served, 'board-member');
    expect((await board.get('/staff/change')).status).toBe(200);
    const worker = await signedIn(served, 'rj-worker');
    expect((await worker.get('/staff/change')).status).toBe(403);
  });
});
