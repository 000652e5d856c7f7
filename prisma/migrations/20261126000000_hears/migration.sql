-- Who asked to hear back is found without looking at every answer.
DO $$
DECLARE
  side text;
BEGIN
  FOREACH side IN ARRAY ARRAY['people', 'victim'] LOOP
    PERFORM set_config('search_path', side, true);
    CREATE INDEX answer_hears ON answer (response_id) WHERE question = 'hear-back' AND 'yes' = ANY (categories);
  END LOOP;
END $$;
