-- A no in the chat leaves the way back open, a proxy's yes is nobody's, and whoever told of danger can take all of it back, too.

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

CREATE OR REPLACE FUNCTION victim.withdraw() RETURNS trigger
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
    IF NEW.purpose IN ('contact', 'views', 'pass-on') THEN
      WITH called_back AS (
        DELETE FROM service.passed_on o USING passing p
        WHERE p.participant_id = NEW.participant_id AND o.id = p.passed_on_id AND o.opened_at IS NULL RETURNING o.id
      )
      DELETE FROM passing p USING called_back b WHERE p.passed_on_id = b.id;
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
