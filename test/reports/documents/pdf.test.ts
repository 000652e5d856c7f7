import fc from 'fast-check';
import { unzlibSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../../reports/documents/blocks.ts';
import { notDrawable } from '../../../reports/documents/drawable-text.ts';
import { documentPdf } from '../../../reports/documents/write.ts';
import { readPdf, saidIn, type Tagged, withRole } from '../../support/pdf-reader.ts';
import {
  arabic,
  chart,
  having,
  longTable,
  longWord,
  published,
  sampleDocument,
  table,
} from '../../support/sample-document.ts';
import { readXml } from '../../support/xml.ts';

const latin1 = new TextDecoder('latin1');

describe('a report as a PDF', () => {
  let file: Uint8Array;
  let read: Awaited<ReturnType<typeof readPdf>>;
  const said = (role: string) => withRole(read.tree, role).map(saidIn);
  beforeAll(async () => {
    file = await documentPdf(sampleDocument, published);
    read = await readPdf(file);
  });

  it('says that it is tagged, its title, its language and when it was published', () => {
    expect(read.marked).toBe(true);
    expect(read.info.get('Title')).toBe(sampleDocument.title);
    expect(read.info.get('Language')).toBe('en-GB');
    expect(read.info.get('CreationDate')).toBe('D:20261102093000Z');
    expect(latin1.decode(file)).toContain('/DisplayDocTitle true');
  });

  it('claims PDF/UA in its metadata, which is well-formed', () => {
    const [packet = ''] = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(latin1.decode(file)) ?? [];
    expect(() => readXml(packet)).not.toThrow();
    expect(packet).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(packet).toContain('Board report: "us" &#38; them');
  });

  it('has its headings as headings, and as bookmarks one below the other', () => {
    expect(said('H1')).toEqual([sampleDocument.title]);
    expect(said('H2')).toEqual(['In short']);
    expect(said('H3')).toEqual(['What children said']);
    expect(said('H4')).toEqual(['Groups']);
    expect(read.outline).toEqual([
      {
        title: 'In short',
        items: [{ title: 'What children said', items: [{ title: 'Groups', items: [] }] }],
      },
    ]);
  });

  it('is read in the order of its blocks', () => {
    const order = read.tree.flatMap(({ children }) => children.map(({ role }) => role));
    const blocks = [
      'H2',
      'P',
      'P',
      'L',
      'H3',
      'BlockQuote',
      'BlockQuote',
      'BlockQuote',
      'Figure',
      'Table',
      'H4',
    ];
    expect(order.slice(4, 4 + blocks.length)).toEqual(blocks);
    expect(order.at(-1)).toBe('P');
    expect(saidIn(last(read.tree))).toMatch(/The end\.$/);
  });

  it('has each list item with its mark and its words', () => {
    expect(said('Lbl')).toEqual(['•', '•']);
    expect(said('LBody')[0]).toBe('First this.');
  });

  it('has a chart as a figure that says in words what it shows, and then its table', () => {
    expect(withRole(read.tree, 'Figure').map(({ alt }) => alt)).toEqual([chart.alt]);
  });

  it('has tables with a caption, and headers that say what they head', () => {
    expect(said('Caption').filter(Boolean)).toEqual([table.caption, longTable.caption]);
    const [first] = withRole(read.tree, 'Table');
    const rows = first ? withRole([first], 'TR') : [];
    expect(rows[0]?.children).toMatchObject(Array(3).fill({ role: 'TH', scope: 'Column' }));
    expect(rows[1]?.children).toMatchObject([{ role: 'TH', scope: 'Row' }, { role: 'TD' }, { role: 'TD' }]);
  });

  it('never has a figure in a hidden cell, whatever it was given', () => {
    const row = withRole(read.tree, 'TR').find((one) => saidIn(one).startsWith('Not safe'));
    expect(row && saidIn(row)).toBe('Not safe not shown not shown');
  });

  it('reads each row of a long table once, and the header once, though it stands on each page', () => {
    // pdf.js shows the whole tree with each page, filled with what stands on it.
    const rows = withRole(read.tree, 'TR').filter((row) => saidIn(row) !== '');
    const headers = rows.map((row) => (row.children[0] ? saidIn(row.children[0]) : ''));
    expect(headers.slice(headers.indexOf('Place'))).toEqual([
      'Place',
      ...longTable.rows.map(({ header }) => header),
    ]);
    const over = read.pages.filter(({ artefacts }) => artefacts.includes('What was said'));
    expect(over.length).toBeGreaterThan(3);
  });

  it('keeps page numbers out of what is read', () => {
    read.pages.forEach(({ artefacts, text }, at) => {
      expect(artefacts).toContain(`Page ${at + 1} of ${read.pages.length}`);
      expect(text).not.toMatch(/Page \d/);
    });
  });

  it('breaks a word that is longer than a line, and loses no letter of it', () => {
    expect(said('P').map((text) => text.replaceAll(' ', ''))).toContainEqual(
      expect.stringContaining(longWord),
    );
  });

  it('draws Arabic as it is seen and carries it as it is read', () => {
    const carried = contents(file).flatMap((content) => actualTexts(content));
    expect(carried).toContain(arabic);
  });

  it('says so where no font that ships has a script', () => {
    expect(said('BlockQuote').at(-1)).toBe(`${notDrawable} said one A child`);
  });

  it('carries its fonts, and none that is not in the file', () => {
    const text = latin1.decode(file);
    const fonts = [...text.matchAll(/\/Type \/FontDescriptor/g)].length;
    expect(fonts).toBeGreaterThan(2);
    expect([...text.matchAll(/\/FontFile2 /g)]).toHaveLength(fonts);
    expect(text).not.toContain('/Type1');
  });

  it('is the same bytes when made again', async () => {
    expect(Buffer.compare(await documentPdf(sampleDocument, published), file)).toBe(0);
  });
});

describe('a heading, wherever on a page it comes', () => {
  const lead: Block[] = [
    { is: 'heading', level: 2, text: 'A part' },
    { is: 'heading', level: 3, text: 'A question' },
    { is: 'words', text: '57 people answered.' },
    { is: 'words', text: 'Several answers could be chosen, and so the shares come to more than all.' },
  ];

  it.each([
    ['chart', chart, 'Answer 3'],
    ['table', table, 'Very safe'],
  ] as const)('stands on the page of its %s', async (_, figure, within) => {
    for (let lines = 1; lines < 42; lines += 2) {
      const before: Block = { is: 'words', text: Array.from({ length: lines }, () => 'Before.').join('\n') };
      const { pages } = await readPdf(await documentPdf(having(before, ...lead, figure), published));
      const own = pages.find(({ text }) => text.includes('A part'));
      expect(own?.text, `after ${lines} lines`).toContain('A question');
      expect(own?.text, `after ${lines} lines`).toContain(within);
    }
  });
});

describe('what is larger than a page', () => {
  it('is made smaller where it is a chart', async () => {
    const bars = Array.from({ length: 60 }, (_, at) => ({
      label: `Team ${at}`,
      share: 0.5,
      pattern: 'full' as const,
    }));
    const { tree } = await readPdf(await documentPdf(having({ ...chart, bars }), published));
    const [left = 0, bottom = 0, right = 0, top = 0] = withRole(tree, 'Figure')[0]?.bbox ?? [];
    expect(left).toBeGreaterThan(50);
    expect(bottom).toBeGreaterThan(60);
    expect(top - bottom).toBeGreaterThan(600);
    expect(right).toBeLessThan(545);
  });

  it('goes on over the pages where it is a row of a table, and loses no word', async () => {
    const words = Array.from({ length: 3000 }, (_, at) => `w${at}`);
    const cells = [{ text: words.join(' ') }];
    const long = { ...table, columns: table.columns.slice(0, 2), rows: [{ header: 'All', cells }] };
    const { tree, pages } = await readPdf(await documentPdf(having(long), published));
    expect(pages.length).toBeGreaterThan(2);
    expect(withRole(tree, 'TD').map(saidIn).join(' ').split(' ')).toEqual(words);
  });
});

it('keeps any text as it was, or says that it cannot show it', async () => {
  // Letters that stand alone: what joins others is drawn together with them, and read from right to left in
  // another order.
  const letter = fc.constantFrom(...'aZ09 <>&()[]{}\\/%"\'ąłșЖΩ€…—\n😀', 'ਮ', '我', '\u0007', '\ud800');
  const texts = fc.array(fc.string({ unit: letter, maxLength: 60 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(texts, async (words) => {
      const title = `T${words[0]}`;
      const alt = `Bars ${words.at(-1)}`;
      const blocks = words.map((text): Block => ({ is: 'words', text }));
      const doc = { ...having(...blocks, { ...chart, bars: [], alt }), title };
      const { tree, info } = await readPdf(await documentPdf(doc, published));
      const paragraphs = withRole(tree, 'P').map(saidIn).join('');
      expect(squeezed(paragraphs)).toBe(
        squeezed(words.map((text) => text.toWellFormed().replace(/[ਮ我]/g, notDrawable)).join('')),
      );
      expect(legal(`${info.get('Title')}`)).toBe(legal(title));
      expect(legal(withRole(tree, 'Figure')[0]?.alt ?? '')).toBe(legal(alt));
    }),
    { numRuns: 3 },
  );
});

/** Without white space, and with what cannot be shown said once however much of it stands together. */
function squeezed(text: string): string {
  const once = notDrawable.replaceAll(' ', '');
  return text
    .replace(/[\p{Cc}\s]/gu, '')
    .replaceAll(new RegExp(`(${once.replace(/[[\]]/g, '\\$&')})+`, 'g'), once);
}

function legal(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\s\ufffd]/gu, '');
}

function last(tree: readonly Tagged[]): Tagged {
  return tree.at(-1) ?? { role: '', text: '', children: [] };
}

/** What the pages are drawn from. */
function contents(file: Uint8Array): string[] {
  const text = latin1.decode(file);
  return [...text.matchAll(/\/FlateDecode\s*>>\s*stream\n/g)].map((found) => {
    const start = found.index + found[0].length;
    return latin1.decode(unzlibSync(file.subarray(start, text.indexOf('\nendstream', start))));
  });
}

function actualTexts(content: string): string[] {
  return [...content.matchAll(/\/ActualText \(((?:\\.|[^\\)])*)\)/gs)].map(([, inside = '']) => {
    const bytes = Uint8Array.from(
      [
        ...inside.replace(
          /\\(.)/gs,
          (_, letter: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[letter] ?? letter,
        ),
      ],
      (letter) => letter.charCodeAt(0),
    );
    return new TextDecoder('utf-16be').decode(bytes);
  });
}
