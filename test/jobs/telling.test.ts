import { expect, test } from 'vitest';
import { type TellingDependencies, TellingJob } from '../../jobs/telling.ts';

/** Whom a sweep tells, and when it leaves off. */

const now = new Date('2027-04-01T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
type Came = Awaited<ReturnType<NonNullable<TellingDependencies['speak']>>>;

/**
 * Chats that wait, oldest first, each with how old its telling is in hours, and what comes of speaking there.
 */
function sweeping(
  chats: { came: Came; hours?: number; chat?: string }[],
  speaks?: (chat: string) => Promise<void>,
) {
  const done: string[] = [];
  const waits = chats.map(({ hours = 0, chat }, n) => ({
    update: `update-${n}`,
    response: chat ?? `chat-${n}`,
    conversation: 'p-1',
    address: String(n),
    madeAt: hoursAgo(hours),
  }));
  const nobody = { queueSince: async () => 0, unreachable: async () => 0, next: async () => null };
  const unused = () => expect.unreachable();
  const others = {
    queue: unused,
    waiting: unused,
    outcomes: unused,
    unshown: unused,
    show: unused,
    heardBack: unused,
    notHeard: unused,
  };
  const missed: TellingDependencies['people']['tellings']['missed'] = async ({ response, why }) =>
    void done.push(`${response}: ${why ?? 'again'}`);
  const logged: string[] = [];
  const telling = new TellingJob({
    people: { tellings: { ...others, ...nobody, missed, next: async () => waits.shift() ?? null } },
    victim: { tellings: { ...others, ...nobody, missed } },
    speak: async ({ address }) => {
      done.push(`to ${address}`);
      await speaks?.(address);
      return chats[Number(address)]?.came ?? 'nothing';
    },
    clock: () => now,
    log: (event) => void logged.push(event),
    pace: 0,
  });
  return { telling, done, logged };
}

test.each<[string, Parameters<typeof sweeping>[0], string[]]>([
  ['one after another is told', [{ came: 'told' }, { came: 'told' }], ['to 0', 'to 1']],
  [
    'each chat once a sweep',
    [{ came: 'told', chat: 'a' }, { came: 'told', chat: 'a' }, { came: 'told' }],
    ['to 0', 'to 2'],
  ],
  ['what did not arrive is tried again', [{ came: 'later' }], ['to 0', 'chat-0: again']],
  ['for a day', [{ came: 'later', hours: 25 }], ['to 0', 'chat-0: failed']],
  ['what may have arrived is not', [{ came: 'unsure' }], ['to 0', 'chat-0: failed']],
  ['who refuses is left', [{ came: 'refused' }, { came: 'told' }], ['to 0', 'chat-0: refused', 'to 1']],
  [
    'where Teams is busy nobody else is tried',
    [{ came: 'busy' }, { came: 'told' }],
    ['to 0', 'chat-0: again'],
  ],
  ['where nothing can be told yet it waits', [{ came: 'nothing' }], ['to 0']],
  ['and after a day is left', [{ came: 'nothing', hours: 25 }], ['to 0', 'chat-0: no-chat']],
])('%s', async (_, chats, done) => {
  const made = sweeping(chats);
  await made.telling.sweep();
  expect(made.done).toEqual(done);
});

test('stopping waits for the chat under way, and begins no other', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { telling, done } = sweeping([{ came: 'told' }, { came: 'told' }], () => promise);
  void telling.sweep();
  await new Promise((next) => setImmediate(next));
  let stopped = false;
  const stopping = telling.stop().then(() => {
    stopped = true;
  });
  await new Promise((next) => setImmediate(next));
  expect([stopped, done]).toEqual([false, ['to 0']]);
  resolve();
  await stopping;
  expect(done).toEqual(['to 0']);
});

test('a sweep that fails is logged, and the next one goes on', async () => {
  let fails = true;
  const { telling, done, logged } = sweeping([{ came: 'told' }, { came: 'told' }], async () => {
    if (fails) throw new Error('what they said');
  });
  await telling.sweep();
  fails = false;
  await telling.sweep();
  expect(logged).toEqual(['telling.failed']);
  expect(done).toEqual(['to 0', 'to 1']);
});
