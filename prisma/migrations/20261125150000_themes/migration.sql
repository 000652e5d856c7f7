-- Themes, settled by people: the codebook, what each answer is about, and words to be quoted.

-- What answers may be about. A theme is never deleted, for codings name it: it is merged into another, split, or retired.
CREATE TABLE service.theme (
  id uuid PRIMARY KEY,
  key text NOT NULL UNIQUE,
  label text NOT NULL,
  words text[] NOT NULL,
  made_at timestamptz(3) NOT NULL,
  retired_at timestamptz(3),
  -- Always the last of a row of merges, so that one look is enough.
  merged_into uuid REFERENCES service.theme,
  -- Answers that were about it are to be read again.
  split_at timestamptz(3),
  place integer GENERATED ALWAYS AS IDENTITY
);
CREATE UNIQUE INDEX theme_label ON service.theme (lower(label)) WHERE retired_at IS NULL;

-- Who changed what of a theme: labels and words of the codebook, never anybody's answer. Only added to.
CREATE TABLE service.theme_history (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  theme_id uuid NOT NULL REFERENCES service.theme,
  did text NOT NULL CHECK (did IN ('made', 'renamed', 'reworded', 'merged', 'took-in', 'split', 'retired', 'brought-back')),
  was text,
  becomes text,
  who text NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX theme_history_theme ON service.theme_history (theme_id, id);
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON service.theme_history FOR EACH ROW EXECUTE FUNCTION service.keep();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON service.theme_history FOR EACH STATEMENT EXECUTE FUNCTION service.keep();

GRANT SELECT, INSERT, UPDATE ON service.theme TO sayback_service;
GRANT SELECT, INSERT ON service.theme_history TO sayback_service;
-- Which themes became which, and no more.
GRANT SELECT (id, merged_into, split_at) ON service.theme TO sayback_people, sayback_victim;

DO $$
DECLARE
  side text;
BEGIN
  FOREACH side IN ARRAY ARRAY['people', 'victim'] LOOP
    PERFORM set_config('search_path', side, true);

    -- What one person says that one answer is about: theme ids in order, none where it is about nothing of the codebook.
    CREATE TABLE coding (
      response_id uuid NOT NULL,
      question text NOT NULL,
      coder text NOT NULL,
      themes uuid[] NOT NULL,
      praise boolean NOT NULL,
      -- It decides where others differ.
      settles boolean NOT NULL DEFAULT false,
      at timestamptz(3) NOT NULL,
      PRIMARY KEY (response_id, question, coder),
      FOREIGN KEY (response_id, question) REFERENCES answer ON DELETE CASCADE
    );

    -- Words to be shown, cut from an answer and sealed, with who had which part in it. They go with the answer.
    CREATE TABLE quotation (
      id uuid PRIMARY KEY,
      response_id uuid NOT NULL,
      question text NOT NULL,
      state text NOT NULL CHECK (state IN ('chosen', 'redacted', 'returned', 'cleared', 'dropped')),
      sealed bytea,
      chosen_by text NOT NULL,
      redacted_by text,
      cleared_by text,
      moved_at timestamptz(3) NOT NULL,
      UNIQUE (response_id, question),
      FOREIGN KEY (response_id, question) REFERENCES answer ON DELETE CASCADE,
      CHECK ((sealed IS NOT NULL) = (state IN ('redacted', 'returned', 'cleared'))),
      CHECK ((cleared_by IS NOT NULL) = (state = 'cleared'))
    );

    -- An answer that was changed is another answer: nobody has read it yet. Nothing happens where one is given for the first time.
    EXECUTE format($f$
      CREATE FUNCTION %1$I.read_anew() RETURNS trigger LANGUAGE plpgsql SET search_path = %1$I, pg_temp AS $b$
      BEGIN
        DELETE FROM coding WHERE response_id = NEW.response_id AND question = NEW.question;
        DELETE FROM quotation WHERE response_id = NEW.response_id AND question = NEW.question;
        RETURN NULL;
      END $b$ $f$, side);
    EXECUTE format($f$
      CREATE TRIGGER read_anew AFTER UPDATE OF sealed ON answer FOR EACH ROW
      WHEN ('said' = ANY (OLD.categories)) EXECUTE FUNCTION %I.read_anew() $f$, side);

    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON coding, quotation TO %I', 'sayback_' || side);
  END LOOP;
END $$;

-- A victim's words are quoted only with consent to just that, whoever asks for it; taking it back takes the quotation.
CREATE FUNCTION victim.hold_quotation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
DECLARE
  who uuid;
BEGIN
  SELECT i.participant_id INTO who FROM response r JOIN invitation i ON i.id = r.invitation_id WHERE r.id = NEW.response_id;
  IF NEW.state <> 'dropped' AND (who IS NULL OR NOT agreed(who, 'quotation')) THEN
    PERFORM refuse('quotation');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent BEFORE INSERT OR UPDATE ON victim.quotation FOR EACH ROW EXECUTE FUNCTION victim.hold_quotation();

CREATE FUNCTION victim.unquote() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  DELETE FROM quotation q USING response r, invitation i
  WHERE q.response_id = r.id AND r.invitation_id = i.id AND i.participant_id = NEW.participant_id;
  RETURN NULL;
END $$;
CREATE TRIGGER unquote AFTER INSERT ON victim.consent FOR EACH ROW
  WHEN (NOT NEW.given AND NEW.purpose = 'quotation') EXECUTE FUNCTION victim.unquote();
REVOKE EXECUTE ON FUNCTION victim.hold_quotation(), victim.unquote() FROM PUBLIC;
