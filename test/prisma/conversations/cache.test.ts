import { expect, test } from 'vitest';
import { Cache } from '../../../prisma/conversations/cache.ts';
import type { Conversation } from '../../../prisma/conversations/conversation.ts';
import { memory } from '../../support/commits.ts';
import { noon } from '../../support/days.ts';
import { named } from '../../support/identities.ts';

const held = (id: string, address: string | null = null): Conversation => ({
  id,
  side: 'people',
  version: 1,
  tab: 'tab-1',
  address,
  questionnaire: { id: 1, questionnaire: named, translations: {} },
  kind: 'child',
  bands: {},
  due: noon,
  response: null,
  closed: false,
  cancelled: false,
  consents: null,
  proxy: false,
  memory: memory(),
});

test('keeps as many conversations as it may, those that were used last', () => {
  const cache = new Cache(2);
  cache.set(held('a'));
  cache.set(held('b'));
  cache.get('a');
  cache.set(held('c'));
  expect(['a', 'b', 'c'].map((id) => cache.get(id)?.id)).toEqual(['a', undefined, 'c']);
});

test('finds a conversation by its address, until another has it or it is forgotten', () => {
  const cache = new Cache(10);
  cache.set(held('a', 'somewhere'));
  expect(cache.at('somewhere')?.id).toBe('a');
  cache.set(held('b', 'somewhere'));
  expect(cache.at('somewhere')?.id).toBe('b');
  cache.set(held('a'));
  expect(cache.at('somewhere')?.id).toBe('b');
  cache.delete('b');
  expect(cache.at('somewhere')).toBeNull();
});
