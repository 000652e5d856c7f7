import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../support/database.ts';
import { noon } from '../../../support/days.ts';
import { answered, free, seeded } from '../../../support/own-words.ts';
import { type StaffBrowser, signedIn, staffServer, visitor } from '../../../support/staff-browser.ts';
import { there } from '../../../support/there.ts';

const { stores, sql } = await freshDatabase();
const served = await staffServer(stores, { clock: () => noon });
const idOf = await seeded(stores);
const path = '/staff/themes';
let lead: StaffBrowser;
let other: StaffBrowser;

/** Another lead, with an account of their own: a session is all that a page knows of it. */
async function alsoLead(): Promise<StaffBrowser> {
  const endsAt = new Date(noon.getTime() + 3_600_000);
  const secret = await stores.sessions.open({ who: 'second-lead', role: 'lead', now: noon, endsAt });
  const browser = visitor(served.origin);
  const cookie = { cookie: `sayback-staff=${secret}` };
  return {
    ...browser,
    get: (at) => browser.get(at, cookie),
    post: (at, fields) => browser.post(at, fields, cookie),
  };
}

beforeAll(async () => {
  lead = await signedIn(served);
  other = await alsoLead();
});
beforeEach(async () => {
  await sql('delete from people.participant');
  await sql('delete from people.response');
});

const handleIn = (html: string) => /name="answer" value="([\w-]+)"/.exec(html)?.[1] ?? '';
const words = (html: string) =>
  (/<blockquote[^>]*>(.*?)<\/blockquote>/s.exec(html)?.[1] ?? '').replaceAll(/<[^>]+>/g, '');
const save = async (browser: StaffBrowser, fields: Record<string, string>, at = `${path}/read`) =>
  browser.post(at, { answer: handleIn((await browser.get(at)).text), ...fields });

describe('reading answers', () => {
  it('shows one, redacted, with what suggests a theme marked and said', async () => {
    await answered(stores, { best: 'My worker Sarah did boxing with me' });
    const { text } = await lead.get(`${path}/read`);
    expect(words(text)).toBe('My worker [name] did boxing with me');
    expect(text).toContain('<mark>boxing</mark>');
    expect(text).toMatch(/Because of [^<]*(“|&quot;)boxing/);
    expect(text.indexOf('What we did, and whether')).toBeLessThan(text.indexOf('Other themes'));
    expect(text).toContain('November 2026');
    expect(text).not.toMatch(/Sarah|10 November|15-17|north/);
  });

  it('shows nothing by which the response could be found', async () => {
    const { response } = await answered(stores, { best: 'boxing' });
    const ids = await sql<{ id: string }>(
      'select id from people.participant union all select id from people.invitation',
    );
    const { text } = await lead.get(`${path}/read`);
    for (const id of [response, ...ids.map(({ id }) => id)]) expect(text).not.toContain(id);
  });

  it('writes each look to the audit record, in codes alone', async () => {
    await answered(stores, { best: 'boxing' });
    await lead.get(`${path}/read`);
    expect(await stores.audit.list({ did: 'answers.read', most: 1 })).toMatchObject([
      { who: 'lead', to: 'free/best' },
    ]);
  });

  it('may run our own script, and no page beside it may run any', async () => {
    await answered(stores, { best: 'boxing' });
    const policy = async (at: string) => (await lead.get(at)).headers.get('content-security-policy');
    expect(await policy(`${path}/read`)).toContain("script-src 'self'");
    for (const at of [path, `${path}/differences`, `${path}/quotations`, '/staff', '/staff/invitations'])
      expect(await policy(at)).not.toContain('script-src');
    const [, script = ''] = /<script src="([^"]+)" defer>/.exec((await lead.get(`${path}/read`)).text) ?? [];
    const { status, headers } = await fetch(`${served.origin}${script}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
  });

  it('goes on to the next once one is saved, and says so at the end', async () => {
    await answered(stores, { best: 'boxing', change: 'the bus' });
    const saved = await save(lead, { theme: idOf('activities'), praise: 'yes' });
    expect([saved.status, saved.location]).toEqual([303, `${path}/read?#answer`]);
    expect(words((await lead.get(`${path}/read`)).text)).toBe('the bus');
    await save(lead, {});
    expect((await lead.get(`${path}/read`)).text).toContain('There is no answer that nobody has read yet.');
    expect(await sql('select themes, praise from people.coding order by question')).toEqual([
      { themes: [idOf('activities')], praise: true },
      { themes: [], praise: false },
    ]);
  });

  it('leaves one for now, and takes the newest first', async () => {
    await answered(stores, { best: 'older' }, { now: new Date('2026-09-10') });
    await answered(stores, { best: 'newer' }, { now: new Date('2026-10-10') });
    const { text } = await lead.get(`${path}/read`);
    const [, on = ''] = /href="([^"]*after=[^"]*)#answer">Leave it/.exec(text) ?? [];
    expect(words((await lead.get(on.replaceAll('&amp;', '&'))).text)).toBe('newer');
    expect(words((await lead.get(`${path}/read?newest`)).text)).toBe('newer');
  });

  it.each([
    ['an answer that is gone', { answer: 'x' }, 404],
    ['no answer', {}, 404],
  ])('says kindly what to do with %s', async (_, fields, status) => {
    expect((await lead.post(`${path}/read`, fields)).status).toBe(status);
  });

  it('takes no theme that is not in the codebook', async () => {
    await answered(stores, { best: 'boxing' });
    const saved = await save(lead, { theme: '00000000-0000-7000-8000-000000000000' });
    expect(saved.status).toBe(303);
    expect(await sql('select themes from people.coding')).toEqual([{ themes: [] }]);
  });
});

describe('where two differ', () => {
  it('both are shown side by side, and one of them settles it', async () => {
    await answered(stores, { best: 'boxing and the bus' });
    await save(lead, { theme: idOf('activities') });
    const second = await other.get(`${path}/read?second`);
    expect(second.text).not.toContain('checked');
    await other.post(`${path}/read`, { answer: handleIn(second.text), theme: idOf('getting-there') });
    const { text } = await lead.get(`${path}/differences`);
    expect(text).toContain('<h3 class="govuk-heading-s">Participation lead</h3>');
    expect(text).toContain('<h3 class="govuk-heading-s">second-lead</h3>');
    const settled = await lead.post(`${path}/differences`, {
      answer: handleIn(text),
      theme: idOf('getting-there'),
    });
    expect(settled.location).toBe(`${path}/differences?settled`);
    expect((await lead.get(settled.location ?? '')).text).toContain('Nobody differs about any answer.');
  });

  it('it may be settled another way', async () => {
    await answered(stores, { best: 'boxing' });
    await save(lead, {});
    await other.post(`${path}/read`, {
      answer: handleIn((await other.get(`${path}/read?second`)).text),
      theme: idOf('food'),
    });
    const [, at = ''] =
      /href="([^"]*settle=[^"]*)#answer"/.exec((await lead.get(`${path}/differences`)).text) ?? [];
    const { text } = await lead.get(at);
    expect(text).toContain('Settle it</button>'.replace('</button>', ''));
    await lead.post(`${path}/read`, { answer: handleIn(text), theme: idOf('activities'), settles: '' });
    expect((await lead.get(`${path}/differences`)).text).toContain('Nobody differs');
  });
});

describe('the themes', () => {
  const peopleOf = (html: string, label: string) =>
    new RegExp(`>${label}</a></th>\\s*<td[^>]*data-name="People">([^<]*)`).exec(html)?.[1];

  it('say how many people raised each, and nothing of fewer than the threshold', async () => {
    for (let n = 0; n < 5; n++) await answered(stores, { best: 'the food' });
    for (let n = 0; n < 5; n++) await save(lead, { theme: idOf('food') });
    await answered(stores, { best: 'the bus' });
    await save(lead, { theme: idOf('getting-there') });
    const { text } = await lead.get(path);
    expect(peopleOf(text, 'Food and drink')).toBe('5 or more');
    expect(peopleOf(text, 'Getting there')).toBe('Fewer than 5');
  });

  it('are added, changed, merged, split and retired, and say what was done', async () => {
    const made = await lead.post(`${path}/new`, { label: 'Snacks', words: 'Crisps\njuice' });
    expect(made.location).toBe(`${path}?made`);
    const themes = await stores.codebook.list();
    const { id, words: kept } = there(themes.at(-1));
    expect(kept).toEqual(['crisps', 'juice']);
    const at = `${path}/theme/${id}`;
    await lead.post(at, { do: 'change', label: 'Snacks & drinks', words: 'crisps' });
    expect((await lead.get(at)).text).toContain('Renamed from “Snacks” to “Snacks &amp; drinks”');
    const parts = { first: 'Snacks', 'first-words': 'crisps', second: 'Drinks', 'second-words': 'juice' };
    expect((await lead.post(at, { do: 'split', ...parts })).location).toBe(`${path}?split`);
    expect((await lead.get(at)).text).toContain('Split into “Snacks” and “Drinks”');
    const [snacks, drinks] = (await stores.codebook.list()).slice(-2);
    const merged = await lead.post(`${path}/theme/${snacks?.id}`, { do: 'merge', into: idOf('food') });
    expect(merged.location).toBe(`${path}?merged`);
    expect((await lead.get(`${path}/theme/${snacks?.id}`)).text).toContain(
      'It is a part of “Food and drink” now.',
    );
    expect((await lead.post(`${path}/theme/${drinks?.id}`, { do: 'retire' })).location).toBe(
      `${path}?retired`,
    );
    expect((await lead.get(path)).text).toContain('Drinks</a> (retired)');
  });

  it('are brought back once retired, unless their name is taken', async () => {
    await lead.post(`${path}/new`, { label: 'Buses', words: '' });
    const at = `${path}/theme/${there((await stores.codebook.list()).at(-1)).id}`;
    await lead.post(at, { do: 'retire' });
    expect((await lead.get(at)).text).toContain('Bring the theme back');
    await lead.post(`${path}/new`, { label: 'buses', words: '' });
    const taken = there((await stores.codebook.list()).at(-1)).id;
    const refused = await lead.post(at, { do: 'bring-back' });
    expect([refused.status, refused.text.includes('Another theme has this name now')]).toEqual([400, true]);
    await lead.post(`${path}/theme/${taken}`, { do: 'retire' });
    expect((await lead.post(at, { do: 'bring-back' })).location).toBe(`${path}?back`);
    expect((await lead.get(at)).text).toContain('Brought back');
    expect((await lead.get(path)).text).not.toContain('Buses</a> (retired)');
  });

  it.each([
    ['no name', { label: ' ', words: '' }, 'Enter a name'],
    ['a name that is taken', { label: 'food and DRINK', words: '' }, 'no other theme has'],
    ['a name that is too long', { label: 'x'.repeat(81), words: '' }, '80 characters'],
    ['words that are none', { label: 'New', words: '<b>' }, 'Words must be letters'],
  ])('are refused with %s, and what was typed stays', async (_, fields, problem) => {
    const { status, text } = await lead.post(`${path}/new`, fields);
    expect([status, text.includes(problem), text.includes('<b>')]).toEqual([400, true, false]);
    expect(text).toContain('Error: Add a theme');
  });

  it.each([
    ['merge', { into: '' }, 'Choose the theme'],
    ['split', { first: 'A', second: '' }, 'Enter a name'],
    ['split', { first: 'A', second: 'a' }, 'no other theme has'],
    ['change', { label: 'The place', words: '' }, 'no other theme has'],
  ])('say what is wrong with a %s', async (deed, fields, problem) => {
    const { status, text } = await lead.post(`${path}/theme/${idOf('online')}`, { do: deed, ...fields });
    expect([status, text.includes(problem)]).toEqual([400, true]);
  });
});

describe("victims' answers", () => {
  it('are read by whoever works with victims, on pages of their own, and never by the lead', async () => {
    const harmed = { ...free, key: 'harmed', audience: 'victim' as const, purpose: 'feedback' as const };
    await answered(
      stores,
      { best: 'Dr Okafor wrote me a letter' },
      { questionnaire: harmed, side: stores.victim },
    );
    const worker = await signedIn(served, 'rj-worker');
    const at = '/staff/victim-themes';
    const { text } = await worker.get(`${at}/read`);
    expect(words(text)).toBe('Dr [name] wrote me a letter');
    expect(text).toContain('they did not agree to that');
    expect((await save(worker, { theme: idOf('food') }, `${at}/read`)).location).toBe(`${at}/read?#answer`);
    expect(await sql('select coder from victim.coding')).toEqual([{ coder: 'rj-worker' }]);
    expect((await lead.get(`${path}/read`)).text).toContain('There is no answer');
    expect((await worker.get(at)).text).not.toContain('Add a theme');
    expect((await worker.get(`${path}/new`)).status).toBe(403);
  });
});
