-- Whoever no longer wants to hear what changes is not told what still waits for them: somebody who stopped may go on later, and answer otherwise.
-- A victim's wish is in their consent, and taking it back does the same there (commitments).
CREATE FUNCTION people.unask() RETURNS trigger LANGUAGE plpgsql SET search_path = people, pg_temp AS $$
BEGIN
  DELETE FROM telling WHERE response_id = OLD.response_id AND state <> 'told';
  RETURN NULL;
END $$;
CREATE TRIGGER unask AFTER UPDATE OF categories ON people.answer FOR EACH ROW
  WHEN (OLD.question = 'hear-back' AND 'yes' = ANY (OLD.categories) AND NOT 'yes' = ANY (NEW.categories)) EXECUTE FUNCTION people.unask();
CREATE TRIGGER unask_gone AFTER DELETE ON people.answer FOR EACH ROW
  WHEN (OLD.question = 'hear-back') EXECUTE FUNCTION people.unask();
