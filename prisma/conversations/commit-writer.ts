import type { Side } from '../../domain/participant.ts';
import { Fault } from '../../fault.ts';
import type { Connection } from '../database/connection.ts';
import type { CommitRow } from './commit-row.ts';
import { commits } from './commit-statements.ts';

const mostInBatch = 100;

/**
 * Makes commits durable. Those that arrive in one tick of the event loop, or while others are on their way,
 * go together in one statement; a turn that lost its race or that the database refuses
 * affects none beside it.
 */
export class CommitWriter {
  readonly #db: Connection;
  readonly #side: Side;
  #waiting: Waiting[] = [];
  #busy = false;

  constructor(db: Connection, side: Side) {
    this.#db = db;
    this.#side = side;
  }

  /**
   * True once it is on disk; false where another turn of the conversation was first, and then nothing of it
   * is.
   */
  write(row: CommitRow): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, resolve, reject });
      this.#schedule();
    });
  }

  /**
   * One batch at a time: while it is on its way the next one gathers, and the busier it is, the more go
   * together.
   */
  #schedule(): void {
    if (this.#busy || this.#waiting.length === 0) return;
    this.#busy = true;
    setImmediate(async () => {
      await this.#commit(this.#take());
      this.#busy = false;
      this.#schedule();
    });
  }

  /** One turn a conversation: a second one waits for the next batch, where it finds that it lost. */
  #take(): Waiting[] {
    const batch = new Map<string | null, Waiting>();
    const left: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const full = batch.size >= mostInBatch || batch.has(waiting.row.id);
      if (full) left.push(waiting);
      else batch.set(waiting.row.id, waiting);
    }
    this.#waiting = left;
    return [...batch.values()];
  }

  async #commit(batch: Waiting[]): Promise<void> {
    try {
      const moved = await this.#moved(batch.map(({ row }) => row));
      batch.forEach(({ resolve }, n) => {
        resolve(moved.has(n));
      });
    } catch (error) {
      const [only, ...others] = batch;
      const away = error instanceof Fault && error.code === 'unavailable';
      if (only && others.length > 0 && !away) for (const waiting of batch) await this.#commit([waiting]);
      else for (const { reject } of batch) reject(error);
    }
  }

  async #moved(rows: CommitRow[]): Promise<Set<number>> {
    const parts = <T>(of: (row: CommitRow) => T[]) =>
      rows.flatMap((row, n) => of(row).map((part) => ({ n, ...part })));
    const turns = rows.map(({ answers: _, alerts: __, consents: ___, tellings: ____, ...row }, n) => ({
      n,
      ...row,
    }));
    const erases = rows.some(({ receipt }) => receipt);
    const tells = rows.some(({ tellings }) => tellings.length > 0);
    const statement = commits[this.#side][erases ? 'erasing' : 'usual'][tells ? 'telling' : 'other'];
    const moved = await this.#db.query(statement, {
      turns: JSON.stringify(turns),
      answers: JSON.stringify(parts((row) => row.answers)),
      alerts: JSON.stringify(parts((row) => row.alerts)),
      consents: JSON.stringify(parts((row) => row.consents)),
      tellings: JSON.stringify(parts((row) => row.tellings)),
    });
    return new Set(moved.map(({ n }) => n));
  }
}

type Waiting = { row: CommitRow; resolve(moved: boolean): void; reject(error: unknown): void };
