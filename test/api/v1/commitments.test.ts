import { beforeAll, describe, expect, it } from 'vitest';
import { hardSentences } from '../../../insight/simple-words.ts';
import { commitmentsReportSchema } from '../../../reports/commitments/schema.ts';
import { apiServer, callApi, secret } from '../../support/api-server.ts';
import { parseCsv } from '../../support/csv.ts';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';
import { answered, free, seeded } from '../../support/own-words.ts';
import { raise } from '../../support/raised.ts';
import { there } from '../../support/there.ts';

/** What everybody sees of promises on the wall, and programs in the report. */

const { stores, sql } = await freshDatabase();
let now = noon;
const { origin } = await apiServer(stores, { clock: () => now });
const idOf = await seeded(stores);
const by = { who: 'lead', now: noon };
const minute = 60_000;
const hard = 'We will look at all of the rooms and then we will say what we can do.';
const wall = async () => {
  const response = await fetch(`${origin}/wall`);
  return { response, text: await response.text() };
};
const promise = async (theme: string, said: string, more: { doing?: string; onWall?: boolean } = {}) => {
  const { doing = 'We will see to it.', onWall = true } = more;
  const words = {
    theme: idOf(theme),
    said,
    doing,
    owner: 'North team',
    due: new Date('2026-11-01'),
    planAim: null,
  };
  const id = there(await stores.commitments.add({ ...words, ...by }));
  await stores.commitments.change({ ...words, id, mark: null, onWall, ...by });
  return id;
};

describe('the wall', () => {
  it('is for anybody, runs no script, sets nothing, and says so where there is nothing yet', async () => {
    const { response, text } = await wall();
    expect([response.status, response.headers.get('set-cookie')]).toEqual([200, null]);
    expect(response.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('There is nothing here yet.');
    expect(text).not.toContain('<script');
  });

  it('shows what is on it, the latest first, each with where it stands in words', async () => {
    const cold = await promise('place', 'The room is cold.');
    await promise('food', 'There is no food.');
    await promise('online', 'Nobody should read this.', { onWall: false });
    await promise('online', 'Too hard to be shown.', { doing: hard });
    const move = { id: cold, from: 'thinking', to: 'cannot', why: 'It costs too <much>.' } as const;
    await stores.commitments.move({ ...move, who: 'lead', now: new Date(+noon + minute) });
    const { text } = await wall();
    expect(text.indexOf('The room is cold.')).toBeGreaterThan(0);
    expect(text.indexOf('The room is cold.')).toBeLessThan(text.indexOf('There is no food.'));
    expect(text).toMatch(/We can’t do it<\/h3>\s*<p class="words">It costs too &lt;much&gt;\./);
    expect(text).toContain('We are thinking about it');
    expect(text).not.toMatch(/Nobody should read|Too hard to be|North team/);
  });

  it('says of what is done, which was written before it was, that it was said', async () => {
    const warm = await promise('place', 'The hall is cold.', { doing: 'We will buy a heater.' });
    const move = { id: warm, from: 'thinking', to: 'done', why: null } as const;
    await stores.commitments.move({ ...move, who: 'lead', now: noon });
    expect((await wall()).text).toMatch(
      /We did what we said<\/h3>\s*<p class="words">We will buy a heater\./,
    );
  });

  it('tells how many raised it only where they are enough, and counts anew after five minutes', async () => {
    // The one by whom more than five raised it is not to be seen.
    await raise(stores, { theme: idOf('food'), people: 6 });
    await raise(stores, { theme: idOf('place'), people: 4 });
    expect((await wall()).text).not.toContain('people told us');
    now = new Date(+noon + 6 * minute);
    const { text } = await wall();
    expect(text.match(/\d+ people told us about this/g)).toEqual(['5 people told us about this']);
  });

  it('does not count in the few of one side, or the many would tell of them', async () => {
    const harmed = { key: 'harmed', audience: 'victim' as const, purpose: 'feedback' as const };
    const { codings, tallies } = stores.victim;
    const questionnaire = { ...free, ...harmed };
    for (let n = 0; n < 3; n++) {
      await answered(stores, { best: 'something' }, { questionnaire, side: stores.victim });
      const { sealedId } = there(
        await codings.next({ who: 'rj-worker', queue: 'unread', newestFirst: true }),
      );
      const coding = { sealedId, who: 'rj-worker', themes: [idOf('food')], praise: false, settles: false };
      await codings.code({ ...coding, now: noon });
    }
    await tallies.release(1, noon);
    now = new Date(+noon + 12 * minute);
    expect((await wall()).text).toContain('5 people told us about this');
  });

  it('speaks so that a child of nine can read it', async () => {
    const { text } = await wall();
    const main = text.slice(text.indexOf('<h1>'), text.indexOf('</main>'));
    const said = [...main.matchAll(/<(?:p|h\d)[^>]*>(.*?)<\/(?:p|h\d)>/gs)].map(([, words = '']) =>
      words.replaceAll(/<[^>]+>/g, '').trim(),
    );
    expect(said.length).toBeGreaterThan(8);
    expect(said.flatMap((words) => hardSentences(words))).toEqual([]);
  });
});

describe('the report of promises', () => {
  let food: string;
  beforeAll(async () => {
    now = new Date(+noon + 20 * minute);
    const found = (await stores.commitments.list()).find(({ said }) => said === 'There is no food.');
    food = there(found).id;
    const update = {
      id: '00000000-0000-7000-8000-00000000000a',
      commitment: food,
      said: 'No food.',
      did: 'Food.',
    };
    await stores.commitments.tell({ ...update, ...by });
    await stores.people.tellings.queue(update.id, now);
    await sql(`update people.telling set outcome = 'told', way = 'page', told_at = $1, verdict = 'yes'`, [
      new Date(+noon + 10 * minute),
    ]);
  });

  it('lists what was kept and what not, who was told, what they thought, and who heard back', async () => {
    const { body } = await callApi(`${origin}/api/v1/reports/commitments`);
    const report = commitmentsReportSchema.parse(body);
    expect(report.commitments.find(({ commitment }) => commitment === food)).toMatchObject({
      theme: 'Food and drink',
      people: 5,
      became: 'overdue',
      updates: [{ sent: { base: 6, onPage: 6 }, verdicts: { base: 6, yes: 6 } }],
    });
    expect(report.commitments.find(({ said }) => said === 'The room is cold.')).toMatchObject({
      people: null,
      became: 'cannot',
      updates: [],
    });
    expect(report.heardBack).toMatchObject({
      inTime: { base: 5, told: 5, share: 1 },
      wait: { base: 5, medianDays: 0 },
    });
  });

  it('comes as CSV with the same figures, and is refused what it does not know', async () => {
    const headers = { authorization: `Bearer ${secret}` };
    const file = await fetch(`${origin}/api/v1/reports/commitments.csv`, { headers });
    expect(file.headers.get('content-disposition')).toContain('commitments-2026-11-10.csv');
    const lines = parseCsv(await file.text());
    expect(lines[0]).toMatchObject({ kind: 'heard-back-in-time', base: '5', told: '5' });
    expect(lines.filter(({ kind }) => kind === 'commitment')).toHaveLength(5);
    expect((await callApi(`${origin}/api/v1/reports/commitments?from=2026-01`)).status).toBe(400);
  });
});
