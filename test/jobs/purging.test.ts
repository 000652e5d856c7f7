import { expect, test } from 'vitest';
import { Fault } from '../../fault.ts';
import { PurgingJob } from '../../jobs/purging.ts';

/** A purge that fails: which failures pass by themselves, and when somebody is told. */

const held = (code: 'unavailable' | 'busy') => new Fault(code, 'Later.');

/** What the log hears of a purge that fails in these ways, one after another, and then works. */
async function logged(failures: Error[], then = 3): Promise<string[]> {
  const lines: string[] = [];
  const left = [...failures];
  const job = new PurgingJob({
    purge: async () => {
      const failure = left.shift();
      if (failure) throw failure;
      return then;
    },
    clock: () => new Date('2027-04-01T12:00:00Z'),
    log: (event, fields = {}) => void lines.push([event, ...Object.values(fields)].join(' ')),
    pause: 1,
  });
  await job.purge();
  return lines;
}

test.each<[string, Error[], string[]]>([
  ['that works says how many rows went', [], ['purged 3']],
  ['that a busy start holds up is tried again', [held('unavailable')], ['purged 3']],
  ['that another instance holds up is tried again', [held('busy'), held('busy')], ['purged 3']],
  ['that never gets its turn has failed', Array(20).fill(held('busy')), ['purge.failed busy']],
  ['that can never work has failed at once', [new Error('x')], ['purge.failed unexpected']],
])('one %s', async (_, failures, lines) => {
  expect(await logged(failures)).toEqual(lines);
});

test('one that is under way when Sayback stops is no failure', async () => {
  const lines: string[] = [];
  const { promise: closed, reject: close } = Promise.withResolvers<number>();
  const job = new PurgingJob({
    purge: () => closed,
    clock: () => new Date(),
    log: (event) => void lines.push(event),
  });
  const purged = job.purge();
  job.stop();
  close(new Fault('unavailable', 'The database is closed.'));
  await purged;
  expect(lines).toEqual([]);
});
