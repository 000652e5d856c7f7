import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { redacted } from '../../../insight/redaction/redaction.ts';
import { labelledLines } from './labelled.ts';
import { measured } from './measured.ts';

const lines = labelledLines();
const ours = measured(lines, redacted);
/** Written by somebody who had not seen the patterns, and who tried to get through them. */
const unseen = measured(labelledLines(join(import.meta.dirname, 'unseen.txt')), redacted);

describe('of what may tell who somebody is, at least so many go, in our lines and in unseen ones', () => {
  it.each<[string, number, number]>([
    ['name', 68, 47],
    ['phone', 8, 11],
    ['number', 11, 9],
    ['e-mail', 5, 8],
    ['link', 9, 8],
    ['account', 14, 8],
    ['postcode', 8, 8],
    ['place', 8, 11],
    ['address', 10, 7],
    ['date', 11, 7],
    ['age', 15, 9],
  ])('%s: %i and %i', (kind, least, leastUnseen) => {
    expect(ours.kinds.get(kind)?.taken).toBeGreaterThanOrEqual(least);
    expect(unseen.kinds.get(kind)?.taken).toBeGreaterThanOrEqual(leastUnseen);
  });
});

test('nine words in a thousand go that tell of nobody, and no more', () => {
  for (const { gone } of [ours, unseen]) expect(gone.words / gone.of).toBeLessThan(0.009);
});

test('a line that tells of nobody stays as it is', () => {
  const ordinary = lines.filter(({ tells }) => tells.length === 0).map(({ text }) => text);
  expect(ordinary.length).toBeGreaterThan(90);
  expect(ordinary.map(redacted)).toEqual(ordinary);
});
