import { Fault } from '../../fault.ts';
import type { Connection } from '../database/connection.ts';
import { command } from '../database/statement.ts';

/** How long an answer may take, and something that is saved, in milliseconds. */
const patience = { answer: 1_000, write: 5_000 };
/** How long it counts whether something could be saved, in milliseconds. */
const counts = 10_000;

// Room for what is sorted is taken on the disk, and given back: a row alone may fit where there is room
// already.
const littleMemory = command('ping.memory', `select set_config('work_mem', '64kB', true)`);
const takingRoom = command(
  'ping.room',
  'select count(*) from (select n from generate_series(1, 4000) n order by md5(n::text)) sorted',
);
const saving = command(
  'ping.save',
  `insert into setting (key, value) values ('saved-at', $at)
   on conflict (key) do update set value = excluded.value`,
);

/** Whether the database can take answers: that it answers, and that it saves. */
export class Ping {
  readonly #db: Connection;
  #triedAt = Number.NEGATIVE_INFINITY;
  #saved: Promise<void> = Promise.resolve();
  #answered: Promise<void> | null = null;

  constructor(db: Connection) {
    this.#db = db;
  }

  /**
   * Throws `unavailable`, with why, where the database does not answer within a second, or saves nothing.
   * However many ask, and however often, they ask the database together, and try to save once in ten seconds.
   */
  async ping(): Promise<void> {
    this.#answered ??= this.#answer().finally(() => {
      this.#answered = null;
    });
    await this.#answered;
    const now = performance.now();
    if (now - this.#triedAt >= counts) {
      this.#triedAt = now;
      this.#saved = within(patience.write, this.#save(), 'The database takes too long to save anything.');
    }
    await this.#saved;
  }

  #answer(): Promise<void> {
    const answered = this.#db.run((client) => client.$queryRaw`select 1`);
    return within(patience.answer, answered, 'The database does not answer.');
  }

  async #save(): Promise<void> {
    const at = new Date().toISOString();
    await this.#db.executeAll([littleMemory, {}], [takingRoom, {}], [saving, { at }]);
  }
}

async function within(milliseconds: number, work: Promise<unknown>, otherwise: string): Promise<void> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Fault('unavailable', otherwise)), milliseconds);
  try {
    await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
