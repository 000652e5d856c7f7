import { scramVerifier } from './scram.ts';

/** Who logs in: a user that owns nothing, and may do what its role may once it takes that on. */
export type Login = {
  /** Lower-case letters, digits and underscores. */
  name: string;
  password: string;
  /** What PostgreSQL calls the role; null: none, and then it may do nothing. */
  group: string | null;
};

/**
 * SQL that makes logins, and puts right what is otherwise with those that there are. It may be run again, and
 * by several at once. Whoever runs it must be allowed to make roles and to grant these.
 */
export async function makingOf(logins: readonly Login[]): Promise<string> {
  const rows = await Promise.all(
    logins.map(async ({ name, password, group }) => {
      const verifier = await scramVerifier(password);
      return `    ('${name}', ${group === null ? 'null' : `'${group}'`},\n      '${verifier}')`;
    }),
  );
  return `DO $make$
DECLARE
  login record;
BEGIN
  PERFORM pg_advisory_xact_lock(1398099267, 2);
  FOR login IN SELECT * FROM (VALUES
${rows.join(',\n')}
  ) AS row (name, of_group, verifier) LOOP
    EXECUTE format('%s ROLE %I LOGIN NOINHERIT PASSWORD %L',
      CASE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = login.name) THEN 'ALTER' ELSE 'CREATE' END,
      login.name, login.verifier);
    IF NOT pg_has_role(login.name, login.of_group, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO %I', login.of_group, login.name);
    END IF;
  END LOOP;
END $make$;
`;
}
