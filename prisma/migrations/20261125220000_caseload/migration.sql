-- Whom a service works with, so that missing voices can be seen; and the gaps between groups, each explained or changed.

-- How many open children the service had by band on a day, as it counted them itself: numbers, and nobody's record. A row for each value of
-- a band; those of one id were told at once. Only added to: a new count takes the place of an older one by its day.
CREATE TABLE service.caseload (
  id uuid NOT NULL,
  counted_on date NOT NULL,
  band text NOT NULL,
  value text NOT NULL,
  children integer NOT NULL CHECK (children BETWEEN 0 AND 100000),
  who text NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (id, band, value)
);
CREATE INDEX caseload_band ON service.caseload (band, counted_on, at);
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON service.caseload FOR EACH ROW EXECUTE FUNCTION service.keep();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON service.caseload FOR EACH STATEMENT EXECUTE FUNCTION service.keep();

-- A gap between groups. Never deleted, for reports name it.
CREATE TABLE service.gap (
  id uuid PRIMARY KEY,
  what text NOT NULL,
  owner text NOT NULL,
  due date,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'explained', 'changed')),
  answer text,
  made_at timestamptz(3) NOT NULL,
  -- Since when it stands as it does.
  moved_at timestamptz(3) NOT NULL,
  CHECK (state = 'open' OR answer IS NOT NULL)
);

-- What was done to a gap. Only added to.
CREATE TABLE service.gap_history (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  gap_id uuid NOT NULL REFERENCES service.gap,
  did text NOT NULL CHECK (did IN ('made', 'reworded', 'owner', 'due', 'answered', 'moved')),
  was text,
  becomes text,
  who text NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX gap_history_gap ON service.gap_history (gap_id, id);
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON service.gap_history FOR EACH ROW EXECUTE FUNCTION service.keep();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON service.gap_history FOR EACH STATEMENT EXECUTE FUNCTION service.keep();

GRANT SELECT, INSERT ON service.caseload, service.gap_history TO sayback_service;
GRANT SELECT, INSERT, UPDATE ON service.gap TO sayback_service;
