-- What was taken back is gone from everywhere, in whatever order things happened, and consent is of one person for their own words.

-- As before (consent), and the place of a row in the ledger is taken once it is its turn: what the ledger says last is what holds.
CREATE OR REPLACE FUNCTION victim.stand() RETURNS trigger
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
  -- Whoever asked while they took it all back came too late: it would be agreed to, unasked, as soon as contact is again.
  IF NEW.given AND NEW.purpose <> 'contact' AND NOT agreed(NEW.participant_id, 'contact') THEN
    PERFORM refuse(NEW.purpose);
  END IF;
  NEW.place := nextval('consent_place_seq');
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

-- A conversation remembers what was said in it and how old somebody is. Where its answers go and it did not write that down itself, it
-- remembers nothing any more (an empty memory is one that has not begun), and its code is one whose answers were erased. Without contact
-- it is over too, also where they had finished.
CREATE FUNCTION victim.forget() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  UPDATE conversation c SET sealed = '', closed = c.closed OR NEW.purpose = 'contact' FROM invitation i
  WHERE c.invitation_id = i.id AND i.participant_id = NEW.participant_id AND c.id IS DISTINCT FROM NEW.conversation_id
    AND (NEW.purpose = 'contact' OR EXISTS (
      SELECT FROM service.questionnaire_version v WHERE v.id = c.version_id AND v.purpose = NEW.purpose));
  UPDATE invitation i SET status = 'erased', used_on = NULL
  WHERE i.participant_id = NEW.participant_id AND i.status = 'used' AND NOT EXISTS (SELECT FROM response r WHERE r.invitation_id = i.id);
  IF NEW.purpose = 'contact' THEN
    UPDATE invitation SET bands = '{}' WHERE participant_id = NEW.participant_id;
    -- Its own conversation may lead to nobody by now.
    UPDATE conversation SET bands = '{}'
    WHERE id = NEW.conversation_id OR invitation_id IN (SELECT id FROM invitation WHERE participant_id = NEW.participant_id);
  END IF;
  RETURN NULL;
END $$;
-- After the trigger withdraw, which erases the answers: triggers go by their names.
CREATE TRIGGER withdraw_forget AFTER INSERT ON victim.consent FOR EACH ROW
  WHEN (NOT NEW.given) EXECUTE FUNCTION victim.forget();

-- Who said no to contact is not kept reachable, also by who did not know of it yet.
CREATE FUNCTION victim.hold_participant() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM consent_now WHERE participant_id = NEW.id AND purpose = 'contact' AND NOT given) THEN
    NEW.contact := NULL;
    NEW.bands := '{}';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent BEFORE UPDATE OF contact, bands ON victim.participant
  FOR EACH ROW EXECUTE FUNCTION victim.hold_participant();

-- What was said is nobody else's afterwards, nor to another purpose.
CREATE FUNCTION victim.stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'it stays whose it is' USING ERRCODE = 'SB001';
END $$;
CREATE TRIGGER stay BEFORE UPDATE OF participant_id, questionnaire ON victim.invitation FOR EACH ROW
  WHEN (NEW.participant_id <> OLD.participant_id OR NEW.questionnaire <> OLD.questionnaire) EXECUTE FUNCTION victim.stay();
CREATE TRIGGER stay BEFORE UPDATE OF invitation_id, version_id ON victim.response FOR EACH ROW
  WHEN (NEW.invitation_id IS DISTINCT FROM OLD.invitation_id OR NEW.version_id <> OLD.version_id) EXECUTE FUNCTION victim.stay();
CREATE TRIGGER stay BEFORE UPDATE OF invitation_id ON victim.conversation FOR EACH ROW
  WHEN (NEW.invitation_id <> OLD.invitation_id OR (OLD.invitation_id IS NULL AND NEW.invitation_id IS NOT NULL))
  EXECUTE FUNCTION victim.stay();
CREATE TRIGGER stay BEFORE UPDATE OF response_id ON victim.answer FOR EACH ROW
  WHEN (NEW.response_id <> OLD.response_id) EXECUTE FUNCTION victim.stay();

-- Words pass on only with consent to just that, of whoever said them.
CREATE OR REPLACE FUNCTION victim.hold_passing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM response r JOIN invitation i ON i.id = r.invitation_id
    WHERE r.id = NEW.response_id AND i.participant_id = NEW.participant_id)
  OR NOT agreed(NEW.participant_id, 'pass-on') THEN
    PERFORM refuse('pass-on');
  END IF;
  RETURN NEW;
END $$;

-- None go on their way by themselves.
CREATE FUNCTION victim.hold_passed_on() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM passing WHERE passed_on_id = NEW.id) THEN
    PERFORM refuse('pass-on');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER consent AFTER INSERT ON service.passed_on FOR EACH ROW EXECUTE FUNCTION victim.hold_passed_on();

-- Where a person's record goes, words of theirs that nobody has read go with it, whichever of its rows went first.
CREATE FUNCTION victim.call_back_passing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  DELETE FROM service.passed_on WHERE id = OLD.passed_on_id AND opened_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER call_back AFTER DELETE ON victim.passing FOR EACH ROW EXECUTE FUNCTION victim.call_back_passing();

REVOKE EXECUTE ON FUNCTION victim.forget(), victim.hold_participant(), victim.stay(), victim.hold_passed_on(),
  victim.call_back_passing() FROM PUBLIC;

-- What was taken back before this.
UPDATE victim.conversation c SET sealed = '', bands = '{}' FROM victim.invitation i, victim.consent_now n
WHERE c.invitation_id = i.id AND n.participant_id = i.participant_id AND n.purpose = 'contact' AND NOT n.given;
UPDATE victim.conversation c SET sealed = '' FROM victim.invitation i, victim.consent_now n, service.questionnaire_version v
WHERE c.invitation_id = i.id AND c.response_id IS NULL AND v.id = c.version_id
  AND n.participant_id = i.participant_id AND n.purpose = v.purpose AND NOT n.given;
UPDATE victim.invitation i SET bands = '{}' FROM victim.consent_now n
WHERE n.participant_id = i.participant_id AND n.purpose = 'contact' AND NOT n.given;
