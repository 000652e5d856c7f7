import { describe, expect, it } from 'vitest';
import { composeEdition, editionOf } from '../../../reports/edition/compose.ts';
import { editionSchema } from '../../../reports/edition/content.ts';
import { victimFigures } from '../../../reports/victims/report.ts';
import { people, report } from '../../support/auditor/clubs.ts';
import { content, inputs, raising } from '../../support/edition-inputs.ts';
import { given } from '../../support/responses.ts';
import { victims } from '../../support/victim-journeys.ts';

const theme = (of: ReturnType<typeof composeEdition>, key: string) =>
  of.themes.find((one) => one.theme === key);
const summer = { from: '2026-07', to: '2026-09' };

describe('the content of an edition', () => {
  it('keeps to its schema', () => {
    expect(editionSchema.parse(content())).toEqual(content());
  });

  it('shows a theme in a quarter in whole batches of the threshold, and the number of fewer nowhere', () => {
    const { themes } = composeEdition(inputs());
    expect(themes.map(({ theme, cells }) => [theme, cells])).toEqual([
      ['waiting', [{ quarter: '2026-04', suppressed: false, people: 5 }]],
      ['praise', [{ quarter: '2026-04', suppressed: false, people: 5 }]],
      ['food', [{ quarter: '2026-04', suppressed: true }]],
    ]);
  });

  it('counts somebody who raises a theme twice in a quarter once', () => {
    const twice = [...raising(5, 'food', '2026-04'), ...raising(5, 'food', '2026-06')];
    const composed = composeEdition(inputs({ raised: { people: twice, victims: [] } }));
    expect(theme(composed, 'food')?.cells).toEqual([{ quarter: '2026-04', suppressed: false, people: 5 }]);
  });

  it('takes an earlier quarter from the edition that published it, and never counts it again', () => {
    const before = { number: 1, content: content() };
    // Two more raised it in spring after all, and one gave it up: the published cells stay.
    const raised = {
      people: [...raising(10, 'waiting', '2026-05'), ...raising(6, 'waiting', '2026-08')],
      victims: [],
    };
    const composed = composeEdition(inputs({ ...summer, before, raised }));
    expect(theme(composed, 'waiting')?.cells).toEqual([
      { quarter: '2026-04', suppressed: false, people: 5 },
      { quarter: '2026-07', suppressed: false, people: 5 },
    ]);
  });

  it('keeps victims’ months as they were published, and adds whole months to them', () => {
    const before = { number: 1, content: content() };
    const late = victims(9, { identified: '2026-04-20' });
    const journeys = [...late, ...victims(6, { identified: '2026-08-02' })];
    const figures = victimFigures({ journeys, from: '2026-04', to: '2026-09', threshold: 5 });
    const composed = composeEdition(inputs({ ...summer, before, victims: { figures, said: report([]) } }));
    const groups = composed.victims.figures.facts.groups.map(({ from, to, base }) => [from, to, base]);
    expect(groups).toEqual([
      ['2026-04', '2026-04', 7],
      ['2026-05', '2026-08', 6],
    ]);
    // Nine were there in April by now, of whom two were written down late: they are not in the sum either.
    expect(composed.victims.figures.facts.total).toMatchObject({ base: 13, counts: { identified: 13 } });
  });

  it('carries a half-year’s digest as it was published', () => {
    const before = { number: 1, content: content() };
    const digest = before.content.parents.digest;
    const anew = digest && { ...digest, digest: { ...digest.digest, notes: ['counted again'] } };
    const { parents } = inputs();
    const composed = composeEdition(inputs({ ...summer, before, parents: { ...parents, digest: anew } }));
    expect(composed.parents.digest).toEqual(digest);
  });

  it.each([
    ['many on both sides', 20, 40, false],
    ['everybody', 40, 40, false],
    ['nobody of enough', 0, 40, false],
    ['few had them taken', 4, 40, true],
    ['few had not', 38, 40, true],
    ['of too few at all', 3, 4, true],
  ])('shows whose views were taken, by hand: %s', (_, views, of, suppressed) => {
    const made = editionOf(composeEdition(inputs()), {
      title: 't',
      narrative: {},
      entered: { plan: { views, of } },
    });
    expect(made.views.plan).toEqual(suppressed ? { suppressed } : { suppressed, views, of });
    expect(made.views.review).toBeNull();
  });

  it('leaves out what the lead left empty', () => {
    const narrative = {
      foreword: { text: ' \n', agreedOn: null },
      'space.asked': { text: 'All.', agreedOn: null },
    };
    const made = editionOf(composeEdition(inputs()), { title: 't', narrative, entered: {} });
    expect(Object.keys(made.narrative)).toEqual(['space.asked']);
  });
});

describe('the change since the last edition', () => {
  const answered = (good: number, bad: number) =>
    report([...people(good, { mood: given('5') }), ...people(bad, { mood: given('1') })]);
  const best = (before: [number, number], now: [number, number]) => {
    const was = { number: 1, content: content({ board: answered(...before) }) };
    const { changes } = composeEdition(inputs({ ...summer, before: was, board: answered(...now) }));
    return changes.find(({ category }) => category === '5')?.says ?? 'not compared';
  };

  it.each([
    ['rose by far more than chance', [10, 30], [30, 10], 'up'],
    ['fell by far more than chance', [30, 10], [10, 30], 'down'],
    ['rose by what may well be chance', [20, 20], [24, 16], 'no clear change'],
    ['rose, of few people', [0, 9], [9, 0], 'no clear change'],
    ['was hidden before', [2, 2], [30, 10], 'not compared'],
    ['is hidden now', [30, 10], [2, 2], 'not compared'],
  ] as const)('a share that %s', (_, before, now, says) => {
    expect(best([...before], [...now])).toBe(says);
  });
});
