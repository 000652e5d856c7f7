import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../../reports/documents/blocks.ts';
import { documentDocx } from '../../../reports/documents/write.ts';
import {
  arabic,
  chart,
  having,
  longTable,
  published,
  punjabi,
  sampleDocument,
  table,
} from '../../support/sample-document.ts';
import { all, readXml, textOf, type Xml } from '../../support/xml.ts';

const parts = (file: Uint8Array) => new Map(Object.entries(unzipSync(file)));
const part = (file: Uint8Array, name: string) =>
  readXml(strFromU8(parts(file).get(name) ?? new Uint8Array()));
const value = (element: Xml | undefined, name = 'w:val') => element?.attributes.get(name);
const style = (paragraph: Xml) => value(all(paragraph, 'w:pStyle')[0]);
const said = (document: Xml, name: string) =>
  all(document, 'w:p')
    .filter((paragraph) => style(paragraph) === name)
    .map(textOf);
const cells = (row: Xml | undefined) => (row ? all(row, 'w:tc').map(textOf) : []);

describe('a report as a Word file', () => {
  let file: Uint8Array;
  let document: Xml;
  let tables: Xml[];
  let charts: Xml[];
  beforeAll(async () => {
    file = await documentDocx(sampleDocument, published);
    document = part(file, 'word/document.xml');
    const isChart = (one: Xml) => all(one, 'w:tblDescription').length > 0;
    charts = all(document, 'w:tbl').filter(isChart);
    tables = all(document, 'w:tbl').filter((one) => !isChart(one));
  });

  it('is well-formed XML in all its parts', () => {
    const names = [...parts(file).keys()].filter((name) => /\.(xml|rels)$/.test(name));
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(() => part(file, name), name).not.toThrow();
  });

  it('has headings that Word knows as such, one level below the other', () => {
    expect(said(document, 'Heading1')).toEqual([sampleDocument.title]);
    expect(said(document, 'Heading2')).toEqual(['In short']);
    expect(said(document, 'Heading3')).toEqual(['What children said']);
    expect(said(document, 'Heading4')).toEqual(['Groups']);
  });

  it('keeps a heading and a caption with what follows', () => {
    const styles = part(file, 'word/styles.xml');
    for (const name of ['Heading1', 'Heading2', 'Heading3', 'Heading4', 'Caption']) {
      const one = all(styles, 'w:style').find((found) => value(found, 'w:styleId') === name);
      expect(one && all(one, 'w:keepNext'), name).toHaveLength(1);
    }
  });

  it('keeps a chart or table with its heading, the words between, and its first row', async () => {
    const lead: Block[] = [
      { is: 'heading', level: 3, text: 'A question' },
      { is: 'heading', level: 4, text: 'A part of it' },
      { is: 'words', text: '57 people answered.' },
      { is: 'words', text: 'Several answers could be chosen.' },
    ];
    const kept = await documentDocx(having(...lead, chart, ...lead, table), published);
    const keeping = new Set(
      all(part(kept, 'word/styles.xml'), 'w:style')
        .filter((one) => all(one, 'w:keepNext').length > 0)
        .map((one) => value(one, 'w:styleId')),
    );
    const keeps = (paragraph: Xml) =>
      all(paragraph, 'w:keepNext').length > 0 || keeping.has(style(paragraph));
    const body = all(part(kept, 'word/document.xml'), 'w:body')[0]?.children ?? [];
    const [first, ...below] = body.flatMap((child) => (typeof child === 'string' ? [] : [child]));
    expect(first && textOf(first)).toBe('A report');
    const paragraphs = below.flatMap((child) => {
      const isTable = child.name === 'w:tbl';
      const rows = isTable ? all(child, 'w:tr') : [];
      const isChart = all(child, 'w:tblDescription').length > 0;
      return isTable ? (isChart ? rows : rows.slice(0, 1)).flatMap((row) => all(row, 'w:p')) : [child];
    });
    const loose = paragraphs.filter((one) => one.name === 'w:p' && !keeps(one));
    expect(loose.map(textOf)).toEqual([]);
    expect(paragraphs.length).toBeGreaterThan(20);
  });

  it('says its title, its language and when it was published', () => {
    const core = part(file, 'docProps/core.xml');
    const text = (name: string) => all(core, name).map(textOf);
    expect(text('dc:title')).toEqual([sampleDocument.title]);
    expect(text('dc:language')).toEqual(['en-GB']);
    expect(text('dcterms:created')).toEqual(['2026-11-02T09:30:00Z']);
    expect(text('dcterms:modified')).toEqual(['2026-11-02T09:30:00Z']);
    const [defaults] = all(part(file, 'word/styles.xml'), 'w:docDefaults');
    expect(defaults && all(defaults, 'w:lang').map((one) => value(one))).toEqual(['en-GB']);
  });

  it('is on A4 and numbers its pages', () => {
    const [size] = all(document, 'w:pgSz');
    expect([value(size, 'w:w'), value(size, 'w:h')]).toEqual(['11906', '16838']);
    expect(textOf(part(file, 'word/footer1.xml'))).toMatch(/Page PAGE of NUMPAGES/);
  });

  it('has each table under its caption, the header row marked and repeated, no row cut in two', () => {
    expect(said(document, 'Caption')).toEqual([table.caption, 'Nobody yet', longTable.caption]);
    expect(tables).toHaveLength(2);
    for (const one of tables) {
      const [head, ...rows] = all(one, 'w:tr');
      expect(head && all(head, 'w:tblHeader')).toHaveLength(1);
      for (const row of rows) expect(all(row, 'w:tblHeader')).toEqual([]);
      for (const row of all(one, 'w:tr')) expect(all(row, 'w:cantSplit')).toHaveLength(1);
    }
    expect(tables[1] && all(tables[1], 'w:tr')).toHaveLength(longTable.rows.length + 1);
  });

  it('says in words that there is nothing to show where a table has no row', () => {
    const paragraphs = all(document, 'w:p').map(textOf);
    expect(paragraphs[paragraphs.indexOf('Nobody yet') + 1]).toBe('Nothing to show.');
  });

  it('never has a figure in a hidden cell, whatever it was given', () => {
    const rows = tables[0] ? all(tables[0], 'w:tr').map(cells) : [];
    expect(rows[1]).toEqual(['Very safe', '62%', '57']);
    expect(rows[3]).toEqual(['Not safe', 'not shown', 'not shown']);
  });

  it('has a chart as bars that say in words what they show, before their table', () => {
    expect(charts.flatMap((one) => all(one, 'w:tblDescription')).map((one) => value(one))).toEqual([
      chart.alt,
    ]);
    const order = all(document, 'w:body')[0]?.children.flatMap((child) =>
      typeof child === 'string' ? [] : charts.includes(child) ? ['chart'] : [child.name],
    );
    const at = order?.indexOf('chart') ?? -1;
    expect(order?.slice(at, at + 3)).toEqual(['chart', 'w:p', 'w:tbl']);
    expect([...parts(file).keys()].filter((name) => /media/.test(name))).toEqual([]);
  });

  it('has lists as lists and somebody’s own words as a quotation', () => {
    const items = all(document, 'w:p').filter((paragraph) => all(paragraph, 'w:numId').length > 0);
    expect(items.map(textOf)).toEqual(['First this.', arabic]);
    expect(said(document, 'Quote')).toEqual(['They listened 😀 <really>.', arabic, `${punjabi} said one`]);
    expect(said(document, 'QuoteSource')).toEqual(['A child', 'A parent', 'A child']);
  });

  it('reads Arabic from the right, and what is not Arabic in it from the left', () => {
    const quoted = all(document, 'w:p').find((one) => style(one) === 'Quote' && textOf(one) === arabic);
    expect(quoted && all(quoted, 'w:bidi')).toHaveLength(1);
    const runs = quoted ? all(quoted, 'w:r') : [];
    expect(runs.filter((run) => all(run, 'w:rtl').length === 0).map(textOf)).toEqual(['2026', 'Sayback']);
  });

  it('is the same bytes when made again', async () => {
    expect(await documentDocx(sampleDocument, published)).toEqual(file);
  });
});

it('keeps any text as it was, but for characters that XML cannot hold', async () => {
  // Halves of characters and controls among them.
  const anything = fc.nat(0xffff).map((code) => String.fromCharCode(code));
  const texts = fc.array(fc.string({ unit: anything, maxLength: 40 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(texts, async (words) => {
      const [alt = ''] = words;
      const caption = words.at(-1) ?? '';
      const blocks = words.map((text): Block => ({ is: 'words', text }));
      const bars: Block = { ...chart, alt, bars: chart.bars.slice(0, 1), table: { ...table, caption } };
      const document = part(await documentDocx(having(...blocks, bars), published), 'word/document.xml');
      const [, ...paragraphs] = all(document, 'w:p').map(textOf);
      expect(paragraphs.slice(0, words.length).map(legal)).toEqual(words.map(legal));
      expect(said(document, 'Caption').map(legal)).toEqual([legal(caption)]);
      expect(legal(value(all(document, 'w:tblDescription')[0]) ?? '')).toBe(legal(alt));
    }),
    { numRuns: 3 },
  );
});

/** Without what may be left out (controls) or stands for white space. */
function legal(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\s\ufffd\ufffe\uffff]/gu, '');
}
