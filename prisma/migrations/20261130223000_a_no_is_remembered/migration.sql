-- Somebody who said no is not to be asked again: their record, and the ledger with it, stays for two years
-- from the day of their last no. 0.1.0 counted from the day on which they were added or last invited.
CREATE FUNCTION victim.remember_no() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  UPDATE participant SET delete_on = greatest(
    delete_on, ((NEW.at AT TIME ZONE 'Europe/London')::date + interval '24 months')::date)
  WHERE id = NEW.participant_id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION victim.remember_no() FROM PUBLIC;
CREATE TRIGGER remember_no AFTER INSERT ON victim.consent FOR EACH ROW
  WHEN (NOT NEW.given) EXECUTE FUNCTION victim.remember_no();

UPDATE victim.participant p SET delete_on = greatest(
  p.delete_on, ((no.last AT TIME ZONE 'Europe/London')::date + interval '24 months')::date)
FROM (SELECT participant_id, max(at) AS last FROM victim.consent WHERE NOT given GROUP BY participant_id) no
WHERE no.participant_id = p.id;
