import { expect, test } from 'vitest';
import { mayMove, nextStatuses, type Status, statuses } from '../../domain/commitment.ts';

/** Written out by hand, and not taken from the code: where a commitment may go from where it stands. */
// biome-ignore format: a table
const table: Record<Status, string> = {
  //          thinking doing done cannot
  'thinking': '-       yes   yes  yes',
  'doing':    'yes     -     yes  yes',
  'done':     '-       yes   -    -',
  'cannot':   'yes     -     -    -',
};
const cells = statuses.flatMap((from) =>
  table[from].split(/ +/).map((cell, n) => ({ from, to: statuses[n] ?? from, may: cell === 'yes' })),
);

test.each(cells)('from $from to $to: $may', ({ from, to, may }) => {
  expect(mayMove(from, to)).toBe(may);
});

test('nothing is stuck for good: from each, every other is reached', () => {
  for (const from of statuses) {
    const reached = new Set<Status>([from]);
    for (const at of reached) for (const to of nextStatuses[at]) reached.add(to);
    expect([...reached].sort()).toEqual([...statuses].sort());
  }
});
