-- Victims with consent: the ledger, what holds it, the victim's journey, and words that are passed on.

-- The purpose that a questionnaire asks consent to, where the database itself can see it.
ALTER TABLE service.questionnaire_version ADD COLUMN purpose text GENERATED ALWAYS AS (definition ->> 'purpose') STORED;

DO $$
DECLARE
  side text;
BEGIN
  FOREACH side IN ARRAY ARRAY['people', 'victim'] LOOP
    PERFORM set_config('search_path', side, true);
    -- Who speaks: null is the person who was asked, proxy somebody who speaks for them and is never counted as them.
    ALTER TABLE invitation ADD COLUMN speaker text CHECK (speaker = 'proxy');
  END LOOP;
END $$;

-- Every yes and no to every purpose, in the words that were shown. Only added to; it goes with the person's record.
CREATE TABLE victim.consent (
  id uuid PRIMARY KEY,
  participant_id uuid NOT NULL REFERENCES victim.participant ON DELETE CASCADE,
  purpose text NOT NULL CHECK (purpose IN (
    'contact', 'feedback', 'views', 'progress', 'reparation', 'panel', 'pass-on', 'quotation', 'hear-back')),
  given boolean NOT NULL,
  way text NOT NULL CHECK (way IN ('spoken', 'written', 'in-chat', 'by-link')),
  recorded_by text NOT NULL,
  wording text NOT NULL,
  wording_version text NOT NULL,
  receipt text,
  conversation_id uuid,
  at timestamptz(3) NOT NULL,
  -- Which came first, of several in one moment.
  place bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX consent_participant ON victim.consent (participant_id, place);

-- Where each purpose stands now: the row that whoever relies on it holds on to, and that a withdrawal changes.
CREATE TABLE victim.consent_now (
  participant_id uuid NOT NULL REFERENCES victim.participant ON DELETE CASCADE,
  purpose text NOT NULL,
  given boolean NOT NULL,
  since timestamptz(3) NOT NULL,
  PRIMARY KEY (participant_id, purpose)
);

-- What was done for somebody, each fact with its day.
CREATE TABLE victim.journey_fact (
  participant_id uuid NOT NULL REFERENCES victim.participant ON DELETE CASCADE,
  fact text NOT NULL CHECK (fact IN (
    'identified', 'contact-requested', 'not-reached', 'asked', 'consented', 'views-asked', 'offered', 'engaged', 'kept-informed',
    'told-outcome', 'feedback-asked', 'feedback-given')),
  on_day date NOT NULL,
  reason text CHECK (reason IN ('declined', 'police-opt-out', 'no-data-shared', 'no-answer')),
  recorded_by text NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (participant_id, fact),
  CHECK ((fact = 'not-reached') = (reason IS NOT NULL))
);

-- Words that a victim let pass on, on their way to a case manager. Of whom they are stands nowhere here.
CREATE TABLE service.passed_on (
  id uuid PRIMARY KEY,
  recipient text NOT NULL,
  sealed bytea NOT NULL,
  made_on date NOT NULL,
  opened_at timestamptz(3),
  opened_by text,
  goes_on date NOT NULL
);
CREATE INDEX passed_on_goes_on ON service.passed_on (goes_on);

-- Which answers were passed on, so that each is once, and may be called back while nobody has read it.
CREATE TABLE victim.passing (
  response_id uuid NOT NULL,
  question text NOT NULL,
  participant_id uuid NOT NULL REFERENCES victim.participant ON DELETE CASCADE,
  passed_on_id uuid NOT NULL,
  on_day date NOT NULL,
  PRIMARY KEY (response_id, question)
);
CREATE INDEX passing_participant ON victim.passing (participant_id);

-- Whether somebody agrees to this, and to contact, now and until the transaction ends: a withdrawal waits for it. The rows are held in
-- one order everywhere, contact first.
CREATE FUNCTION victim.agreed(who uuid, what text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  PERFORM FROM consent_now WHERE participant_id = who AND purpose IN ('contact', what) ORDER BY purpose FOR SHARE;
  RETURN (SELECT count(*) FROM consent_now WHERE participant_id = who AND purpose IN ('contact', what) AND given)
    = CASE what WHEN 'contact' THEN 1 ELSE 2 END;
END $$;

CREATE FUNCTION victim.refuse(what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'there is no consent: %', what USING ERRCODE = 'SB001';
END $$;

-- Nobody is invited, and no code opens, without consent to contact.
CREATE FUNCTION victim.hold_invitation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  IF NEW.status = 'open' AND NOT agreed(NEW.participant_id, 'contact') THEN
    PERFORM refuse('contact');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent BEFORE INSERT OR UPDATE OF status, participant_id ON victim.invitation
  FOR EACH ROW EXECUTE FUNCTION victim.hold_invitation();

CREATE FUNCTION victim.hold_conversation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
DECLARE
  who uuid;
BEGIN
  SELECT participant_id INTO who FROM invitation WHERE id = NEW.invitation_id;
  IF who IS NULL OR NOT agreed(who, 'contact') THEN
    PERFORM refuse('contact');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent BEFORE INSERT ON victim.conversation FOR EACH ROW EXECUTE FUNCTION victim.hold_conversation();

-- No question is asked (a response begins with the first) and no answer kept without consent to the questionnaire's purpose. After the
-- statement, so that consent may be given in the same one.
CREATE FUNCTION victim.hold_answer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
DECLARE
  who uuid;
  what text;
  response uuid := CASE TG_TABLE_NAME WHEN 'response' THEN (to_jsonb(NEW) ->> 'id') ELSE (to_jsonb(NEW) ->> 'response_id') END;
BEGIN
  SELECT i.participant_id, v.purpose INTO who, what
  FROM victim.response r LEFT JOIN invitation i ON i.id = r.invitation_id JOIN service.questionnaire_version v ON v.id = r.version_id
  WHERE r.id = response;
  IF who IS NULL OR what IS NULL OR NOT agreed(who, what) THEN
    PERFORM refuse(coalesce(what, 'no purpose'));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER consent AFTER INSERT ON victim.response FOR EACH ROW EXECUTE FUNCTION victim.hold_answer();
CREATE TRIGGER consent AFTER INSERT OR UPDATE ON victim.answer FOR EACH ROW EXECUTE FUNCTION victim.hold_answer();

-- Words pass on only with consent to just that.
CREATE FUNCTION victim.hold_passing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  IF NOT agreed(NEW.participant_id, 'pass-on') THEN
    PERFORM refuse('pass-on');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent BEFORE INSERT ON victim.passing FOR EACH ROW EXECUTE FUNCTION victim.hold_passing();

-- What the ledger says holds from that moment. A turn takes hold of its conversation and then of the consent, an invitation of the person
-- and then of the consent; so does a withdrawal, and nobody waits for another for ever.
CREATE FUNCTION victim.stand() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  -- Who speaks for somebody may take back what that person agreed to, and agree to nothing for them.
  IF NEW.given AND NEW.recorded_by = 'proxy' THEN
    PERFORM refuse(NEW.purpose);
  END IF;
  PERFORM FROM conversation c JOIN invitation i ON i.id = c.invitation_id
  WHERE i.participant_id = NEW.participant_id AND c.id IS DISTINCT FROM NEW.conversation_id
  ORDER BY c.id FOR UPDATE OF c;
  PERFORM FROM participant WHERE id = NEW.participant_id FOR NO KEY UPDATE;
  INSERT INTO consent_now (participant_id, purpose, given, since) VALUES (NEW.participant_id, NEW.purpose, NEW.given, NEW.at)
  ON CONFLICT (participant_id, purpose) DO UPDATE SET
    given = excluded.given, since = CASE WHEN consent_now.given = excluded.given THEN consent_now.since ELSE excluded.since END;
  IF NEW.purpose = 'contact' AND NEW.given THEN
    INSERT INTO journey_fact (participant_id, fact, on_day, recorded_by, recorded_at)
    VALUES (NEW.participant_id, 'consented', (NEW.at AT TIME ZONE 'UTC')::date, NEW.recorded_by, NEW.at)
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stand BEFORE INSERT ON victim.consent FOR EACH ROW EXECUTE FUNCTION victim.stand();

-- Words on their way to a case manager are called back while nobody has read them, and only then.
CREATE FUNCTION victim.call_back(what uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  DELETE FROM service.passed_on WHERE id = what AND opened_at IS NULL;
  IF FOUND THEN
    DELETE FROM passing WHERE passed_on_id = what;
  END IF;
END $$;

-- They go with the answers that they are of, however those go.
CREATE FUNCTION victim.call_back_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  PERFORM call_back(p.passed_on_id) FROM passing p WHERE p.response_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER call_back AFTER DELETE ON victim.response FOR EACH ROW EXECUTE FUNCTION victim.call_back_words();

-- Withdrawing undoes what rested on it, whoever writes it down and however: answers are erased, open invitations and words that nobody
-- has read yet are called back. Without contact nothing else is agreed to either, and how to reach them is forgotten.
CREATE FUNCTION victim.withdraw() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
DECLARE
  all_of_it boolean := NEW.purpose = 'contact';
BEGIN
  IF NOT NEW.given THEN
    IF all_of_it THEN
      INSERT INTO consent (id, participant_id, purpose, given, way, recorded_by, wording, wording_version, receipt, conversation_id, at)
      SELECT gen_random_uuid(), NEW.participant_id, n.purpose, false, NEW.way, NEW.recorded_by, NEW.wording, NEW.wording_version,
        NEW.receipt, NEW.conversation_id, NEW.at
      FROM consent_now n WHERE n.participant_id = NEW.participant_id AND n.given ORDER BY n.purpose;
      DELETE FROM chat_reference r USING conversation c, invitation i
      WHERE r.address = c.address AND c.invitation_id = i.id AND i.participant_id = NEW.participant_id;
      UPDATE participant SET contact = NULL, bands = '{}' WHERE id = NEW.participant_id;
    END IF;
    -- One that the same turn has hushed already is not touched again: its reference to the response that goes would be checked anew.
    UPDATE alert a SET sealed = NULL FROM invitation i
    WHERE a.sealed IS NOT NULL AND a.invitation_id = i.id AND i.participant_id = NEW.participant_id AND (all_of_it OR EXISTS (
      SELECT FROM response r JOIN service.questionnaire_version v ON v.id = r.version_id
      WHERE r.invitation_id = i.id AND v.purpose = NEW.purpose));
    DELETE FROM response r USING invitation i, service.questionnaire_version v
    WHERE r.invitation_id = i.id AND i.participant_id = NEW.participant_id AND v.id = r.version_id
      AND (all_of_it OR v.purpose = NEW.purpose);
    -- Words of answers that are erased are called back with them.
    IF NEW.purpose = 'pass-on' THEN
      PERFORM call_back(p.passed_on_id) FROM passing p WHERE p.participant_id = NEW.participant_id;
    END IF;
    -- Who says no to one purpose in the chat may come back to it, by the same code, and say yes.
    UPDATE invitation i SET status = 'cancelled', code_sealed = NULL
    WHERE i.participant_id = NEW.participant_id AND i.status = 'open' AND (all_of_it OR ((
      SELECT v.purpose FROM service.questionnaire_version v WHERE v.key = i.questionnaire ORDER BY v.number DESC LIMIT 1) = NEW.purpose
      AND i.id IS DISTINCT FROM (SELECT c.invitation_id FROM conversation c WHERE c.id = NEW.conversation_id)));
  END IF;
  -- What another conversation of theirs remembers of consent is out of date: a turn under way there loses its race and looks again.
  UPDATE conversation c SET version = c.version + 1, closed = c.closed OR i.status = 'cancelled', moved_at = NEW.at
  FROM invitation i
  WHERE c.invitation_id = i.id AND i.participant_id = NEW.participant_id AND c.id IS DISTINCT FROM NEW.conversation_id;
  RETURN NULL;
END $$;
CREATE TRIGGER withdraw AFTER INSERT ON victim.consent FOR EACH ROW EXECUTE FUNCTION victim.withdraw();

-- The ledger is only added to. It goes with the person's record and not before.
CREATE FUNCTION victim.keep() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM participant WHERE id = OLD.participant_id) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON victim.consent FOR EACH ROW EXECUTE FUNCTION victim.keep();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON victim.consent FOR EACH STATEMENT EXECUTE FUNCTION victim.keep();

-- What Sayback itself does for somebody is a fact of their journey too. What a proxy says is no victim's feedback.
CREATE FUNCTION victim.note_invitation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
DECLARE
  what text := (SELECT purpose FROM service.questionnaire_version WHERE key = NEW.questionnaire ORDER BY number DESC LIMIT 1);
  fact text := CASE
    WHEN TG_OP = 'INSERT' AND what = 'views' THEN 'views-asked'
    WHEN TG_OP = 'INSERT' AND what = 'feedback' THEN 'feedback-asked'
    WHEN TG_OP = 'UPDATE' AND what = 'feedback' AND NEW.status = 'used' THEN 'feedback-given'
  END;
BEGIN
  IF fact IS NOT NULL AND NEW.speaker IS NULL THEN
    INSERT INTO journey_fact (participant_id, fact, on_day, recorded_by, recorded_at)
    VALUES (NEW.participant_id, fact, coalesce(NEW.used_on, (NEW.made_at AT TIME ZONE 'UTC')::date), 'sayback', NEW.made_at)
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER note AFTER INSERT OR UPDATE OF status ON victim.invitation FOR EACH ROW EXECUTE FUNCTION victim.note_invitation();

GRANT SELECT, INSERT ON victim.consent TO sayback_victim;
GRANT SELECT ON victim.consent_now TO sayback_victim;
GRANT SELECT, INSERT, UPDATE, DELETE ON victim.journey_fact TO sayback_victim;
GRANT SELECT, INSERT ON victim.passing TO sayback_victim;
GRANT INSERT ON service.passed_on TO sayback_victim;
-- Whether it was read, and never the words.
GRANT SELECT (id, opened_at) ON service.passed_on TO sayback_victim;
GRANT SELECT, DELETE, UPDATE (opened_at, opened_by) ON service.passed_on TO sayback_service;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA victim FROM PUBLIC;
GRANT EXECUTE ON FUNCTION victim.agreed(uuid, text) TO sayback_victim;
