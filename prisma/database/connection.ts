import { PrismaPg } from '@prisma/adapter-pg';
import { z } from 'zod';
import { sides } from '../../domain/participant.ts';
import { Fault } from '../../fault.ts';
import { PrismaClient } from '../client.js';
import { connected, DatabaseClient, refusalIn } from './database-client.ts';
import { type Command, type Query, rowsOf, type Values, valuesFor } from './statement.ts';

/** As what Sayback acts in the database. A schema has the name of the role that it is for. */
export const roles = [...sides, 'service', 'purge'] as const;
export type Role = (typeof roles)[number];

/**
 * Statements are planned for joins by index: the turns of a batch are few, whatever the planner guesses
 * before it has seen how many rows a table holds.
 */
const planning = ['enable_hashjoin=off', 'enable_mergejoin=off'];

/** The address of the database, for connections that act as a role and look into the schema of its name. */
export function urlAs(databaseUrl: string, role: Role, more: string[] = []): string {
  const url = new URL(databaseUrl);
  const settings = [
    `role=${groupOf(role)}`,
    `search_path=${role}`,
    'statement_timeout=15000',
    ...planning,
    ...more,
  ];
  const given = url.searchParams.get('options') ?? '';
  url.searchParams.set('options', `${given} ${settings.map((setting) => `-c ${setting}`).join(' ')}`.trim());
  return url.href;
}

/** What PostgreSQL calls the role. Grants are to it, and whoever logs in takes it on. */
export function groupOf(role: Role): string {
  return `sayback_${role}`;
}

/** How long a connection may take to come about, in milliseconds. */
const patience = 5_000;

/**
 * A few connections as one role, through Prisma. Every failure comes out as a Fault that carries a code and
 * no data.
 */
export class Connection {
  readonly #client: PrismaClient;
  readonly #url: string;
  #closed = false;

  constructor(databaseUrl: string, role: Role, size: number) {
    const names = new Map<string, string>();
    this.#url = urlAs(databaseUrl, role);
    const adapter = new PrismaPg(
      {
        connectionString: this.#url,
        max: size,
        connectionTimeoutMillis: patience,
        query_timeout: 20_000,
        idleTimeoutMillis: 60_000,
        keepAlive: true,
        Client: DatabaseClient,
      },
      {
        schema: role,
        // The texts are few and constant, so each is parsed once a connection.
        statementNameGenerator({ sql }) {
          const name = names.get(sql) ?? `s${names.size}`;
          names.set(sql, name);
          return name;
        },
      },
    );
    this.#client = new PrismaClient({ adapter, errorFormat: 'minimal' });
  }

  /**
   * The rows, checked. Throws as `run` does, and `unexpected` where a row has another shape than the query
   * says.
   */
  async query<Row>(query: Query<Row>, values: Values = {}): Promise<Row[]> {
    const given = valuesFor(query, values);
    return rowsOf(
      query,
      await this.run((client) => client.$queryRawUnsafe(query.text, ...given), query.name),
    );
  }

  /**
   * The rows of a query that is given megabytes. They go as they are, over a connection of its own: the
   * client would turn them into JSON in one go, and hold everybody up. Throws as `query` does.
   */
  async queryWithMuch<Row>(query: Query<Row>, values: Values): Promise<Row[]> {
    const given = valuesFor(query, values);
    const returned = await this.run(async () => {
      const client = await connected(this.#url, patience);
      try {
        return await client.query(query.text, given);
      } finally {
        await client.end();
      }
    }, query.name);
    return rowsOf(query, returned.rows);
  }

  /** How many rows were changed or returned. Throws as `run` does. */
  async execute(command: Command, values: Values = {}): Promise<number> {
    const given = valuesFor(command, values);
    return this.run((client) => client.$executeRawUnsafe(command.text, ...given), command.name);
  }

  /**
   * In one transaction and in that order: how many rows each changed or returned. Throws as `run` does, and
   * then none is done.
   */
  async executeAll(...commands: readonly [Command, Values][]): Promise<number[]> {
    const given = commands.map(([command, values]) => ({
      text: command.text,
      values: valuesFor(command, values),
    }));
    const names = commands.map(([{ name }]) => name).join(' + ');
    return this.run(
      (client) =>
        client.$transaction(given.map(({ text, values }) => client.$executeRawUnsafe(text, ...values))),
      names,
    );
  }

  /**
   * What the client does for `work`. Throws `unavailable` where the database does not answer, and then it may
   * be tried again; once closed it never does. Throws `busy` where others came first, `no-consent` where a
   * person must have agreed and has not, and `unexpected` for whatever else it refuses: `what` says in the
   * fault what that was.
   */
  async run<T>(work: (client: PrismaClient) => Promise<T>, what?: string): Promise<T> {
    // The client would connect anew for whoever comes late, and nobody would close that.
    if (this.#closed) throw new Fault('unavailable', 'The database is closed.');
    try {
      return await work(this.#client);
    } catch (error) {
      throw faultOf(error, what);
    }
  }

  close(): Promise<void> {
    this.#closed = true;
    return this.#client.$disconnect();
  }
}

const said = z.object({
  driverAdapterError: z.object({
    cause: z.object({ kind: z.string(), originalCode: z.string().optional() }),
  }),
});
const awayKinds = ['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'];
/**
 * Connection failures, too many connections or too little room, shutting down or starting up, and statements
 * that took too long.
 */
const awayStates = /^(08|53|57P0|57014|55P03)/;
/** A full disk, and what an administrator allows of one. */
const noRoom = /^53[14]00$/;
/** As a copy that only follows another server, or while one takes the place of another. */
const readOnly = '25006';
const deadlock = '40P01';
const noConsent = 'SB001';
/** What the driver says of a connection that broke or never came about. */
const awayWords = /connection|timeout|^connect /i;

/** What PostgreSQL, or the way to it, gives as the reason, through the client or without. */
function causeOf(error: Error): { kind: string; originalCode?: string | undefined } | undefined {
  const refusal = refusalIn(error);
  if (refusal !== null) return { kind: 'refused', originalCode: refusal };
  return said.safeParse('meta' in error ? error.meta : null).data?.driverAdapterError.cause;
}

/** Prisma's messages and PostgreSQL's may quote what was stored, so only their codes are passed on. */
function faultOf(error: unknown, what?: string): unknown {
  if (error instanceof Fault || !(error instanceof Error)) return error;
  const away = new Fault('unavailable', 'The database does not answer.');
  const cause = causeOf(error);
  if (!cause && !error.name.startsWith('PrismaClient')) return awayWords.test(error.message) ? away : error;
  if (noRoom.test(cause?.originalCode ?? ''))
    return new Fault('unavailable', 'The disk of the database is full.');
  if (cause?.originalCode === readOnly)
    return new Fault('unavailable', 'The database saves nothing: it may only be read.');
  if (cause && (awayKinds.includes(cause.kind) || awayStates.test(cause.originalCode ?? ''))) return away;
  if (cause?.originalCode === deadlock)
    return new Fault('busy', 'The database let this go, for others came first.');
  // The victims' side refuses what there is no consent to (migrations, consent).
  if (cause?.originalCode === noConsent) return new Fault('no-consent', 'There is no consent to that now.');
  const code = cause?.originalCode ?? cause?.kind ?? error.name;
  if ('code' in error && error.code === 'P2028') return away;
  return new Fault(
    'unexpected',
    `The database refused ${what ? `the statement ${what}` : 'a statement'} (${code}).`,
  );
}
