import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commaSeparated } from '../../../reports/words/comma-separated.ts';
import { parseCsv } from '../../support/csv.ts';

describe('a table as CSV', () => {
  it.each([
    ['plain words stay as they are', 'half past four', 'half past four'],
    ['a comma is quoted', 'kind, and on time', '"kind, and on time"'],
    ['a quotation mark is doubled', 'a "good" day', '"a ""good"" day"'],
    ['a new line is quoted', 'one\r\ntwo', '"one\r\ntwo"'],
    ['what a spreadsheet would run is led by an apostrophe', '=1+1', "'=1+1"],
    ['so is a plus', '+44', "'+44"],
    ['and a mention', '@home', "'@home"],
    ['a number is never a formula', -3, '-3'],
    ['yes and no are words', true, 'true'],
    ['nothing is empty', null, ''],
    ['what a line does not have is empty', undefined, ''],
  ])('%s', (_, value, written) => {
    expect(commaSeparated(['a'], [{ a: value }])).toBe(`a\r\n${written}\r\n`);
  });

  it('has every cell in its column, whatever is written in it', () => {
    const cell = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.array(fc.record({ said: cell, label: cell })), (lines) => {
        const read = parseCsv(commaSeparated(['said', 'label'], lines));
        expect(read.length).toBe(lines.length);
        for (const [at, { said, label }] of lines.entries()) {
          expect([said, `'${said}`]).toContain(read[at]?.said);
          expect([label, `'${label}`]).toContain(read[at]?.label);
        }
      }),
    );
  });
});
