import { describe, expect, test } from 'vitest';
import { bandLabel, valueLabel } from '../../domain/band-words.ts';
import { bandKeys, bandNames } from '../../domain/participant.ts';

describe('the words for bands', () => {
  test.each([
    ['order', 'referral-order', 'Referral order'],
    ['order', 'outcome-22', 'Outcome 22'],
    ['age', '18-plus', '18 or over'],
    ['ethnicity', 'mixed', 'Mixed or multiple ethnic groups'],
    ['religion', 'not-known', 'Not known'],
  ] as const)('%s %s reads "%s"', (band, key, words) => {
    expect(valueLabel(band, key)).toBe(words);
  });

  test("leave a service's own keys as they are, with spaces", () => {
    expect(valueLabel('team', 'north-and-east')).toBe('north and east');
    expect(valueLabel('area', 'constructor')).toBe('constructor');
  });

  test('tell every band from every other, and every key of a band from its others', () => {
    expect(new Set(bandNames.map(bandLabel)).size).toBe(bandNames.length);
    for (const band of [
      'age',
      'gender',
      'ethnicity',
      'order',
      'care',
      'needs',
      'communication',
      'exclusion',
      'religion',
    ] as const) {
      const words = bandKeys[band].map((key) => valueLabel(band, key));
      expect(new Set(words).size).toBe(words.length);
      for (const said of words) expect(said).toMatch(/^[A-Z0-9][^-_]*$/);
    }
  });
});
