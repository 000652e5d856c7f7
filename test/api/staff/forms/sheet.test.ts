import { describe, expect, it } from 'vitest';
import { parseBand } from '../../../../api/staff/forms/bands.ts';
import { rowsOf } from '../../../../api/staff/forms/sheet.ts';

const columns = ['reference', 'age', 'last day'] as const;
const columnOf = (heading: string) => columns.find((column) => heading.startsWith(column));

async function read(text: string) {
  const { rows, problems } = await rowsOf(text, columnOf, 'reference and age');
  expect(problems).toEqual([]);
  return rows.map(({ cell }) => columns.map(cell));
}

describe('what parts the cells', () => {
  it.each([
    ['a semicolon in a quoted heading of commas', 'reference,"age; in years"\nA1,15-17'],
    ['commas in a quoted heading of semicolons', 'reference;"age, as we know it, in years"\r\nA1;15-17'],
    ['a line break in a quoted heading', '"reference\n(your; own)",age\nA1,15-17'],
    ['a line break in a quoted heading of tabs', '"reference\n(your, own, one)"\tage\nA1\t15-17'],
    ['a quotation mark in a quoted heading', '"reference ""own; one""",age\nA1,15-17'],
    ['an old line end', 'reference;age\rA1;15-17'],
  ])('is found by %s', async (_, text) => {
    expect(await read(text)).toEqual([['A1', '15-17', '']]);
  });

  it('is a comma where there is one column', async () => {
    expect(await read('reference\nA1')).toEqual([['A1', '', '']]);
  });
});

it.each([
  'Oct-14',
  'oct-14',
  'October 2014',
  '14-Oct',
  '10-14',
  '10 to 14',
  '10–14',
  ' 10 - 14 ',
])('the age %s is 10-14', (typed) => {
  expect(parseBand('age', typed)).toEqual({ value: '10-14' });
});

it.each(['18+', '18 +', '18 plus', '18 or over'])('the age %s is 18-plus', (typed) => {
  expect(parseBand('age', typed)).toEqual({ value: '18-plus' });
});

it('a team is the same whatever hyphen a program makes of one', () => {
  expect(parseBand('team', 'North – East')).toEqual(parseBand('team', 'north-east'));
});

it.each(['14/10/2010', '10-Oct', 'Oct-15'])('the age %s is none', (typed) => {
  expect(parseBand('age', typed)).toHaveProperty('problem');
});
