import { describe, expect, it } from 'vitest';
import { club, report } from '../../support/auditor/clubs.ts';
import { questionnaireOf } from '../../support/responses.ts';

describe('who was asked and who answered', () => {
  const asked = [
    { questionnaire: 'club', month: '2026-01', bands: { age: '10-14' }, asked: 20, answered: 12 },
    { questionnaire: 'club', month: '2026-01', bands: { age: '15-17' }, asked: 10, answered: 6 },
  ] as const;

  it('stands with the response rate, in all, by questionnaire and by band', () => {
    const figures = report([], { asked, newest: [club] });
    const total = { suppressed: false, base: 30, asked: 30, answered: 18, responseRate: 0.6 };
    expect(figures).toMatchObject(total);
    expect(figures.questionnaires).toMatchObject([
      {
        ...total,
        questionnaire: 'club',
        title: 'The club',
        bands: [
          {
            band: 'age',
            rows: [
              { value: '10-14', base: 20, answered: 12, responseRate: 0.6 },
              { value: '15-17', base: 10, answered: 6, responseRate: 0.6 },
            ],
          },
        ],
      },
    ]);
  });

  it('is suppressed by the same rule', () => {
    const few = {
      questionnaire: 'club',
      month: '2026-01',
      bands: { age: '18-plus' },
      asked: 1,
      answered: 1,
    } as const;
    const [club1] = report([], { asked: [...asked, few], newest: [club] }).questionnaires;
    expect(club1).toMatchObject({ asked: 31 });
    expect(club1?.bands[0]?.rows).toEqual([
      expect.objectContaining({ value: '10-14', asked: 20 }),
      { value: '15-17', suppressed: true },
      { value: '18-plus', suppressed: true },
    ]);
  });

  it('shows how many were asked where too few answered to show how many', () => {
    const quiet = {
      questionnaire: 'club',
      month: '2026-01',
      bands: { team: 'north' },
      asked: 8,
      answered: 2,
    };
    const [one] = report([], { asked: [quiet], newest: [club] }).questionnaires;
    const shown = { suppressed: false, base: 8, asked: 8, answered: null, responseRate: null };
    expect(one).toMatchObject(shown);
    expect(one?.bands).toEqual([{ band: 'team', rows: [{ value: 'north', ...shown }] }]);
  });

  it('hides how many of a group answered by the same rule, beside how many of it were asked', () => {
    const quiet = {
      questionnaire: 'club',
      month: '2026-01',
      bands: { age: '18-plus' },
      asked: 8,
      answered: 2,
    } as const;
    const [one] = report([], { asked: [...asked, quiet], newest: [club] }).questionnaires;
    expect(one?.bands[0]?.rows).toMatchObject([
      { value: '10-14', asked: 20, answered: 12 },
      { value: '15-17', asked: 10, answered: null, responseRate: null },
      { value: '18-plus', asked: 8, answered: null, responseRate: null },
    ]);
  });

  it('is carried on from a month with too few to a later one', () => {
    const month = (month: string, asked: number, answered: number) => ({
      questionnaire: 'club',
      month,
      bands: {},
      asked,
      answered,
    });
    const all = [
      month('2025-10', 9, 0),
      month('2025-11', 2, 4),
      month('2025-12', 4, 3),
      month('2026-01', 1, 0),
    ];
    const of = (from: string, to: string) => {
      const [one] = report([], { from, to, asked: all, newest: [club] }).questionnaires;
      return one?.suppressed ? null : [one?.asked, one?.answered];
    };
    expect(of('2025-10', '2025-10')).toEqual([9, null]);
    expect(of('2025-11', '2025-11')).toBeNull();
    expect(of('2025-12', '2025-12')).toEqual([6, 7]);
    expect(of('2025-10', '2026-01')).toEqual([15, 7]);
  });

  it('adds up over all questionnaires to what their rows show', () => {
    const panel = { id: 9, questionnaire: questionnaireOf([{ key: 'a', type: 'text', ask: 'A?' }], 'panel') };
    const few = { questionnaire: 'panel', month: '2026-01', bands: {}, asked: 2, answered: 1 };
    const figures = report([], { asked: [...asked, few], newest: [club, panel] });
    expect(figures).toMatchObject({ asked: 30, answered: 18 });
    expect(figures.questionnaires.map(({ suppressed }) => suppressed)).toEqual([false, true]);
  });

  it('gives no rate where more answered than were asked in the period', () => {
    const late = [{ questionnaire: 'club', month: '2026-01', bands: {}, asked: 6, answered: 8 }];
    const figures = report([], { asked: late, newest: [club] });
    expect(figures).toMatchObject({ asked: 6, answered: 8, responseRate: null });
    expect(figures.notes.join()).toContain('no response rate is given');
  });

  it('gives none for all together either: one was answered by who was asked before, another was not', () => {
    const panel = { id: 9, questionnaire: questionnaireOf([{ key: 'a', type: 'text', ask: 'A?' }], 'panel') };
    const late = { questionnaire: 'panel', month: '2026-01', bands: {}, asked: 0, answered: 8 };
    const figures = report([], { asked: [...asked, late], newest: [club, panel] });
    expect(figures).toMatchObject({ answered: 26, responseRate: null });
  });
});
