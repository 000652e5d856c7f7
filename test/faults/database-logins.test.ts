import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { groupOf, type Role, roles, urlAs } from '../../prisma/database/connection.ts';
import { openLogins } from '../../prisma/database/logins.ts';
import { asked } from '../support/asked.ts';
import { freshDatabase } from '../support/database.ts';
import { there } from '../support/there.ts';

/** Somebody who has SQL of their own done over one of Sayback's connections. */

const { url, key, stores, sql } = await freshDatabase();
await stores.audit.write({ who: 'lead', did: 'looked', to: 'a report', at: new Date() });
const addressOf = await openLogins({ databaseUrl: url, key, checkKey: async () => {}, log: () => {} });
const owner = new URL(url).username;

const as = (role: Role, ...texts: string[]) => asked(urlAs(addressOf(role), role), ...texts);
const refused = { code: '42501' };
/** Back to whoever logged in. */
const laidDown = 'set role none';

/** A table of each, which the role itself may read. */
const own: Record<Role, string> = {
  people: 'people.answer',
  victim: 'victim.answer',
  service: 'service.audit',
  purge: 'people.response',
};

describe.each(roles)('over a connection of %s', (role) => {
  const others = roles.filter((other) => other !== role);

  test.each<[string, string[]]>([
    ...others.map((other): [string, string[]] => [`become ${other}`, [`set role ${groupOf(other)}`]]),
    ['become the owner', [`set role ${owner}`]],
    ['log in anew as the owner', [`set session authorization ${owner}`]],
    ['read as whoever logged in', [laidDown, `select delete_on from ${own[role]}`]],
    ['read as before the role was taken', ['reset role', 'select from victim.consent_now, people.answer']],
    [
      'read after giving up who logged in',
      ['reset session authorization', 'select from victim.consent_now, people.answer'],
    ],
    ['read the passwords', ['select rolpassword from pg_authid']],
    ['make a table', [`create table ${role === 'purge' ? 'service' : role}.extra (id int)`]],
    ['make a table where anybody looks', ['create table public.extra (id int)']],
    ['make a schema', ['create schema extra']],
    ['make a function', ['create function public.extra() returns int language sql return 1']],
    ['make somebody', ['create role somebody login']],
    ['make a superuser of itself', ['alter role current_user superuser']],
    ['give itself more', [`grant ${groupOf(others[0] ?? role)} to ${groupOf(role)}`]],
    ['change the password of another', [`alter role ${owner} password 'x'`]],
    ['drop the trigger that keeps the audit record', ['drop trigger keep on service.audit']],
    ['drop the trigger of consent', ['drop trigger consent on victim.answer']],
    ['put triggers to sleep', ['alter table service.audit disable trigger all']],
    ['put all triggers to sleep', ['set session_replication_role = replica']],
    ['take the table', ['alter table service.audit owner to current_user']],
    ['change the audit record', ["update service.audit set who = 'nobody'"]],
    ['delete what is on the audit record', ['delete from service.audit']],
    ['empty the audit record', ['truncate service.audit']],
    [
      'move the day of the database',
      ["create or replace function service.latest_today() returns date return '2999-01-01'::date"],
    ],
    ['run a program', ["copy (select 1) to program 'true'"]],
    ['read a file', ["select pg_read_file('PG_VERSION')"]],
    ['write a file', ["copy (select 1) to '/tmp/extra'"]],
    ['change a setting of the server', ["alter system set log_statement = 'all'"]],
  ])('nobody can %s', async (_, texts) => {
    await expect(as(role, ...texts)).rejects.toMatchObject(refused);
    await expect(as(role, laidDown, ...texts)).rejects.toMatchObject(refused);
  });

  test('nobody sees what other connections ask, nor can end them', async () => {
    const client = new Client({ connectionString: urlAs(addressOf(there(others[0])), there(others[0])) });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query(`select 'secret words'`);
    expect(
      await as(role, laidDown, `select from pg_stat_activity where query like '%secret' || ' words%'`),
    ).toEqual([]);
    const [other] = (await client.query('select pg_backend_pid() as pid')).rows;
    await expect(as(role, laidDown, `select pg_terminate_backend(${other.pid})`)).rejects.toMatchObject(
      refused,
    );
  });

  test('whoever logs in owns nothing, may become that role alone, and has no power of its own', async () => {
    const [me] = await as(
      role,
      `select session_user::text as name, current_user::text as role,
         r.rolinherit or r.rolsuper or r.rolcreatedb or r.rolcreaterole
           or r.rolreplication or r.rolbypassrls as power,
         array(select roleid::regrole::text from pg_auth_members where member = r.oid) as member_of
       from pg_roles r where rolname = session_user`,
    );
    expect(me).toEqual({
      name: expect.stringMatching(new RegExp(`^sayback_${role}_[0-9a-f]{10}$`)),
      role: groupOf(role),
      power: false,
      member_of: [groupOf(role)],
    });
    expect(
      await sql(
        `select from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = $1::regrole
                 and deptype in ('o', 'a')`,
        [me?.name],
      ),
    ).toEqual([]);
  });
});
