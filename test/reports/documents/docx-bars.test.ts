import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { patterns } from '../../../reports/charts/svg.ts';
import type { Bar } from '../../../reports/documents/blocks.ts';
import { documentDocx } from '../../../reports/documents/write.ts';
import { chart, having, published } from '../../support/sample-document.ts';
import { all, readXml, textOf, type Xml } from '../../support/xml.ts';

/** Bars in a Word file: tables of shaded cells, each row as wide as the scale. */

const value = (element: Xml | undefined, name = 'w:val') => element?.attributes.get(name) ?? '';

async function drawn(...bars: Bar[]): Promise<Xml[]> {
  const file = unzipSync(await documentDocx(having({ ...chart, bars }), published));
  const document = readXml(strFromU8(file['word/document.xml'] ?? new Uint8Array()));
  return all(document, 'w:tbl').filter((table) => all(table, 'w:tblDescription').length > 0);
}

type Part = { width: number; columns: number; fill: string; pattern: string };

/** The cells between the words of a row, with their width and how they are filled. */
function partsOf(row: Xml): Part[] {
  return all(row, 'w:tc')
    .slice(1, -1)
    .map((cell) => ({
      width: Number(value(all(cell, 'w:tcW')[0], 'w:w')),
      columns: Number(value(all(cell, 'w:gridSpan')[0]) || 1),
      fill: value(all(cell, 'w:shd')[0], 'w:fill'),
      pattern: value(all(cell, 'w:shd')[0]),
    }));
}

/** The rows of a chart below its scale, each as its parts. */
async function rowsOf(...bars: Bar[]): Promise<Part[][]> {
  const [table] = await drawn(...bars);
  return table ? all(table, 'w:tr').slice(1).map(partsOf) : [];
}
const wide = (parts: readonly Part[]) => parts.reduce((sum, { width }) => sum + width, 0);

describe('bars in Word', () => {
  it('are as long as their share of the track, which is the whole', async () => {
    for (const share of [0.25, 0.5, 1]) {
      const [parts = []] = await rowsOf({ label: 'Good', share, pattern: 'full' });
      expect(parts[0]).toMatchObject({ fill: '5694ca', pattern: 'clear' });
      expect((parts[0]?.width ?? 0) / wide(parts)).toBeCloseTo(share, 3);
      expect(parts.slice(1).map(({ fill }) => fill)).toEqual(share < 1 ? ['f3f2f1'] : []);
    }
  });

  it.each([
    ['a share of nothing has no bar', 0, ['f3f2f1']],
    ['a share above all ends with the track', 1.2, ['0b0c0c']],
  ])('%s', async (_, share, fills) => {
    const [parts = []] = await rowsOf({ label: 'Good', share, pattern: 'solid' });
    expect(parts.map(({ fill }) => fill)).toEqual(fills);
  });

  it('stand between what they are of and how much, below the scale', async () => {
    const [table] = await drawn(
      { label: 'Good', share: 0.62, pattern: 'full' },
      { label: 'Bad', share: 0.38, pattern: 'solid' },
    );
    const words = table ? all(table, 'w:tr').map((row) => all(row, 'w:t').map(textOf).filter(Boolean)) : [];
    expect(words.filter((row) => row.length > 0)).toEqual([
      ['0%', '50%', '100%'],
      ['Good', '62%'],
      ['Bad', '38%'],
    ]);
  });

  it('have the likely range across them, where it lies on the scale', async () => {
    const range = { low: 0.25, high: 0.75 };
    const rows = await rowsOf({ label: 'Good', share: 0.5, range, pattern: 'full' });
    const [above = [], middle = [], below = []] = rows;
    expect(above).toEqual(below);
    const places = middle.map(({ fill, width }) => [fill, Math.round((width / wide(middle)) * 100)]);
    expect(places).toEqual([
      ['5694ca', 25],
      ['0b0c0c', 25],
      ['0b0c0c', 25],
      ['f3f2f1', 25],
    ]);
  });

  it('fill the columns of their table in every row', async () => {
    const tables = await drawn(
      ...Array.from({ length: 40 }, (_, at): Bar => {
        const share = (at * 37 + 11) / 1600;
        return { label: `${at}`, share, range: { low: share / 2, high: share + 0.07 }, pattern: 'plain' };
      }),
    );
    expect(tables).toHaveLength(3);
    for (const table of tables) {
      const grid = all(table, 'w:gridCol').map((column) => Number(value(column, 'w:w')));
      // Word opens no table that has more.
      expect(grid.length).toBeLessThanOrEqual(63);
      expect(Math.min(...grid)).toBeGreaterThan(0);
      for (const row of all(table, 'w:tr').map(partsOf)) {
        expect(row.reduce((sum, { columns }) => sum + columns, 0)).toBe(grid.length - 2);
        expect(wide(row)).toBe(grid.slice(1, -1).reduce((sum, width) => sum + width, 0));
      }
    }
  });

  it('can be told apart by pattern', async () => {
    const bars = patterns.map((pattern): Bar => ({ label: pattern, share: 1, pattern }));
    const looks = (await rowsOf(...bars)).flatMap(([part]) => (part?.pattern ? [part] : []));
    expect(looks).toHaveLength(patterns.length);
    expect(new Set(looks.map(({ pattern, fill }) => `${pattern} ${fill}`)).size).toBe(patterns.length);
  });
});
