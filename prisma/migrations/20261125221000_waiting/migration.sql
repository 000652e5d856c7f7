-- What waits to be read, or to be settled, is found without looking at what does not: a home page says it each time.

-- Consent is asked for what somebody says, and not again where others note that they have read it.
DROP TRIGGER consent ON victim.answer;
CREATE TRIGGER consent AFTER INSERT OR UPDATE OF response_id, question, outcome, sealed, categories, answered_at
  ON victim.answer FOR EACH ROW EXECUTE FUNCTION victim.hold_answer();

DO $$
DECLARE
  side text;
BEGIN
  FOREACH side IN ARRAY ARRAY['people', 'victim'] LOOP
    PERFORM set_config('search_path', side, true);

    -- Whether somebody has said what an answer is about, and whether readers differ as they wrote it. What was merged or split since is
    -- looked up when it is asked: a merge can make them agree.
    ALTER TABLE answer ADD COLUMN reading text NOT NULL DEFAULT 'unread' CHECK (reading IN ('unread', 'read', 'differing'));
    CREATE INDEX answer_unread ON answer (response_id, question)
      WHERE sealed IS NOT NULL AND 'said' = ANY (categories) AND reading = 'unread';
    CREATE INDEX answer_differing ON answer (response_id, question) WHERE reading = 'differing';
    -- Answers about a theme that was split wait to be read again.
    CREATE INDEX coding_themes ON coding USING gin (themes);

    EXECUTE format($f$
      CREATE FUNCTION %1$I.note_reading() RETURNS trigger LANGUAGE plpgsql SET search_path = %1$I, pg_temp AS $b$
      DECLARE
        of_response uuid := coalesce(NEW.response_id, OLD.response_id);
        of_question text := coalesce(NEW.question, OLD.question);
      BEGIN
        UPDATE answer a SET reading = now_is.reading FROM (
          SELECT CASE
            WHEN count(*) = 0 THEN 'unread'
            WHEN bool_or(c.settles) OR count(DISTINCT c.themes::text || c.praise::text) = 1 THEN 'read'
            ELSE 'differing'
          END AS reading
          FROM coding c WHERE c.response_id = of_response AND c.question = of_question
        ) AS now_is
        WHERE a.response_id = of_response AND a.question = of_question AND a.reading <> now_is.reading;
        RETURN NULL;
      END $b$ $f$, side);
    EXECUTE format(
      'CREATE TRIGGER note_reading AFTER INSERT OR UPDATE OR DELETE ON coding FOR EACH ROW EXECUTE FUNCTION %I.note_reading()', side);

    UPDATE answer a SET reading = now_is.reading FROM (
      SELECT response_id, question, CASE
        WHEN bool_or(settles) OR count(DISTINCT themes::text || praise::text) = 1 THEN 'read' ELSE 'differing' END AS reading
      FROM coding GROUP BY response_id, question
    ) AS now_is
    WHERE a.response_id = now_is.response_id AND a.question = now_is.question;
  END LOOP;
END $$;
