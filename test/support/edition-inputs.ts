import { changeReport } from '../../reports/change/report.ts';
import { composeEdition, type EditionInputs, editionOf } from '../../reports/edition/compose.ts';
import type { EditionContent } from '../../reports/edition/content.ts';
import type { Edition } from '../../reports/edition/document.ts';
import type { RaisedInMonth } from '../../reports/edition/themes-by-quarter.ts';
import { parentsDigest } from '../../reports/training-digest/report.ts';
import { victimFigures } from '../../reports/victims/report.ts';
import { people, report } from './auditor/clubs.ts';
import { given } from './responses.ts';
import { victims } from './victim-journeys.ts';

/** So many people, each of whom raised a theme in a month; null is praise. */
export function raising(number: number, theme: string | null, month: string): RaisedInMonth[] {
  return Array.from({ length: number }, (_, n) => ({ theme, person: `${theme}${n}`, month }));
}

/** What an edition of a quarter is made of: enough answers to show, and some too few. */
export function inputs(more: Partial<EditionInputs> = {}): EditionInputs {
  const { from = '2026-04', to = '2026-06', threshold = 5 } = more;
  const answers = [
    ...people(12, { mood: given('5'), came: given('walk') }, { gender: 'girl' }),
    ...people(9, { mood: given('2') }, { gender: 'boy' }),
    ...people(2, { more: given('said') }, { gender: 'another' }),
  ].map((answer) => ({ ...answer, month: to }));
  const journeys = victims(7, { identified: `${from}-03`, consented: `${from}-09` });
  return {
    from,
    to,
    threshold,
    before: null,
    board: report(answers, {
      from,
      to,
      asked: [{ questionnaire: 'club', bands: {}, month: to, asked: 30, answered: 23 }],
      bands: [],
    }),
    groups: {
      from: '2025-10',
      to: '2026-03',
      board: report([
        ...people(7, { mood: given('4') }, { team: 'north' }),
        ...people(6, { mood: given('1') }, { team: 'south' }),
      ]),
    },
    months: [],
    victims: {
      figures: victimFigures({ journeys, from: '2026-04', to, threshold }),
      said: report([], { from, to }),
    },
    parents: {
      change: changeReport({ earlier: [], later: [], threshold }),
      digest: { from: '2025-10', to: '2026-03', digest: parentsDigest({ answers: [], threshold }) },
    },
    raised: {
      people: [
        ...raising(8, 'waiting', '2026-05'),
        ...raising(3, 'food', '2026-05'),
        ...raising(6, null, '2026-06'),
      ],
      victims: [],
    },
    themes: new Map([
      ['waiting', 'Waiting'],
      ['food', 'Food'],
    ]),
    quotations: [{ id: 'q1', mark: 'm1', kind: 'child', questionnaire: 'club', asked: 'Why?' }],
    commitments: [
      {
        id: 'p1',
        theme: 'Waiting',
        said: 'We wait too long.',
        doing: 'There are two rooms now.',
        owner: 'Operations manager',
        due: '2026-09-30',
        status: 'doing',
        why: null,
        verdicts: { suppressed: true },
      },
    ],
    heardBack: {
      suppressed: false,
      base: 8,
      within90Days: 6,
      share: 0.75,
      low: 0.4,
      high: 0.93,
      medianDays: 41,
    },
    gaps: [],
    earlierEditions: [],
    questions: [],
    ...more,
  };
}

/** The content of an edition with these inputs. */
export function content(more: Partial<EditionInputs> = {}): EditionContent {
  return editionOf(composeEdition(inputs(more)), {
    title: 'What we heard in spring',
    narrative: { 'voice.club.mood': { text: 'It was good.\n\nMostly.', agreedOn: '2026-07-03' } },
    entered: { plan: { views: 20, of: 40 }, review: { views: 38, of: 40 } },
  });
}

/** The same, published. */
export function edition(more: Partial<EditionInputs> = {}, number = 1): Edition {
  return { number, publishedOn: '2026-07-10', checksum: 'c'.repeat(64), content: content(more) };
}
