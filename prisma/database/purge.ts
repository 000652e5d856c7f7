import { isoDay } from '../../domain/calendar.ts';
import { sides } from '../../domain/participant.ts';
import type { Connection } from './connection.ts';
import { type Command, command } from './statement.ts';

/** So many rows go at once, that nobody has to wait for a long deletion. */
const step = 500;

const deleting = (table: string, key = 'id') =>
  command(
    `purge.${table}`,
    `delete from ${table} where ${key} = any(array(
      select ${key} from ${table} where delete_on <= $today::date limit ${step}))`,
  );

/**
 * A conversation remembers what was answered in it, and so goes with the answers, before its own date where
 * theirs comes first.
 */
const remembered = (side: string) =>
  command(
    `purge.${side}.remembered`,
    `delete from ${side}.conversation where id = any(array(
      select c.id from ${side}.conversation c join ${side}.response r on r.id = c.response_id
      where r.delete_on <= $today::date limit ${step}))`,
  );

/**
 * What goes by its own date. Answers and tallies go with their response, responses that are linked with their
 * invitation.
 */
const all: readonly Command[] = [
  ...sides.flatMap((side) => [
    remembered(side),
    ...['response', 'conversation', 'invitation', 'participant', 'alert'].map((table) =>
      deleting(`${side}.${table}`),
    ),
    deleting(`${side}.erasure`, 'receipt'),
    deleting(`${side}.chat_reference`, 'address'),
  ]),
  deleting('service.passed_on'),
  // Last: the database refuses it where its own clock says another day.
  deleting('service.audit'),
];

/**
 * Deletes every record whose date has come, over a connection that may do nothing else. Returns how many rows
 * went.
 */
export async function purge(connection: Connection, now: Date): Promise<number> {
  const today = isoDay(now);
  let gone = 0;
  for (const due of all) gone += await deleteAll(connection, due, today);
  return gone;
}

async function deleteAll(connection: Connection, due: Command, today: string): Promise<number> {
  let gone = 0;
  for (;;) {
    const deleted = await connection.execute(due, { today });
    gone += deleted;
    if (deleted < step) return gone;
  }
}
