import { describe, expect, it } from 'vitest';
import { figuresPage } from '../../../support/figures-page.ts';
import { parentSays } from '../../../support/figures-year.ts';
import { signedIn } from '../../../support/staff-browser.ts';

/** How parents moved between the start and the end of an order, on a real database, through the engine. */

const { stores, sql, version, served, lead, read, csv } = await figuresPage('/staff/change', 'people');
const [start, end] = [version('parent-self-assessment'), version('parent-self-assessment-end')];

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

  it('is of the newest half-year that is over, and offers none that is not', async () => {
    const { html } = await read();
    expect(html).toContain('<title>Parents: change, April to September 2026 – Sayback');
    expect(html).toMatch(/<option value="2026-04" selected>April to September 2026</);
    expect(html).toMatch(/<option value="2025-10">October 2025 to March 2026</);
    expect(html).not.toContain('<option value="2026-10"');
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
      'How are things at home between you and your child? 0 (Very hard) to 10 (Very good) ' +
        'More moved up than down , of 11 people ' +
        'Moved down 9% , 1 person Stayed 18% , 2 people Moved up 73% , 8 people',
    );
    expect(text).toMatch(/How well can you talk with your child\? .*? No clear change , of 11 people/);
    expect(text).toContain(
      'How sure do you feel about setting rules? 0 (Not sure at all) to 10 (Very sure) ' +
        'Fewer than 5 people answered this both times, so nothing is shown',
    );
  });

  it('sets the last answer at the end against the last before it, not against the next order', async () => {
    await parents(6, ['3', '7']);
    // A new order begins: worse than before, and not yet at its end.
    for (let n = 0; n < 6; n++) await parentSays(stores, start, { home: '0' }, '2026-09-01', `P37${n}`);
    const [home] = await csv();
    expect(home).toMatchObject({ question: 'home', base: '6', up: '6', down: '0' });
    // Its end is better than its start, though worse than the end of the order before.
    for (let n = 0; n < 6; n++) await parentSays(stores, end, { home: '2' }, '2026-11-02', `P37${n}`);
    expect((await csv())[0]).toMatchObject({ base: '6', up: '6' });
  });

  it('counts who answered at the end in that half-year, however long ago they began', async () => {
    await parents(6, ['7', '3'], { from: '2025-02-03', to: '2026-03-04' });
    await parents(5, ['3', '7'], { to: '2026-08-04' });
    expect((await csv('/staff/change.csv?half=2025-10'))[0]).toMatchObject({ base: '6', down: '6' });
    expect((await csv('/staff/change.csv?half=2026-04'))[0]).toMatchObject({ base: '5', up: '5' });
  });

  it('stays as it was when a parent goes on with an answer after the half-year is over', async () => {
    await parents(6, ['3', '7']);
    const before = await csv();
    await sql(
      `update people.tally set first = codes, codes = '0' || substr(codes, 2)
       where questionnaire = '${end.questionnaire.key}'`,
    );
    expect(await csv()).toEqual(before);
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
    ['a quarter', '2026-07'],
    ['a half-year that is not over', '2026-10'],
    ['no month', 'spring'],
  ])('is refused of %s', async (_, half) => {
    const { status, html } = await read(`/staff/change?half=${half}`);
    expect(status).toBe(400);
    expect(html).toContain('<a href="#half">Choose a half-year from the list');
    expect((await lead.get(`/staff/change.csv?half=${half}`)).status).toBe(400);
  });

  it('is for the lead and the board', async () => {
    const board = await signedIn(served, 'board-member');
    expect((await board.get('/staff/change')).status).toBe(200);
    const worker = await signedIn(served, 'rj-worker');
    expect((await worker.get('/staff/change')).status).toBe(403);
  });
});
