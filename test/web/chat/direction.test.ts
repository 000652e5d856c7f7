import { describe, expect, test } from 'vitest';
import { directionOf } from '../../../web/chat/direction.ts';

describe('the direction of a language', () => {
  test.each([
    'ar',
    'ar-XB',
    'he',
    'fa-AF',
    'ur',
    'ps',
    'sd',
    'ckb',
    'dv',
    'yi',
    'ug',
    'pa-Arab',
    'UR-PK',
  ])('%s runs from right to left', (tag) => {
    expect(directionOf(tag)).toBe('rtl');
  });

  test.each([
    'en',
    'cy',
    'pl',
    'so',
    'ti',
    'pa',
    'ur-Latn',
    '',
    'not a tag',
  ])('%s runs from left to right', (tag) => {
    expect(directionOf(tag)).toBe('ltr');
  });
});
