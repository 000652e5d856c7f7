-- Whoever deletes their answers calls back their words, too, while nobody has read them.

CREATE FUNCTION victim.call_back() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  WITH called_back AS (
    DELETE FROM service.passed_on o USING passing p
    WHERE p.response_id = OLD.id AND o.id = p.passed_on_id AND o.opened_at IS NULL RETURNING o.id
  )
  DELETE FROM passing p USING called_back b WHERE p.passed_on_id = b.id;
  RETURN NULL;
END $$;
CREATE TRIGGER call_back AFTER DELETE ON victim.response FOR EACH ROW EXECUTE FUNCTION victim.call_back();
