import fc from 'fast-check';
import { expect, it } from 'vitest';
import { givingWay, inOneGo } from '../../domain/giving-way.ts';
import { jsonByParts } from '../../domain/json-by-parts.ts';
import { turnsOfOthers } from '../support/turns-of-others.ts';

it('is what JSON.stringify makes of anything', () => {
  const date = fc.date({ noInvalidDate: true });
  const leaf = fc.oneof(fc.jsonValue(), date, fc.constant(undefined), fc.string({ unit: 'binary' }));
  const { any } = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('any')), fc.dictionary(fc.string(), tie('any'))),
  }));
  fc.assert(
    fc.property(fc.array(any), (value) => {
      expect(inOneGo(jsonByParts(value)).toString()).toBe(Buffer.from(JSON.stringify(value)).toString());
    }),
  );
});

it('has its keys in order where that is asked for, and is the same content still', () => {
  const value = { b: [{ d: 1, c: new Date(0) }], a: { f: null, e: undefined } };
  expect(inOneGo(jsonByParts(value, { ordered: true })).toString()).toBe(
    '{"a":{"f":null},"b":[{"c":"1970-01-01T00:00:00.000Z","d":1}]}',
  );
});

it('of very much lets others have their turn', async () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => ({ n, more: [n] }));
  expect(await turnsOfOthers(() => givingWay(jsonByParts(rows)))).toBeGreaterThan(20);
});
