import { beforeEach, describe, expect, it } from 'vitest';
import { dayFields, daysAgo, now, reads, victimPages } from '../../../support/victim-pages.ts';
import { tell, victimWho, who } from '../../../support/victims.ts';

const { stores, sql, worker, as, audit, clear } = await victimPages();
const { victims } = stores.victim;

beforeEach(clear);

const fields = { ...dayFields(now), nonce: 'n1' };
const add = (more: Record<string, string> = {}) => worker.post('/staff/victims/new', { ...fields, ...more });
const added = async (more: Record<string, string> = {}) => {
  const { location } = await add(more);
  return location?.replace(/\?.*/, '') ?? '';
};
const identified = (days: number, reference: string) =>
  victims.add({ reference, identifiedOn: daysAgo(days), who, now: daysAgo(days) });

describe('the list', () => {
  it('is designed while nobody is on it', async () => {
    const shown = reads(await worker.get('/staff/victims'));
    expect(shown).toContain('Nobody has been added yet.');
    expect(shown).not.toContain('This week');
  });

  it('says of each where contact stands and what is to be done, the newest first', async () => {
    await identified(20, 'V OLD');
    const withdrawn = await identified(9, 'V NO');
    await tell(stores, withdrawn?.id ?? '', 'contact', false, now);
    await identified(2, 'V NEW');
    const shown = reads(await worker.get('/staff/victims'));
    expect(shown.slice(shown.indexOf('Everybody'))).toContain(
      [
        'V NEW Not asked Ask whether we may contact them',
        'Tell them about restorative justice by 30 November 2026',
        'V NO No Nothing. Do not contact them.',
        'V OLD Not asked Ask whether we may contact them',
        'Tell them about restorative justice by 12 November 2026 Overdue',
      ].join(' '),
    );
  });

  it('has fifty on a page, is narrowed by a part of the reference, and keeps that on its pages', async () => {
    await stores.victim.journeys.bringIn({
      rows: Array.from({ length: 120 }, (_, n) => ({ reference: `V ${n}`, facts: {} })),
      who,
      now,
    });
    const seen: string[] = [];
    let next: string | undefined = '/staff/victims?reference=v+';
    for (let pages = 0; next && pages < 5; pages++) {
      const { text } = await worker.get(next);
      seen.push(...[...text.matchAll(/>(V \d+)<\/a><\/th>/g)].map(([, reference = '']) => reference));
      next = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => `V ${n}`));
    expect(reads(await worker.get('/staff/victims?reference=zz%00'))).toContain(
      'Nobody has a reference like that',
    );
  });

  it.each([
    ['?after=x', 'There is nobody else.'],
    ['?added=1%3Cb%3E&known=2', 'This week'],
    ['?reference=%3Cb%3E', 'Nobody has a reference like that'],
  ])('stays a page where it is asked for nonsense: %s', async (query, words) => {
    await identified(2, 'V 1');
    const shown = await worker.get(`/staff/victims${query}`);
    expect([shown.status, reads(shown).includes(words), shown.text.includes('<b>')]).toEqual([
      200,
      true,
      false,
    ]);
  });
});

describe('this week', () => {
  it('has what is due by the first day, and leads to the person', async () => {
    const late = await identified(20, 'V LATE');
    await identified(2, 'V SOON');
    for (const path of ['/staff/victims', '/staff', '/staff/victims/week']) {
      const shown = await worker.get(path);
      const week = reads(shown).slice(reads(shown).indexOf('This week'));
      expect(week.indexOf('V LATE'), path).toBeGreaterThan(0);
      expect(week.indexOf('V LATE'), path).toBeLessThan(week.indexOf('V SOON'));
      expect(shown.text, path).toContain(`href="/staff/victims/${late?.id}"`);
    }
  });

  it('shows the most urgent of very many, and says how many there are', async () => {
    const rows = Array.from({ length: 103 }, (_, n) => ({
      reference: `V ${n}`,
      facts: { identified: daysAgo(n < 100 ? 30 : 2) },
    }));
    await stores.victim.journeys.bringIn({ rows, who: 'rj-worker', now });
    const shown = reads(await worker.get('/staff/victims/week'));
    expect(shown).toContain('These are the 100 most urgent of 103 people for whom something is due.');
    expect(['V 99 ', 'V 101 '].map((reference) => shown.includes(reference))).toEqual([true, false]);
  });

  it('has nobody who said no to contact but among those not to be contacted, for seven days', async () => {
    for (const [days, reference] of [
      [1, 'V LATELY'],
      [8, 'V BEFORE'],
    ] as const) {
      const one = await identified(30, reference);
      await tell(stores, one?.id ?? '', 'contact', false, daysAgo(days));
    }
    const shown = reads(await worker.get('/staff'));
    expect(shown).toContain('Nothing is due.');
    expect(shown).toContain('Do not contact them. V LATELY , on 24 November 2026');
    expect(shown).not.toContain('V BEFORE');
  });

  it('shows the ten most urgent, and the rest on a page of their own', async () => {
    for (let n = 10; n < 25; n++) await identified(n, `V ${n}`);
    const home = await worker.get('/staff');
    expect(home.text.match(/>V \d+<\/a>/g)).toHaveLength(10);
    expect(reads(home)).toContain('Show all 15 people for whom something is due');
    expect((await worker.get('/staff/victims/week')).text.match(/>V \d+<\/a>/g)).toHaveLength(15);
  });

  it('is on the home page of both roles that may see victims, and of nobody else', async () => {
    await identified(2, 'V 1');
    expect(reads(await (await as('police-officer')).get('/staff'))).toContain('V 1');
    for (const role of ['lead', 'worker', 'board-member', 'administrator', 'safeguarding-lead'] as const) {
      const shown = reads(await (await as(role)).get('/staff'));
      expect([role, shown.includes('This week'), shown.includes('V 1')]).toEqual([role, false, false]);
    }
  });

  it('of a thousand people is worked out with less than a second of work', async () => {
    const facts = { identified: daysAgo(3), engaged: daysAgo(40) };
    await stores.victim.journeys.bringIn({
      rows: Array.from({ length: 1000 }, (_, n) => ({ reference: `V ${n}`, facts })),
      who,
      now,
    });
    const start = process.cpuUsage();
    await worker.get('/staff/victims');
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(1_000);
  });
});

describe('adding somebody', () => {
  it('suggests today, and needs nothing more', async () => {
    const { text } = await worker.get('/staff/victims/new');
    expect(text).toMatch(/name="day"[^>]*value="25"/);
    const path = await added();
    const [row] = await victims.list({ most: 9 });
    expect(path).toBe(`/staff/victims/${row?.id}`);
    expect(row).toMatchObject({ reference: expect.stringMatching(/^V-/), age: null, hasContact: false });
    expect(row?.journey.facts).toEqual({ identified: '2026-11-25' });
    expect(reads(await worker.get(`${path}?done=added`))).toContain(`${row?.reference} is added.`);
  });

  it('keeps what is told, the contact sealed, and is on the audit record without any of it', async () => {
    const path = await added({
      reference: 'rj 7',
      age: '10-14',
      contact: 'Text 07700 900123\r\nafter four',
      ...dayFields(daysAgo(3)),
    });
    const id = path.split('/').at(-1) ?? '';
    expect(await victims.get(id)).toMatchObject({ reference: 'RJ 7', age: '10-14', hasContact: true });
    expect(await victims.contact(id)).toBe('Text 07700 900123\nafter four');
    expect(await audit()).toEqual([`rj-worker victim.add ${id}`]);
    const [raw] = await sql<{ contact: string }>(
      `select encode(contact, 'escape') as contact from victim.participant`,
    );
    expect(raw?.contact).not.toContain('07700');
  });

  it('adds once where the form is sent twice, and again where it was changed', async () => {
    expect(await added({ contact: 'a' })).toBe(await added({ contact: 'a' }));
    expect(await added({ contact: 'b' })).not.toBe(await added({ contact: 'a' }));
    expect(await added({ reference: 'RJ 7' })).toBe(await added({ reference: 'RJ 7' }));
    expect(await victims.list({ most: 9 })).toHaveLength(3);
  });

  it('says who has the reference already, and leads there', async () => {
    const path = await added({ reference: 'RJ 7' });
    const again = await add({ reference: 'rj 7', nonce: 'n2', contact: 'kept' });
    expect(again.status).toBe(400);
    expect(reads(again)).toContain('There is somebody with this reference already');
    expect(again.text).toContain(`href="${path}"`);
    expect(again.text).toContain('kept</textarea>');
  });

  it.each([
    [
      'a reference that is too long',
      { reference: 'A'.repeat(41) },
      'Reference must be 40 characters or fewer',
    ],
    [
      'a day in the future',
      dayFields(daysAgo(-1)),
      'The day they were identified must be today or in the past',
    ],
    [
      'a day more than two years ago',
      { year: '2023' },
      'The day they were identified must be at most 2 years ago',
    ],
    ['a day that is not', { day: '31' }, 'The day they were identified must be a real date'],
    ['no day', { day: '', month: '', year: '' }, 'Enter the day they were identified'],
    ['a part of a day', { month: '' }, 'The day they were identified must include a month'],
    ['too long a contact', { contact: 'x'.repeat(501) }, 'How to reach them must be 500 characters or fewer'],
  ])('refuses %s and keeps everything that was typed', async (_, wrong, message) => {
    const shown = await add({ reference: 'KEPT', age: '15-17', contact: 'kept <b>', ...wrong });
    expect(shown.status).toBe(400);
    expect(shown.text).toContain('<title>Error: ');
    expect(reads(shown)).toContain(message);
    if (!('reference' in wrong)) expect(shown.text).toContain('value="KEPT"');
    if (!('contact' in wrong)) expect(shown.text).toContain('kept &lt;b&gt;</textarea>');
    expect(shown.text).toContain('<option value="15-17" selected>');
    expect(await victims.list({ most: 9 })).toEqual([]);
  });
});

describe('the page of a person', () => {
  it('is shown once it stands on the audit record who looks', async () => {
    const id = await victimWho(stores, { agreesTo: ['contact'], now });
    await worker.get(`/staff/victims/${id}`);
    expect(await sql('select who, did, to_what from service.audit order by id desc limit 1')).toEqual([
      { who: 'rj-worker', did: 'victim.seen', to_what: id },
    ]);
  });

  it('says kindly where there is nobody', async () => {
    for (const path of ['/staff/victims/x', '/staff/victims/x/contact', '/staff/victims/x/consent/contact']) {
      const shown = await worker.get(path);
      expect([path, shown.status, reads(shown).includes('There is no such person.')]).toEqual([
        path,
        404,
        true,
      ]);
    }
  });

  it('says what is to be done, and leads to where it is written down', async () => {
    const path = await added(dayFields(daysAgo(20)));
    const { text } = await worker.get(path);
    expect(text).toContain(
      `<a class="govuk-link" href="${path}/consent/contact">Ask whether we may contact them</a>`,
    );
    expect(text).toContain(
      `<a class="govuk-link" href="${path}/journey/offered">Tell them about restorative justice</a>`,
    );
    expect(reads({ text, status: 200, location: null, headers: new Headers() })).toContain(
      'by 12 November 2026 Overdue',
    );
  });

  it('believes nothing that an address says was done and was not', async () => {
    const path = await added();
    for (const done of [
      'contact-kept',
      'yes-contact',
      'fact-offered',
      'back-identified',
      'x',
      'constructor',
    ]) {
      expect((await worker.get(`${path}?done=${done}`)).text, done).not.toContain('Success');
    }
  });

  it('of somebody who said no to contact suggests nothing', async () => {
    const id = await victimWho(stores, { agreesTo: ['contact', 'feedback'], now: daysAgo(20) });
    await tell(stores, id, 'contact', false, now);
    const shown = reads(await worker.get(`/staff/victims/${id}`));
    expect(shown).toContain('They said no to contact on 25 November 2026. Do not contact them.');
    expect(shown).not.toContain('What to do');
    expect(shown).not.toContain('Due by');
  });
});

it('a police officer sees and adds the same', async () => {
  const officer = await as('police-officer');
  const { location } = await officer.post('/staff/victims/new', fields);
  expect((await officer.get(location ?? '')).status).toBe(200);
  expect((await audit())[0]).toMatch(/^police-officer victim.add /);
});

it('the administrator reads it on the audit page in words', async () => {
  const path = await added({ contact: 'x' });
  await worker.post(`${path}/contact/show`);
  await tell(stores, path.split('/').at(-1) ?? '', 'pass-on', false, now);
  const shown = reads(await (await as('administrator')).get('/staff/audit'));
  expect(shown).toContain('Looked at how to reach a victim');
  expect(shown).toContain('Added a person who was harmed');
  expect(shown).toContain('Recorded a victim’s no: passing their words to the case manager');
});
