-- A day and a month are those of London. 0.1.0 took the days and months of UTC, so that what happened in the
-- first hour of a day in summer was written down a day early, and on the first of a month a month early.
-- What the moment is still known of is put right here. Three things stay as they are. Answers that are in the
-- figures already: one that moved by itself would show what it said to whoever kept the figures of before
-- (docs/DISCLOSURE-CONTROL.md). Anonymous responses: of them the month alone was kept. And days on which
-- records go, which are at most a day early.

CREATE FUNCTION pg_temp.day_of_utc(at timestamptz) RETURNS date LANGUAGE sql
  RETURN (at AT TIME ZONE 'UTC')::date;
CREATE FUNCTION pg_temp.day_of(at timestamptz) RETURNS date LANGUAGE sql
  RETURN (at AT TIME ZONE 'Europe/London')::date;
CREATE FUNCTION pg_temp.month_of_utc(at timestamptz) RETURNS text LANGUAGE sql
  RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM');
CREATE FUNCTION pg_temp.month_of(at timestamptz) RETURNS text LANGUAGE sql
  RETURN to_char(at AT TIME ZONE 'Europe/London', 'YYYY-MM');

-- What Sayback itself notes of a victim's journey.
DO $$
DECLARE
  name text;
  body text;
BEGIN
  FOREACH name IN ARRAY ARRAY['victim.stand', 'victim.note_invitation'] LOOP
    body := pg_get_functiondef(name::regproc);
    IF position('AT TIME ZONE ''UTC''' IN body) = 0 THEN
      RAISE 'The function % does not take the days of UTC.', name;
    END IF;
    EXECUTE replace(body, 'AT TIME ZONE ''UTC''', 'AT TIME ZONE ''Europe/London''');
  END LOOP;
END $$;

UPDATE victim.journey_fact f SET on_day = pg_temp.day_of(f.recorded_at)
WHERE f.on_day = pg_temp.day_of_utc(f.recorded_at) AND f.on_day <> pg_temp.day_of(f.recorded_at) AND (
  (f.recorded_by = 'sayback' AND f.fact IN ('views-asked', 'feedback-asked'))
  -- A day that a worker entered is theirs, and stays.
  OR (f.fact = 'consented' AND EXISTS (
    SELECT FROM victim.consent c
    WHERE c.participant_id = f.participant_id AND c.purpose = 'contact' AND c.given
      AND c.at = f.recorded_at)));

UPDATE victim.journey_fact f SET on_day = pg_temp.day_of(r.ended_at)
FROM victim.invitation i JOIN victim.response r ON r.invitation_id = i.id
WHERE f.fact = 'feedback-given' AND f.recorded_by = 'sayback' AND f.participant_id = i.participant_id
  AND f.on_day = i.used_on AND i.used_on = pg_temp.day_of_utc(r.ended_at)
  AND i.used_on <> pg_temp.day_of(r.ended_at);

-- Of each side: who was asked and who answered, and what waits to be counted.
DO $$
DECLARE
  side text;
BEGIN
  FOREACH side IN ARRAY ARRAY['people', 'victim'] LOOP
    PERFORM set_config('search_path', side || ', pg_temp', true);

    UPDATE invitation SET month = pg_temp.month_of(made_at)
    WHERE month = pg_temp.month_of_utc(made_at) AND month <> pg_temp.month_of(made_at);

    UPDATE invitation i SET used_on = pg_temp.day_of(r.ended_at) FROM response r
    WHERE r.invitation_id = i.id AND i.used_on = pg_temp.day_of_utc(r.ended_at)
      AND i.used_on <> pg_temp.day_of(r.ended_at);

    UPDATE tally t SET month = pg_temp.month_of(r.ended_at) FROM response r
    WHERE r.id = t.response_id AND t.codes IS NULL AND t.month = pg_temp.month_of_utc(r.ended_at)
      AND t.month <> pg_temp.month_of(r.ended_at);
  END LOOP;
  RESET search_path;
END $$;
