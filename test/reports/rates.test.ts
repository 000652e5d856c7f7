import { describe, expect, it } from 'vitest';
import { club, report } from './clubs.ts';
import { questionnaireOf } from './responses.ts';

describe('who was asked and who answered', () => {
  const asked = [
    { questionnaire: 'club', bands: { age: '10-14' }, asked: 20, answered: 12 },
    { questionnaire: 'club', bands: { age: '15-17' }, asked: 10, answered: 3 },
  ] as const;

  it('stands with the response rate, in all, by questionnaire and by band', () => {
    const figures = report([], { asked, newest: [club] });
    const total = { suppressed: false, base: 30, asked: 30, answered: 15, responseRate: 0.5 };
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
              { value: '15-17', base: 10, answered: 3, responseRate: 0.3 },
            ],
          },
        ],
      },
    ]);
  });

  it('is suppressed by the same rule', () => {
    const few = { questionnaire: 'club', bands: { age: '18-plus' }, asked: 1, answered: 1 } as const;
    const [club1] = report([], { asked: [...asked, few], newest: [club] }).questionnaires;
    expect(club1).toMatchObject({ asked: 31 });
    expect(club1?.bands[0]?.rows).toEqual([
      expect.objectContaining({ value: '10-14', asked: 20 }),
      { value: '15-17', suppressed: true },
      { value: '18-plus', suppressed: true },
    ]);
  });

  it('keeps the sum of all back where it would tell of the one questionnaire that is hidden', () => {
    const panel = { id: 9, questionnaire: questionnaireOf([{ key: 'a', type: 'text', ask: 'A?' }], 'panel') };
    const few = { questionnaire: 'panel', bands: {}, asked: 2, answered: 1 };
    const figures = report([], { asked: [...asked, few], newest: [club, panel] });
    expect(figures.suppressed).toBe(true);
    expect(figures.questionnaires.map(({ suppressed }) => suppressed)).toEqual([false, true]);
  });

  it('gives no rate where more answered than were asked in the period', () => {
    const late = [{ questionnaire: 'club', bands: {}, asked: 0, answered: 8 }];
    const figures = report([], { asked: late, newest: [club] });
    expect(figures).toMatchObject({ asked: 0, answered: 8, responseRate: null });
    expect(figures.notes.join()).toContain('no response rate is given');
  });

  it('gives none for all together either, for one was answered by who was asked before and another was not', () => {
    const panel = { id: 9, questionnaire: questionnaireOf([{ key: 'a', type: 'text', ask: 'A?' }], 'panel') };
    const late = { questionnaire: 'panel', bands: {}, asked: 0, answered: 8 };
    const figures = report([], { asked: [...asked, late], newest: [club, panel] });
    expect(figures).toMatchObject({ answered: 23, responseRate: null });
  });
});
