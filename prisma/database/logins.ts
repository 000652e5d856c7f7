import { Fault } from '../../fault.ts';
import type { Log } from '../../log.ts';
import { deriveKey, keyedHash } from '../sealing/sealing.ts';
import { groupOf, type Role, roles, urlAs } from './connection.ts';
import { connected, type DatabaseClient } from './database-client.ts';
import { type Login, makingOf } from './login.ts';

/** The address of the database for connections that act as a role. */
export type AddressOf = (role: Role) => string;

/**
 * The addresses that connections of each role use: each with a login of its own, which owns nothing and may
 * become nothing else. Their passwords come from the key, so that every instance knows them and they are kept
 * nowhere. Where they are not there yet they are made, by the user of the address that is given; where that
 * may not make them, its own login does for all, and `logins.refused` is logged.
 * Throws what `checkKey` does, which is asked before anything is changed, and `unavailable` where the
 * database does not answer.
 */
export async function openLogins(options: {
  databaseUrl: string;
  key: Buffer;
  checkKey(): Promise<void>;
  log: Log;
}): Promise<AddressOf> {
  const { databaseUrl, key, checkKey, log } = options;
  const logins = loginsOf(databaseUrl, key);
  const addressOf = (role: Role) => addressWith(databaseUrl, logins[role]);
  if ((await firstRefusal(addressOf)) === null) return addressOf;
  await checkKey();
  const notMade = await refusalOf(databaseUrl, await makingOf(Object.values(logins)));
  const notLetIn = notMade ?? (await firstRefusal(addressOf));
  if (notLetIn === null) return addressOf;
  log('logins.refused', { code: notLetIn, cause: notMade === null ? 'logging-in' : 'making' });
  return () => databaseUrl;
}

/**
 * SQL for an administrator of the server, where the user of the address may not make roles: it makes them
 * all, and the logins. It has no password in it, and may be run again.
 */
export async function statementsForAdministrators(databaseUrl: string, key: Buffer): Promise<string> {
  const groups = [...roles.map(groupOf), 'sayback_reader'];
  const user = decodeURIComponent(new URL(databaseUrl).username);
  return `DO $groups$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[${groups.map((group) => `'${group}'`).join(', ')}] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    END IF;
  END LOOP;
END $groups$;
GRANT ${roles.map(groupOf).join(', ')}
  TO "${user.replaceAll('"', '""')}";
${await makingOf(Object.values(loginsOf(databaseUrl, key)))}`;
}

/**
 * Another key or another database has other logins: roles belong to the server, and several Saybacks may
 * share one.
 */
function loginsOf(databaseUrl: string, key: Buffer): Record<Role, Login> {
  const secret = deriveKey(key, 'database logins');
  const database = databaseOf(new URL(databaseUrl));
  const login = (role: Role): Login => ({
    name: `sayback_${role}_${keyedHash(secret, `name ${database}`).toString('hex', 0, 5)}`,
    password: keyedHash(secret, `password ${role} ${database}`).toString('base64url'),
    group: groupOf(role),
  });
  return {
    people: login('people'),
    victim: login('victim'),
    service: login('service'),
    purge: login('purge'),
  };
}

function addressWith(databaseUrl: string, { name, password }: Login): string {
  const url = new URL(databaseUrl);
  // An address without one means the database that is called as the user is.
  url.pathname = `/${encodeURIComponent(databaseOf(url))}`;
  url.username = name;
  url.password = password;
  return url.href;
}

function databaseOf({ pathname, username }: URL): string {
  return decodeURIComponent(pathname.slice(1) || username);
}

/** One after the other: what refuses one refuses all, and need not be told of each. */
async function firstRefusal(addressOf: AddressOf): Promise<string | null> {
  for (const role of roles) {
    const refusal = await refusalOf(urlAs(addressOf(role), role));
    if (refusal !== null) return refusal;
  }
  return null;
}

/** And not a code of the system's, such as EPIPE. */
const sqlState = /^\d[\dA-Z]{4}$/;
/** The database does not answer, is full, or is being shut down or started. */
const away = /^(08(?!P01)|53|57)/;

/**
 * Connects, and has SQL done where there is some. Null, or the SQLSTATE with which PostgreSQL, or what stands
 * before it, refused. Throws `unavailable` where it does not answer.
 */
async function refusalOf(url: string, sql?: string): Promise<string | null> {
  let client: DatabaseClient | undefined;
  try {
    client = await connected(url, 10_000);
    if (sql) await client.query(sql);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (sqlState.test(code) && !away.test(code)) return code;
    throw new Fault('unavailable', 'The database does not answer.', { cause: error });
  } finally {
    await client?.end().catch(() => {});
  }
}
