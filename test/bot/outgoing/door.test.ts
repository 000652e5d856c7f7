import { describe, expect, it } from 'vitest';
import { doorLine } from '../../../bot/outgoing/door.ts';

describe('what is said at the door', () => {
  it.each([
    ['in the language of a whole tag', 'ar-XB', 'ar-XB'],
    ['in the language of its first part', 'en-GB', 'en'],
    ['in that, however it is written', 'EN-gb', 'en'],
    ['in English where the language is not spoken', 'cy-GB', 'en'],
    ['in English where the tag is the name of something else', 'constructor', 'en'],
    ['in English where there is no tag', undefined, 'en'],
  ])('is said %s', (_, tag, lang) => {
    expect(doorLine('type-your-code', tag).lang).toBe(lang);
  });
});
