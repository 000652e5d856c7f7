import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../dialogs/library.ts';
import { tellsOfRisk } from '../../insight/disclosure.ts';
import { openStores } from '../../prisma/open.ts';
import type { Stores } from '../../prisma/stores.ts';
import { boardReport } from '../../reports/board.ts';
import { calendarOf, invitationDays } from '../../scripts/demo/calendar.ts';
import { childOf } from '../../scripts/demo/children.ts';
import { fillingOf, newcomersCode } from '../../scripts/demo/filling.ts';
import { progressIn } from '../../scripts/demo/progress.ts';
import { viewsOf } from '../../scripts/demo/views.ts';
import { playYear } from '../../scripts/demo/year.ts';
import { emptyDatabase, freshDatabase } from '../support/database.ts';

/** A small year, twice, on databases of their own; and the command itself, where it must not go on. */

const now = new Date('2026-11-24T12:00:00Z');
const [one, two, elsewhere] = [await freshDatabase(), await freshDatabase(), await freshDatabase()];

async function play({ stores }: { stores: Stores }, signal = new AbortController().signal) {
  const steps: { months: number; of: number; answered: number }[] = [];
  const progress = (step: (typeof steps)[number]) => void steps.push(step);
  await playYear({ stores, now, children: 30, seed: 'a test', threshold: 5, progress, signal });
  return steps;
}

async function reportOn({ people, service }: Stores, from = '2025-11', to = '2026-11') {
  const version = await service.newest('end-of-order');
  return boardReport({
    from,
    to,
    threshold: 5,
    groups: await people.tallies.read(from, to),
    asked: await people.tallies.asked(from, to),
    newest: version ? [version] : [],
  });
}

const steps = await play(one);
await play(two);
const [report, again] = [await reportOn(one.stores), await reportOn(two.stores)];

describe('a made-up year', () => {
  test('is marked as made up, and whole only when a newcomer can take part', async () => {
    expect(await one.stores.service.isDemo()).toBe(true);
    expect(await fillingOf(one.stores, now)).toBe('unfinished');
    const code = await newcomersCode(one.stores, now);
    expect(await one.stores.people.invitations.find(code, now)).toMatchObject({ is: 'open' });
    expect(await fillingOf(one.stores, now)).toBe('whole');
    expect(await newcomersCode(one.stores, now)).toBe(code);
  });

  test('is the same each time it is played on one day', () => {
    expect(again).toEqual(report);
  });

  test('has answers from many months, each dated in its own', async () => {
    const months = await one.sql<{ month: string }>('select distinct month from people.tally order by month');
    expect(months.length).toBeGreaterThan(6);
    const strays = await one.sql(`
      select from people.response r join people.tally t on t.response_id = r.id
      where to_char(r.ended_at at time zone 'UTC', 'YYYY-MM') <> t.month or r.goes_on <= r.ended_at`);
    expect(strays).toEqual([]);
    const [span] = await one.sql<{ first: Date; last: Date }>(
      'select min(made_at) as first, max(moved_at) as last from people.conversation',
    );
    expect(span?.first.getTime()).toBeGreaterThan(Date.parse('2025-11-01'));
    expect(span?.last.getTime()).toBeLessThan(now.getTime());
  });

  test('reaches the report as a lead sees it who looks each month', async () => {
    const [asked] = report.questionnaires;
    expect(asked).toMatchObject({ questionnaire: 'end-of-order', suppressed: false });
    const counted = await one.sql<{ counted: string }>(
      'select distinct counted from people.tally where counted is not null',
    );
    expect(counted.length).toBeGreaterThan(1);
  });

  test('went through the conversation: every answer is one that its question takes, and its tally says the same', async () => {
    const version = await one.stores.service.newest('end-of-order');
    const rows = await one.sql<{ response: string; answers: string; codes: string }>(`
      select t.response_id as response, count(a.*)::int as answers, coalesce(t.waiting, t.codes) as codes
      from people.tally t join people.answer a on a.response_id = t.response_id group by 1, 3`);
    expect(rows.length).toBeGreaterThan(10);
    const questions = version?.questionnaire.questions.flatMap((question) =>
      question.type === 'battery' ? question.statements : [question],
    );
    for (const { codes, answers } of rows) {
      const told = codes.split(',').slice(0, -1);
      expect(told).toHaveLength(questions?.length ?? 0);
      expect(told.filter(Boolean).length).toBeLessThanOrEqual(Number(answers));
      expect(told.filter(Boolean).length).toBeGreaterThan(0);
    }
  });

  test('has somebody who tells of harm, and the alerts for them alone', async () => {
    const alerts = await one.sql<{ question: string | null }>('select question from people.alert');
    expect(alerts).toEqual([{ question: 'change' }, { question: 'change' }]);
  });

  test('tells how far it is', () => {
    expect(steps[0]).toMatchObject({ months: 0, of: 13, answered: 0 });
    expect(steps.at(-1)).toMatchObject({ months: 13, of: 13 });
    expect(steps.at(-1)?.answered).toBeGreaterThan(10);
  });
});

describe('the children of a year', () => {
  const children = Array.from({ length: 400 }, (_, n) => childOf(n + 1, 'any'));
  const shareOf = (is: (child: (typeof children)[number]) => boolean) =>
    children.filter(is).length / children.length;

  test('are as many of each kind as in a service', () => {
    expect(shareOf(({ participant }) => participant.gender === 'girl')).toBeCloseTo(0.18, 1);
    expect(shareOf(({ participant }) => participant.age === '10-14')).toBeCloseTo(0.17, 1);
    expect(shareOf(({ participant }) => participant.ethnicity === 'white')).toBeCloseTo(0.36, 1);
    expect(new Set(children.map(({ reference }) => reference)).size).toBe(children.length);
    expect(children[0]?.reference).toBe('DEMO-0001');
  });

  test('say nothing by chance that a person would have to look at', () => {
    const calendar = calendarOf(now);
    for (const child of children) {
      const views = viewsOf(child, new Date('2026-01-14'), calendar);
      for (const question of [
        'best',
        'change',
        'place-safer',
        'help-wanted',
        'helped',
        'place-unsafe',
        'not-suited',
      ]) {
        const view = views(question);
        const words = 'text' in view ? view.text : (view.other ?? '');
        expect(tellsOfRisk(words), words).toBe(false);
      }
    }
  });

  test('are asked on working days, fewer in August, as many as were wanted', () => {
    const calendar = calendarOf(now);
    const days = invitationDays(calendar, 2000, 'any');
    const whole = days.filter((day) => day < calendar.to);
    expect(whole).toHaveLength(2000);
    expect(days.length).toBeGreaterThan(2000);
    expect(days.every((day) => day >= calendar.from && day < now)).toBe(true);
    expect(days.some((day) => [0, 6].includes(day.getUTCDay()))).toBe(false);
    const inMonth = (month: number) => whole.filter((day) => day.getUTCMonth() === month).length;
    expect(inMonth(7)).toBeLessThan(inMonth(6) * 0.75);
    expect(inMonth(7)).toBeLessThan(inMonth(8) * 0.75);
  });
});

describe('a year that is stopped on its way', () => {
  test('is marked as made up, and known to be unfinished', async () => {
    const stop = new AbortController();
    const progress = ({ months }: { months: number }) => months > 3 && stop.abort();
    const { stores } = elsewhere;
    const year = { stores, now, children: 30, seed: 'a test', threshold: 5, progress, signal: stop.signal };
    await expect(playYear(year)).rejects.toThrow();
    expect(await stores.service.isDemo()).toBe(true);
    expect(await fillingOf(stores, now)).toBe('unfinished');
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
  }, 60_000);

  test('refuses a database that somebody works with, and changes nothing in it', async () => {
    const { url, drop } = await emptyDatabase();
    const stores = await openStores({ databaseUrl: url, key: Buffer.from(secret) });
    const [library] = readLibrary();
    if (!library) throw new Error('the library is empty');
    const questionnaire = await stores.service.publish(library.questionnaire, {}, now);
    const due = new Date('2026-12-24');
    await stores.people.invitations.create({ questionnaire, participant: { kind: 'child' }, due, now });

    const { code, said } = await run({ DATABASE_URL: url, SAYBACK_KEY: secret });
    expect(code).toBe(1);
    expect(said).toContain('This database holds invitations or answers already');
    expect(await stores.service.isDemo()).toBe(false);
    expect(await stores.people.invitations.list({ most: 5, now })).toHaveLength(1);
    expect(await stores.service.keys()).toEqual(['end-of-order']);
    await stores.close();
    await drop();
  }, 60_000);

  test('names every setting that is wrong', async () => {
    const { code, said } = await run({ PORT: 'many' });
    expect(code).toBe(1);
    expect(said).toContain(
      'The demo cannot start. Please put these settings right:\n- PORT must be a number',
    );
  });
});

describe('progress', () => {
  const shown = (isTTY: boolean) => {
    let text = '';
    const show = progressIn({
      isTTY,
      write: (more: string) => {
        text += more;
      },
    });
    for (const months of [0, 0, 1, 2]) show({ months, of: 2, answered: months });
    return text;
  };

  test('is a plain line a month where nobody watches', () => {
    expect(shown(false)).toBe(
      'Month 1 of 2, 0 children have answered\nMonth 2 of 2, 1 child has answered\nThe year is whole: 2 children have answered\n',
    );
  });

  test('is one line, written over, in a terminal', () => {
    expect(shown(true).split('\n')).toHaveLength(2);
    expect(shown(true)).toMatch(/\r█{26} .*2 children have answered/);
  });
});
