import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../support/database.ts';
import { noon } from '../../../support/days.ts';
import { seeded } from '../../../support/own-words.ts';
import { raise } from '../../../support/raised.ts';
import { type StaffBrowser, signedIn, staffServer } from '../../../support/staff-browser.ts';
import { there } from '../../../support/there.ts';

const { stores, sql } = await freshDatabase();
const served = await staffServer(stores, { clock: () => noon });
const idOf = await seeded(stores);
const path = '/staff/commitments';
const words = {
  theme: idOf('food'),
  said: 'There is no food.',
  doing: 'We will have snacks.',
  owner: 'North team',
  due: new Date('2026-12-01'),
  planAim: null,
};
const by = { who: 'lead', now: noon };
let lead: StaffBrowser;
let board: StaffBrowser;

beforeAll(async () => {
  lead = await signedIn(served);
  board = await signedIn(served, 'board-member');
});
beforeEach(async () => {
  await sql('delete from people.participant');
  await sql('delete from people.response');
  await sql('alter table service.commitment_history disable trigger user');
  await sql('alter table service.update disable trigger user');
  await sql('truncate service.commitment cascade');
  await sql('alter table service.commitment_history enable trigger user');
  await sql('alter table service.update enable trigger user');
});

const made = async (more: Partial<typeof words> = {}) =>
  there(await stores.commitments.add({ ...words, ...more, ...by }));
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

const fields = {
  theme: idOf('food'),
  said: 'There is no food.',
  doing: 'We will have snacks.',
  owner: 'North team manager',
  'plan-aim': 'Aim 3',
  day: '1',
  month: '12',
  year: '2026',
  do: 'save',
};
const longOne = 'We will look at all of the rooms and then we will say what we can do.';

describe('the list', () => {
  it('says what to do where there is no commitment yet, to each role its own', async () => {
    expect((await lead.get(path)).text).toContain('A commitment grows from a theme');
    const { text } = await board.get(path);
    expect(text).toContain('There is no commitment yet');
    expect(text).not.toContain('Make a commitment');
  });

  it('has what is overdue first, then by where it stands, each by its day', async () => {
    const late = await made({ said: 'This is late.', due: new Date('2026-11-09') });
    await made({ said: 'This is due today.', due: noon });
    await made({ said: 'This has time.', due: new Date('2027-01-01') });
    const done = await made({ said: 'This is done.', due: new Date('2026-01-01') });
    await stores.commitments.move({ id: done, from: 'thinking', to: 'done', why: null, ...by });
    const { text } = await board.get(path);
    const order = ['Overdue', 'This is late.', 'thinking about it', 'due today', 'has time', 'This is done.'];
    const places = order.map((each) => text.indexOf(each));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(text).toContain(`${path}/${late}`);
  });

  it('tells how many raised the theme, and nothing of fewer than the threshold', async () => {
    await made();
    await raise(stores, { theme: idOf('food'), people: 4 });
    expect((await lead.get(path)).text).toContain('Fewer than 5 people');
    await raise(stores, { theme: idOf('food'), people: 1 });
    expect((await lead.get(path)).text).toContain('5 people');
  });
});

describe('who heard back', () => {
  const figures = async () => {
    const text = textOf((await board.get(path)).text);
    return text.slice(text.indexOf('Told within 90 days'), text.indexOf('How this is counted'));
  };

  it('is told in two figures, with what they are of, and in none of fewer than the threshold', async () => {
    const id = await made();
    const said = new Date('2026-10-01T12:00:00Z');
    await raise(stores, { theme: idOf('food'), people: 4, now: said });
    const update = '00000000-0000-7000-8000-00000000000a';
    const told = { id: update, commitment: id, said: 'No food.', did: 'Food.' };
    await stores.commitments.tell({ ...told, ...by });
    const tell = async () => {
      await stores.people.tellings.queue(update, noon);
      await sql(`update people.telling set outcome = 'told', way = 'page', told_at = '2026-10-31T12:00:00Z'`);
    };
    await tell();
    expect(await figures()).toContain('Not shown: fewer than 5 people so far.');
    expect(await figures()).toContain('Not shown: fewer than 5 people were told so far.');
    await raise(stores, { theme: idOf('food'), people: 1, now: said });
    await tell();
    expect(await figures()).toContain('Told within 90 days 100% 5 of 5 people. Likely range: 57% to 100%.');
    expect(await figures()).toContain('From saying to hearing back 30 days 5 people.');
  });
});

describe('making one', () => {
  const form = async (theme = '') => (await lead.get(`${path}/new${theme}`)).text;

  it('is led to from the page of a theme, which is chosen then', async () => {
    const { text } = await lead.get(`/staff/themes/theme/${idOf('food')}`);
    const [href = ''] = /\/staff\/commitments\/new\?theme=[\w-]+/.exec(text) ?? [];
    expect((await lead.get(href)).text).toMatch(new RegExp(`value="${idOf('food')}" selected`));
  });

  it('is done once, however often the form is sent', async () => {
    const id = hidden(await form(), 'id');
    const sent = await Promise.all([1, 2].map(() => lead.post(`${path}/new`, { ...fields, id })));
    for (const { status, location } of sent)
      expect([status, location]).toEqual([303, `${path}/${id}?done=made`]);
    expect(await stores.commitments.list()).toMatchObject([
      { id, said: 'There is no food.', planAim: 'Aim 3', due: new Date('2026-12-01') },
    ]);
  });

  it.each([
    ['no theme', { theme: '' }, 'Choose the theme'],
    ['a theme that is not there', { theme: '00000000-0000-7000-8000-000000000000' }, 'Choose the theme'],
    ['nothing said', { said: ' ' }, 'Enter what people said'],
    ['nothing to do', { doing: '' }, 'Enter what we will do'],
    ['too many words', { doing: 'go '.repeat(250) }, 'must be 600 characters or fewer'],
    ['no owner', { owner: '' }, 'Enter who owns it'],
    ['a day that is none', { day: '31', month: '2' }, 'must be a real date'],
    ['half a day', { year: '' }, 'must include a year'],
  ])('is refused with %s, and what was typed stays', async (_, wrong, problem) => {
    const id = hidden(await form(), 'id');
    const { status, text } = await lead.post(`${path}/new`, { ...fields, id, ...wrong });
    expect([status, text.includes(problem), text.includes('North team manager') || 'owner' in wrong]).toEqual(
      [400, true, true],
    );
    expect(text).toContain('Error: Make a commitment');
    expect(hidden(text, 'id')).toBe(id);
    expect(await stores.commitments.list()).toEqual([]);
  });

  it('says which sentence is too hard and why, before and after it is saved as a draft', async () => {
    const checked = await lead.post(`${path}/new`, {
      ...fields,
      do: 'check',
      said: 'We require comprehensive rehabilitation opportunities.',
      doing: longOne,
    });
    expect([checked.status, await stores.commitments.list()]).toEqual([200, []]);
    expect(checked.text).toContain('We require comprehensive rehabilitation opportunities”');
    expect(checked.text).toContain('Only an adult reads it with ease. Use shorter');
    expect(checked.text).toContain('It has 17 words.');
    const id = hidden(await form(), 'id');
    await lead.post(`${path}/new`, { ...fields, id, doing: longOne });
    const { text } = await lead.get(`${path}/${id}`);
    expect(text).toContain('Draft: too hard to read');
    expect(text).not.toContain(`${id}/tell`);
    expect((await lead.get(path)).text).toContain('Draft: too hard to read');
  });
});

describe('one commitment', () => {
  const tags = (html: string) => [...html.matchAll(/name="to"[^>]*value="(\w+)"/g)].map(([, to]) => to);

  it('is moved where the table allows it alone, with its history', async () => {
    const id = await made();
    const at = `${path}/${id}`;
    expect(tags((await lead.get(at)).text)).toEqual(['doing', 'done', 'cannot']);
    const moved = await lead.post(at, { do: 'move', from: 'thinking', to: 'doing' });
    expect(moved.location).toBe(`${at}?done=moved`);
    const { text } = await lead.get(at);
    expect(tags(text)).toEqual(['done', 'cannot', 'thinking']);
    expect(textOf(text)).toContain('Moved from “Thinking” to “Doing” Participation lead, 10 November 2026');
    expect((await lead.post(at, { do: 'move', from: 'doing', to: 'nowhere' })).status).toBe(400);
    expect((await lead.post(at, { do: 'move', from: 'doing' })).text).toContain('Choose where it stands now');
  });

  it('tells whoever moves it in a second tab that it was moved, and what it is now', async () => {
    const id = await made();
    const at = `${path}/${id}`;
    await lead.post(at, { do: 'move', from: 'thinking', to: 'done' });
    const late = await lead.post(at, { do: 'move', from: 'thinking', to: 'doing' });
    expect([late.status, late.text.includes('It stands as “Done” now')]).toEqual([409, true]);
    expect(await stores.commitments.get(id)).toMatchObject({ status: 'done' });
  });

  it('needs a reason where it cannot be done', async () => {
    const id = await made();
    const at = `${path}/${id}`;
    const none = await lead.post(at, { do: 'move', from: 'thinking', to: 'cannot', why: ' ' });
    expect([none.status, none.text.includes('Enter why we can’t do it')]).toEqual([400, true]);
    await lead.post(at, { do: 'move', from: 'thinking', to: 'cannot', why: 'It costs too much.' });
    expect(await stores.commitments.get(id)).toMatchObject({ status: 'cannot', why: 'It costs too much.' });
    expect((await board.get(at)).text).toContain('Moved from “Thinking” to “We can’t”: It costs too much.');
  });

  it('gets words, a mark, and a place on the wall', async () => {
    const id = await made();
    const at = `${path}/${id}`;
    expect((await lead.get(`${at}/words`)).text).toContain('There is no food.');
    expect((await lead.post(`${at}/words`, { ...fields, doing: 'We bring fruit.' })).location).toBe(
      `${at}?done=changed`,
    );
    await lead.post(at, { do: 'mark', mark: '2' });
    await lead.post(at, { do: 'wall', wall: 'on' });
    expect(await stores.commitments.get(id)).toMatchObject({
      doing: 'We bring fruit.',
      mark: 2,
      onWall: true,
    });
    expect((await lead.post(at, { do: 'mark', mark: '4' })).status).toBe(400);
    await lead.post(at, { do: 'mark', mark: 'none' });
    await lead.post(at, { do: 'wall', wall: 'off' });
    expect(await stores.commitments.get(id)).toMatchObject({ mark: null, onWall: false });
  });

  it('goes on the wall, and stays there, only in words that a child can read', async () => {
    const hard = await made({ doing: longOne });
    const refused = await lead.post(`${path}/${hard}`, { do: 'wall', wall: 'on' });
    expect([refused.status, refused.text.includes('simple enough for a child')]).toEqual([400, true]);
    const id = await made();
    const at = `${path}/${id}`;
    await lead.post(at, { do: 'wall', wall: 'on' });
    const reworded = await lead.post(`${at}/words`, { ...fields, doing: longOne });
    expect([reworded.status, reworded.text.includes('These words are on the wall')]).toEqual([400, true]);
    const moved = await lead.post(at, { do: 'move', from: 'thinking', to: 'cannot', why: longOne });
    expect([moved.status, moved.text.includes('It has 17 words')]).toEqual([400, true]);
    expect(await stores.commitments.get(id)).toMatchObject({
      status: 'thinking',
      doing: 'We will have snacks.',
    });
  });

  it('is read by the board, who can change nothing', async () => {
    const id = await made();
    const { text } = await board.get(`${path}/${id}`);
    expect(text).toContain('There is no food.');
    expect(text.slice(text.indexOf('<main'))).not.toContain('<button');
    expect((await board.post(`${path}/${id}`, { do: 'wall', wall: 'on' })).status).toBe(403);
    for (const at of ['new', `${id}/words`, `${id}/tell`, `${id}/session`])
      expect((await board.get(`${path}/${at}`)).status).toBe(403);
  });
});

describe('telling people', () => {
  const words = { said: 'There is no food.', did: 'We have snacks now.' };
  const opened = async (id: string) => {
    const { text } = await lead.get(`${path}/${id}/tell`);
    return { update: hidden(text, 'update'), standing: 'thinking' };
  };
  const tellings = () => sql('select from people.telling');

  it('shows them the words first, and tells nobody yet', async () => {
    const id = await made();
    await raise(stores, { theme: idOf('food'), people: 5 });
    const { text } = await lead.post(`${path}/${id}/tell`, { ...(await opened(id)), ...words, do: 'check' });
    expect(textOf(text)).toContain(
      'You told us: There is no food. We are thinking about it: We have snacks now. ' +
        'Does this help? Yes No Not sure',
    );
    expect([await tellings(), await stores.commitments.updates(id)]).toEqual([[], []]);
    const edit = await lead.post(`${path}/${id}/tell`, { ...(await opened(id)), ...words, do: 'edit' });
    expect(edit.text).toContain('We have snacks now.');
  });

  it('queues them once, for a double click, a form sent again, and a second tab', async () => {
    const id = await made();
    await raise(stores, { theme: idOf('food'), people: 6 });
    await raise(stores, { theme: idOf('food'), people: 2, hearBack: false });
    const [one, two] = [await opened(id), await opened(id)];
    const send = (of: typeof one, more = {}) =>
      lead.post(`${path}/${id}/tell`, { ...of, ...words, do: 'send', ...more });
    const sent = [...(await Promise.all([send(one), send(one)])), await send(two)];
    for (const { location } of sent) expect(location).toBe(`${path}/${id}?done=told#told`);
    expect(await stores.commitments.updates(id)).toMatchObject([words]);
    expect(await tellings()).toHaveLength(6);
    const other = await send(two, { did: 'Other words.' });
    expect([other.status, other.text.includes('Somebody else has told people already')]).toEqual([409, true]);
    expect(await stores.commitments.updates(id)).toHaveLength(1);
    expect(await opened(id)).not.toEqual(one);
  });

  it('tells nobody what a child could not read', async () => {
    const id = await made();
    for (const step of ['check', 'send']) {
      const { status, text } = await lead.post(`${path}/${id}/tell`, {
        ...(await opened(id)),
        ...words,
        did: longOne,
        do: step,
      });
      expect([status, text.includes('It has 17 words'), text.includes('error-summary')]).toEqual([
        400,
        true,
        true,
      ]);
    }
    expect(await stores.commitments.updates(id)).toEqual([]);
  });

  it('waits where somebody moved it on after the words were looked at', async () => {
    const id = await made();
    const before = await opened(id);
    await stores.commitments.move({ id, from: 'thinking', to: 'done', why: null, ...by });
    const { status, text } = await lead.post(`${path}/${id}/tell`, { ...before, ...words, do: 'send' });
    expect([status, text.includes('Somebody moved it to “Done”')]).toEqual([409, true]);
    expect(await stores.commitments.updates(id)).toEqual([]);
  });

  it('then says who was told, who waits, who is not reachable and why, and what they thought', async () => {
    const id = await made();
    await raise(stores, { theme: idOf('food'), people: 9 });
    await lead.post(`${path}/${id}/tell`, { ...(await opened(id)), ...words, do: 'send' });
    const mark = (set: string, n: number, offset: number) =>
      sql(
        `update people.telling set ${set} where person in
         (select person from people.telling order by person offset ${offset} limit ${n})`,
      );
    await mark(`outcome = 'told', way = 'chat', told_at = now(), verdict = 'yes'`, 3, 0);
    await mark(`outcome = 'told', way = 'page', told_at = now(), verdict = 'not-sure'`, 1, 3);
    await mark(`outcome = 'unreachable', why = 'no-chat'`, 2, 4);
    const shown = async () => textOf((await board.get(`${path}/${id}`)).text);
    expect(await shown()).toContain(
      'To be told: 9 people What People Told in their chat 0 Told on their page 0',
    );
    expect(await shown()).toContain('they have no chat we can write to 2');
    expect(await shown()).toContain('Fewer than 5 people have said whether it helps.');
    await mark(`outcome = 'told', way = 'page', told_at = now(), verdict = 'no'`, 1, 4);
    expect(await shown()).toContain('Told in their chat 3 Told on their page 2');
    expect(await shown()).toContain('they have no chat we can write to 1');
    const five = 'Does this help?: 5 people What People Yes 3 No 1 Not sure 1';
    expect(await shown()).toContain(five);
    // Nobody who looks again sees that one more came, what they said, or that another changed their mind; an
    // anonymous answer has the month alone.
    const before = await shown();
    await mark(
      `outcome = 'told', way = 'page', told_at = '2020-01-01', verdict = 'no', verdict_at = '2020-01-01'`,
      1,
      5,
    );
    await mark(`verdict = 'no'`, 1, 0);
    expect(await shown()).toBe(before);
    await mark(`outcome = 'told', way = 'page', told_at = now(), verdict = 'yes'`, 3, 6);
    expect(await shown()).toContain('Does this help?: 9 people What People Yes 5 No 3 Not sure 1');
    expect(await shown()).toContain('Told in their chat 3 Told on their page 2');
    await raise(stores, { theme: idOf('food'), people: 1 });
    await lead.post(`${path}/${id}/tell`, { do: 'again' });
    expect(await tellings()).toHaveLength(10);
  });

  it('tells of no number where fewer than the threshold were to be told', async () => {
    const id = await made();
    await raise(stores, { theme: idOf('food'), people: 4 });
    await lead.post(`${path}/${id}/tell`, { ...(await opened(id)), ...words, do: 'send' });
    const { text } = await lead.get(`${path}/${id}`);
    expect(text).toContain('Fewer than 5 people were to be told.');
    expect(text).not.toContain('Told in their chat');
  });
});

describe('told in a session', () => {
  const at = async () => `${path}/${await made()}/session`;

  it('is recorded once, with the day and how many were there', async () => {
    const page = await at();
    const session = hidden((await lead.get(page)).text, 'session');
    const sent = { session, day: '9', month: '11', year: '2026', people: '12' };
    for (const _ of [1, 2])
      expect((await lead.post(page, sent)).location).toBe(page.replace('/session', '?done=session#told'));
    const { text } = await lead.get(page.replace('/session', ''));
    expect(text.split('9 November 2026: 12 people there')).toHaveLength(2);
    expect(text).toContain('Told in a session on 9 November 2026: 12 there');
  });

  it.each([
    ['a day to come', { day: '11' }, 'must be today or in the past'],
    ['nobody', { people: '0' }, 'from 1 to 1000'],
    ['no number', { people: 'some' }, 'from 1 to 1000'],
    ['no form of ours', { session: 'x' }, 'out of date'],
  ])('is refused with %s', async (_, wrong, problem) => {
    const page = await at();
    const session = hidden((await lead.get(page)).text, 'session');
    const sent = { session, day: '9', month: '11', year: '2026', people: '12', ...wrong };
    const { status, text } = await lead.post(page, sent);
    expect([status, text.includes(problem)]).toEqual([400, true]);
  });
});

it('the poster has what was chosen, or what is on the wall, and nothing that is too hard', async () => {
  const [one, two] = [await made({ said: 'One thing.' }), await made({ said: 'Another thing.' })];
  await made({ said: 'A hard thing.', doing: longOne });
  const on = async (query: string) => {
    const { text } = await board.get(`${path}/poster${query}`);
    return [...text.matchAll(/<p class="sayback-poster__words">(\w+ thing)\./g)].map(([, said]) => said);
  };
  expect(await on('')).toEqual([]);
  expect(await on(`?id=${one}`)).toEqual(['One thing']);
  expect((await on(`?id=${one}&id=${two}`)).sort()).toEqual(['Another thing', 'One thing']);
  await lead.post(`${path}/${two}`, { do: 'wall', wall: 'on' });
  expect(await on('')).toEqual(['Another thing']);
  expect(await on('?chosen=')).toEqual([]);
});
