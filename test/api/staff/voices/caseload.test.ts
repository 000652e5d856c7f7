import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChildren, parseOwnGroups } from '../../../../api/staff/voices/caseload-counts.ts';
import { parseCaseload } from '../../../../api/staff/voices/caseload-rows.ts';
import { freshDatabase } from '../../../support/database.ts';
import { today } from '../../../support/figures-year.ts';
import { named } from '../../../support/identities.ts';
import { inWords } from '../../../support/page-words.ts';
import { signedIn, staffServer } from '../../../support/staff-browser.ts';

const { stores } = await freshDatabase();
const served = await staffServer(stores, { clock: () => today });
const lead = await signedIn(served);
const path = '/staff/caseload';
const day = { day: '30', month: '9', year: '2026' };
const reads = (shown: { text: string }) => inWords(shown.text);
const newest = async () =>
  (await stores.caseload.newest()).map(({ band, values }) => [
    band,
    values.map(({ value, children }) => `${value} ${children}`).join(', '),
  ]);

describe('the caseload', () => {
  it('says that no count is here yet, and what to begin with', async () => {
    const shown = reads(await lead.get(path));
    expect(shown).toContain('No count is here yet.');
    expect(shown).toContain('Enter a count Age Gender Ethnicity');
  });

  it('is entered one kind of group at a time, and small numbers are the service’s own', async () => {
    const form = await lead.get(`${path}/enter?band=gender`);
    expect(reads(form)).toContain('Girl Boy Another gender Not known');
    const kept = await lead.post(`${path}/enter`, {
      ...day,
      band: 'gender',
      nonce: 'a',
      'value-girl': '28',
      'value-boy': ' 129 ',
      'value-another': '1',
    });
    expect(kept.location).toBe(`${path}?done`);
    expect(await newest()).toEqual([['gender', 'another 1, boy 129, girl 28']]);
    const shown = reads(await lead.get(kept.location ?? ''));
    expect(shown).toContain('The count is kept.');
    expect(shown).toContain('158 children, counted on 30 September 2026.');
    expect(shown).toContain('Another gender 1% 1 child');
  });

  it('is there to be counted again, with the numbers as they were', async () => {
    const { text } = await lead.get(`${path}/enter?band=gender`);
    expect(text).toMatch(/name="value-girl"[^>]*value="28"/);
  });

  it.each([
    [
      'a word',
      { 'value-girl': 'many' },
      'Girl must be a whole number up to 10,000, such as 12',
      '#value-girl',
    ],
    [
      'less than nobody',
      { 'value-boy': '-3' },
      'Boy must be a whole number up to 10,000, such as 12',
      '#value-boy',
    ],
    ['nobody at all', {}, 'Enter how many children there are in at least one group', '#value-girl'],
    [
      'a day to come',
      { 'value-girl': '3', year: '2027' },
      'The day of the count must be today or in the past',
      '#day',
    ],
    ['no day', { 'value-girl': '3', day: '', month: '', year: '' }, 'Enter the day of the count', '#day'],
  ])('is not kept with %s, and what was typed stays', async (_, typed, problem, href) => {
    const before = await newest();
    const shown = await lead.post(`${path}/enter`, { ...day, band: 'gender', nonce: 'b', ...typed });
    expect([shown.status, shown.text.includes(`href="${href}">${problem}`)]).toEqual([400, true]);
    expect(await newest()).toEqual(before);
  });

  it('has a service’s own groups as they are typed', async () => {
    await lead.post(`${path}/enter`, {
      ...day,
      band: 'team',
      nonce: 'c',
      groups: 'North 72\r\nSouth West: 71\r\n\r\n',
    });
    expect((await newest()).at(-1)).toEqual(['team', 'north 72, south-west 71']);
    const wrong = await lead.post(`${path}/enter`, { ...day, band: 'team', nonce: 'c', groups: 'North' });
    expect(reads(wrong)).toContain('“North” must be a name and then a number, such as: north 72');
  });

  it('asks about an area a slip away from one in use, and keeps it once they are sure', async () => {
    const area = (groups: string, more = {}) =>
      lead.post(`${path}/enter`, { ...day, band: 'area', nonce: groups, groups, ...more });
    await area('Riverside 9');
    const before = await newest();
    const asked = await area('Riversid 9\nHarbour 3');
    expect(asked.status).toBe(400);
    expect(asked.text).toContain('href="#groups">Area: nobody has “riversid” yet. Did you mean “riverside”?');
    expect(await newest()).toEqual(before);
    const sure = /name="sure" value="([^"]+)"/.exec(asked.text)?.[1] ?? '';
    expect((await area('Riversid 9\nHarbour 3', { sure })).location).toBe(`${path}?done`);
  });

  it('knows the teams that people were invited with', async () => {
    const questionnaire = await stores.questionnaires.publish(named, {}, today);
    await stores.people.invitations.create({
      questionnaire,
      participant: { kind: 'child', team: 'lakeside' },
      due: today,
      now: today,
    });
    const asked = await lead.post(`${path}/enter`, { ...day, band: 'team', nonce: 'f', groups: 'Lakesid 9' });
    expect(asked.text).toContain('Team: nobody has “lakesid” yet. Did you mean “lakeside”?');
  });

  it('has no groups of another name', async () => {
    expect((await lead.get(`${path}/enter?band=shoes`)).status).toBe(404);
    expect((await lead.get(`${path}/enter`)).status).toBe(404);
  });
});

describe('a sheet', () => {
  const check = (rows: string, more = {}) => lead.post(`${path}/import`, { ...day, rows, ...more });

  it('is checked, and brought in when it is confirmed, once however often', async () => {
    const rows =
      'Band,Group,Children\nAge,10 to 14,27\nage,15-17,131\nSchool exclusion,Excluded,\nCare,In care,25\n';
    const checked = await check(rows);
    const shown = reads(checked);
    expect(shown).toContain('Counted on 30 September 2026.');
    expect(shown).toContain('Age 158 children.');
    expect(shown).toContain('The groups do not all add up to the same number of children.');
    expect((await newest()).map(([band]) => band)).not.toContain('age');
    const nonce = /name="nonce" value="([^"]+)"/.exec(checked.text)?.[1] ?? '';
    for (const _ of [1, 2]) {
      const done = await lead.post(`${path}/import/make`, { ...day, rows, nonce });
      expect(done.location).toBe(`${path}?done`);
    }
    expect((await newest()).filter(([band]) => band === 'age' || band === 'care')).toEqual([
      ['age', '10-14 27, 15-17 131'],
      ['care', 'in-care 25'],
    ]);
    expect((await stores.caseload.history(100)).filter(({ band }) => band === 'age')).toHaveLength(1);
  });

  it('asks about names that are a slip away from one in use', async () => {
    const shown = reads(await check('Band,Group,Children\nTeam,Nort,70\nTeam,South west,71'));
    expect(shown).toContain('Team: nobody has “nort” yet. Did you mean “north”?');
    expect(shown).not.toContain('nobody has “south-west”');
  });

  it('says every problem by its row, and brings nothing in', async () => {
    const before = await newest();
    const rows =
      'Band,Group,Children\nAge,9,3\nShoes,Red,2\nGender,Girl,few\nGender,Boy,1\nGender,boy,2\nTeam,,4,5';
    const shown = await check(rows);
    expect(shown.status).toBe(400);
    for (const problem of [
      'Row 2: Age must be one of: 10 to 14; 15 to 17; 18 or over',
      'Row 3: Band must be one of: Age; Gender;',
      'Row 4: Children must be a whole number up to 10,000, such as 12',
      'Row 6: Gender, Boy is in row 5 already',
      'Row 7: There are more cells than headings',
      'Row 7: Group is missing',
    ]) {
      expect(reads(shown)).toContain(problem);
    }
    await lead.post(`${path}/import/make`, { ...day, rows, nonce: 'd' });
    expect(await newest()).toEqual(before);
  });

  it.each([
    ['nothing at all', '', 'Paste the rows of your spreadsheet, or choose a file'],
    [
      'headings alone',
      'Band,Group,Children',
      'There is nothing in the sheet: add a row for each group below the headings',
    ],
    ['no numbers', 'Band,Group,Children\nAge,10 to 14,', 'There is no number in the column Children'],
    ['other headings', 'Name,Shoes\nA,B', 'is not one that Sayback knows'],
  ])('of %s is refused with what to do', async (_, rows, problem) => {
    const shown = await check(rows);
    expect([shown.status, reads(shown).includes(problem)]).toEqual([400, true]);
  });

  it('can be changed after the check, with all that was in it', async () => {
    const shown = await check('Band,Group,Children\nAge,10 to 14,27', { step: 'change' });
    expect([shown.status, shown.text.includes('Age,10 to 14,27')]).toEqual([200, true]);
  });

  it('is the template, filled in', async () => {
    const template = (await lead.get(`${path}/import/template.csv`)).text;
    expect(template).toContain('Care,In care,');
    const filled = template.replaceAll(/(?<=[^,]),\r$/gm, ',7\r');
    const { counts, problems } = await parseCaseload(filled);
    expect(problems).toEqual([]);
    expect(counts.map(({ band }) => band)).toEqual([
      'age',
      'gender',
      'ethnicity',
      'order',
      'care',
      'needs',
      'communication',
      'exclusion',
      'religion',
    ]);
  });
});

it('whatever is typed as a number is one, or is said to be none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.nat(20_000).map(String)), (typed) => {
      const meant = parseChildren(typed, 'Girl');
      if ('value' in meant) expect([0, Number(typed.trim())]).toContain(meant.value);
      else expect(meant.problem).toMatch(/^Girl must be/);
    }),
  );
  fc.assert(fc.property(fc.string(), (typed) => void parseOwnGroups('team', typed)));
});
