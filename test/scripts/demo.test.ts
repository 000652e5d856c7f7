import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../dialogs/library.ts';
import { questionsOf } from '../../dialogs/questionnaire.ts';
import { journeyFacts } from '../../domain/journey.ts';
import { dueFor } from '../../domain/victim-due.ts';
import { hardSentences } from '../../insight/simple-words.ts';
import { openStores } from '../../prisma/stores/open.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { boardReport } from '../../reports/board/report.ts';
import { changeReport } from '../../reports/change/report.ts';
import { became } from '../../reports/commitments/ending.ts';
import { victimFigures } from '../../reports/victims/report.ts';
import { publishEditions } from '../../scripts/demo/editions.ts';
import { fillingOf } from '../../scripts/demo/filling.ts';
import { newcomersCodes } from '../../scripts/demo/newcomers.ts';
import { playYear } from '../../scripts/demo/year.ts';
import { emptyDatabase, type FreshDatabase, freshDatabase } from '../support/database.ts';
import { tell, victimWho } from '../support/victims.ts';

/** A small year, twice, on databases of their own; and the command itself, where it must not go on. */

const now = new Date('2026-11-24T12:00:00Z');
const [from, to] = ['2025-11', '2026-11'];
const threshold = 5;
const [one, two, elsewhere] = [await freshDatabase(), await freshDatabase(), await freshDatabase()];

async function play({ stores }: { stores: Stores }, signal = new AbortController().signal) {
  const steps: { months: number; of: number; answered: number }[] = [];
  const progress = (step: (typeof steps)[number]) => void steps.push(step);
  await playYear({ stores, now, children: 30, seed: 'a test', threshold, progress, signal });
  return steps;
}

/** All that the year adds up to, on whatever page. */
async function addsUpTo({ stores: { people, victim, questionnaires }, sql }: FreshDatabase) {
  const newest = await Promise.all(
    (await questionnaires.keys()).sort().map((key) => questionnaires.newest(key)),
  );
  const groups = [...(await people.tallies.read(to)), ...(await victim.tallies.read(to))];
  const asked = [...(await people.tallies.asked(from, to)), ...(await victim.tallies.asked(from, to))];
  const of = (key: string) => groups.filter(({ version }) => version.questionnaire.key === key);
  const counted = { threshold, groups, asked, newest: newest.filter((one) => one !== null) };
  const upTo = <Of extends { month: string }>(all: Of[], last: string) =>
    all.filter(({ month }) => month <= last);
  return {
    board: boardReport({ ...counted, from, to }),
    halfYear: boardReport({
      ...counted,
      groups: upTo(groups, '2026-09'),
      asked: upTo(asked, '2026-09'),
      from: '2026-04',
      to: '2026-09',
    }),
    change: changeReport({
      earlier: of('parent-self-assessment'),
      later: of('parent-self-assessment-end'),
      threshold,
    }),
    victims: victimFigures({ journeys: await victim.journeys.all(), from, to, threshold }),
    ownWords: (await people.ownWords.of(['parent-feedback', 'end-of-order'], from, to))
      .map(({ text }) => text)
      .sort(),
    ledger: await sql('select purpose, given, way, recorded_by, at from victim.consent order by at, purpose'),
  };
}

const steps = await play(one);
await play(two);
const [year, again] = [await addsUpTo(one), await addsUpTo(two)];

describe('a made-up year', () => {
  test('is marked as made up, and whole only when newcomers can take part', async () => {
    const { stores } = one;
    expect(await stores.settings.isDemo()).toBe(true);
    expect(await fillingOf(stores, now)).toBe('unfinished');
    const codes = await newcomersCodes(stores, now);
    for (const code of [codes.child, codes.parent]) {
      expect(await stores.people.invitations.find(code, now)).toMatchObject({ is: 'open' });
    }
    expect(await stores.victim.invitations.find(codes.victim, now)).toMatchObject({ is: 'open' });
    expect(await fillingOf(stores, now)).toBe('whole');
    expect(await newcomersCodes(stores, now)).toEqual(codes);
  });

  test('has two editions, the second compares with the first, and a question with its reply', async () => {
    const { editions } = one.stores;
    await publishEditions(one.stores, now, threshold);
    const published = await editions.list();
    expect(published.map(({ from }) => from)).toEqual(['2026-04', '2026-07']);
    expect((await editions.get(2))?.content).toContain('"since":{"from":"2026-04"');
    expect(await editions.questions()).toMatchObject([{ edition: 1, reply: expect.any(String) }]);
    for (const { publishedAt } of published) expect(publishedAt.getTime()).toBeLessThan(now.getTime());
  });

  test('has another to try it as, where the victim among the newcomers took everything back', async () => {
    const { stores } = one;
    const before = await newcomersCodes(stores, now);
    const [gone] = await stores.victim.victims.list({ reference: 'DEMO-VR-0000', most: 1 });
    await tell(stores, gone?.id ?? '', 'contact', false, now);
    const after = await newcomersCodes(stores, now);
    expect(after).toEqual({ ...before, victim: after.victim });
    expect(await stores.victim.invitations.find(before.victim, now)).toMatchObject({ is: 'not-agreed' });
    expect(await stores.victim.invitations.find(after.victim, now)).toMatchObject({ is: 'open' });
  });

  test('has a caseload of 158 children, counted twice, and two gaps, of which one is open', async () => {
    const { caseload, gaps } = one.stores;
    const totals = (await caseload.newest()).map(({ values }) =>
      values.reduce((sum, { children }) => sum + children, 0),
    );
    expect(totals).toEqual([158, 158, 158, 158, 158, 158, 158]);
    expect(await caseload.history(50)).toHaveLength(9);
    expect((await gaps.list()).map(({ state, due }) => [state, due !== null && due > now])).toEqual([
      ['open', true],
      ['changed', false],
    ]);
  });

  test('is the same each time it is played on one day', () => {
    expect(again).toEqual(year);
  });

  test('has answers from many months, each dated in its own', async () => {
    const months = await one.sql<{ month: string }>('select distinct month from people.tally order by month');
    expect(months.length).toBeGreaterThan(6);
    const strays = await one.sql(`
      select from people.response r join people.tally t on t.response_id = r.id
      where to_char(r.ended_at at time zone 'Europe/London', 'YYYY-MM') <> t.month
        or r.delete_on <= r.ended_at`);
    expect(strays).toEqual([]);
    const [span] = await one.sql<{ first: Date; last: Date }>(`
      select min(made_at) as first, max(moved_at) as last
      from (select * from people.conversation union all select * from victim.conversation) c`);
    expect(span?.first.getTime()).toBeGreaterThan(Date.parse('2025-11-01'));
    expect(span?.last.getTime()).toBeLessThan(now.getTime());
  });

  test('has everybody that Sayback asks, and all of them have answered', async () => {
    const finished = await one.sql<{ questionnaire: string }>(`
      select questionnaire from people.invitation where status = 'used'
      union select questionnaire from victim.invitation where status = 'used' order by 1`);
    expect(finished.map(({ questionnaire }) => questionnaire)).toEqual(
      readLibrary()
        .map(({ questionnaire }) => questionnaire.key)
        .sort(),
    );
  });

  test('reaches the report as a lead sees it who looks each month', async () => {
    expect(
      year.board.questionnaires.find(({ questionnaire }) => questionnaire === 'end-of-order'),
    ).toMatchObject({
      suppressed: false,
    });
    const counted = await one.sql(
      `select distinct counted from people.tally where questionnaire = 'end-of-order'`,
    );
    expect(counted.length).toBeGreaterThan(2);
    const groups = year.halfYear.questionnaires.flatMap(({ questions }) =>
      questions.flatMap(({ bands }) => bands.flatMap(({ rows }) => rows)),
    );
    expect(groups.some(({ suppressed }) => !suppressed)).toBe(true);
    expect(year.change.suppressed).toBe(false);
    expect(year.victims.facts.total.suppressed).toBe(false);
  });

  test('went through the conversation: each answer fits its question, and is tallied so', async () => {
    const rows = await one.sql<{ key: string; answers: number; codes: string }>(`
      select t.questionnaire as key, count(a.*)::int as answers, coalesce(t.waiting, t.codes) as codes
      from (select * from people.tally union all select * from victim.tally) t
        join (select * from people.answer union all select * from victim.answer) a
          on a.response_id = t.response_id
      group by t.response_id, 1, 3`);
    expect(rows.length).toBeGreaterThan(60);
    for (const { key, codes, answers } of rows) {
      const version = await one.stores.questionnaires.newest(key);
      const told = codes.split(',').slice(0, -1);
      expect(told).toHaveLength(version ? questionsOf(version.questionnaire).length : 0);
      expect(told.filter(Boolean).length).toBeLessThanOrEqual(answers);
      expect(told.filter(Boolean).length).toBeGreaterThan(0);
    }
  });

  test('has some who tell of harm, and the alerts for them alone', async () => {
    expect(await one.sql('select question from people.alert')).toEqual([
      { question: 'change' },
      { question: 'change' },
    ]);
    expect(await one.sql('select question from victim.alert')).toEqual([{ question: 'affected' }]);
  });

  test('has summaries for workers: children at the start, parents at the start and the end', async () => {
    const { named } = one.stores.people;
    const kinds = (await named.list({ most: 500 })).map(
      ({ questionnaire }) => questionnaire.questionnaire.key,
    );
    expect([...new Set(kinds)].sort()).toEqual([
      'my-self-assessment',
      'parent-self-assessment',
      'parent-self-assessment-end',
    ]);
    for (const { response } of await named.list({ questionnaire: 'parent-self-assessment-end', most: 500 })) {
      const read = await named.read(response);
      expect(read?.earlier?.questionnaire.questionnaire.key).toBe('parent-self-assessment');
    }
  });

  test('has promises in words for a child: kept, late, found impossible, on the wall, told', async () => {
    const { commitments, codebook, people } = one.stores;
    const made = await commitments.list();
    const themes = (await codebook.list()).map(({ id }) => id);
    expect(made.map(({ status }) => status).sort()).toEqual(['cannot', 'doing', 'doing', 'done', 'thinking']);
    expect(made.every(({ theme }) => themes.includes(theme))).toBe(true);
    expect(made.filter((each) => became(each, now) === 'overdue')).toHaveLength(1);
    expect(made.filter(({ onWall }) => onWall)).toHaveLength(2);
    const told = await Promise.all(made.map(({ id }) => commitments.updates(id)));
    const shown = [
      ...made.flatMap(({ said, doing, why }) => [said, doing, why ?? '']),
      told.flat()[0]?.did ?? '',
    ];
    expect(shown.flatMap((words) => hardSentences(words))).toEqual([]);
    expect(told.flat()).toHaveLength(1);
    const raised = await people.codings.raised();
    expect(raised.reduce((sum, { respondents }) => sum + respondents, 0)).toBeGreaterThan(20);
  });

  test('tells how far it is', () => {
    expect(steps[0]).toMatchObject({ months: 0, of: 13, answered: 0 });
    expect(steps.at(-1)).toMatchObject({ months: 13, of: 13 });
    expect(steps.at(-1)?.answered).toBeGreaterThan(60);
  });
});

describe('those who were harmed', () => {
  test('were asked nothing, and answered nothing, before they had agreed to it', async () => {
    const answered = await one.sql('select from victim.answer');
    expect(answered.length).toBeGreaterThan(50);
    const agreedBefore = (purpose: string, at: string) => `exists (
      select from victim.consent c
      where c.participant_id = i.participant_id and c.purpose = ${purpose} and c.given and c.at <= ${at})`;
    const strays = await one.sql(`
      select from victim.invitation i where not ${agreedBefore("'contact'", 'i.made_at')}
      union all
      select from victim.response r join victim.invitation i on i.id = r.invitation_id
        join service.questionnaire_version v on v.id = r.version_id
      where not (${agreedBefore("'contact'", 'r.started_at')}
        and ${agreedBefore('v.purpose', 'r.started_at')})`);
    expect(strays).toEqual([]);
  });

  test('are gone with what they said, once they took it back; and some came back', async () => {
    const left = await one.sql(`
      select from victim.response r join victim.invitation i on i.id = r.invitation_id
        join service.questionnaire_version v on v.id = r.version_id
        join victim.consent_now n
          on n.participant_id = i.participant_id and n.purpose in ('contact', v.purpose)
      where not n.given`);
    expect(left).toEqual([]);
    const gone = await one.sql<{ receipt: string | null; contact: unknown; bands: string }>(`
      select c.receipt, p.contact, p.bands
      from victim.consent c join victim.participant p on p.id = c.participant_id
      where c.purpose = 'contact' and not c.given and c.way = 'in-chat'`);
    expect(gone.length).toBeGreaterThan(0);
    for (const { receipt, contact, bands } of gone) {
      expect(receipt).toMatch(/^[A-Z0-9-]{8,}$/);
      expect([contact, bands]).toEqual([null, '{}']);
    }
    const back = await one.sql(`
      select from victim.consent no join victim.consent yes using (participant_id, purpose)
        join victim.invitation i using (participant_id)
      where purpose = 'feedback' and not no.given and yes.given and yes.at > no.at
        and i.questionnaire = 'victim-feedback' and i.status = 'used'`);
    expect(back.length).toBeGreaterThan(0);
  });

  test('are counted as themselves: what a proxy says is kept, and in no figure', async () => {
    const proxies = await one.sql<{ counted: boolean }>(`
      select exists (select from victim.tally t where t.response_id = r.id) as counted
      from victim.response r join victim.invitation i on i.id = r.invitation_id where i.speaker = 'proxy'`);
    expect(proxies.length).toBeGreaterThan(0);
    expect(proxies.filter(({ counted }) => counted)).toEqual([]);
  });

  test('go every way: not reached, told in time and late, taking part, asked before and after', async () => {
    const journeys = await one.stores.victim.journeys.all();
    const seen = new Set(journeys.flatMap(({ facts }) => Object.keys(facts)));
    expect([...seen].sort()).toEqual([...journeyFacts].sort());
    const { total } = year.victims.facts;
    if (total.suppressed) throw new Error('the figures are suppressed');
    expect(total.counts.identified).toBeGreaterThan(20);
    expect(total.counts.consented).toBeGreaterThan(total.counts.engaged);
  });

  test('have some for whom something waits to be done this week, and some for whom it is late', async () => {
    const journeys = await one.stores.victim.journeys.all();
    const due = journeys.flatMap((journey) => dueFor(journey, now));
    const of = (what: string, overdue: boolean) =>
      due.filter((each) => each.what === what && each.overdue === overdue).length;
    expect(of('tell-about-restorative-justice', false)).toBeGreaterThan(0);
    expect(of('tell-about-restorative-justice', true)).toBeGreaterThan(0);
    expect(of('keep-informed', true)).toBeGreaterThan(0);
    expect(of('ask-for-feedback', false)).toBeGreaterThan(0);
  });

  test('let some of their words pass on: some are read, and some wait', async () => {
    const passed = await one.stores.passedOn.list();
    expect(passed.some(({ readAt }) => readAt !== null)).toBe(true);
    expect(passed.some(({ readAt }) => readAt === null)).toBe(true);
    for (const { recipient } of passed) expect(recipient).toMatch(/^Case manager, \S+ team$/);
    const disallowed = await one.sql(`
      select from victim.passing p where not exists (
        select from victim.consent c
        where c.participant_id = p.participant_id and c.purpose = 'pass-on' and c.given)`);
    expect(disallowed).toEqual([]);
  });

  test('are nowhere on the other side, nor others on theirs; the audit record has ids alone', async () => {
    const tables = await one.sql<{ schema: string; name: string }>(`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_schema in ('people', 'victim')
        or (table_schema = 'service' and table_name in ('audit', 'passed_on'))`);
    expect(tables.length).toBeGreaterThan(15);
    const found = async (table: { schema: string; name: string }, owner: string) =>
      one.sql(
        `
        select from ${table.schema}.${table.name} t
        where exists (select from ${owner}.participant p
          where position(p.pseudonym in t::text) > 0 or position(p.person in t::text) > 0
            or ($1 <> 'audit' and position(p.id::text in t::text) > 0))`,
        [table.name],
      );
    for (const table of tables) {
      if (table.schema !== 'victim') expect(await found(table, 'victim'), table.name).toEqual([]);
      if (table.schema !== 'people') expect(await found(table, 'people'), table.name).toEqual([]);
    }
  });
});

describe('a year that is stopped on its way', () => {
  test('is marked as made up, and known to be unfinished', async () => {
    const stop = new AbortController();
    const progress = ({ months }: { months: number }) => months > 3 && stop.abort();
    const { stores } = elsewhere;
    const year = { stores, now, children: 30, seed: 'a test', threshold: 5, progress, signal: stop.signal };
    await expect(playYear(year)).rejects.toThrow();
    expect(await stores.settings.isDemo()).toBe(true);
    expect(await fillingOf(stores, now)).toBe('unfinished');
  });
});

describe('a database with nobody in it but a victim', () => {
  test('is not empty', async () => {
    const { url, drop } = await emptyDatabase();
    const stores = await openStores({
      databaseUrl: url,
      key: Buffer.from('a key of the tests that is long enough'),
    });
    expect(await fillingOf(stores, now)).toBe('empty');
    await victimWho(stores, { agreesTo: [], now });
    expect(await fillingOf(stores, now)).toBe('real');
    await stores.close();
    await drop();
  });
});

describe('npm run demo', () => {
  const run = async (
    settings: Record<string, string>,
    onSaid: (said: string, stop: () => void) => void = () => {},
  ) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'scripts', 'demo.ts')], {
      env: { PATH: process.env.PATH, PORT: '0', ...settings },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
      onSaid(said, () => child.kill('SIGINT'));
    });
    const [code] = await once(child, 'close');
    return { code, said };
  };
  const secret = 'a key of the tests that is long enough';

  test('stopped on its way says how to begin anew, and says so again the next time', async () => {
    const { url, drop } = await emptyDatabase({ migrated: false });
    const settings = { DATABASE_URL: url, SAYBACK_KEY: secret };
    const stopped = await run(settings, (said, stop) => said.includes('Month 2') && stop());
    expect(stopped.code).toBe(130);
    expect(stopped.said).toContain('Stopped. The made-up year is not whole.');
    const next = await run(settings);
    expect(next.code).toBe(1);
    expect(next.said).toContain('The made-up year is not whole. Name another empty database');
    await drop();
  });

  test('refuses a database that somebody works with, and changes nothing in it', async () => {
    const { url, drop } = await emptyDatabase();
    const stores = await openStores({ databaseUrl: url, key: Buffer.from(secret) });
    const [library] = readLibrary();
    if (!library) throw new Error('the library is empty');
    const questionnaire = await stores.questionnaires.publish(library.questionnaire, {}, now);
    const due = new Date('2026-12-24');
    await stores.people.invitations.create({ questionnaire, participant: { kind: 'child' }, due, now });

    const { code, said } = await run({ DATABASE_URL: url, SAYBACK_KEY: secret });
    expect(code).toBe(1);
    expect(said).toContain('This database holds invitations or answers already');
    expect(await stores.settings.isDemo()).toBe(false);
    expect(await stores.people.invitations.list({ most: 5, now })).toHaveLength(1);
    expect(await stores.questionnaires.keys()).toEqual(['end-of-order']);
    await stores.close();
    await drop();
  });

  test('names every setting that is wrong', async () => {
    const { code, said } = await run({ PORT: 'many' });
    expect(code).toBe(1);
    expect(said).toContain(
      'The demo cannot start. Please put these settings right:\n- PORT must be a number',
    );
  });
});
