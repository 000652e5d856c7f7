import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemOf } from '../../insight/stem.ts';

describe('forms of one word have one stem', () => {
  it.each([
    ['listen, listens, listened, listening'],
    ['care, cares, cared, caring'],
    ['place, places, placed'],
    ['change, changes, changed, changing'],
    ['stop, stops, stopped, stopping'],
    ['travel, travels, travelled, travelling, traveling'],
    ['cancel, cancels, cancelled, cancelling'],
    ['tell, tells, told, telling'],
    ['miss, misses, missed, missing'],
    ['judge, judges, judged, judging'],
    ['apologise, apologises, apologised, apologising'],
    ['try, tries, tried, trying'],
    ['family, families'],
    ['activity, activities'],
    ['bus, buses'],
    ['child, children'],
    ['ring, rings, rang, ringing'],
    ['agree, agreed'],
    ['text, texts, texted, texting'],
  ])('%s', (forms) => {
    expect(new Set(forms.split(', ').map(stemOf)).size).toBe(1);
  });
});

describe('different words have different stems', () => {
  it.each([
    ['car', 'caring'],
    ['even', 'evening'],
    ['box', 'boxing'],
    ['hop', 'hoping'],
    ['new', 'news'],
    ['work', 'worker'],
    ['need', 'ned'],
    ['us', 'use'],
    ['office', 'officer'],
  ])('%s and %s', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });
});

it('leaves some letters of any word, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (word) => {
      expect(stemOf(word).length).toBeGreaterThan(0);
    }),
  );
});
