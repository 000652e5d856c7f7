import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, ReportDocument, TableBlock } from '../../../reports/documents/blocks.ts';
import { compareDocument } from '../../../reports/edition/compare.ts';
import { composeEdition, editionOf } from '../../../reports/edition/compose.ts';
import { documentOf, partsOf } from '../../../reports/edition/document.ts';
import { editionCsv, figureRows } from '../../../reports/edition/figure-rows.ts';
import { annexTitle } from '../../../reports/edition/question-table.ts';
import { readers } from '../../../reports/edition/readers.ts';
import { club, clubNow, report } from '../../support/auditor/clubs.ts';
import { parseCsv } from '../../support/csv.ts';
import { content, edition, inputs, raising } from '../../support/edition-inputs.ts';
import { anyResponses } from '../../support/responses.ts';

const quoted = new Map([['q1', 'We waited in the rain.']]);
const saidIn = ({ blocks }: ReportDocument) =>
  blocks.flatMap((block) => ('text' in block ? [block.text] : []));
const tablesIn = (blocks: readonly Block[]): TableBlock[] =>
  blocks.flatMap((block) => (block.is === 'table' ? [block] : block.is === 'chart' ? [block.table] : []));
const headings = ({ blocks }: ReportDocument, level: number) =>
  blocks.flatMap((block) => (block.is === 'heading' && block.level === level ? [block.text] : []));

describe('the document of an edition', () => {
  const document = documentOf(edition(), quoted);

  it('has the sections in their order', () => {
    expect(headings(document, 2)).toEqual([
      'In short',
      'Space',
      'Voice',
      'Audience',
      'Influence',
      'Notes on the figures',
      annexTitle,
    ]);
  });

  it('says which edition it is and that it stays so, and its checksum at the very end', () => {
    expect(document.about).toEqual([
      'Edition 1: April 2026 to June 2026.',
      'Published on 10 July 2026. Its figures do not change any more.',
    ]);
    expect(saidIn(document).at(-1)).toBe(`Checksum of this edition (SHA-256): ${'c'.repeat(64)}`);
  });

  it('begins with the edition in a few sentences', () => {
    const [, list] = document.blocks;
    expect(list).toEqual({
      is: 'list',
      items: [
        'Who answered: 23 children (“The club”). Some of them answered other questions too.',
        'This is the first edition, so nothing is compared with an earlier one yet.',
        'Raised most: “Waiting” (5 people or more).',
        '1 promise: 1 on the way.',
        '75% of 8 people who raised something were told what happened within 90 days.',
      ],
    });
  });

  it('has every question that is shown in one line of a table, and with each answer in the annex', () => {
    const [short] = tablesIn(document.blocks).filter(({ caption }) => caption === 'Children: The club');
    expect(short?.rows.map(({ header }) => header)).toEqual(['How was it?', 'How did you get here?']);
    const annex = document.blocks.findIndex((block) => block.is === 'heading' && block.text === annexTitle);
    expect(tablesIn(document.blocks.slice(annex)).map(({ caption }) => caption)).toEqual([
      'How was it?',
      'How did you get here?',
    ]);
  });

  it('has what the lead wrote right before its figure, by paragraphs, with the day it was agreed', () => {
    const said = saidIn(document);
    const at = said.indexOf('How was it?');
    expect(said.slice(at, at + 5)).toEqual([
      'How was it?',
      'It was good.',
      'Mostly.',
      'Agreed with the forum on 3 July 2026.',
      '21 people answered.',
    ]);
  });

  it('quotes whose words may be shown, and says where words were taken back', () => {
    const quotation = document.blocks.find(({ is }) => is === 'quotation');
    expect(quotation).toEqual({ is: 'quotation', words: 'We waited in the rain.', who: 'a child' });
    const without = documentOf(edition(), new Map());
    expect(without.blocks.some(({ is }) => is === 'quotation')).toBe(false);
    expect(saidIn(without)).toContain(
      'Some words that stood here were taken back, and are not shown any more.',
    );
  });

  it('never skips a level of headings', () => {
    const levels = document.blocks.flatMap((block) => (block.is === 'heading' ? [block.level] : []));
    for (const [n, level] of levels.entries()) expect(level - (levels[n - 1] ?? 1)).toBeLessThanOrEqual(1);
  });

  it('has the same keys for its figures in every edition, each once', () => {
    const keys = (of: ReturnType<typeof content>) =>
      partsOf(of).flatMap(({ figures }) => figures.map(({ key }) => key));
    expect(new Set(keys(content())).size).toBe(keys(content()).length);
    expect(keys(content({ from: '2026-07', to: '2026-09' }))).toEqual(keys(content()));
  });

  it('has as many cells in each row as columns, in every document', () => {
    const next = edition({ from: '2026-07', to: '2026-09', before: { number: 1, content: content() } }, 2);
    const all = [
      document,
      documentOf(next, quoted),
      compareDocument(edition(), next),
      ...readers.map((reader) => reader.document(next, { quoted, team: null })),
    ];
    for (const { columns, rows } of all.flatMap(({ blocks }) => tablesIn(blocks))) {
      for (const { cells } of rows) expect(cells.length).toBe(columns.length - 1);
    }
  });
});

describe('two editions side by side', () => {
  it('show both shares and whether there is a clear change', () => {
    const now = edition({ from: '2026-07', to: '2026-09', before: { number: 1, content: content() } }, 2);
    const table = tablesIn(compareDocument(edition(), now).blocks).find(
      ({ caption }) => caption === 'How was it?',
    );
    expect(table?.columns.map(({ text }) => text)).toEqual(['Answer', 'Edition 1', 'Edition 2', 'Change']);
    expect(table?.rows.at(-1)).toEqual({
      header: 'Really good',
      cells: [{ text: '57% (37% to 76%)' }, { text: '57% (37% to 76%)' }, { text: 'No clear change' }],
    });
  });
});

describe('whatever people answered', () => {
  /** An edition of any answers, with themes that any number raised. */
  const any = fc
    .tuple(anyResponses([club, clubNow], { people: 60, most: 60 }), fc.nat(8), fc.nat(8))
    .map(([responses, waiting, food]) =>
      editionOf(
        composeEdition(
          inputs({
            board: report(responses, {
              asked: [{ questionnaire: 'club', bands: {}, month: '2026-05', asked: 20, answered: 12 }],
            }),
            raised: {
              people: [...raising(waiting, 'waiting', '2026-05'), ...raising(food, 'food', '2026-05')],
              victims: [],
            },
          }),
        ),
        { title: 'Any', narrative: {}, entered: { plan: { views: waiting, of: 9 } } },
      ),
    );

  it('no suppressed row carries a number, in the content, the CSV or the blocks', () => {
    fc.assert(
      fc.property(any, (content) => {
        for (const row of suppressedIn(content)) {
          const numbers = Object.entries(row).filter(
            ([name, value]) => typeof value === 'number' && name !== 'threshold',
          );
          expect(numbers).toEqual([]);
        }
        for (const row of parseCsv(editionCsv(1, content))) {
          if (row.suppressed !== 'true') continue;
          expect([row.people, row.answers, row.share, row.low, row.high]).toEqual(['', '', '', '', '']);
        }
        const documents = [
          documentOf({ number: 1, publishedOn: '2026-07-10', checksum: '', content }, new Map()),
          ...readers.map((reader) =>
            reader.document(
              { number: 1, publishedOn: '2026-07-10', checksum: '', content },
              { quoted, team: 'north' },
            ),
          ),
        ];
        for (const { rows } of documents.flatMap(({ blocks }) => tablesIn(blocks))) {
          for (const cell of rows.flatMap(({ cells }) => cells)) {
            if (cell.hidden) expect(cell.text).toBe('not shown');
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('a question that is hidden in the content has no figure in any format', () => {
    fc.assert(
      fc.property(any, (content) => {
        const questions = content.board.questionnaires.flatMap((one) => one.questions);
        const lines = figureRows(1, content);
        const captions = tablesIn(
          documentOf({ number: 1, publishedOn: '2026-07-10', checksum: '', content }, new Map()).blocks,
        ).map(({ caption }) => caption);
        for (const { question, wording, suppressed } of questions) {
          const own = lines.filter((line) => line.question === question && line.band === 'all');
          expect(own.some((line) => line.suppressed)).toBe(suppressed);
          expect(captions.includes(wording)).toBe(!suppressed);
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** Every object, however deep, that says of itself that it is suppressed. */
function suppressedIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(suppressedIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.fromEntries(Object.entries(value));
  return [...(own.suppressed === true ? [own] : []), ...Object.values(own).flatMap(suppressedIn)];
}
