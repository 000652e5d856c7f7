-- Editions of the board report: what is being written, what was published and stays so, and what the board asked about it. Then the views
-- over what was published, for the service's own business-intelligence tool.

-- A month as a number, so that periods can be set against each other. Months are YYYY-MM.
CREATE FUNCTION service.month_number(month text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT
  RETURN left(month, 4)::integer * 12 + right(month, 2)::integer;

-- An edition on its way. `figures` are null until they are built; `step` says how far that is.
CREATE TABLE service.edition_draft (
  id uuid PRIMARY KEY,
  title text NOT NULL,
  from_month text NOT NULL CHECK (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  to_month text NOT NULL CHECK (to_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  figures text,
  step text NOT NULL DEFAULT 'waiting',
  -- Words beside each figure by its key, and what the lead entered by hand.
  narrative jsonb NOT NULL DEFAULT '{}',
  entered jsonb NOT NULL DEFAULT '{}',
  made_by text NOT NULL,
  made_at timestamptz(3) NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  -- Goes up with each change, so that two tabs do not overwrite each other.
  version integer NOT NULL DEFAULT 1,
  CHECK (from_month <= to_month)
);

-- Published: frozen. Two periods never overlap, or one could be subtracted from the other.
CREATE TABLE service.edition (
  id uuid PRIMARY KEY,
  number integer NOT NULL UNIQUE CHECK (number > 0),
  title text NOT NULL,
  from_month text NOT NULL,
  to_month text NOT NULL,
  content text NOT NULL,
  -- SHA-256 of the content as it stands, UTF-8, in hexadecimal.
  checksum char(64) NOT NULL CHECK (checksum = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  published_by text NOT NULL,
  published_at timestamptz(3) NOT NULL,
  EXCLUDE USING gist (int4range(service.month_number(from_month), service.month_number(to_month), '[]') WITH &&)
);
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON service.edition FOR EACH ROW EXECUTE FUNCTION service.keep();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON service.edition FOR EACH STATEMENT EXECUTE FUNCTION service.keep();

-- What the board asked about an edition, and the reply with its day.
CREATE TABLE service.board_question (
  id uuid PRIMARY KEY,
  edition integer NOT NULL REFERENCES service.edition (number),
  asked_by text NOT NULL,
  question text NOT NULL,
  asked_on date NOT NULL,
  owner text,
  reply text,
  replied_on date,
  CHECK ((reply IS NOT NULL) = (replied_on IS NOT NULL))
);
CREATE INDEX board_question_edition ON service.board_question (edition, id);

GRANT SELECT, INSERT, UPDATE, DELETE ON service.edition_draft TO sayback_service;
GRANT SELECT, INSERT ON service.edition TO sayback_service;
GRANT SELECT, INSERT, UPDATE ON service.board_question TO sayback_service;

-- Views over what was published, and nothing else. They read the frozen content, so they say what every other format says.

CREATE SCHEMA published;

CREATE VIEW published.edition AS
  SELECT number, title, from_month, to_month, published_at, checksum FROM service.edition;

-- One figure a line. Everybody together stands under the band "all". A suppressed row is one line without numbers.
CREATE VIEW published.figure AS
  WITH questionnaire AS (
    SELECT e.number, r.from_month, r.to_month, r.whole, q.one
    FROM service.edition e, LATERAL (SELECT e.content::jsonb AS c) c, LATERAL (VALUES
        (e.from_month, e.to_month, true, c.c -> 'board'),
        (e.from_month, e.to_month, true, c.c -> 'victims' -> 'said'),
        -- Of the half-year its groups alone.
        (c.c -> 'groups' ->> 'from', c.c -> 'groups' ->> 'to', false, c.c -> 'groups' -> 'board')
      ) r (from_month, to_month, whole, report),
      LATERAL jsonb_array_elements(r.report -> 'questionnaires') q (one)
  ), rate AS (
    SELECT number, from_month, to_month, one ->> 'questionnaire' AS questionnaire, 'all' AS band, 'all' AS value, one AS fig
    FROM questionnaire WHERE whole
    UNION ALL
    SELECT number, from_month, to_month, one ->> 'questionnaire', b ->> 'band', r ->> 'value', r
    FROM questionnaire, jsonb_array_elements(one -> 'bands') b (b), jsonb_array_elements(b -> 'rows') r (r)
  ), question AS (
    SELECT number, from_month, to_month, whole, one ->> 'questionnaire' AS questionnaire, q AS asked
    FROM questionnaire, jsonb_array_elements(one -> 'questions') q (q)
  ), answered AS (
    SELECT number, from_month, to_month, questionnaire, asked ->> 'question' AS question, 'all' AS band, 'all' AS value, asked AS fig
    FROM question WHERE whole
    UNION ALL
    SELECT number, from_month, to_month, questionnaire, asked ->> 'question', b ->> 'band', r ->> 'value', r
    FROM question, jsonb_array_elements(asked -> 'bands') b (b), jsonb_array_elements(b -> 'rows') r (r)
  ), months AS (
    SELECT e.number, g ->> 'from' AS from_month, g ->> 'to' AS to_month, g ->> 'from' || ' to ' || (g ->> 'to') AS value, g
    FROM service.edition e, jsonb_array_elements(e.content::jsonb -> 'victims' -> 'figures' -> 'facts' -> 'groups') g (g)
  )
  SELECT number AS edition, from_month, to_month, 'space' AS section, questionnaire, NULL AS question, band, value, a.answer,
    a.people::integer AS people, NULL::integer AS answers, a.share::numeric AS share, NULL::numeric AS low, NULL::numeric AS high,
    false AS suppressed
  FROM rate, LATERAL (VALUES ('(asked)', fig ->> 'asked', NULL), ('(answered)', fig ->> 'answered', fig ->> 'responseRate')) a (answer, people, share)
  WHERE fig ->> 'suppressed' = 'false'
  UNION ALL
  SELECT number, from_month, to_month, 'space', questionnaire, NULL, band, value, NULL, NULL, NULL, NULL, NULL, NULL, true FROM rate WHERE fig ->> 'suppressed' = 'true'
  UNION ALL
  SELECT number, from_month, to_month, 'voice', questionnaire, question, band, value, c ->> 'category', (fig ->> 'base')::integer, (c ->> 'count')::integer,
    (c ->> 'share')::numeric, (c ->> 'low')::numeric, (c ->> 'high')::numeric, false
  FROM answered, jsonb_array_elements(fig -> 'categories') c (c) WHERE fig ->> 'suppressed' = 'false'
  UNION ALL
  SELECT number, from_month, to_month, 'voice', questionnaire, question, band, value, NULL, NULL, NULL, NULL, NULL, NULL, true
  FROM answered WHERE fig ->> 'suppressed' = 'true'
  UNION ALL
  SELECT number, from_month, to_month, 'victims', NULL, 'journey', 'months', value, f.key, f.many::integer, NULL, NULL, NULL, NULL, false
  FROM months, jsonb_each_text(g -> 'counts') f (key, many)
  UNION ALL
  SELECT number, from_month, to_month, 'victims', NULL, 'kpi10', 'months', value, 'engaged', (g -> 'kpi10' ->> 'consented')::integer,
    (g -> 'kpi10' ->> 'engaged')::integer, (g -> 'kpi10' ->> 'share')::numeric, (g -> 'kpi10' ->> 'low')::numeric,
    (g -> 'kpi10' ->> 'high')::numeric, false
  FROM months WHERE jsonb_typeof(g -> 'kpi10') = 'object';

-- Distinct people who raised a theme in a quarter, by its first month. Not to be added up over quarters: one person may be in several.
CREATE VIEW published.theme AS
  SELECT e.number AS edition, t ->> 'side' AS side, t ->> 'theme' AS theme, t ->> 'label' AS label, c ->> 'quarter' AS quarter,
    (c ->> 'people')::integer AS people, (c ->> 'suppressed')::boolean AS suppressed
  FROM service.edition e, jsonb_array_elements(e.content::jsonb -> 'themes') t (t), jsonb_array_elements(t -> 'cells') c (c);

CREATE VIEW published.promise AS
  SELECT e.number AS edition, p ->> 'id' AS promise, p ->> 'theme' AS theme, p ->> 'said' AS said, p ->> 'doing' AS doing,
    p ->> 'owner' AS owner, (p ->> 'due')::date AS due, p ->> 'status' AS status, p ->> 'why' AS why
  FROM service.edition e, jsonb_array_elements(e.content::jsonb -> 'promises') p (p);

-- Who reads the views and nothing else. A login of the BI tool is given this role. Where Sayback may not make roles, an administrator makes
-- it and grants the same (docs/OPERATING.md).
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sayback_reader') THEN
    BEGIN
      CREATE ROLE sayback_reader NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN
      NULL;
    END;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'sayback_reader') THEN
    GRANT USAGE ON SCHEMA published TO sayback_reader;
    GRANT SELECT ON ALL TABLES IN SCHEMA published TO sayback_reader;
  END IF;
END $$;
