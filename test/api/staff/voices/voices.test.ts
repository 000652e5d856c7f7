import { beforeEach, describe, expect, it } from 'vitest';
import { voicesSchema } from '../../../../reports/voices/schema.ts';
import { askedChildren } from '../../../support/asked-children.ts';
import { parseCsv } from '../../../support/csv.ts';
import { freshDatabase } from '../../../support/database.ts';
import { library, today } from '../../../support/figures-year.ts';
import { inWords } from '../../../support/page-words.ts';
import { signedIn, staffServer } from '../../../support/staff-browser.ts';

/** Who answered beside the caseload, on a real database: the page, its files, the gaps that come of it. */

const { stores, sql } = await freshDatabase();
const end = (await library(stores))('end-of-order');
const key = { name: 'figures', role: 'board-member' as const, secret: 'the-secret' };
const served = await staffServer(stores, { clock: () => today, keys: [key] });
const [lead, board] = [await signedIn(served), await signedIn(served, 'board-member')];
const reads = async (path: string, browser = lead) => inWords((await browser.get(path)).text);

beforeEach(async () => {
  await sql('delete from people.participant');
  for (const table of ['caseload', 'gap_history', 'gap']) {
    await sql(`alter table service.${table} disable trigger user`);
    await sql(`delete from service.${table}`);
    await sql(`alter table service.${table} enable trigger user`);
  }
});

const asked = (gender: 'girl' | 'boy' | 'another', [answered, of]: [number, number], at = '2026-05-12') =>
  askedChildren({ stores, sql }, end, { bands: { gender }, asked: of, answered, at });
let counts = 0;
const counted = (values: Record<string, number>) =>
  stores.caseload.add({
    id: `00000000-0000-7000-8000-${String(++counts).padStart(12, '0')}`,
    countedOn: new Date('2026-09-30'),
    bands: [
      { band: 'gender', values: Object.entries(values).map(([value, children]) => ({ value, children })) },
    ],
    who: 'lead',
    now: today,
  });

describe('whose voices are missing', () => {
  it('says that nobody was asked, where nobody was', async () => {
    const shown = await reads('/staff/voices');
    expect(shown).toContain('April to September 2026 Whose voices are missing');
    expect(shown).toContain('No child was asked and none answered in these months.');
    expect(shown).toContain('No gap between groups is written down.');
  });

  it('shows response rates alone, until the caseload is told', async () => {
    await asked('girl', [9, 40]);
    await asked('boy', [91, 120]);
    const shown = await reads('/staff/voices');
    expect(shown).toContain('There is no caseload to compare with yet, so only response rates are shown.');
    expect(shown).toContain('Girl 23% 9 of 40 answered');
    expect(await reads('/staff/voices', board)).toContain('The participation lead enters it.');
  });

  it('compares the last half-year that is over with the caseload, and says where it is clear', async () => {
    await asked('girl', [9, 40]);
    await asked('boy', [91, 120]);
    await asked('girl', [300, 300], '2026-10-02');
    await asked('girl', [300, 300], '2026-03-30');
    await counted({ girl: 28, boy: 129, another: 1 });
    const shown = await reads('/staff/voices');
    expect(shown).toContain('100 of 160 answered: 63% .');
    expect(shown).toContain(
      'Girl Fewer than expected Explain or change : Girls ' +
        'Answered 9% likely 5% to 16% Caseload 18% 9 of 40 answered (23%)',
    );
    expect(shown).toMatch(/Boy More than expected .* Answered 91% likely 84% to 95% Caseload 82%/);
    expect(await reads('/staff/voices', board)).not.toContain('Explain or change :');
  });

  it('shows nothing of a group that the board report hides, of its caseload neither', async () => {
    await asked('girl', [9, 40]);
    await asked('boy', [91, 120]);
    await asked('another', [3, 3]);
    await counted({ girl: 28, boy: 129, another: 6 });
    const shown = await reads('/staff/voices');
    expect(shown).toContain('Another gender Not shown, to protect small groups');
    const [gender] = parseCsv((await lead.get('/staff/voices.csv')).text.replace('\ufeff', '')).filter(
      ({ band_value }) => band_value === 'another',
    );
    expect(gender).toMatchObject({
      suppressed: 'true',
      asked: '',
      answered: '',
      share: '',
      caseload_share: '',
    });
  });

  it('is the same as JSON and as CSV, for programs too', async () => {
    await asked('girl', [9, 40]);
    await asked('boy', [91, 120]);
    await counted({ girl: 28, boy: 130 });
    const call = (path: string) =>
      fetch(`${served.origin}${path}`, { headers: { authorization: `Bearer ${key.secret}` } });
    const voices = voicesSchema.parse(await (await call('/api/v1/reports/voices')).json());
    const [girl] = voices.questionnaires[0]?.bands[0]?.rows ?? [];
    expect(girl).toMatchObject({ value: 'girl', compared: { share: 0.09, says: 'fewer' } });
    const lines = parseCsv(await (await call('/api/v1/reports/voices.csv')).text());
    expect(lines[1]).toMatchObject({ band_value: 'girl', share: '0.09', says: 'fewer' });
    expect((await call('/api/v1/reports/voices?band=gender')).status).toBe(400);
  });

  it('stands on the home page in a few lines, with the way to all of it', async () => {
    expect(await reads('/staff')).toContain('Nobody has been asked yet');
    await asked('girl', [9, 40]);
    await asked('boy', [91, 120]);
    expect(await reads('/staff')).toContain('Enter your caseload');
    await counted({ girl: 28, boy: 130 });
    const shown = await reads('/staff');
    expect(shown).toContain(
      'Girls : 9% of those who answered, 18% of the caseload. Fewer than expected. See all groups',
    );
    expect(shown).toContain('Nothing waits for you.');
    await counted({ girl: 15, boy: 130 });
    expect(await reads('/staff')).toContain(
      'No group is clearly missing. ' +
        'Girls : 9% of those who answered, 10% of the caseload. No clear difference.',
    );
  });
});

describe('a gap', () => {
  const fields = { owner: 'Head of service', day: '31', month: '1', year: '2027' };
  const open = async () => (await stores.gaps.list())[0];

  it('begins with what voices say of the group, for the lead to put in their own words', async () => {
    await asked('girl', [9, 40]);
    await asked('boy', [91, 120]);
    await counted({ girl: 28, boy: 130 });
    const { text } = await lead.get('/staff/voices');
    const href = /href="(\/staff\/gaps\/new[^"]+girl)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const begun = async (address: string) =>
      /<textarea[^>]*id="what"[^>]*>([^<]*)</.exec((await lead.get(address)).text)?.[1];
    expect(await begun(href)).toMatch(
      /^Girls \(.+\): 9% of those who answered, 18% of the caseload. Fewer than expected.$/,
    );
    expect(await begun(href.replace('girl', 'another'))).toBe('');
  });

  it('is written down once, answered, and stands with its history', async () => {
    const form = { ...fields, what: 'Fewer girls answer', nonce: 'a' };
    for (const _ of [1, 2])
      expect((await lead.post('/staff/gaps/new', form)).location).toBe('/staff/gaps?made');
    expect(await stores.gaps.list()).toHaveLength(1);
    const path = `/staff/gaps/gap/${(await open())?.id}`;
    const answer = 'The girls’ group asks on Tuesdays now';
    const done = await lead.post(path, { ...form, state: 'changed', answer });
    expect(done.location).toBe('/staff/gaps?changed');
    expect(await reads('/staff/gaps')).toContain(
      `Fewer girls answer ${answer} Changed Head of service. Since 24 November 2026.`,
    );
    expect(await reads(path)).toContain(
      'What was done to it Went from open to changed Participation lead, 24 November 2026, 10:00am Answered',
    );
    expect(await reads('/staff/voices', board)).toContain(answer);
  });

  it('waits on the home page once its day has passed', async () => {
    await asked('girl', [9, 40]);
    await lead.post('/staff/gaps/new', { ...fields, year: '2026', what: 'Fewer girls answer', nonce: 'b' });
    expect(await reads('/staff')).toContain('1 gap to explain or change, past the day that was set Late');
    expect(await reads('/staff/gaps')).toContain('Open Late Head of service. By 31 January 2026.');
  });

  it.each([
    ['words', { what: ' ' }, '#what', 'Say which groups it is about, and what differs'],
    ['fewer words', { what: 'x'.repeat(501) }, '#what', 'What differs must be 500 characters or fewer'],
    ['an owner', { owner: '' }, '#owner', 'Enter who owns it'],
    ['a shorter owner', { owner: 'x'.repeat(101) }, '#owner', 'Owner must be 100 characters or fewer'],
    ['a day', { day: '31', month: '2' }, '#day', 'The day must be a real date'],
  ])('needs %s', async (_, typed, href, problem) => {
    const shown = await lead.post('/staff/gaps/new', { ...fields, what: 'Girls', nonce: 'c', ...typed });
    expect([shown.status, shown.text.includes(`href="${href}">${problem}`)]).toEqual([400, true]);
    expect(await stores.gaps.list()).toEqual([]);
  });

  it.each([
    ['explained without saying why', { state: 'explained', answer: '' }, 'Say why it is so'],
    ['changed without saying what', { state: 'changed', answer: ' ' }, 'Say what was changed'],
    ['in no state', {}, 'Choose whether it is open, explained or changed'],
    [
      'at too great length',
      { state: 'open', answer: 'x'.repeat(2001) },
      'Answer must be 2000 characters or fewer',
    ],
  ])('cannot be %s', async (_, typed, problem) => {
    await lead.post('/staff/gaps/new', { ...fields, what: 'Girls', nonce: 'd' });
    const gap = await open();
    const shown = await lead.post(`/staff/gaps/gap/${gap?.id}`, { ...fields, what: 'Girls', ...typed });
    expect([shown.status, inWords(shown.text).includes(problem)]).toEqual([400, true]);
    expect(await open()).toEqual(gap);
  });

  it('is not there under another id', async () => {
    expect((await lead.get('/staff/gaps/gap/00000000-0000-7000-8000-000000000000')).status).toBe(404);
  });
});
