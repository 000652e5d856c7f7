import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { editionSchema } from '../../../../reports/edition/content.ts';
import { parseCsv } from '../../../support/csv.ts';
import { freshDatabase } from '../../../support/database.ts';
import { twoQuarters } from '../../../support/edition-year.ts';
import { library, parentSays, today, usual, victimsOf } from '../../../support/figures-year.ts';
import { inWords } from '../../../support/page-words.ts';
import { type StaffBrowser, signedIn, staffServer } from '../../../support/staff-browser.ts';
import { there } from '../../../support/there.ts';
import { until } from '../../../support/until.ts';

/** Editions from the draft to the board's question, on a real database, as lead and board meet them. */

const { stores, sql } = await freshDatabase();
const version = await library(stores);
const start = version('parent-self-assessment');
const keys = [{ name: 'bi', role: 'board-member' as const, secret: 'a-secret-of-the-board' }];
const served = await staffServer(stores, { clock: () => today, keys });
const [lead, board] = [await signedIn(served), await signedIn(served, 'board-member')];
const api = (path: string, accept = 'application/json') =>
  fetch(`${served.origin}${path}`, { headers: { authorization: 'Bearer a-secret-of-the-board', accept } });

const read = async (path: string, browser: StaffBrowser = lead) => {
  const { status, text: html } = await browser.get(path);
  return { status, html, text: inWords(html) };
};
/** Begins a draft of that quarter, and waits until it is built. */
async function draftOf(period: string): Promise<string> {
  const begun = await lead.post('/staff/editions/new', { id: randomUUID(), period, title: '' });
  expect(begun.status, inWords(begun.text)).toBe(303);
  const path = there(begun.location);
  await until(async () => !(await read(path)).text.includes('The page looks again by itself'));
  return path;
}
const fieldOf = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
async function publish(draft: string): Promise<{ status: number; location: string }> {
  const { html } = await read(`${draft}/publish`);
  const done = await lead.post(`${draft}/publish`, { version: fieldOf(html, 'version') });
  return { status: done.status, location: done.location ?? '' };
}

let quotation = '';
beforeAll(async () => {
  ({ quotation } = await twoQuarters(stores, start));
  for (const month of ['2026-04', '2026-05', '2026-06', '2026-08']) await victimsOf(stores, month, 10, usual);
});

describe('before there is any', () => {
  it('the page says what to do, to each', async () => {
    expect((await read('/staff/editions')).text).toContain('Choose a quarter that is over');
    const { text, html } = await read('/staff/editions', board);
    expect(text).toContain('The participation lead publishes one a quarter.');
    expect(html).not.toContain('Make an edition');
  });

  it.each([
    ['no months are chosen', { period: '' }, 'Select the months that the edition is about'],
    ['the quarter is not over', { period: '2026-10_2026-12' }, 'Select the months that the edition is about'],
    [
      'the title is too long',
      { period: '2026-04_2026-06', title: 'x'.repeat(121) },
      'Title must be 120 characters or fewer',
    ],
  ])('beginning one says what is wrong, where %s', async (_, fields, problem) => {
    const { status, text } = await lead.post('/staff/editions/new', { ...fields });
    expect(status).toBe(400);
    expect(text).toContain('There is a problem');
    expect(inWords(text)).toContain(problem);
    expect(await stores.editions.drafts()).toEqual([]);
  });
});

describe('an edition', () => {
  it('is built, written beside, previewed and published, and is frozen then', async () => {
    const draft = await draftOf('2026-04_2026-06');
    const part = `${draft}/write/voice.parent-self-assessment`;
    const page = await read(part);
    expect(page.text).toContain('14 people answered.');
    const wrote = await lead.post(part, {
      mark: fieldOf(page.html, 'mark'),
      'text-0': 'Home is hard at the start.',
      'agreed-0': '3/7/2026',
    });
    expect(wrote.location).toBe(`${draft}?saved`);
    const preview = await read(`${draft}/preview`);
    expect(preview.text).toContain('Home is hard at the start.');
    expect(preview.text).toContain('Agreed with the forum on 3 July 2026.');

    const done = await publish(draft);
    expect(done).toEqual({ status: 303, location: '/staff/editions/1?published' });
    const before = await read('/staff/editions/1', board);
    expect(before.text).toContain('Edition 1: April 2026 to June 2026.');
    expect(before.text).toContain('Cooking');
    const { checksum } = there(await stores.editions.get(1));
    expect(before.text).toContain(checksum);

    // Answers that come in later change nothing of it, and count when they came.
    for (let n = 0; n < 6; n++) await parentSays(stores, start, { home: '9' }, '2026-05-30');
    expect((await read('/staff/editions/1', board)).html).toBe(before.html);
    expect((await read('/staff/report?from=2026-04&to=2026-06')).text).toContain('14 people answered.');
    expect((await read('/staff/report?from=2026-04&to=2026-07')).text).toContain('14 people answered.');
    expect((await read('/staff/report?from=2026-04&to=2026-11')).text).toContain('34 people answered.');
  });

  it('keeps its months to itself, and says so kindly', async () => {
    const again = await lead.post('/staff/editions/new', { period: '2026-04_2026-09' });
    expect(again.status).toBe(400);
    expect(inWords(again.text)).toContain('Edition 1 has some of these months.');
    const { text } = await read('/staff/editions/new');
    expect(text).toContain('Edition 1 has April to June 2026.');
  });

  it('is the same in every format, and its checksum is of what the JSON holds', async () => {
    const response = await api('/api/v1/editions/1');
    const text = await response.text();
    const frozen = text.slice(text.indexOf('"edition":') + '"edition":'.length, -1);
    const body: unknown = JSON.parse(text);
    const { checksum } = there(await stores.editions.get(1));
    expect(body).toMatchObject({ number: 1, checksum, quotations: [{ id: quotation, words: 'Cooking' }] });
    expect(createHash('sha256').update(frozen).digest('hex')).toBe(checksum);
    expect(frozen).not.toContain('Cooking');
    const content = editionSchema.parse(JSON.parse(frozen));
    expect(content.narrative).toEqual({
      'voice.parent-self-assessment.home': { text: 'Home is hard at the start.', agreedOn: '2026-07-03' },
    });
    const csv = await (await api('/api/v1/editions/1', 'text/csv')).text();
    expect(await (await api('/api/v1/editions/1/figures.csv')).text()).toBe(csv);
    expect((await lead.get('/staff/editions/1.csv')).text).toBe(csv);
    expect((await lead.get('/staff/editions/1.json')).text).toBe(text);
    const home = parseCsv(csv).find((row) => row.question === 'home' && row.answer === '2');
    expect(home).toMatchObject({ people: '14', share: '1', suppressed: 'false' });
    expect(await (await api('/api/v1/editions')).json()).toMatchObject([{ number: 1, from: '2026-04' }]);
    expect(await (await api('/api/v1/editions/schema.json')).json()).toHaveProperty('properties.board');
    expect((await api('/api/v1/editions/7')).status).toBe(404);
  });

  it.each([
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['pdf', 'application/pdf', '%PDF-'],
  ])('comes as .%s too, to staff and to programs alike', async (format, type, begins) => {
    const [page, program] = await Promise.all([
      board.get(`/staff/editions/1.${format}`),
      api('/api/v1/editions/1', type),
    ]);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, type]);
    expect(page.text.startsWith(begins)).toBe(true);
    expect(await program.text()).toBe(page.text);
  });

  it('no longer shows words that were taken back, and its checksum stays', async () => {
    await stores.people.quotations.drop({ id: quotation, who: 'lead', now: today });
    const { text } = await read('/staff/editions/1');
    expect(text).toContain('Some words that stood here were taken back');
    expect(await (await api('/api/v1/editions/1')).json()).toMatchObject({ quotations: [{ words: null }] });
    // Nor can anybody try whether the words that they guess at were these.
    const guess = createHash('sha256').update(`${quotation} Cooking`).digest('hex');
    expect(there(await stores.editions.get(1)).content).not.toContain(guess);
  });
});

describe('two tabs', () => {
  it('on one part: the second is told, and loses nothing', async () => {
    const draft = await draftOf('2026-01_2026-03');
    const path = `${draft}/write/influence`;
    const mark = fieldOf((await read(path)).html, 'mark');
    expect((await lead.post(path, { mark, 'text-0': 'The first' })).status).toBe(303);
    const late = await lead.post(path, { mark, 'text-0': 'The second' });
    expect(late.status).toBe(409);
    expect(inWords(late.text)).toContain('Saved meanwhile: The first');
    expect(late.text).toContain('The second</textarea>');
    expect((await lead.post(path, { mark: fieldOf(late.text, 'mark'), 'text-0': 'The second' })).status).toBe(
      303,
    );
    expect((await read(`${draft}/preview`)).text).toContain('The second');
  });

  it('on two parts: both are saved', async () => {
    const [draft] = await stores.editions.drafts();
    const paths = ['audience', 'opening'].map(
      (part) => `/staff/editions/drafts/${there(draft).id}/write/${part}`,
    );
    const pages = await Promise.all(paths.map((path) => read(path)));
    for (const [n, path] of paths.entries()) {
      const mark = fieldOf(there(pages[n]).html, 'mark');
      expect((await lead.post(path, { mark, title: 'Winter', 'text-0': `Words ${n}` })).status).toBe(303);
    }
    expect((await stores.editions.drafts())[0]).toMatchObject({
      title: 'Winter',
      narrative: { foreword: { text: 'Words 1' }, 'audience.editions': { text: 'Words 0' } },
    });
  });

  it('what was counted by hand can be taken out again', async () => {
    const [draft] = await stores.editions.drafts();
    const path = `/staff/editions/drafts/${there(draft).id}/write/space`;
    const save = async (fields: Record<string, string>) => {
      const mark = fieldOf((await read(path)).html, 'mark');
      expect((await lead.post(path, { mark, ...fields })).status).toBe(303);
      return (await stores.editions.drafts())[0]?.entered;
    };
    expect(await save({ 'plan-views': '9', 'plan-of': '30' })).toEqual({ plan: { views: 9, of: 30 } });
    expect(await save({ 'review-views': '0', 'review-of': '8' })).toEqual({ review: { views: 0, of: 8 } });
  });

  it('what no eye sees is left out', async () => {
    const [draft] = await stores.editions.drafts();
    const path = `/staff/editions/drafts/${there(draft).id}/write/influence`;
    const mark = fieldOf((await read(path)).html, 'mark');
    const wrote = await lead.post(path, { mark, 'text-0': 'Two\u0000\u0007\r\nlines' });
    expect(wrote.status).toBe(303);
    expect((await read(path)).html).toContain('Two \nlines</textarea>');
  });

  it('a form with a mistake is shown again with all that was typed', async () => {
    const [draft] = await stores.editions.drafts();
    const path = `/staff/editions/drafts/${there(draft).id}/write/space`;
    const wrong = await lead.post(path, {
      'text-0': 'Typed',
      'agreed-0': '31/2/2026',
      'plan-views': '9',
      'plan-of': '3',
    });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('Typed</textarea>');
    expect(inWords(wrong.text)).toContain('The day it was agreed must be a real date');
    expect(inWords(wrong.text)).toContain('the first may not be larger');
  });
});

describe('publishing', () => {
  it('where answers were taken back since: shows the new figures first, and publishes nothing', async () => {
    const draft = await draftOf('2026-07_2026-09');
    await sql(`delete from people.response where id in (
      select response_id from people.tally
      where questionnaire = 'parent-self-assessment' and counted = '2026-08' limit 2)`);
    const first = await publish(draft);
    expect(first.location).toBe(`${draft}/preview?counted-again`);
    const preview = await read(first.location);
    expect(preview.text).toContain('These are the new figures.');
    expect(preview.text).toContain('12 people answered.');
    expect((await publish(draft)).location).toBe('/staff/editions/2?published');
  });

  it('a half-year whose groups it carries stays as it was published, too', async () => {
    const half = '/staff/report?from=2026-04&to=2026-09';
    const before = await read(half);
    for (let n = 0; n < 6; n++) await parentSays(stores, start, { home: '9' }, '2026-09-03');
    expect((await read(half)).text).toBe(before.text);
    const { groups } = editionSchema.parse(JSON.parse(there(await stores.editions.get(2)).content));
    expect(groups).toMatchObject({ from: '2026-04', to: '2026-09' });
  });

  it('what it published of victims, change and digest stays on the pages of these, too', async () => {
    const files = [
      '/staff/victim-figures.csv?year=2026',
      '/staff/change.csv?half=2026-04',
      '/staff/digest.csv?half=2026-04',
    ];
    const now = () => Promise.all(files.map(async (file) => (await lead.get(file)).text));
    const before = await now();
    await victimsOf(stores, '2026-05', 1, usual);
    await parentSays(stores, start, { home: '1' }, '2026-04-09', 'late');
    await sql(`delete from people.response where id in (
      select response_id from people.tally where counted between '2026-04' and '2026-06' limit 1)`);
    expect(await now()).toEqual(before);
    expect(parseCsv(before[0] ?? '').length).toBeGreaterThan(10);
  });

  it('the next edition compares with the one before, and refers to it', async () => {
    const { text, html } = await read('/staff/editions/2', board);
    expect(text).toContain('Edition 1, April to June 2026, was published on 24 November 2026.');
    expect(html).toContain('Since edition 1');
    const compared = await read('/staff/editions/2/compare', board);
    expect(compared.text).toMatch(/2 100% \(78% to 100%\) 0% \(0% to 24%\) Down/);
    expect((await read('/staff/editions/1/compare')).status).toBe(404);
    expect(text).toMatch(/What we did, and whether it suited me 5 or more 5 or more/);
  });

  it.each(['children', 'panel', 'courts', 'quality', 'team'])('the digest for %s is there', async (whom) => {
    const { status, text } = await read(`/staff/editions/2/for/${whom}`, board);
    expect(status).toBe(200);
    expect(text.length).toBeGreaterThan(100);
  });

  it('courts are told where too few answered', async () => {
    expect((await read('/staff/editions/2/for/courts')).text).toContain('Too few answered in this month.');
    expect((await read('/staff/editions/2/for/nobody')).status).toBe(404);
  });
});

describe('a question of the board', () => {
  it('is asked by a board member, replied to once by the lead, and stands in the next edition', async () => {
    const asked = await board.post('/staff/editions/1/questions', { question: 'What helped?' });
    expect(asked.location).toBe('/staff/editions/1?asked#questions');
    const [one] = await stores.editions.questions(1);
    const path = `/staff/editions/1/questions/${there(one).id}`;
    expect((await board.post(path, { reply: 'x', owner: 'y' })).status).toBe(403);
    const empty = await lead.post(path, { reply: '', owner: 'Operations manager' });
    expect([empty.status, inWords(empty.text).includes('Enter the reply')]).toEqual([400, true]);
    expect(empty.text).toContain('value="Operations manager"');
    expect((await lead.post(path, { reply: 'More time.', owner: 'Operations manager' })).status).toBe(303);
    expect((await lead.post(path, { reply: 'Less.', owner: 'y' })).status).toBe(400);
    expect((await read('/staff/editions/1', board)).text).toContain(
      'Replied on 24 November 2026 by Operations manager',
    );
    const draft = await draftOf('2025-10_2025-12');
    const { text } = await read(`${draft}/preview`);
    expect(text).toContain('Asked on 24 November 2026 about edition 1: What helped?');
    expect(text).toContain('Replied on 24 November 2026 by Operations manager: More time.');
  });

  it('is kept without what no eye sees', async () => {
    const asked = await board.post('/staff/editions/1/questions', { question: 'Seen\u0000 or\u0008 not?' });
    expect(asked.location).toBe('/staff/editions/1?asked#questions');
    const kept = async () =>
      there((await stores.editions.questions(1)).find(({ question }) => question === 'Seen or not?'));
    const { id } = await kept();
    const path = `/staff/editions/1/questions/${id}`;
    expect((await lead.post(path, { reply: 'Seen\u0000.', owner: 'Manager\u0000' })).status).toBe(303);
    expect(await kept()).toMatchObject({ reply: 'Seen .', owner: 'Manager' });
  });

  it('needs words, and an edition', async () => {
    const empty = await board.post('/staff/editions/1/questions', { question: ' ' });
    expect([empty.status, inWords(empty.text).includes('Enter your question')]).toEqual([400, true]);
    const long = await board.post('/staff/editions/1/questions', { question: 'why '.repeat(600) });
    expect([long.status, long.text.includes('why why</textarea>')]).toEqual([400, true]);
    expect((await board.post('/staff/editions/9/questions', { question: 'Why?' })).status).toBe(404);
  });
});

it('nothing of what anybody wrote is on the audit record', async () => {
  const rows = await sql<{ row: string }>('select a::text as row from service.audit a');
  for (const words of ['Home is hard', 'What helped', 'More time', 'Winter', 'Cooking']) {
    expect(rows.filter(({ row }) => row.includes(words))).toEqual([]);
  }
  expect(rows.filter(({ row }) => row.includes('edition.publish'))).toHaveLength(2);
});
