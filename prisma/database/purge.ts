import { isoDay } from '../../domain/calendar.ts';
import type { Connection } from './connection.ts';
import { type Command, command } from './statement.ts';

/** So many rows go at once, that nobody has to wait for a long deletion. */
const step = 500;

// The trigger that keeps the audit record asks which day it is.
const telling = command('purge.today', `select set_config('sayback.today', $today, true)`);
const deleting = (table: string) =>
  command(
    `purge.${table}`,
    `delete from ${table} where ctid = any(array(
      select ctid from ${table} where delete_on <= $today::date limit ${step}))`,
  );

/**
 * A conversation remembers what was answered in it, and so goes with the answers, before its own date where
 * theirs comes first.
 */
const remembered = command(
  'purge.remembered',
  `delete from conversation where ctid = any(array(
    select c.ctid from conversation c join response r on r.id = c.response_id
    where r.delete_on <= $today::date limit ${step}))`,
);

/**
 * What goes by its own date. Answers and tallies go with their response, responses that are linked with their
 * invitation.
 */
const ofSide = [
  remembered,
  ...['response', 'conversation', 'invitation', 'participant', 'alert', 'erasure', 'chat_reference'].map(
    deleting,
  ),
];
const ofService = ['audit', 'passed_on'].map(deleting);

/** Deletes every record whose date has come. Returns how many rows went. */
export async function purge(
  connections: { sides: Connection[]; service: Connection },
  now: Date,
): Promise<number> {
  let gone = 0;
  for (const side of connections.sides) {
    for (const due of ofSide) gone += await deleteAll(side, due, now);
  }
  for (const due of ofService) gone += await deleteAll(connections.service, due, now);
  return gone;
}

async function deleteAll(connection: Connection, due: Command, now: Date): Promise<number> {
  const today = isoDay(now);
  let gone = 0;
  for (;;) {
    const [, deleted = 0] = await connection.executeAll([telling, { today }], [due, { today }]);
    gone += deleted;
    if (deleted < step) return gone;
  }
}
