import { beforeEach, describe, expect, it } from 'vitest';
import { journeyFacts } from '../../../../domain/journey.ts';
import { factLabels } from '../../../../reports/victims/labels.ts';
import { daysAgo, now, reads, victimPages } from '../../../support/victim-pages.ts';
import { tell, who } from '../../../support/victims.ts';

const { stores, worker, audit, clear } = await victimPages();
const { victims } = stores.victim;

beforeEach(clear);

const path = '/staff/victims/import';
const check = (rows: string) => worker.post(path, { rows });
const make = (rows: string) => worker.post(`${path}/make`, { rows });
const all = async () =>
  (await victims.list({ most: 1000 })).map(({ reference, age, journey: { facts, reason } }) => ({
    reference,
    age,
    facts,
    reason,
  }));

describe('a sheet', () => {
  it.each([
    [
      'labels and commas',
      'Reference,Age,Identified,Told about and offered restorative justice\n' +
        'rj 1,15 to 17,20/11/2026,2026-11-24',
    ],
    ['keys and tabs', 'reference\tage\tidentified\toffered\nRJ 1\t15-17\t20.11.2026\t24/11/2026'],
    [
      'semicolons, empty rows and other headings’ order',
      'offered;REFERENCE;identified;age\r\n24/11/2026;RJ 1;20/11/2026;15-17\r\n;;;\r\n',
    ],
  ])('with %s is checked, and imported when it is confirmed', async (_, rows) => {
    const checked = await check(rows);
    expect([checked.status, await all()]).toEqual([200, []]);
    expect(reads(checked)).toContain(
      'You are about to import 1 row People to add 1 People known already 0 Days to record 2',
    );
    const done = await make(rows);
    expect(done.location).toBe('/staff/victims?added=1&known=0');
    expect(reads(await worker.get(done.location ?? ''))).toContain(
      'The sheet is imported: 1 added, 0 known.',
    );
    expect(await all()).toEqual([
      {
        reference: 'RJ 1',
        age: '15-17',
        facts: { identified: '2026-11-20', offered: '2026-11-24' },
        reason: null,
      },
    ]);
    expect(await audit()).toEqual(['rj-worker victim.import sheet:1+0']);
  });

  it('may have every fact, by its key or its label, and the reason', async () => {
    for (const [reference, named] of [
      ['BY KEY', (fact: (typeof journeyFacts)[number]) => fact],
      ['BY LABEL', (fact: (typeof journeyFacts)[number]) => factLabels[fact]],
    ] as const) {
      const head = ['reference', ...journeyFacts.map(named), 'reason'].join(',');
      await make(`${head}\n${[reference, ...journeyFacts.map(() => '24/11/2026'), 'No answer'].join(',')}`);
    }
    for (const { facts, reason } of await all()) {
      expect(Object.keys(facts).sort()).toEqual([...journeyFacts].sort());
      expect(reason).toBe('no-answer');
    }
  });

  it('is the template, filled in', async () => {
    const template = await worker.get(`${path}/template.csv`);
    expect(template.headers.get('content-disposition')).toBe('attachment; filename="victims.csv"');
    const columns = template.text.trim().split(',').length;
    expect(columns).toBe(journeyFacts.length + 3);
    expect((await check(`${template.text}RJ 1${','.repeat(columns - 1)}\n`)).status).toBe(200);
  });

  it('may come as a file, and says so where that is no text', async () => {
    const form = new FormData();
    form.set('file', new File(['\ufeffreference\r\nA1\r\nA2\r\n'], 'people.csv'));
    expect(reads(await worker.send(path, form))).toContain('You are about to import 2 rows');
    form.set('file', new File([Uint8Array.of(0x72, 0xe9, 0x66)], 'latin.csv'));
    expect(reads(await worker.send(path, form))).toContain('or as "CSV UTF-8"');
  });

  it('says every problem of every row at once, keeps the rows, and imports nothing', async () => {
    const rows = [
      'reference,age,identified,not reached,reason',
      'A1,15-17,20/11/2026,,',
      ',99,31/2/2026,,',
      'a1,,26/11/2026,24/11/2026,',
      'A4,,1/1/2020,,no answer',
      'A5,,soon,24/11/2026,busy,more',
    ].join('\n');
    for (const sent of [await check(rows), await make(rows)]) {
      expect(sent.status).toBe(400);
      for (const said of [
        'Row 3: Reference is missing',
        'Row 3: Age must be one of: 10 to 14; 15 to 17; 18 or over',
        'Row 3: Identified must be a real date',
        'Row 4: Reference A1 is in row 2 already',
        'Row 4: Identified must be today or in the past',
        'Row 4: Reason is missing: say why they were not reached',
        'Row 5: Identified must be at most 2 years ago',
        'Row 5: There is a reason, and no day in "Not reached"',
        'Row 6: There are more cells than headings',
        'Row 6: Identified must be a date such as 3/5/2026',
        'Row 6: Reason must be one of: Declined; Opted out with the police; No contact details shared; ' +
          'No answer',
      ]) {
        expect(reads(sent)).toContain(said);
      }
      expect(sent.text).toContain('busy,more</textarea>');
    }
    expect([await all(), await audit()]).toEqual([[], []]);
  });

  it.each([
    ['a heading that is not known', 'reference,name\nA1,x', 'Row 1: the heading "name" is not one'],
    [
      'a heading that is there twice',
      'reference,offered,Told about and offered restorative justice\nA1,,',
      'is there twice',
    ],
    ['nobody in it', 'reference\n\n', 'There is nobody in the sheet'],
    ['nothing in it', ' ', 'Paste the rows of your spreadsheet'],
    ['no headings', '\nA1', 'The first row must have the headings, such as Reference and Identified'],
    [
      'too many',
      `reference\n${Array.from({ length: 501 }, (_, n) => `A${n}`).join('\n')}`,
      'Send at most 500',
    ],
    // A million of them kept everybody waiting for ten seconds.
    ['nothing but empty lines', `reference\n${'\n'.repeat(200_000)}`, 'The sheet has 200001 lines'],
    ['more of them than may be sent', `reference\n${'\n'.repeat(300_000)}`, 'The sheet is too long'],
  ])('with %s is refused', async (_, rows, message) => {
    const shown = await check(rows);
    expect([shown.status, reads(shown).includes(message)]).toEqual([400, true]);
  });

  it('goes back to be changed with what was typed', async () => {
    const shown = await worker.post(path, { rows: 'reference\nA1', step: 'change' });
    expect([shown.status, shown.text.includes('A1</textarea>')]).toEqual([200, true]);
  });

  it('says whom it knows, whom no day is told of, and that it gives no consent', async () => {
    await victims.add({ reference: 'A1', identifiedOn: daysAgo(9), who, now });
    const withdrawn = await victims.add({ reference: 'A2', identifiedOn: daysAgo(9), who, now });
    await tell(stores, withdrawn?.id ?? '', 'contact', false, now);
    const rows = 'reference,consented,age\nA1,24/11/2026,\nA2,24/11/2026,15-17\nA3,,';
    const shown = reads(await check(rows));
    for (const said of [
      'Days in the sheet take the place of those recorded for: A1, A2.',
      '1 of them has said no to contact. The sheet does not change that: A2.',
      '1 person to add has no day in Identified.',
      'A sheet gives no consent.',
    ]) {
      expect(shown).toContain(said);
    }
    expect((await make(rows)).location).toBe('/staff/victims?added=1&known=2');
    expect((await victims.get(withdrawn?.id ?? ''))?.consents).toEqual({ contact: false });
    const [first] = (await victims.list({ reference: 'A1', most: 1 })).map(({ consents }) => consents);
    expect(first).toEqual({});
  });

  it('of 500 is imported with less than two seconds of work', async () => {
    const rows = [
      'reference,identified,offered',
      ...Array.from({ length: 500 }, (_, n) => `B${n},20/11/2026,24/11/2026`),
    ].join('\n');
    const start = process.cpuUsage();
    expect((await make(rows)).location).toBe('/staff/victims?added=500&known=0');
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(2_000);
  });
});
