import { addMonths } from '../../domain/calendar.ts';
import type { Connection } from '../database/connection.ts';

/** The audit record: who did what to what, in codes and ids. It is only added to. */
export type AuditStore = {
  write(entry: { who: string; did: string; to: string; at: Date }): Promise<void>;
  /** What was written last first, `most` at a time, from after the row called `after` on. */
  list(of: { after?: string; who?: string; did?: string; most: number }): Promise<AuditRow[]>;
  /** Every `who` and every `did` that stands in the record, in order. */
  whoAndDid(): Promise<{ who: string[]; did: string[] }>;
};

/**
 * Who did what to what: no words of anybody, and nothing that tells who a child, a parent or a victim is.
 * `name` and `roles`: what somebody who works here was called when they did it, and their roles; null of
 * anybody else.
 */
export type AuditRow = {
  id: string;
  who: string;
  name: string | null;
  roles: string[];
  did: string;
  to: string;
  at: Date;
};

/** How long the audit record is kept, in months: as long as any answer may be. */
const auditMonths = 84;

/** What a statement with `auditing` in it takes: nobody's name where nothing is to be written down. */
export function audited(
  who: string | undefined,
  now: Date,
): { who: string | null; now: Date; auditDeleteOn: Date } {
  return { who: who ?? null, now, auditDeleteOn: addMonths(now, auditMonths) };
}

/**
 * SQL of the part `audited` of a statement: a row of the audit record for each row of another part, with
 * `$who` at `$now`. `did` and `to` are SQL; `from` is the part, and may go on with a condition.
 */
export function auditing({ did, to = 'id::text', from }: { did: string; to?: string; from: string }): string {
  return `audited as (
    insert into service.audit (who, did, to_what, at, delete_on)
    select $who::text, ${did}, ${to}, $now::timestamptz, $auditDeleteOn::date from ${from}
  )`;
}

/** What was done by whoever works with Sayback. Changes that must not go unrecorded write their own row. */
export class AuditRecord implements AuditStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async write({ who, did, to, at }: Parameters<AuditStore['write']>[0]): Promise<void> {
    const deleteOn = addMonths(at, auditMonths);
    await this.#db.run((client) => client.audit.create({ data: { who, did, toWhat: to, at, deleteOn } }));
  }

  async list({ after, who, did, most }: Parameters<AuditStore['list']>[0]): Promise<AuditRow[]> {
    const rows = await this.#db.run((client) =>
      client.audit.findMany({
        where: {
          ...(after !== undefined && { id: { lt: BigInt(after) } }),
          ...(who !== undefined && { who }),
          ...(did !== undefined && { did }),
        },
        orderBy: { id: 'desc' },
        take: most,
      }),
    );
    return rows.map(({ id, toWhat: to, deleteOn: _, ...row }) => ({ ...row, id: String(id), to }));
  }

  async whoAndDid(): Promise<{ who: string[]; did: string[] }> {
    const [who, did] = await this.#db.run((client) =>
      Promise.all([
        client.audit.groupBy({ by: ['who'], orderBy: { who: 'asc' } }),
        client.audit.groupBy({ by: ['did'], orderBy: { did: 'asc' } }),
      ]),
    );
    return { who: who.map((one) => one.who), did: did.map((one) => one.did) };
  }
}
