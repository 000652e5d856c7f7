-- What became of news is shown in lots of several people alone. By its time nobody can tell what was shown before: an anonymous answer has the
-- month and not the day, and what somebody says may change. So what is shown is remembered beside what is so.
DO $$
DECLARE
  side text;
BEGIN
  FOREACH side IN ARRAY ARRAY['people', 'victim'] LOOP
    PERFORM set_config('search_path', side, true);
    ALTER TABLE telling ADD COLUMN shown_way text CHECK (shown_way IN ('page', 'chat')),
      ADD COLUMN shown_verdict text CHECK (shown_verdict IN ('yes', 'no', 'not-sure'));
    -- Why somebody could not be written to stands until it is shown that they were told.
    ALTER TABLE telling DROP CONSTRAINT telling_check1, ADD CONSTRAINT telling_check1 CHECK (state <> 'unreachable' OR why IS NOT NULL);
  END LOOP;
END $$;
