import { describe, expect, it } from 'vitest';
import { readingAge } from '../../../insight/reading-age.ts';
import type { Block } from '../../../reports/documents/blocks.ts';
import { courtsByMonth } from '../../../reports/edition/courts-by-month.ts';
import { readers } from '../../../reports/edition/readers.ts';
import { people, report } from '../../support/auditor/clubs.ts';
import { content, edition, inputs } from '../../support/edition-inputs.ts';
import { given, questionnaireOf } from '../../support/responses.ts';

const quoted = new Map([['q1', 'We waited in the rain.']]);
const blocksFor = (key: string, of = edition(), team: string | null = null): readonly Block[] =>
  readers.find((reader) => reader.key === key)?.document(of, { quoted, team }).blocks ?? [];
const wordsIn = (blocks: readonly Block[]) =>
  blocks.flatMap((block) =>
    block.is === 'words' || block.is === 'heading' ? [block.text] : block.is === 'list' ? block.items : [],
  );

describe('the page for children', () => {
  it('says what most said, what was promised, and their own words', () => {
    const blocks = blocksFor('children');
    expect(wordsIn(blocks)).toEqual(
      expect.arrayContaining([
        'How was it? Most often you said “Really good”. 12 of 21 answers said this.',
        'You said: We wait too long.',
        'There are two rooms now.',
        'We are doing it now.',
      ]),
    );
    expect(blocks).toContainEqual({ is: 'quotation', words: 'We waited in the rain.', who: 'a child' });
  });

  it('gives the reason in place of what was meant to be', () => {
    const { commitments } = inputs();
    const [meant, why] = ['We will look for a new room.', 'It costs too much.'];
    const left = commitments.map((one) => ({ ...one, doing: meant, status: 'cannot' as const, why }));
    const said = wordsIn(blocksFor('children', edition({ commitments: left })));
    expect(said.join(' ')).toContain('We can’t do it. This is why: It costs too much.');
    expect(said).not.toContain(meant);
  });

  it.each([
    ['with answers and promises', {}],
    ['with neither', { board: report([]), commitments: [], heardBack: null, quotations: [] }],
  ])('can be read at nine, in short sentences: %s', (_, more) => {
    for (const text of wordsIn(blocksFor('children', edition(more)))) {
      for (const sentence of text.split(/(?<=[.?!”])\s+/)) {
        expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(15);
      }
    }
    expect(readingAge(wordsIn(blocksFor('children', edition(more))).join(' '))).toBeLessThanOrEqual(9);
  });
});

describe('the digest for a team', () => {
  const north = people(9, { mood: given('5') }, { team: 'north' });
  const south = people(8, { mood: given('1') }, { team: 'south' });
  const of = edition({
    groups: {
      from: '2026-01',
      to: '2026-06',
      board: report([...north, ...south, ...people(2, { mood: given('3') }, { team: 'east' })]),
    },
  });

  it('shows that team alone', () => {
    const blocks = blocksFor('team', of, 'north');
    const [table, ...others] = blocks.filter((block) => block.is === 'table');
    expect(others).toEqual([]);
    expect(table).toMatchObject({ caption: 'How was it? (9 people)' });
    const document = readers.find(({ key }) => key === 'team')?.document(of, { quoted, team: 'north' });
    expect(document?.about).toContain('These figures are of January to June 2026.');
  });

  it('offers only teams that are published, and shows none that is not', () => {
    const team = readers.find(({ key }) => key === 'team');
    const offered = team?.teams?.(of.content).map(({ key }) => key) ?? [];
    expect(offered).not.toContain('east');
    expect(wordsIn(blocksFor('team', of, 'east'))).toEqual(['Choose a team to read what it was told.']);
  });

  it('says where an edition has nothing by team', () => {
    expect(wordsIn(blocksFor('team', edition({ groups: null })))[0]).toContain(
      'This edition publishes nothing by team.',
    );
  });
});

describe('what courts said, month by month', () => {
  const court = {
    id: 9,
    questionnaire: questionnaireOf(
      [{ key: 'clear', type: 'yes-no', ask: 'Was it clear?' }],
      'sentencer-feedback',
    ),
  };
  const said = (number: number) => people(number, { clear: given('yes') }, {}, court);
  const byMonth = (...numbers: number[]) => {
    const months = numbers.map((number) => said(number));
    const reports = months.map((one, n) => ({ month: `2026-0${n + 4}`, report: report(one) }));
    return courtsByMonth(report(months.flat()), reports, 5);
  };
  const shown = (...numbers: number[]) =>
    byMonth(...numbers).map(({ questions }) => questions.some(({ suppressed }) => !suppressed));

  it.each([
    ['each month has enough', [6, 7, 8], [true, true, true]],
    ['none has', [2, 1, 1], [false, false, false]],
    [
      'one has too few: another is hidden with it, or it could be subtracted',
      [6, 7, 2],
      [false, true, false],
    ],
    ['what is left after the shown month is enough', [6, 4, 4], [true, false, false]],
  ])('%s', (_, numbers, expected) => {
    expect(shown(...numbers)).toEqual(expected);
  });

  it('says where too few answered', () => {
    const courts = byMonth(2, 1, 1);
    const of = { ...edition(), content: { ...content(), courts } };
    expect(wordsIn(blocksFor('courts', of))).toContain(
      'Too few answered in this month. Answers are shown from 5 people.',
    );
    expect(inputs().months).toEqual([]);
  });
});
