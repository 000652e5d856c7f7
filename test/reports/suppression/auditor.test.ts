import { describe, expect, it } from 'vitest';
import { audit, auditEverybody, auditGroups, type Break, type Seen } from '../../support/auditor/auditor.ts';
import { former, tableByTable } from '../../support/auditor/former-method.ts';
import { type Method, type Published, present } from '../../support/auditor/published.ts';
import { randomService } from '../../support/auditor/random-service.ts';
import type { Fact } from '../../support/auditor/truth.ts';

const threshold = 5;
const half = { from: '2025-10', to: '2026-03' };

/** So many people of that age who said yes in November. */
function yes(age: '10-14' | '15-17' | '18-plus', number: number, from = 0): Fact[] {
  return Array.from({ length: number }, (_, at) => ({
    person: from + at + { '10-14': 0, '15-17': 100, '18-plus': 200 }[age],
    month: '2025-11',
    bands: { age },
    answer: 'yes',
    amount: 1,
  }));
}

const row = (people: number): Published => ({ people, answers: people, categories: { yes: people } });

/** What one look showed by age; null is a row that is hidden. */
function table(truth: Fact[], rows: Record<string, number | null>): Seen {
  const all = Object.entries(rows).map(([value, people]) => ({
    value,
    row: people === null ? null : row(people),
  }));
  return { truth, shown: { everybody: [], bands: [{ band: 'age', months: half, rows: all }] } };
}

const groups = (...seen: Seen[]): Break[] => [...auditGroups('safe', seen, present.unitOf, threshold)];

describe('the auditor finds', () => {
  it('nothing in a table that hides enough', () => {
    const truth = [...yes('10-14', 20), ...yes('15-17', 6), ...yes('18-plus', 2)];
    expect(groups(table(truth, { '10-14': 20, '15-17': null, '18-plus': null }))).toEqual([]);
  });

  it('the one row that is hidden alone, by subtracting the others', () => {
    const truth = [...yes('10-14', 20), ...yes('15-17', 6), ...yes('18-plus', 2)];
    expect(groups(table(truth, { '10-14': 20, '15-17': 6, '18-plus': null }))).toEqual([
      { what: 'safe, age, 2025-10 2026-03 at 0 18-plus, hidden', truly: 2, least: 2, most: 2 },
    ]);
  });

  it('two hidden rows that are too few together', () => {
    const truth = [...yes('10-14', 20), ...yes('15-17', 1), ...yes('18-plus', 2)];
    const found = groups(table(truth, { '10-14': 20, '15-17': null, '18-plus': null }));
    expect(found.map(({ least, most }) => [least, most])).toEqual([
      [0, 3],
      [0, 3],
    ]);
  });

  it('the one person by whom a row that is shown grew between two looks', () => {
    const before = [...yes('10-14', 20), ...yes('15-17', 6)];
    const now = [...before, ...yes('10-14', 4, 50), ...yes('15-17', 1, 50)];
    const found = groups(table(before, { '10-14': 20, '15-17': 6 }), table(now, { '10-14': 24, '15-17': 7 }));
    expect(found.map(({ what, least, most }) => [what, least, most])).toEqual([
      ['safe, age, 2025-10 2026-03 at 1 10-14, grown', 4, 4],
      ['safe, age, 2025-10 2026-03 at 1 15-17, grown', 1, 1],
    ]);
  });

  it('the few by whom two choices of months differ', () => {
    const truth = [...yes('10-14', 9), ...yes('10-14', 2, 20).map((fact) => ({ ...fact, month: '2025-12' }))];
    const everybody = [
      { months: { from: '2025-11', to: '2025-11' }, row: row(9) },
      { months: { from: '2025-11', to: '2025-12' }, row: row(11) },
      { months: { from: '2025-12', to: '2025-12' }, row: null },
    ];
    const seen = [{ truth, shown: { everybody, bands: [] } }];
    expect([...auditEverybody('safe', seen, threshold)]).toEqual([
      { what: 'safe, everybody, 2025-12 at 0', truly: 2, least: 2, most: 2 },
    ]);
  });

  it('what was published before in nearly every made-up service', () => {
    const broken = Array.from({ length: 8 }, (_, at) => randomService(`before ${at}`, threshold)).filter(
      (looks) => !audit(looks, former, threshold).next().done,
    );
    expect(broken.length).toBeGreaterThan(5);
  });

  it.each<[string, Method]>([
    ['did not carry answers on', tableByTable({ carries: false, unitOf: present.unitOf })],
    ['hid in each table for itself', tableByTable({ carries: true, unitOf: present.unitOf })],
    [
      'told of groups in a half-year that is not over',
      { ...present, publish: (look) => present.publish({ ...look, month: '2027-04' }, threshold) },
    ],
  ])('something, if Sayback %s', (_, method) => {
    expect(audit(randomService('a mistake', threshold), method, threshold).next().done).toBe(false);
  });
});

describe('what Sayback publishes', () => {
  it.each(
    Array.from({ length: 24 }, (_, at) => `${at}`),
  )('lets nobody place a hidden number closer than the threshold, in made-up service %s', (seed) => {
    const least = Number(seed) % 4 === 3 ? 8 : threshold;
    expect([...audit(randomService(seed, least), present, least)]).toEqual([]);
  });

  it('has something to hide in these services, and something to show', () => {
    const looks = randomService('0', threshold);
    const last = looks.at(-1);
    if (!last) throw new Error('nobody looked');
    const shown = [...present.publish(last, threshold).values()];
    const rows = shown.flatMap(({ bands }) =>
      bands.flatMap(({ rows }) => rows.map(({ row }) => row !== null)),
    );
    expect(new Set(rows)).toEqual(new Set([true, false]));
  });
});
