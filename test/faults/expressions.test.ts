import { describe, expect, it } from 'vitest';
import { type Expression, expressions } from '../support/expressions/collect.ts';
import { treeOf } from '../support/expressions/tree.ts';
import { type WorstText, worstTexts, writtenOut } from '../support/expressions/worst-texts.ts';
import { leastProcessorTime } from '../support/processor-time.ts';

/**
 * Every regular expression that Sayback has, found by reading its files, takes time with the length of a text
 * alone. So the next one is held to it too.
 */

/** As long as a field may be that is read at all, in characters; a message may have half of it. */
const longest = 20_000;
/** In milliseconds: nobody is to wait longer for somebody else. */
const most = 50;
/** From few on, so that one whose time doubles with each letter is seen before it takes a year. */
const lengths = [18, 20, 22, 24, 26, 28, 30, 35, 40, 50, 60, 80, 100, 200, 1_000, 5_000, longest];

const { found, hidden } = expressions();
const all = new Map(found.map((one) => [`${one.file}: /${one.source}/${one.flags}`, one]));

/**
 * Only what Sayback itself ships or is given by whoever runs it is read with these, and never what somebody
 * typed.
 */
const ofOurOwn = ['prisma/database/named-parameters.ts'];

describe('every regular expression', () => {
  it('is found, those that are made of text too', () => {
    expect(all.size).toBeGreaterThan(200);
    expect(hidden).toEqual([]);
  });

  const met = [...all].filter(([, { file }]) => !ofOurOwn.includes(file));
  it.each(met)('%s', (_, expression) => {
    expect(slowText(expression)).toBeNull();
  });
});

describe('one whose time grows faster than the text is found out', () => {
  it.each([
    [
      'words whose letters can be shared out in many ways',
      `(?:\\p{Lu}[\\p{L}'-]*\\p{Ll}[\\p{L}'-]* )+School`,
      'u',
    ],
    ['a bracket that is not closed', '\\[[^\\]]*\\]', 'gu'],
    ['spaces at the end', '\\s+$', ''],
    ['marks before a gap', '[.!?…]+(?=\\s|$)', 'u'],
    ['a name and its number', '^(.*?)[\\s:,;]+(\\d+)\\s*$', ''],
    ['one of two, over and over', '(?:a|a)+b', ''],
    ['a look back over all that came before', '(?<=x.*)b', ''],
  ])('%s', (_, source, flags) => {
    expect(slowText({ file: '', source, flags })).not.toBeNull();
  });
});

/** A text on which it takes too long, in few characters; null where there is none. */
function slowText(expression: Expression): (WorstText & { length: number; took: number }) | null {
  const read = new RegExp(expression.source, expression.flags);
  for (const text of worstTexts(treeOf(expression))) {
    for (const length of lengths) {
      const written = writtenOut(text, length);
      const took = leastProcessorTime(() => written.replace(read, ''), most);
      if (took > most) return { ...text, length, took };
    }
  }
  return null;
}
