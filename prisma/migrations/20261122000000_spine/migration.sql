-- The user of DATABASE_URL needs CREATE on the database and CREATEROLE. Where it may not make roles, an administrator makes them once for
-- the whole server: CREATE ROLE sayback_people NOLOGIN; the same for sayback_victim and sayback_service; GRANT each TO that user.

-- A role for each schema, taken on by every connection, so that crossing from one side to the other fails in the database (42501).
-- Roles belong to the server, not to the database: another Sayback may have made them, or be making them now.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sayback_people', 'sayback_victim', 'sayback_service'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
      END;
    END IF;
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
      BEGIN
        EXECUTE format('GRANT %I TO %I', name, current_user);
      EXCEPTION WHEN insufficient_privilege OR unique_violation THEN
        IF NOT pg_has_role(current_user, name, 'MEMBER') THEN
          RAISE;
        END IF;
      END;
    END IF;
  END LOOP;
END $$;

-- The service: what both sides share.

CREATE SCHEMA service;

CREATE TABLE service.questionnaire_version (
  id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  key text NOT NULL,
  number integer NOT NULL,
  definition jsonb NOT NULL,
  translations jsonb NOT NULL,
  checksum text NOT NULL,
  published_at timestamptz(3) NOT NULL,
  UNIQUE (key, number)
);

CREATE TABLE service.setting (
  key text PRIMARY KEY,
  value text NOT NULL
);

CREATE TABLE service.audit (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  who text NOT NULL,
  did text NOT NULL,
  to_what text NOT NULL,
  at timestamptz(3) NOT NULL,
  goes_on date NOT NULL
);
CREATE INDEX audit_goes_on ON service.audit (goes_on);

-- What is published or on the audit record stays as it was written. A record whose date has come may go: the purge says which day it is.
CREATE FUNCTION service.keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'audit' THEN
    IF OLD.goes_on <= nullif(current_setting('sayback.today', true), '')::date THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON service.questionnaire_version FOR EACH ROW EXECUTE FUNCTION service.keep();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON service.questionnaire_version FOR EACH STATEMENT EXECUTE FUNCTION service.keep();
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON service.audit FOR EACH ROW EXECUTE FUNCTION service.keep();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON service.audit FOR EACH STATEMENT EXECUTE FUNCTION service.keep();

GRANT USAGE ON SCHEMA service TO sayback_service, sayback_people, sayback_victim;
GRANT SELECT, INSERT ON service.questionnaire_version TO sayback_service;
GRANT SELECT ON service.questionnaire_version TO sayback_people, sayback_victim;
GRANT SELECT, INSERT, UPDATE ON service.setting TO sayback_service;
GRANT SELECT, INSERT, DELETE ON service.audit TO sayback_service;
GRANT INSERT ON service.audit TO sayback_people, sayback_victim;

-- The two sides: the same tables twice. goes_on is the day on which a record goes; answers and tallies go with their response.

DO $$
DECLARE
  side text;
BEGIN
  FOREACH side IN ARRAY ARRAY['people', 'victim'] LOOP
    EXECUTE format('CREATE SCHEMA %I', side);
    PERFORM set_config('search_path', side, true);

    -- person tells one person's responses from another's in the counts.
    CREATE TABLE participant (
      id uuid PRIMARY KEY,
      kind text NOT NULL,
      person char(11) NOT NULL,
      pseudonym text,
      bands text NOT NULL,
      contact bytea,
      made_at timestamptz(3) NOT NULL,
      goes_on date NOT NULL
    );
    CREATE INDEX participant_goes_on ON participant (goes_on);

    -- code_sealed, the readable code, lives until completion. erased: used once, and everything said is gone.
    CREATE TABLE invitation (
      id uuid PRIMARY KEY,
      participant_id uuid NOT NULL REFERENCES participant ON DELETE CASCADE,
      questionnaire text NOT NULL,
      code_hash bytea NOT NULL UNIQUE,
      code_sealed bytea,
      bands text NOT NULL,
      month text NOT NULL,
      due date NOT NULL,
      status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'used', 'erased', 'cancelled')),
      made_at timestamptz(3) NOT NULL,
      used_on date,
      goes_on date NOT NULL
    );
    CREATE INDEX invitation_participant ON invitation (participant_id);
    CREATE INDEX invitation_goes_on ON invitation (goes_on);

    -- One run of one version. An anonymous one loses its invitation on completion; then its claim, a keyed hash of the code, finds it alone.
    CREATE TABLE response (
      id uuid PRIMARY KEY,
      invitation_id uuid REFERENCES invitation ON DELETE CASCADE,
      claim bytea UNIQUE,
      version_id integer NOT NULL REFERENCES service.questionnaire_version,
      identity text NOT NULL CHECK (identity IN ('anonymous', 'confidential', 'named')),
      started_at timestamptz(3) NOT NULL,
      ended_at timestamptz(3),
      goes_on date NOT NULL
    );
    CREATE INDEX response_invitation ON response (invitation_id);
    CREATE INDEX response_goes_on ON response (goes_on);

    -- A row is rewritten by every turn: room on the page, and no index on what changes, keep that cheap. What is sealed does not compress.
    CREATE TABLE conversation (
      id uuid PRIMARY KEY,
      invitation_id uuid UNIQUE REFERENCES invitation ON DELETE CASCADE,
      response_id uuid UNIQUE REFERENCES response ON DELETE SET NULL,
      claim bytea,
      kind text NOT NULL,
      bands text NOT NULL,
      version_id integer NOT NULL REFERENCES service.questionnaire_version,
      due date,
      address text UNIQUE,
      tab text NOT NULL,
      version integer NOT NULL DEFAULT 0,
      closed boolean NOT NULL DEFAULT false,
      sealed bytea NOT NULL,
      made_at timestamptz(3) NOT NULL,
      moved_at timestamptz(3) NOT NULL,
      goes_on date NOT NULL
    ) WITH (fillfactor = 50, toast_tuple_target = 8160);
    ALTER TABLE conversation ALTER COLUMN sealed SET STORAGE EXTERNAL;
    CREATE INDEX conversation_goes_on ON conversation (goes_on);

    -- sealed: what was typed and what it means; in the clear only what it counts as.
    CREATE TABLE answer (
      response_id uuid NOT NULL REFERENCES response ON DELETE CASCADE,
      question text NOT NULL,
      outcome text NOT NULL CHECK (outcome IN ('given', 'prefer-not-to-say', 'skipped')),
      sealed bytea,
      categories text[] NOT NULL,
      answered_at timestamptz(3) NOT NULL,
      PRIMARY KEY (response_id, question)
    );

    -- The compact row that reports count (reports/tally.ts). waiting: what is not yet in the live figures; codes: what is, since the month counted.
    CREATE TABLE tally (
      response_id uuid PRIMARY KEY REFERENCES response ON DELETE CASCADE,
      version_id integer NOT NULL REFERENCES service.questionnaire_version,
      questionnaire text NOT NULL,
      month text NOT NULL,
      person char(11) NOT NULL,
      bands text NOT NULL,
      waiting text,
      counted text,
      codes text
    );
    CREATE INDEX tally_waiting ON tally (questionnaire) WHERE waiting IS NOT NULL;
    CREATE INDEX tally_counted ON tally (counted) WHERE codes IS NOT NULL;

    -- An alert is about somebody, by their invitation: it stays when they delete what they said, but for the words (sealed), which stand here
    -- where no answer keeps them, and where the response is anonymous and must not be found from here.
    CREATE TABLE alert (
      id uuid PRIMARY KEY,
      invitation_id uuid REFERENCES invitation ON DELETE CASCADE,
      response_id uuid REFERENCES response ON DELETE SET NULL,
      question text,
      sealed bytea,
      raised_at timestamptz(3) NOT NULL,
      state text NOT NULL DEFAULT 'open',
      goes_on date NOT NULL
    );
    CREATE INDEX alert_invitation ON alert (invitation_id);
    CREATE INDEX alert_response ON alert (response_id);
    CREATE INDEX alert_goes_on ON alert (goes_on);

    -- The proof that something was erased, and nothing of whose it was.
    CREATE TABLE erasure (
      receipt text PRIMARY KEY,
      erased_on date NOT NULL,
      what text NOT NULL,
      goes_on date NOT NULL
    );
    CREATE INDEX erasure_goes_on ON erasure (goes_on);

    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', side, 'sayback_' || side);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', side, 'sayback_' || side);
  END LOOP;
END $$;
