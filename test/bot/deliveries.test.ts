import { describe, expect, it } from 'vitest';
import { deliveredBefore, withDelivery } from '../../bot/deliveries.ts';
import type { Memory } from '../../prisma/conversations/conversation.ts';

const none: Memory = { state: null, latest: null, seen: [] };

function remembered(count: number, from: Memory = none): Memory {
  let memory = from;
  for (let n = 1; n <= count; n++) memory = { ...memory, ...withDelivery(memory, `message|${n}`, n) };
  return memory;
}

describe('a delivery that comes again', () => {
  it.each<[string, Memory, string, number | 'long-ago' | undefined]>([
    ['is known with what it led to', remembered(3), 'message|2', 2],
    ['is known when sixteen came after it', remembered(17), 'message|1', 'long-ago'],
    ['is known when five hundred came after it', remembered(517), 'message|17', 'long-ago'],
    ['is new when it never came', remembered(517), 'message|518', undefined],
    ['is new where it is of another type', remembered(3), 'messageUpdate|2', undefined],
    ['is known where 0.1.0 kept it', { ...none, seen: [{ key: 'message|a', version: 7 }] }, 'message|a', 7],
    [
      'is known where 0.1.0 kept it and sixteen came after it',
      remembered(16, { ...none, seen: [{ key: 'message|a', version: 7 }] }),
      'message|a',
      'long-ago',
    ],
  ])('%s', (_, memory, key, found) => {
    expect(deliveredBefore(memory, key)).toBe(found);
  });

  it('costs a conversation few bytes, however long the ids of a channel are', () => {
    const long = withDelivery(none, `message|${'x'.repeat(200)}`, 1);
    expect(JSON.stringify(long).length).toBeLessThan(60);
  });
});
