import { expect, it } from 'vitest';
import { inOneGo } from '../../../domain/giving-way.ts';
import { editionSchema } from '../../../reports/edition/content.ts';
import { editionByParts, figuresByParts } from '../../../reports/edition/reading.ts';
import { content } from '../../support/edition-inputs.ts';

const spring = content();
const summer = content({ from: '2026-07', to: '2026-09', before: { number: 1, content: spring } });

it.each([
  ['the first', spring],
  ['one after another', summer],
  ['one with the groups of its half-year', { ...summer, groups: { ...summer, board: summer.board } }],
])('an edition is read as it was written: %s', (_, edition) => {
  const text = JSON.stringify(edition);
  expect(inOneGo(editionByParts(text))).toEqual(editionSchema.parse(edition));
  const { title, narrative, views, ...figures } = editionSchema.parse(edition);
  expect(inOneGo(figuresByParts(text))).toEqual(figures);
});

it.each([
  ['no edition', '{}'],
  ['a report without its questions', JSON.stringify({ ...spring, board: {} })],
  ['a question that is none', JSON.stringify(spring).replace('"type":"', '"type":"other-')],
])('what is none is refused: %s', (_, text) => {
  expect(() => inOneGo(editionByParts(text))).toThrow();
});
