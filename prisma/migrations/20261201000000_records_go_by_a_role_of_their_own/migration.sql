-- Records whose day has come go by a role that does nothing else, over a login of its own: no other
-- connection of Sayback's can delete the audit record, an alert, the proof of an erasure, or whom it was
-- about. In 0.1.0 each role deleted what was its own.

-- Roles belong to the server, not to the database: another Sayback may have made it, or be making it now.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sayback_purge') THEN
    BEGIN
      CREATE ROLE sayback_purge NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END IF;
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    BEGIN
      EXECUTE format('GRANT sayback_purge TO %I', current_user);
    EXCEPTION WHEN insufficient_privilege OR unique_violation THEN
      IF NOT pg_has_role(current_user, 'sayback_purge', 'MEMBER') THEN
        RAISE;
      END IF;
    END;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE EXCEPTION 'an administrator of the server must first run what "npm run --silent logins" prints'
    USING ERRCODE = 'insufficient_privilege';
END $$;

-- The latest day that it may be now, by the database's own clock: clocks differ. Whoever asks says nothing of
-- it, for they could say any day.
CREATE FUNCTION service.latest_today() RETURNS date LANGUAGE sql STABLE
  RETURN (now() AT TIME ZONE 'Europe/London')::date + 1;

-- What is published or on the audit record is never changed. A row of the audit record may go once its date
-- has come.
CREATE OR REPLACE FUNCTION service.keep() RETURNS trigger LANGUAGE plpgsql
SET search_path = service, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'audit' THEN
    IF OLD.delete_on <= latest_today() THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

REVOKE DELETE ON service.audit, service.passed_on FROM sayback_service;
GRANT USAGE ON SCHEMA service, people, victim TO sayback_purge;
GRANT DELETE, SELECT (id, delete_on) ON service.audit, service.passed_on TO sayback_purge;

-- What a side itself takes away, it still deletes: answers and their response where somebody deletes them,
-- what hangs on these, and where a chat is reached.
DO $$
DECLARE
  side text;
BEGIN
  FOREACH side IN ARRAY ARRAY['people', 'victim'] LOOP
    PERFORM set_config('search_path', side || ', pg_temp', true);
    EXECUTE format(
      'REVOKE DELETE ON participant, invitation, conversation, alert, erasure FROM %I', 'sayback_' || side);
    GRANT DELETE, SELECT (id, delete_on) ON participant, invitation, response, conversation, alert
      TO sayback_purge;
    GRANT SELECT (response_id) ON conversation TO sayback_purge;
    GRANT DELETE, SELECT (receipt, delete_on) ON erasure TO sayback_purge;
    GRANT DELETE, SELECT (address, delete_on) ON chat_reference TO sayback_purge;

    -- These follow a response that goes, and before PostgreSQL 18 as whoever deletes it.
    ALTER FUNCTION note_reading() SECURITY DEFINER;
    REVOKE EXECUTE ON FUNCTION note_reading() FROM PUBLIC;
  END LOOP;
  PERFORM set_config('search_path', '', true);
END $$;
ALTER FUNCTION people.untell() SECURITY DEFINER;
REVOKE EXECUTE ON FUNCTION people.untell() FROM PUBLIC;
