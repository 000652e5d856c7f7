-- The people who work here: an account each, with what they may do. It is ended and never deleted, for the
-- audit record names whoever did something. What an ended account says is not changed any more, and the
-- e-mail address is deleted when it ends.
-- id: text, as `who` is wherever somebody who did something is written down. name: readable, so that the
-- record can be read by itself. email: sealed; email_hash: keyed, so that one address is one account.
CREATE TABLE service.account (
  id text PRIMARY KEY,
  name text NOT NULL,
  email bytea,
  email_hash bytea UNIQUE,
  roles text[] NOT NULL CHECK (cardinality(roles) > 0),
  teams text[] NOT NULL,
  may_clear boolean NOT NULL,
  may_deputise boolean NOT NULL,
  made_at timestamptz(3) NOT NULL,
  made_by text NOT NULL,
  ended_at timestamptz(3),
  ended_by text,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CHECK ((email IS NULL) = (email_hash IS NULL)),
  CHECK ((ended_at IS NULL) = (email IS NOT NULL))
);
CREATE TRIGGER keep BEFORE DELETE ON service.account FOR EACH ROW EXECUTE FUNCTION service.keep();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON service.account EXECUTE FUNCTION service.keep();
CREATE TRIGGER keep_ended BEFORE UPDATE ON service.account FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION service.keep();

GRANT SELECT, INSERT,
  UPDATE (name, email, email_hash, roles, teams, may_clear, may_deputise, ended_at, ended_by)
  ON service.account TO sayback_service;

-- The audit record names people: what they were called, and which roles they had, when they did it. The
-- database writes that down itself, whoever writes the row, so that nobody can be named who did nothing.
ALTER TABLE service.audit ADD COLUMN name text, ADD COLUMN roles text[];
CREATE FUNCTION service.name_who() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = service, pg_temp AS $$
BEGIN
  NEW.name := NULL;
  NEW.roles := NULL;
  SELECT name, roles INTO NEW.name, NEW.roles FROM account WHERE id = NEW.who;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION service.name_who() FROM PUBLIC;
CREATE TRIGGER name_who BEFORE INSERT ON service.audit FOR EACH ROW EXECUTE FUNCTION service.name_who();
