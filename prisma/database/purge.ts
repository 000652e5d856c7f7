import { isoDay } from '../../domain/calendar.ts';
import type { Connection } from './connection.ts';

/** So many rows go at once, that nobody has to wait for a long deletion. */
const step = 500;

/** What goes by its own date. Answers and tallies go with their response, responses that are linked with their invitation. */
const ofSide = [
  'response',
  'conversation',
  'invitation',
  'participant',
  'alert',
  'erasure',
  'chat_reference',
];

/** Deletes every record whose date has come. Returns how many rows went. */
export async function purge(
  connections: { sides: Connection[]; service: Connection },
  now: Date,
): Promise<number> {
  let gone = 0;
  for (const side of connections.sides) {
    for (const table of ofSide) gone += await deleteDue(side, table, now);
  }
  for (const table of ['audit', 'passed_on']) gone += await deleteDue(connections.service, table, now);
  return gone;
}

async function deleteDue(connection: Connection, table: string, now: Date): Promise<number> {
  const today = isoDay(now);
  let gone = 0;
  for (;;) {
    // The trigger that keeps the audit record asks which day it is.
    const [, deleted] = await connection.run((client) =>
      client.$transaction([
        client.$queryRawUnsafe(`select set_config('sayback.today', $1, true)`, today),
        client.$executeRawUnsafe(
          `delete from ${table} where ctid = any(array(select ctid from ${table} where delete_on <= $1::date limit ${step}))`,
          today,
        ),
      ]),
    );
    gone += deleted;
    if (deleted < step) return gone;
  }
}
