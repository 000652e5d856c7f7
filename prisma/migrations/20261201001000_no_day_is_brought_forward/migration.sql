-- What a side may not delete it may not have deleted either, by bringing forward the day on which it goes, or
-- by hanging it on what goes sooner. Of an alert a side takes away the words alone; a receipt stays as it is;
-- an invitation stays whose it is; and somebody's record goes later than was said, never sooner.
CREATE FUNCTION service.not_sooner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% does not go sooner', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE
  side text;
  own text;
BEGIN
  FOREACH side IN ARRAY ARRAY['people', 'victim'] LOOP
    own := 'sayback_' || side;
    PERFORM set_config('search_path', side || ', pg_temp', true);
    EXECUTE format('REVOKE UPDATE ON alert, erasure, invitation FROM %I', own);
    EXECUTE format('GRANT UPDATE (sealed) ON alert TO %I', own);
    EXECUTE format('GRANT UPDATE (status, used_on, code_sealed) ON invitation TO %I', own);
    CREATE TRIGGER not_sooner BEFORE UPDATE OF delete_on ON participant FOR EACH ROW
      WHEN (NEW.delete_on < OLD.delete_on) EXECUTE FUNCTION service.not_sooner();
  END LOOP;
  PERFORM set_config('search_path', '', true);
END $$;
