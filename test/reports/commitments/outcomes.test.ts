import { describe, expect, it } from 'vitest';
import { outcomesIn, type ToldOutcome } from '../../../reports/commitments/outcomes.ts';

const told = (many: number, more: Partial<ToldOutcome> = {}): ToldOutcome[] =>
  Array.from({ length: many }, () => ({ shownWay: 'chat', why: null, shownVerdict: null, ...more }));

describe('what happened to those who were to be told', () => {
  it('is counted each by how, and why not', () => {
    const outcomes = [
      ...told(3, { shownVerdict: 'yes' }),
      ...told(2, { shownWay: 'page', why: 'no-chat', shownVerdict: 'no' }),
      ...told(1),
      ...told(4, { shownWay: null }),
      ...told(1, { shownWay: null, why: 'no-chat' }),
      ...told(2, { shownWay: null, why: 'refused' }),
      ...told(3, { shownWay: null, why: 'failed' }),
    ];
    expect(outcomesIn(outcomes, 5)).toEqual({
      sent: {
        suppressed: false,
        base: 16,
        inChat: 4,
        onPage: 2,
        waiting: 4,
        noChat: 1,
        refused: 2,
        failed: 3,
      },
      verdicts: { suppressed: false, base: 5, yes: 3, no: 2, notSure: 0 },
    });
  });

  it('has no number of fewer than the threshold', () => {
    expect(outcomesIn(told(4, { shownVerdict: 'yes' }), 5)).toEqual({
      sent: { suppressed: true },
      verdicts: { suppressed: true },
    });
    expect(outcomesIn([...told(4, { shownVerdict: 'yes' }), ...told(4)], 5)).toMatchObject({
      sent: { suppressed: false, base: 8 },
      verdicts: { suppressed: true },
    });
  });
});
