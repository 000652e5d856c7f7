-- "You said, we did": what was promised on a theme, and who was told of it.

-- What people said, and what the service does about it. Never deleted, for reports name it.
CREATE TABLE service.commitment (
  id uuid PRIMARY KEY,
  theme_id uuid NOT NULL REFERENCES service.theme,
  said text NOT NULL,
  doing text NOT NULL,
  owner text NOT NULL,
  due date,
  status text NOT NULL DEFAULT 'thinking' CHECK (status IN ('thinking', 'doing', 'done', 'cannot')),
  -- Why it cannot be done, in words for those who asked for it.
  why text,
  -- The aim of the service's plan that it serves, and the service's own mark of progress.
  plan_aim text,
  mark smallint CHECK (mark BETWEEN 1 AND 3),
  -- Shown on the wall for everybody.
  on_wall boolean NOT NULL DEFAULT false,
  made_at timestamptz(3) NOT NULL,
  -- Since when it stands as it does.
  moved_at timestamptz(3) NOT NULL,
  CHECK ((why IS NOT NULL) = (status = 'cannot'))
);

-- What was done to a commitment. Only added to.
CREATE TABLE service.commitment_history (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  commitment_id uuid NOT NULL REFERENCES service.commitment,
  did text NOT NULL CHECK (did IN ('made', 'reworded', 'moved', 'owner', 'due', 'plan', 'wall', 'told', 'told-in-session')),
  was text,
  becomes text,
  who text NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX commitment_history_commitment ON service.commitment_history (commitment_id, id);
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON service.commitment_history FOR EACH ROW EXECUTE FUNCTION service.keep();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON service.commitment_history FOR EACH STATEMENT EXECUTE FUNCTION service.keep();

-- News of a commitment, in the words in which everybody is told it. Only added to: what was told was told.
CREATE TABLE service.update (
  id uuid PRIMARY KEY,
  commitment_id uuid NOT NULL REFERENCES service.commitment,
  -- Where the commitment stood then, what was heard, and what is done about it.
  status text NOT NULL CHECK (status IN ('thinking', 'doing', 'done', 'cannot')),
  said text NOT NULL,
  did text NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz(3) NOT NULL
);
CREATE INDEX update_commitment ON service.update (commitment_id, id);
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON service.update FOR EACH ROW EXECUTE FUNCTION service.keep();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON service.update FOR EACH STATEMENT EXECUTE FUNCTION service.keep();

-- Told in a session, by somebody to those who were there.
CREATE TABLE service.told_session (
  id uuid PRIMARY KEY,
  commitment_id uuid NOT NULL REFERENCES service.commitment,
  on_day date NOT NULL,
  people integer NOT NULL CHECK (people BETWEEN 1 AND 1000),
  recorded_by text NOT NULL,
  recorded_at timestamptz(3) NOT NULL
);
CREATE INDEX told_session_commitment ON service.told_session (commitment_id, on_day);

GRANT SELECT, INSERT, UPDATE ON service.commitment TO sayback_service;
GRANT SELECT, INSERT ON service.commitment_history, service.update, service.told_session TO sayback_service;
-- What is told, and of which theme it is.
GRANT SELECT (id, theme_id) ON service.commitment TO sayback_people, sayback_victim;
GRANT SELECT ON service.update TO sayback_people, sayback_victim;

DO $$
DECLARE
  side text;
BEGIN
  FOREACH side IN ARRAY ARRAY['people', 'victim'] LOOP
    PERFORM set_config('search_path', side, true);

    -- One update for one response that raised its theme and asked to hear back. It goes with the response. A person is told each update once,
    -- however often they raised it.
    CREATE TABLE telling (
      update_id uuid NOT NULL REFERENCES service.update,
      response_id uuid NOT NULL REFERENCES response ON DELETE CASCADE,
      person char(11) NOT NULL,
      state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'told', 'unreachable')),
      -- How they were told: where they came to it themselves, or the chat in which they were written to.
      way text CHECK (way IN ('page', 'chat')),
      -- Why they could not be written to; they are still told when they come.
      why text CHECK (why IN ('no-chat', 'refused', 'failed')),
      made_at timestamptz(3) NOT NULL,
      tried_at timestamptz(3),
      told_at timestamptz(3),
      -- Whether it helps, as they said.
      verdict text CHECK (verdict IN ('yes', 'no', 'not-sure')),
      verdict_at timestamptz(3),
      PRIMARY KEY (update_id, response_id),
      UNIQUE (update_id, person),
      CHECK ((state = 'told') = (told_at IS NOT NULL AND way IS NOT NULL)),
      CHECK ((state = 'unreachable') = (why IS NOT NULL)),
      CHECK (verdict IS NULL OR state = 'told')
    );
    CREATE INDEX telling_response ON telling (response_id);
    CREATE INDEX telling_waiting ON telling (made_at) WHERE state = 'waiting';

    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON telling TO %I', 'sayback_' || side);
  END LOOP;
END $$;

-- A victim is told only with consent to just that; taking it back takes what still waits.
CREATE FUNCTION victim.hold_telling() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
DECLARE
  who uuid;
BEGIN
  SELECT i.participant_id INTO who FROM response r JOIN invitation i ON i.id = r.invitation_id WHERE r.id = NEW.response_id;
  IF who IS NULL OR NOT agreed(who, 'hear-back') THEN
    PERFORM refuse('hear-back');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent BEFORE INSERT OR UPDATE OF state ON victim.telling FOR EACH ROW EXECUTE FUNCTION victim.hold_telling();

CREATE FUNCTION victim.untell() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  DELETE FROM telling t USING response r, invitation i
  WHERE t.response_id = r.id AND r.invitation_id = i.id AND i.participant_id = NEW.participant_id AND t.state <> 'told';
  RETURN NULL;
END $$;
CREATE TRIGGER untell AFTER INSERT ON victim.consent FOR EACH ROW
  WHEN (NOT NEW.given AND NEW.purpose = 'hear-back') EXECUTE FUNCTION victim.untell();
REVOKE EXECUTE ON FUNCTION victim.hold_telling(), victim.untell() FROM PUBLIC;
