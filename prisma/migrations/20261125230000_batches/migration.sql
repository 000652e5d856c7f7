-- Releases are remembered as batches, so that a report finds the same lots again whoever looks, at whatever months (docs/DISCLOSURE-CONTROL.md).

DO $$
DECLARE
  side text;
BEGIN
  FOREACH side IN ARRAY ARRAY['people', 'victim'] LOOP
    PERFORM set_config('search_path', side, true);

    -- batch: the release that let it into the figures. first: what counted then, where answers to further questions came after (tally_added);
    -- codes are always all that counts by now.
    ALTER TABLE tally ADD COLUMN batch integer, ADD COLUMN first text;
    UPDATE tally SET batch = 1 WHERE codes IS NOT NULL;
    ALTER TABLE tally ADD CHECK ((batch IS NULL) = (codes IS NULL)), ADD CHECK ((counted IS NULL) = (codes IS NULL));

    -- What somebody answered to further questions after the rest had been counted: codes as in tally, with nothing for what counted before.
    CREATE TABLE tally_added (
      response_id uuid NOT NULL REFERENCES tally ON DELETE CASCADE,
      batch integer NOT NULL,
      counted text NOT NULL,
      codes text NOT NULL,
      PRIMARY KEY (response_id, batch)
    );

    -- The last release: its number, its month, and the month of the one before. One row.
    CREATE TABLE release (
      id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
      batch integer NOT NULL,
      since text NOT NULL,
      month text NOT NULL
    );
    INSERT INTO release (batch, since, month) SELECT 1, '', coalesce(max(counted), '') FROM tally;

    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON tally_added TO %I', 'sayback_' || side);
    EXECUTE format('GRANT SELECT, UPDATE ON release TO %I', 'sayback_' || side);
  END LOOP;
END $$;
