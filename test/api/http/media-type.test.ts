import { describe, expect, it } from 'vitest';
import { bestType } from '../../../api/http/media-type.ts';

describe('which of JSON and CSV is sent', () => {
  it.each([
    ['without a wish, JSON', undefined, 'application/json'],
    ['for anything, JSON', '*/*', 'application/json'],
    ['as a browser asks, JSON', 'text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
    ['CSV where it is asked for', 'text/csv', 'text/csv'],
    ['CSV where it is liked better', 'application/json;q=0.5, text/csv', 'text/csv'],
    ['JSON where it is liked better', 'text/csv;q=0.5, application/json;q=0.9', 'application/json'],
    ['CSV where any text is liked', 'text/*', 'text/csv'],
    ['what is refused is not sent', 'application/json;q=0, */*', 'text/csv'],
    ['nothing where neither is taken', 'image/png', null],
    ['nothing for nonsense', ';;;', null],
  ])('%s', (_, accept, type) => {
    expect(bestType(accept, ['application/json', 'text/csv'])).toBe(type);
  });
});
