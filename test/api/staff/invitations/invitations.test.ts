import { beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../../fault.ts';
import { freshDatabase } from '../../../support/database.ts';
import { questionnaireOf } from '../../../support/responses.ts';
import { type StaffBrowser, signedIn, staffServer, visitor } from '../../../support/staff-browser.ts';
import { style, workbook } from '../../../support/workbook.ts';

const { stores, sql } = await freshDatabase();
const clock = () => new Date('2026-11-24T12:00:00Z');
const served = await staffServer(stores, { clock });
await stores.questionnaires.publish(
  questionnaireOf([{ key: 'more', type: 'text', ask: 'What else?' }]),
  {},
  clock(),
);
const victims = {
  ...questionnaireOf([{ key: 'more', type: 'text', ask: 'What else?' }]),
  key: 'harmed',
  title: 'After harm',
  audience: 'victim' as const,
};
await stores.questionnaires.publish(victims, {}, clock());
const lead: StaffBrowser = await signedIn(served);

const last = { day: '1', month: '2', year: '2027' };
const fields = { questionnaire: 'club', ...last, nonce: 'n1' };
const make = (more: Record<string, string> = {}) =>
  lead.post('/staff/invitations/new', { ...fields, ...more });
const sheet = (rows: string, more: Record<string, string> = {}) => ({ ...fields, rows, ...more });
const check = (rows: string, more = {}) => lead.post('/staff/invitations/sheet', sheet(rows, more));
const makeAll = (rows: string, more = {}) => lead.post('/staff/invitations/sheet/make', sheet(rows, more));
const made = async () => (await sql<{ n: number }>('select count(*)::int as n from people.invitation'))[0]?.n;
const all = () => stores.people.invitations.list({ most: 1000, now: clock() });

beforeEach(async () => {
  await sql('delete from people.participant');
});

describe('every page', () => {
  it.each([
    '/staff',
    '/staff/invitations',
    '/staff/invitations/new',
    '/staff/invitations/sheet',
    '/staff/invitations/sheet/template.csv',
    '/staff/invitations/cards?id=x',
    '/staff/invitations/x/cancel',
  ])('%s is for those who are signed in', async (path) => {
    expect((await visitor(served.origin).get(path)).location).toBe('/staff/sign-in');
  });

  it('says so kindly where there is nothing, and where the database is away', async () => {
    const nowhere = [
      '/staff/invitations/cards?id=x',
      '/staff/invitations/x/cancel',
      '/staff/nowhere',
      '/staff/invitations/',
    ];
    for (const path of nowhere) {
      const { status, text } = await lead.get(path);
      expect([path, status, text.includes('<h1 class="govuk-heading-l">Page not found')]).toEqual([
        path,
        404,
        true,
      ]);
    }
    const away = {
      ...stores.people.invitations,
      standings: () => Promise.reject(new Fault('unavailable', 'The database does not answer.')),
    };
    const people = {
      ...stores.people,
      invitations: Object.assign(Object.create(stores.people.invitations), away),
    };
    // The same clock: signing in ends the sessions whose time is over.
    const ill = await staffServer({ ...stores, people }, { clock });
    const shown = await (await signedIn(ill)).get('/staff');
    expect([shown.status, shown.text.includes('Sorry, there is a problem')]).toEqual([503, true]);
  });
});

describe('a form that is sent after the session ended', () => {
  it('makes nothing, and is made when it is sent again by somebody who signed in', async () => {
    const back = visitor(served.origin);
    const refused = await back.post('/staff/invitations/new', { ...fields, reference: 'A1' });
    expect([refused.status, await made()]).toEqual([401, 0]);
    expect(refused.text).toContain('<h1 class="govuk-heading-l">You are signed out</h1>');
    expect(refused.text).toContain('load this page again');
    await back.post(served.announced.at(-1) ?? '');
    expect((await back.post('/staff/invitations/new', { ...fields, reference: 'A1' })).status).toBe(303);
    expect(await made()).toBe(1);
  });
});

describe('inviting one', () => {
  it('leads to their card, and is on the audit record without the reference', async () => {
    const { status, location } = await make({ reference: ' ab  1/7 ', age: '15-17', team: 'North Team' });
    expect([status, location]).toEqual([303, expect.stringMatching(/cards\?batch=[0-9a-f-]{36}$/)]);
    const [row] = await all();
    expect(row).toMatchObject({
      reference: 'AB 1/7',
      bands: { age: '15-17', team: 'north-team' },
      due: new Date('2027-02-01'),
    });
    const card = await lead.get(location ?? '');
    const [found] = await stores.people.invitations.cards({ id: row?.id ?? '' }, clock());
    expect(card.text).toContain(found?.code);
    expect(card.text).toContain('For staff: AB 1/7');
    const audit = await sql<{ did: string; to_what: string }>(
      'select did, to_what from service.audit order by id desc limit 2',
    );
    expect(audit.map(({ did }) => did)).toEqual(['invitation.codes-seen', 'invitation.create']);
    expect(audit.map(({ to_what }) => location?.endsWith(to_what.replace('batch:', '')))).toEqual([
      true,
      true,
    ]);
  });

  it('has a card that says of itself, also on paper, that it is of a demonstration', async () => {
    const { location } = await make({ reference: 'A1' });
    const demo = await staffServer(stores, { clock, demo: true });
    const card = async (of: StaffBrowser) =>
      (await of.get(location ?? '')).text.split('class="sayback-card"')[1];
    expect(await card(await signedIn(demo))).toContain('Made up');
    expect(await card(lead)).not.toContain('Made up');
  });

  it('for a team that is a slip away from one in use is asked about, and then made as it is', async () => {
    await make({ reference: 'A1', team: 'north' });
    const asked = await make({ reference: 'A2', team: 'noth' });
    expect([asked.status, await made()]).toEqual([400, 1]);
    expect(asked.text).toContain('Team: nobody has “noth” yet. Did you mean “north”?');
    const [, sure = ''] = /name="sure" value="([^"]*)"/.exec(asked.text) ?? [];
    await make({ reference: 'A2', team: 'noth', sure });
    expect((await all()).map(({ bands }) => bands.team).sort()).toEqual(['north', 'noth']);
  });

  it('sent twice is made once; changed and sent again it is another', async () => {
    const [first, again] = [await make({ reference: 'A1' }), await make({ reference: 'A1' })];
    expect([again.location, await made()]).toEqual([first.location, 1]);
    await make({ reference: 'A2' });
    expect(await made()).toBe(2);
  });

  it.each([
    ['no questionnaire', { questionnaire: '' }, 'Select a questionnaire'],
    [
      'one for victims, before their consent can be recorded',
      { questionnaire: 'harmed' },
      'Select a questionnaire',
    ],
    [
      'a reference that is too long',
      { reference: 'A'.repeat(41) },
      'Reference must be 40 characters or fewer',
    ],
    ['a reference in Arabic', { reference: 'مريم' }, 'Reference must be'],
    ['a reference with a picture', { reference: 'A1 🙂' }, 'Reference must be'],
    ['a day that is not', { day: '31' }, 'The last day must be a real date'],
    ['a day that is past', { year: '2026' }, 'The last day must be today or in the future'],
    ['a day too far', { year: '2029' }, 'The last day must be at most a year from now'],
    ['a part of a day', { month: '' }, 'The last day must include a month'],
    ['a band that is not', { age: '99' }, 'Age must be one of'],
  ])('refuses %s and keeps everything that was typed', async (_, wrong, message) => {
    const { status, text } = await make({ team: 'kept-team', ...wrong });
    expect(status).toBe(400);
    expect(text).toContain('<title>Error: ');
    expect(text).toContain(message);
    expect(text).toContain('value="kept-team"');
    expect(await made()).toBe(0);
  });

  it('shows what was typed as text, never as markup', async () => {
    expect((await make({ reference: '"><b>x' })).text).not.toContain('<b>x');
  });
});

describe('a sheet', () => {
  it.each([
    ['commas', 'reference,Age,GENDER\nA1,15 to 17,girl\nA2,10-14,Boy'],
    ['semicolons and Windows line ends', 'reference;Age;GENDER\r\nA1;15 to 17;girl\r\nA2;10-14;Boy\r\n'],
    ['very many empty columns', `reference,age,gender${','.repeat(500)}\nA1,15-17,girl\nA2,10-14,boy`],
    ['tabs and empty rows', 'reference\tAge\tGENDER\nA1\t15 to 17\tgirl\n\t\t\nA2\t10-14\tBoy'],
    ['a byte order mark', '\ufeffreference,Age,GENDER\nA1,15 to 17,girl\nA2,10-14,Boy'],
  ])('with %s is checked, and made in its order when it is confirmed', async (_, rows) => {
    const checked = await check(rows);
    expect([checked.status, await made()]).toEqual([200, 0]);
    expect(checked.text).toContain('You are about to make 2 invitations');
    const { location } = await makeAll(rows);
    expect((await all()).map(({ reference, bands }) => [reference, bands])).toEqual([
      ['A1', { age: '15-17', gender: 'girl' }],
      ['A2', { age: '10-14', gender: 'boy' }],
    ]);
    expect((await makeAll(rows)).location).toBe(location);
    expect(await made()).toBe(2);
  });

  it('says where a name is a slip away from one in use', async () => {
    await make({ reference: 'A0', team: 'north' });
    const { text } = await check('reference,team\nA1,North\nA2,Noth');
    expect(text).toContain('Team: nobody has “noth” yet. Did you mean “north”?');
    expect((await check('reference,team\nA1,North\nA2,South')).text).not.toContain('Did you mean');
  });

  it('may come as a file', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new File(['\ufeffreference\r\nA1\r\nA2\r\n'], 'people.csv'));
    expect((await lead.send('/staff/invitations/sheet', form)).text).toContain(
      'You are about to make 2 invitations',
    );
    form.set('file', new File([Uint8Array.of(0x72, 0xe9, 0x66)], 'latin.csv'));
    expect((await lead.send('/staff/invitations/sheet', form)).text).toContain('or as &quot;CSV UTF-8&quot;');
  });

  it('may come as an Excel workbook, with the age 10-14 that Excel took for a day', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = `<row>${['reference', 'age', 'last day'].map(cell).join('')}</row>
      <row>${cell('A1')}<c s="${style.monthAndYear}"><v>41913</v></c>
      <c s="${style.day}"><v>46387</v></c></row>`;
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new File([workbook(rows)], 'people.xlsx'));
    const { text } = await lead.send('/staff/invitations/sheet', form);
    expect(text).toContain('You are about to make 1 invitation');
    const [, sent = ''] = /<textarea name="rows" hidden>\n([^<]*)</.exec(text) ?? [];
    await makeAll(sent);
    const [one] = await all();
    expect([one?.reference, one?.bands, one?.due]).toEqual(['A1', { age: '10-14' }, new Date('2026-12-31')]);
  });

  it('says every problem of every row at once, keeps the rows, and makes nothing', async () => {
    const rows = 'reference,age,last day,questionnaire\nA1,15-17,,\na1,17,,\n=1+1,,1/1/2020,pub\nA4,,,,more';
    for (const sent of [await check(rows), await makeAll(rows)]) {
      expect(sent.status).toBe(400);
      for (const said of [
        'Row 3: Reference A1 is in row 2 already',
        'Row 3: Age must be one of',
        'Row 4: Reference must be',
        'Row 4: There is no questionnaire of this name',
        'Row 4: The last day must be today or in the future',
        'Row 5: There are more cells than headings',
      ]) {
        expect(sent.text).toContain(said);
      }
      expect(sent.text).toContain('A4,,,,more</textarea>');
    }
    expect(await made()).toBe(0);
  });

  it.each([
    ['a heading that is not known', 'reference,name\nA1,x', 'Row 1: the heading &quot;name&quot; is not one'],
    [
      'a heading that every object has',
      'constructor\nA1',
      'Row 1: the heading &quot;constructor&quot; is not one',
    ],
    ['a heading that is there twice', 'age,Age\n15-17,15-17', 'is there twice'],
    ['nobody in it', 'reference\n\n', 'There is nobody in the sheet'],
    ['nothing in it', ' ', 'Paste the rows of your spreadsheet'],
    ['an open quotation mark', 'reference\n"A1', 'The sheet cannot be read'],
    [
      'too many',
      `reference\n${'\nA'.repeat(0)}${Array.from({ length: 501 }, (_, n) => `A${n}`).join('\n')}`,
      'Send at most 500',
    ],
  ])('with %s is refused', async (_, rows, message) => {
    const { status, text } = await check(rows);
    expect([status, text.includes(message)]).toEqual([400, true]);
  });

  it.each([
    ['very many headings', 100_000, 'has 100000 headings. Send at most 100'],
    ['more than is taken apart', 500_000, 'The sheet is too long. Send at most 500 people'],
  ])('of %s is refused in few words, and soon', async (_, headings, words) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new File([`${'x,'.repeat(headings)}\nA1`], 'wide.csv'));
    const { status, text } = await lead.send('/staff/invitations/sheet', form);
    expect([status, text.includes(words)]).toEqual([400, true]);
    expect(text.length).toBeLessThan(2_000_000);
  });

  it('of very many problems tells a hundred, and how many more there are', async () => {
    const wrong = Array.from({ length: 80 }, () => '=1,x').join('\n');
    const { status, text } = await check(`reference,age\n${wrong}`);
    // The first stands at its field, too.
    expect([status, text.split('Row ').length - 1]).toEqual([400, 101]);
    expect(text).toContain('There are 60 more problems. Put these right first, and check again');
  });

  it('says who is known, and who has an invitation that still works', async () => {
    await make({ reference: 'A1' });
    await make({ reference: 'A2' });
    const second = (await all()).find(({ reference }) => reference === 'A2');
    await stores.people.invitations.cancel(second?.id ?? '', clock());
    const { text } = await check('reference\nA1\nA2\nA3');
    expect(text).toContain('They would get a second one: A1.');
    expect(text).toContain('Sayback knows 2 references already');
    expect(text).toContain('A1, A2.');
  });

  it('may name another questionnaire and last day in a row', async () => {
    await makeAll('reference,last day,questionnaire\nA1,24-Dec-26,\nA2,24/12/2026 00:00,club\nA3,,');
    expect((await all()).map(({ due }) => due.toISOString().slice(0, 10))).toEqual([
      '2026-12-24',
      '2026-12-24',
      '2027-02-01',
    ]);
  });

  it('of 500 is made and shown with less than two seconds of work', async () => {
    const rows = `reference,age\n${Array.from({ length: 500 }, (_, n) => `B${n},15-17`).join('\n')}`;
    // Of work, not of waiting: other test files run beside this one.
    const start = process.cpuUsage();
    const { location } = await makeAll(rows);
    expect((await lead.get(location ?? '')).text.match(/<section class="sayback-card"/g)).toHaveLength(500);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(2_000);
  });

  it('that is too large is refused in words', async () => {
    const { status, text } = await check('A'.repeat(1024 * 1024));
    expect([status, text.includes('That is too large')]).toEqual([413, true]);
  });
});

describe('the list', () => {
  it('is designed while it is empty, and where nothing is found', async () => {
    expect((await lead.get('/staff')).text).toContain('Nobody has been asked yet');
    expect((await lead.get('/staff/invitations')).text).toContain('Nobody has been asked yet');
    await make();
    expect((await lead.get('/staff/invitations')).text).toContain('No reference');
    expect((await lead.get('/staff/invitations?reference=zz%00')).text).toContain('No invitations match');
  });

  it('has fifty on a page, and all of them on its pages', async () => {
    await makeAll(`reference\n${Array.from({ length: 120 }, (_, n) => `C${n}`).join('\n')}`);
    const seen: string[] = [];
    let next: string | undefined = '/staff/invitations?standing=not-started';
    for (let pages = 0; next && pages < 5; pages++) {
      const { text } = await lead.get(next);
      seen.push(...[...text.matchAll(/>(C\d+)<\/th>/g)].map(([, reference = '']) => reference));
      next = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => `C${n}`));
  });

  it('lets an invitation be cancelled after asking, once', async () => {
    const { location } = await make({ reference: 'A1' });
    const [row] = await all();
    const asked = await lead.get(`/staff/invitations/${row?.id}/cancel`);
    expect(asked.text).toContain('Cancel this invitation?');
    const done = await lead.post(`/staff/invitations/${row?.id}/cancel`);
    expect((await lead.get(done.location ?? '')).text).toContain('The invitation is cancelled');
    expect((await lead.get(`/staff/invitations/${row?.id}/cancel`)).text).toContain('cannot be cancelled');
    const card = await lead.get(location ?? '');
    expect(card.text).toContain('There is no code to show');
    expect(card.text).not.toContain('sayback-code');
    const [entry] = await sql('select did, to_what from service.audit order by id desc limit 1');
    expect(entry).toEqual({ did: 'invitation.cancel', to_what: row?.id });
  });
});
