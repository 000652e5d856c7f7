import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { rowsSent } from '../../../../api/staff/forms/sheet.ts';
import { firstSheet, isWorkbook } from '../../../../api/staff/forms/workbook.ts';
import { TooMuch } from '../../../../api/staff/forms/zip-parts.ts';
import { style, workbook } from '../../../support/workbook.ts';

const most = 250_000;
const read = (rows: string, more?: Parameters<typeof workbook>[1]) => firstSheet(workbook(rows, more), most);
const row = (...cells: string[]) => `<row r="1">${cells.join('')}</row>`;
/** A number in a style. */
const number = (value: number, as: keyof typeof style) =>
  row(`<c r="A1" s="${style[as]}"><v>${value}</v></c>`);

describe('the cells of a workbook', () => {
  it('stand in their rows and columns, whatever is between them', async () => {
    const rows = `<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="2"><c r="A2" s="1"/></row><row r="4"><c r="B4"><v>7</v></c></row><row r="90000"/>`;
    const strings =
      '<si><t>reference</t></si><si><r><t xml:space="preserve">last </t></r><r><t>day</t></r></si>';
    expect(await read(rows, { strings })).toBe('reference\t\tlast day\n\n\n\t7');
  });

  it.each([
    ['words in the cell', '<c r="A1" t="inlineStr"><is><t>A&amp;1</t></is></c>', 'A&1'],
    ['words of a formula', '<c r="A1" t="str"><f>B1&amp;"x"</f><v>north</v></c>', 'north'],
    ['a number of a formula', '<c r="A1"><f>1+1</f><v>2</v></c>', '2'],
    ['a formula that was never worked out', '<c r="A1"><f>B1+1</f></c>', '=B1+1'],
    ['what a formula could not come to', '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['a long number', '<c r="A1"><v>1.2345678901E10</v></c>', '12345678901'],
    ['yes or no', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['a day in words', '<c r="A1" t="d"><v>2027-02-28T00:00:00</v></c>', '2027-02-28T00:00:00'],
    ['what parts cells elsewhere', '<c r="A1" t="str"><v>a;b, "c"</v></c>', '"a;b, ""c"""'],
    ['a line break', '<c r="A1" t="str"><v>a_x000D_\nb</v></c>', '"a\r\nb"'],
    ['names with a prefix', '<x:c r="A1"><x:v>5</x:v></x:c>', '5'],
    ['no place of its own', '<c><v>1</v></c><c><v>2</v></c>', '1\t2'],
    ['words as they are sounded', '<c t="inlineStr"><is><t>山</t><rPh><t>やま</t></rPh></is></c>', '山'],
  ])('may have %s', async (_, cells, text) => {
    expect(await read(row(cells))).toBe(text);
  });

  it.each([
    ['a day', 46_446, 'day', '2027-02-28'],
    ['a day and a time', 46_446.75, 'day', '2027-02-28'],
    ['a day in a format of the file', 46_446, 'ownDay', '2027-02-28'],
    ['the age 10-14 as Excel takes it', 41_913, 'monthAndYear', 'Oct-14'],
    ['the same where the month comes first', 46_309, 'dayAndMonth', '14-Oct'],
    ['the first day', 1, 'day', '1900-01-01'],
    ['the day before the leap day that never was', 59, 'day', '1900-02-28'],
    ['the day after it', 61, 'day', '1900-03-01'],
    ['a time', 0.5, 'time', '0.5'],
    ['a number of days', 12, 'ownNumber', '12'],
    ['a number', 46_446, 'plain', '46446'],
  ] as const)('show %s', async (_, value, as, text) => {
    expect(await read(number(value, as))).toBe(text);
  });

  it('count days from 1904 where the workbook does', async () => {
    expect(await read(number(44_984, 'day'), { from1904: true })).toBe('2027-02-28');
  });
});

describe('a file that is no sheet of a few hundred people', () => {
  const part = 'xl/worksheets/sheet1.xml';
  const bomb = workbook('', { more: { [part]: `<x>${' '.repeat(60_000_000)}</x>` } });

  it('is refused once it has unpacked to too much, whatever it says of its size', async () => {
    expect(bomb.length).toBeLessThan(100_000);
    await expect(firstSheet(bomb, most)).rejects.toBeInstanceOf(TooMuch);
    const lying = bomb.slice();
    // The sizes that its directories tell.
    const size = 60_000_007;
    const told = [size & 255, (size >> 8) & 255, (size >> 16) & 255, size >> 24];
    for (let at = 0; at < lying.length - 4; at++)
      if (told.every((byte, n) => lying[at + n] === byte)) lying.set([9, 0, 0, 0], at);
    await expect(firstSheet(lying, most)).rejects.toBeInstanceOf(TooMuch);
  });

  it.each([
    ['cells in very many rows', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'],
    ['a cell in the last column of each row', '<row><c r="XFD1"><v>1</v></c></row>'.repeat(200)],
    ['long texts', `<row r="1"><c t="str"><v>${'a'.repeat(most * 2)}</v></c></row>`],
  ])('is told as too long: %s', async (_, rows) => {
    const text = await read(rows);
    expect(text.length).toBeGreaterThan(most);
    expect(text.length).toBeLessThan(most * 3);
  });

  it.each([
    ['something else that is packed', new Uint8Array(zipSync({ 'word/document.xml': strToU8('<x/>') }))],
    ['a workbook cut off', workbook(row('<c><v>1</v></c>')).subarray(0, 700)],
    ['one that is no XML', workbook('<row <c>')],
    [
      'one that declares words of its own',
      workbook('', { more: { [part]: '<!DOCTYPE x [<!ENTITY a "b">]><x/>' } }),
    ],
    ['one with words that XML does not have', workbook(row('<c t="str"><v>&lol;</v></c>'))],
    ['one without a sheet', workbook('', { more: { 'xl/workbook.xml': '<workbook/>' } })],
    ['an old workbook, or one with a password', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d)],
  ])('is refused in words: %s', async (_, bytes) => {
    const { wrong } = await rowsSent({ rows: '', file: new File([new Uint8Array(bytes)], 'people.xlsx') });
    expect(wrong).toEqual({ href: '#file', text: expect.stringContaining('Excel Workbook (.xlsx)') });
  });

  it('is told from text by how it begins', () => {
    expect(isWorkbook(workbook(''))).toBe(true);
    expect(isWorkbook(strToU8('reference,age'))).toBe(false);
  });
});
