-- The database as version 0.1.0 has it: roles; what the service shares; the two sides, people and victim,
-- which hold the same tables; what the victims' side has alone; triggers; grants; and views over what is
-- published.

-- ROLES

-- A role for each schema, taken on by every connection: crossing from one side to the other fails in the
-- database (42501). The user of DATABASE_URL needs CREATE on the database and CREATEROLE. Where it may not
-- make roles, an administrator makes them once for the whole server: CREATE ROLE sayback_people NOLOGIN; the
-- same for sayback_victim and sayback_service; and GRANT each TO that user. Roles belong to the server, not
-- to the database: another Sayback may have made them, or be making them now.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sayback_people', 'sayback_victim', 'sayback_service'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
      END;
    END IF;
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
      BEGIN
        EXECUTE format('GRANT %I TO %I', name, current_user);
      EXCEPTION WHEN insufficient_privilege OR unique_violation THEN
        IF NOT pg_has_role(current_user, name, 'MEMBER') THEN
          RAISE;
        END IF;
      END;
    END IF;
  END LOOP;
END $$;

-- THE SERVICE: what both sides share

CREATE SCHEMA service;

-- purpose: what the questionnaire asks consent to, where the database itself can see it.
CREATE TABLE service.questionnaire_version (
  id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  key text NOT NULL,
  number integer NOT NULL,
  definition jsonb NOT NULL,
  translations jsonb NOT NULL,
  checksum text NOT NULL,
  published_at timestamptz(3) NOT NULL,
  purpose text GENERATED ALWAYS AS (definition ->> 'purpose') STORED,
  UNIQUE (key, number)
);

CREATE TABLE service.setting (
  key text PRIMARY KEY,
  value text NOT NULL
);

CREATE TABLE service.audit (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  who text NOT NULL,
  did text NOT NULL,
  to_what text NOT NULL,
  at timestamptz(3) NOT NULL,
  delete_on date NOT NULL
);
CREATE INDEX audit_delete_on ON service.audit (delete_on);

-- Who is signed in to the staff pages, by the hash of the secret in their cookie.
CREATE TABLE service.staff_session (
  secret_hash bytea PRIMARY KEY,
  who text NOT NULL,
  role text NOT NULL,
  made_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL
);

-- Words that a victim let pass on, on their way to a case manager. Of whom they are stands nowhere here.
CREATE TABLE service.passed_on (
  id uuid PRIMARY KEY,
  recipient text NOT NULL,
  sealed bytea NOT NULL,
  made_on date NOT NULL,
  opened_at timestamptz(3),
  opened_by text,
  delete_on date NOT NULL
);
CREATE INDEX passed_on_delete_on ON service.passed_on (delete_on);

-- What answers may be about. A theme is never deleted, for codings name it: it is merged into another, split,
-- or retired.
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
  did text NOT NULL CHECK (did IN (
    'made', 'renamed', 'reworded', 'merged', 'took-in', 'split', 'retired', 'brought-back')),
  was text,
  becomes text,
  who text NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX theme_history_theme ON service.theme_history (theme_id, id);

-- What people said, and what the service does about it. Never deleted, for reports name it.
CREATE TABLE service.commitment (
  id uuid PRIMARY KEY,
  theme_id uuid NOT NULL REFERENCES service.theme,
  said text NOT NULL,
  doing text NOT NULL,
  owner text NOT NULL,
  due date,
  status text NOT NULL DEFAULT 'thinking' CHECK (status IN ('thinking', 'doing', 'done', 'cannot')),
  -- Why it cannot be done, in words for those who asked for it.
  why text,
  -- The aim of the service's plan that it serves, and the service's own mark of progress.
  plan_aim text,
  mark smallint CHECK (mark BETWEEN 1 AND 3),
  -- Shown on the wall for everybody.
  on_wall boolean NOT NULL DEFAULT false,
  made_at timestamptz(3) NOT NULL,
  -- Since when it stands as it does.
  moved_at timestamptz(3) NOT NULL,
  CHECK ((why IS NOT NULL) = (status = 'cannot'))
);

-- What was done to a commitment. Only added to.
CREATE TABLE service.commitment_history (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  commitment_id uuid NOT NULL REFERENCES service.commitment,
  did text NOT NULL CHECK (did IN (
    'made', 'reworded', 'moved', 'owner', 'due', 'plan', 'wall', 'told', 'told-in-session')),
  was text,
  becomes text,
  who text NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX commitment_history_commitment ON service.commitment_history (commitment_id, id);

-- What a commitment had come to on a day, in the words in which everybody is told it. Only added to.
CREATE TABLE service.update (
  id uuid PRIMARY KEY,
  commitment_id uuid NOT NULL REFERENCES service.commitment,
  -- Where the commitment stood then, what people had said, and what is done about it.
  status text NOT NULL CHECK (status IN ('thinking', 'doing', 'done', 'cannot')),
  said text NOT NULL,
  did text NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz(3) NOT NULL
);
CREATE INDEX update_commitment ON service.update (commitment_id, id);

-- A session in which somebody told those who were there what a commitment had come to.
CREATE TABLE service.told_session (
  id uuid PRIMARY KEY,
  commitment_id uuid NOT NULL REFERENCES service.commitment,
  on_day date NOT NULL,
  attended integer NOT NULL CHECK (attended BETWEEN 1 AND 1000),
  recorded_by text NOT NULL,
  recorded_at timestamptz(3) NOT NULL
);
CREATE INDEX told_session_commitment ON service.told_session (commitment_id, on_day);

-- How many open children the service had by band on a day, as it counted them itself: numbers, and nobody's
-- record. A row for each value of a band; those of one id were told at once. Only added to: a new count takes
-- the place of an older one by its day.
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

-- A gap between groups, to be explained or changed. Never deleted, for reports name it.
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

-- A month (YYYY-MM) as a number, so that periods can be compared.
CREATE FUNCTION service.month_number(month text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT
  RETURN left(month, 4)::integer * 12 + right(month, 2)::integer;

-- An edition of the board report that is being written. figures are null until they are built; step says how
-- far that is.
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

-- An edition as it was published, frozen. Two periods never overlap, or one could be subtracted from the
-- other.
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
  EXCLUDE USING gist (
    int4range(service.month_number(from_month), service.month_number(to_month), '[]') WITH &&)
);

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

-- A SIDE: the same tables, triggers and grants in people and in victim

-- delete_on is the date on which a record goes. Answers and tallies go with their response.
DO $$
DECLARE
  side text;
BEGIN
  FOREACH side IN ARRAY ARRAY['people', 'victim'] LOOP
    EXECUTE format('CREATE SCHEMA %I', side);
    PERFORM set_config('search_path', side || ', pg_temp', true);

    -- person tells one person's responses from another's in the counts. pseudonym is the service's own
    -- reference for somebody, so that asking again is asking the same person.
    CREATE TABLE participant (
      id uuid PRIMARY KEY,
      kind text NOT NULL,
      person char(11) NOT NULL,
      pseudonym text,
      bands text NOT NULL,
      contact bytea,
      made_at timestamptz(3) NOT NULL,
      delete_on date NOT NULL
    );
    CREATE UNIQUE INDEX participant_pseudonym ON participant (kind, pseudonym) WHERE pseudonym IS NOT NULL;
    CREATE INDEX participant_delete_on ON participant (delete_on);

    -- code_sealed, the readable code, lives until completion. erased: used once, and everything said is gone.
    CREATE TABLE invitation (
      id uuid PRIMARY KEY,
      participant_id uuid NOT NULL REFERENCES participant ON DELETE CASCADE,
      questionnaire text NOT NULL,
      code_hash bytea NOT NULL UNIQUE,
      code_sealed bytea,
      bands text NOT NULL,
      month text NOT NULL,
      due date NOT NULL,
      status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'used', 'erased', 'cancelled')),
      made_at timestamptz(3) NOT NULL,
      used_on date,
      delete_on date NOT NULL,
      -- Invitations of one sheet are made together, each at its place: a sheet sent twice makes nothing
      -- twice.
      batch uuid,
      place integer,
      -- Null is the person who was asked; a proxy speaks for them and is never counted as them.
      speaker text CHECK (speaker = 'proxy')
    );
    CREATE INDEX invitation_participant ON invitation (participant_id);
    CREATE UNIQUE INDEX invitation_batch ON invitation (batch, place) WHERE batch IS NOT NULL;
    CREATE INDEX invitation_delete_on ON invitation (delete_on);

    -- One run of one version. An anonymous one loses its invitation on completion; then its claim, a keyed
    -- hash of the code, finds it alone.
    CREATE TABLE response (
      id uuid PRIMARY KEY,
      invitation_id uuid REFERENCES invitation ON DELETE CASCADE,
      claim bytea UNIQUE,
      version_id integer NOT NULL REFERENCES service.questionnaire_version,
      identity text NOT NULL CHECK (identity IN ('anonymous', 'confidential', 'named')),
      started_at timestamptz(3) NOT NULL,
      ended_at timestamptz(3),
      delete_on date NOT NULL
    );
    CREATE INDEX response_invitation ON response (invitation_id);
    CREATE INDEX response_delete_on ON response (delete_on);

    -- Every turn rewrites its row: room on the page, and no index on what changes, keep that cheap. What is
    -- sealed does not compress.
    CREATE TABLE conversation (
      id uuid PRIMARY KEY,
      invitation_id uuid UNIQUE REFERENCES invitation ON DELETE CASCADE,
      response_id uuid UNIQUE REFERENCES response ON DELETE SET NULL,
      claim bytea,
      kind text NOT NULL,
      bands text NOT NULL,
      version_id integer NOT NULL REFERENCES service.questionnaire_version,
      due date,
      address text UNIQUE,
      tab text NOT NULL,
      version integer NOT NULL DEFAULT 0,
      closed boolean NOT NULL DEFAULT false,
      sealed bytea NOT NULL,
      made_at timestamptz(3) NOT NULL,
      moved_at timestamptz(3) NOT NULL,
      delete_on date NOT NULL
    ) WITH (fillfactor = 50, toast_tuple_target = 8160);
    ALTER TABLE conversation ALTER COLUMN sealed SET STORAGE EXTERNAL;
    CREATE INDEX conversation_delete_on ON conversation (delete_on);

    -- sealed: what was typed and what it means; in the clear only what it counts as.
    CREATE TABLE answer (
      response_id uuid NOT NULL REFERENCES response ON DELETE CASCADE,
      question text NOT NULL,
      outcome text NOT NULL CHECK (outcome IN ('given', 'prefer-not-to-say', 'skipped')),
      sealed bytea,
      categories text[] NOT NULL,
      answered_at timestamptz(3) NOT NULL,
      -- Whether somebody has said what it is about, and whether readers differ as they wrote it. What was
      -- merged or split since is looked up when it is asked: a merge can make them agree.
      reading text NOT NULL DEFAULT 'unread' CHECK (reading IN ('unread', 'read', 'differing')),
      PRIMARY KEY (response_id, question)
    );
    -- What waits to be read, or to be settled, is found without looking at what does not, and so is who asked
    -- to hear back.
    CREATE INDEX answer_unread ON answer (response_id, question)
      WHERE sealed IS NOT NULL AND 'said' = ANY (categories) AND reading = 'unread';
    CREATE INDEX answer_differing ON answer (response_id, question) WHERE reading = 'differing';
    CREATE INDEX answer_hear_back ON answer (response_id)
      WHERE question = 'hear-back' AND 'yes' = ANY (categories);

    -- What one person says that one answer is about: theme ids in order, none where it is about nothing of
    -- the codebook.
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
    -- Answers about a theme that was split wait to be read again.
    CREATE INDEX coding_themes ON coding USING gin (themes);

    -- Words to be shown, cut from an answer and sealed, with who had which part in it. They go with the
    -- answer.
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

    -- The compact row that reports count. waiting: what is not yet in the live figures; codes: what is, since
    -- the month counted.
    CREATE TABLE tally (
      response_id uuid PRIMARY KEY REFERENCES response ON DELETE CASCADE,
      version_id integer NOT NULL REFERENCES service.questionnaire_version,
      questionnaire text NOT NULL,
      month text NOT NULL,
      person char(11) NOT NULL,
      bands text NOT NULL,
      waiting text,
      counted text,
      codes text,
      -- The batch in which it entered the figures, so that a report finds the same batches whoever looks, at
      -- whatever months (docs/DISCLOSURE-CONTROL.md).
      batch integer,
      -- What counted then, where answers to further questions came after (tally_added); codes are always all
      -- that counts by now.
      first text,
      CHECK ((batch IS NULL) = (codes IS NULL)),
      CHECK ((counted IS NULL) = (codes IS NULL))
    );
    CREATE INDEX tally_waiting ON tally (questionnaire) WHERE waiting IS NOT NULL;
    CREATE INDEX tally_counted ON tally (counted) WHERE codes IS NOT NULL;

    -- What somebody answered to further questions after the rest had been counted: codes as in tally, with
    -- nothing for what counted before.
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
    INSERT INTO release (batch, since, month) VALUES (1, '', '');

    -- An alert is about somebody, by their invitation. It stays when they delete what they said, but for the
    -- words (sealed). Those stand here where no answer keeps them, and where the response is anonymous and
    -- must not be found from here.
    CREATE TABLE alert (
      id uuid PRIMARY KEY,
      invitation_id uuid REFERENCES invitation ON DELETE CASCADE,
      response_id uuid REFERENCES response ON DELETE SET NULL,
      question text,
      sealed bytea,
      raised_at timestamptz(3) NOT NULL,
      state text NOT NULL DEFAULT 'open',
      delete_on date NOT NULL
    );
    CREATE INDEX alert_invitation ON alert (invitation_id);
    CREATE INDEX alert_response ON alert (response_id);
    CREATE INDEX alert_delete_on ON alert (delete_on);

    -- One update brought to one person, by a response that raised its theme and asked to hear back. It goes
    -- with the response. A person is told each update once, however often they raised its theme.
    CREATE TABLE telling (
      update_id uuid NOT NULL REFERENCES service.update,
      response_id uuid NOT NULL REFERENCES response ON DELETE CASCADE,
      person char(11) NOT NULL,
      outcome text NOT NULL DEFAULT 'waiting' CHECK (outcome IN ('waiting', 'told', 'unreachable')),
      -- How they were told: where they came to it themselves, or the chat in which they were written to.
      way text CHECK (way IN ('page', 'chat')),
      -- Why they could not be written to; they are still told when they come. It stands until it is shown
      -- that they were told.
      why text CHECK (why IN ('no-chat', 'refused', 'failed')),
      made_at timestamptz(3) NOT NULL,
      tried_at timestamptz(3),
      told_at timestamptz(3),
      -- Whether it helps, as they said.
      verdict text CHECK (verdict IN ('yes', 'no', 'not-sure')),
      verdict_at timestamptz(3),
      -- What became of it is shown in batches of several people. Times do not tell what was shown before: an
      -- anonymous answer has the month and not the day, and what somebody says may change. So what is shown
      -- is kept beside what is so.
      shown_way text CHECK (shown_way IN ('page', 'chat')),
      shown_verdict text CHECK (shown_verdict IN ('yes', 'no', 'not-sure')),
      PRIMARY KEY (update_id, response_id),
      UNIQUE (update_id, person),
      CHECK ((outcome = 'told') = (told_at IS NOT NULL AND way IS NOT NULL)),
      CHECK (outcome <> 'unreachable' OR why IS NOT NULL),
      CHECK (verdict IS NULL OR outcome = 'told')
    );
    CREATE INDEX telling_response ON telling (response_id);
    CREATE INDEX telling_waiting ON telling (made_at) WHERE outcome = 'waiting';

    -- Where a chat outside our own page is spoken to again (Teams), by the keyed hash of the channel's
    -- conversation.
    CREATE TABLE chat_reference (
      address text PRIMARY KEY,
      sealed bytea NOT NULL,
      made_at timestamptz(3) NOT NULL,
      delete_on date NOT NULL
    );
    CREATE INDEX chat_reference_delete_on ON chat_reference (delete_on);

    -- The proof that something was erased, and nothing of whose it was.
    CREATE TABLE erasure (
      receipt text PRIMARY KEY,
      erased_on date NOT NULL,
      what text NOT NULL,
      delete_on date NOT NULL
    );
    CREATE INDEX erasure_delete_on ON erasure (delete_on);

    -- An answer that was changed is another answer: nobody has read it yet. Nothing happens where one is
    -- given for the first time.
    CREATE FUNCTION read_anew() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $f$
    BEGIN
      DELETE FROM coding WHERE response_id = NEW.response_id AND question = NEW.question;
      DELETE FROM quotation WHERE response_id = NEW.response_id AND question = NEW.question;
      RETURN NULL;
    END $f$;
    CREATE TRIGGER read_anew AFTER UPDATE OF sealed ON answer FOR EACH ROW
      WHEN ('said' = ANY (OLD.categories)) EXECUTE FUNCTION read_anew();

    CREATE FUNCTION note_reading() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $f$
    DECLARE
      of_response uuid := coalesce(NEW.response_id, OLD.response_id);
      of_question text := coalesce(NEW.question, OLD.question);
    BEGIN
      UPDATE answer a SET reading = now_is.reading FROM (
        SELECT CASE
          WHEN count(*) = 0 THEN 'unread'
          WHEN bool_or(c.settles) OR count(DISTINCT c.themes::text || c.praise::text) = 1 THEN 'read'
          ELSE 'differing'
        END AS reading
        FROM coding c WHERE c.response_id = of_response AND c.question = of_question
      ) AS now_is
      WHERE a.response_id = of_response AND a.question = of_question AND a.reading <> now_is.reading;
      RETURN NULL;
    END $f$;
    CREATE TRIGGER note_reading AFTER INSERT OR UPDATE OR DELETE ON coding
      FOR EACH ROW EXECUTE FUNCTION note_reading();

    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', side, 'sayback_' || side);
    EXECUTE format(
      'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', side, 'sayback_' || side);
    EXECUTE format('REVOKE INSERT, DELETE ON release FROM %I', 'sayback_' || side);
  END LOOP;
  PERFORM set_config('search_path', '', true);
END $$;

-- THE VICTIMS' SIDE ALONE: consent, the victim's journey, and words that are passed on

-- Every yes and no to every purpose, in the words that were shown. Only added to; it goes with the person's
-- record.
CREATE TABLE victim.consent (
  id uuid PRIMARY KEY,
  participant_id uuid NOT NULL REFERENCES victim.participant ON DELETE CASCADE,
  purpose text NOT NULL CHECK (purpose IN (
    'contact', 'feedback', 'views', 'progress', 'reparation', 'panel', 'pass-on', 'quotation', 'hear-back')),
  given boolean NOT NULL,
  way text NOT NULL CHECK (way IN ('spoken', 'written', 'in-chat', 'by-link')),
  recorded_by text NOT NULL,
  wording text NOT NULL,
  wording_version text NOT NULL,
  receipt text,
  conversation_id uuid,
  at timestamptz(3) NOT NULL,
  -- Which came first, of several in one moment.
  place bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX consent_participant ON victim.consent (participant_id, place);

-- Where each purpose stands now: the row that whoever relies on it holds on to, and that a withdrawal
-- changes.
CREATE TABLE victim.consent_now (
  participant_id uuid NOT NULL REFERENCES victim.participant ON DELETE CASCADE,
  purpose text NOT NULL,
  given boolean NOT NULL,
  since timestamptz(3) NOT NULL,
  PRIMARY KEY (participant_id, purpose)
);

-- What was done for somebody, each fact with its day.
CREATE TABLE victim.journey_fact (
  participant_id uuid NOT NULL REFERENCES victim.participant ON DELETE CASCADE,
  fact text NOT NULL CHECK (fact IN (
    'identified', 'contact-requested', 'not-reached', 'asked', 'consented', 'views-asked', 'offered',
    'engaged', 'kept-informed', 'told-outcome', 'feedback-asked', 'feedback-given')),
  on_day date NOT NULL,
  reason text CHECK (reason IN ('declined', 'police-opt-out', 'no-data-shared', 'no-answer')),
  recorded_by text NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (participant_id, fact),
  CHECK ((fact = 'not-reached') = (reason IS NOT NULL))
);

-- Which answers were passed on, so that each is once, and may be called back while nobody has read it.
CREATE TABLE victim.passing (
  response_id uuid NOT NULL,
  question text NOT NULL,
  participant_id uuid NOT NULL REFERENCES victim.participant ON DELETE CASCADE,
  passed_on_id uuid NOT NULL,
  on_day date NOT NULL,
  PRIMARY KEY (response_id, question)
);
CREATE INDEX passing_participant ON victim.passing (participant_id);

-- TRIGGERS OF THE SERVICE: what stays as it was written

-- What is published or on the audit record is never changed. A record whose date has come may go: the purge
-- says which day it is.
CREATE FUNCTION service.keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'audit' THEN
    IF OLD.delete_on <= nullif(current_setting('sayback.today', true), '')::date THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'questionnaire_version', 'audit', 'theme_history', 'commitment_history', 'update', 'caseload',
    'gap_history', 'edition'
  ] LOOP
    EXECUTE format('CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON service.%I
      FOR EACH ROW EXECUTE FUNCTION service.keep()', name);
    EXECUTE format('CREATE TRIGGER keep_all BEFORE TRUNCATE ON service.%I
      FOR EACH STATEMENT EXECUTE FUNCTION service.keep()', name);
  END LOOP;
END $$;

-- TRIGGERS OF PEOPLE

-- Whoever no longer wants to hear back is not told what still waits for them: somebody who stopped may go on
-- later, and answer otherwise. A victim's wish is in their consent (victim.untell).
CREATE FUNCTION people.untell() RETURNS trigger LANGUAGE plpgsql SET search_path = people, pg_temp AS $$
BEGIN
  DELETE FROM telling WHERE response_id = OLD.response_id AND outcome <> 'told';
  RETURN NULL;
END $$;
CREATE TRIGGER untell AFTER UPDATE OF categories ON people.answer FOR EACH ROW
  WHEN (OLD.question = 'hear-back' AND 'yes' = ANY (OLD.categories) AND NOT 'yes' = ANY (NEW.categories))
  EXECUTE FUNCTION people.untell();
CREATE TRIGGER untell_gone AFTER DELETE ON people.answer FOR EACH ROW
  WHEN (OLD.question = 'hear-back') EXECUTE FUNCTION people.untell();

-- TRIGGERS OF THE VICTIMS' SIDE: what consent allows

-- Whether somebody agrees to this, and to contact, now and until the transaction ends: a withdrawal waits for
-- it. The rows are held in one order everywhere, contact first.
CREATE FUNCTION victim.agreed(who uuid, what text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  PERFORM FROM consent_now WHERE participant_id = who AND purpose IN ('contact', what)
  ORDER BY purpose FOR SHARE;
  RETURN (
    SELECT count(*) FROM consent_now WHERE participant_id = who AND purpose IN ('contact', what) AND given
  ) = CASE what WHEN 'contact' THEN 1 ELSE 2 END;
END $$;

CREATE FUNCTION victim.refuse(what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'there is no consent: %', what USING ERRCODE = 'SB001';
END $$;

-- Nobody is invited, and no code opens, without consent to contact.
CREATE FUNCTION victim.hold_invitation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  IF NEW.status = 'open' AND NOT agreed(NEW.participant_id, 'contact') THEN
    PERFORM refuse('contact');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent BEFORE INSERT OR UPDATE OF status, participant_id ON victim.invitation
  FOR EACH ROW EXECUTE FUNCTION victim.hold_invitation();

CREATE FUNCTION victim.hold_conversation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
DECLARE
  who uuid;
BEGIN
  SELECT participant_id INTO who FROM invitation WHERE id = NEW.invitation_id;
  IF who IS NULL OR NOT agreed(who, 'contact') THEN
    PERFORM refuse('contact');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent BEFORE INSERT ON victim.conversation
  FOR EACH ROW EXECUTE FUNCTION victim.hold_conversation();

-- Who said no to contact is not kept reachable, also by who did not know of it yet.
CREATE FUNCTION victim.hold_participant() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM consent_now WHERE participant_id = NEW.id AND purpose = 'contact' AND NOT given
  ) THEN
    NEW.contact := NULL;
    NEW.bands := '{}';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent BEFORE UPDATE OF contact, bands ON victim.participant
  FOR EACH ROW EXECUTE FUNCTION victim.hold_participant();

-- No question is asked (a response begins with the first) and no answer kept without consent to the
-- questionnaire's purpose. After the statement, so that consent may be given in the same one.
CREATE FUNCTION victim.hold_answer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
DECLARE
  who uuid;
  what text;
  response uuid := CASE TG_TABLE_NAME
    WHEN 'response' THEN (to_jsonb(NEW) ->> 'id') ELSE (to_jsonb(NEW) ->> 'response_id') END;
BEGIN
  SELECT i.participant_id, v.purpose INTO who, what
  FROM victim.response r
    LEFT JOIN invitation i ON i.id = r.invitation_id
    JOIN service.questionnaire_version v ON v.id = r.version_id
  WHERE r.id = response;
  IF who IS NULL OR what IS NULL OR NOT agreed(who, what) THEN
    PERFORM refuse(coalesce(what, 'no purpose'));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER consent AFTER INSERT ON victim.response FOR EACH ROW EXECUTE FUNCTION victim.hold_answer();
-- Consent is asked for what somebody says, and not again where others note that they have read it.
CREATE TRIGGER consent
  AFTER INSERT OR UPDATE OF response_id, question, outcome, sealed, categories, answered_at ON victim.answer
  FOR EACH ROW EXECUTE FUNCTION victim.hold_answer();

-- A victim's words are quoted only with consent to just that, whoever asks for it.
CREATE FUNCTION victim.hold_quotation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
DECLARE
  who uuid;
BEGIN
  SELECT i.participant_id INTO who FROM response r JOIN invitation i ON i.id = r.invitation_id
  WHERE r.id = NEW.response_id;
  IF NEW.state <> 'dropped' AND (who IS NULL OR NOT agreed(who, 'quotation')) THEN
    PERFORM refuse('quotation');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent BEFORE INSERT OR UPDATE ON victim.quotation
  FOR EACH ROW EXECUTE FUNCTION victim.hold_quotation();

-- A victim is told only with consent to just that.
CREATE FUNCTION victim.hold_telling() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
DECLARE
  who uuid;
BEGIN
  SELECT i.participant_id INTO who FROM response r JOIN invitation i ON i.id = r.invitation_id
  WHERE r.id = NEW.response_id;
  IF who IS NULL OR NOT agreed(who, 'hear-back') THEN
    PERFORM refuse('hear-back');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent BEFORE INSERT OR UPDATE OF outcome ON victim.telling
  FOR EACH ROW EXECUTE FUNCTION victim.hold_telling();

-- Words pass on only with consent to just that, of whoever said them.
CREATE FUNCTION victim.hold_passing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM response r JOIN invitation i ON i.id = r.invitation_id
    WHERE r.id = NEW.response_id AND i.participant_id = NEW.participant_id)
  OR NOT agreed(NEW.participant_id, 'pass-on') THEN
    PERFORM refuse('pass-on');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent BEFORE INSERT ON victim.passing FOR EACH ROW EXECUTE FUNCTION victim.hold_passing();

-- None go on their way by themselves.
CREATE FUNCTION victim.hold_passed_on() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM passing WHERE passed_on_id = NEW.id) THEN
    PERFORM refuse('pass-on');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER consent AFTER INSERT ON service.passed_on
  FOR EACH ROW EXECUTE FUNCTION victim.hold_passed_on();

-- What was said is nobody else's afterwards, nor to another purpose.
CREATE FUNCTION victim.stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'it stays whose it is' USING ERRCODE = 'SB001';
END $$;
CREATE TRIGGER stay BEFORE UPDATE OF participant_id, questionnaire ON victim.invitation FOR EACH ROW
  WHEN (NEW.participant_id <> OLD.participant_id OR NEW.questionnaire <> OLD.questionnaire)
  EXECUTE FUNCTION victim.stay();
CREATE TRIGGER stay BEFORE UPDATE OF invitation_id, version_id ON victim.response FOR EACH ROW
  WHEN (NEW.invitation_id IS DISTINCT FROM OLD.invitation_id OR NEW.version_id <> OLD.version_id)
  EXECUTE FUNCTION victim.stay();
CREATE TRIGGER stay BEFORE UPDATE OF invitation_id ON victim.conversation FOR EACH ROW
  WHEN (NEW.invitation_id <> OLD.invitation_id
    OR (OLD.invitation_id IS NULL AND NEW.invitation_id IS NOT NULL))
  EXECUTE FUNCTION victim.stay();
CREATE TRIGGER stay BEFORE UPDATE OF response_id ON victim.answer FOR EACH ROW
  WHEN (NEW.response_id <> OLD.response_id) EXECUTE FUNCTION victim.stay();

-- TRIGGERS OF THE VICTIMS' SIDE: what giving and taking back consent does

-- What the ledger says holds from that moment. A turn takes hold of its conversation and then of the consent,
-- an invitation of the person and then of the consent; so does a withdrawal, and nobody waits for another for
-- ever.
CREATE FUNCTION victim.stand() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  -- Who speaks for somebody may take back what that person agreed to, and agree to nothing for them.
  IF NEW.given AND NEW.recorded_by = 'proxy' THEN
    PERFORM refuse(NEW.purpose);
  END IF;
  PERFORM FROM conversation c JOIN invitation i ON i.id = c.invitation_id
  WHERE i.participant_id = NEW.participant_id AND c.id IS DISTINCT FROM NEW.conversation_id
  ORDER BY c.id FOR UPDATE OF c;
  PERFORM FROM participant WHERE id = NEW.participant_id FOR NO KEY UPDATE;
  -- Whoever asked while they took it all back came too late: it would be agreed to, unasked, as soon as
  -- contact is again.
  IF NEW.given AND NEW.purpose <> 'contact' AND NOT agreed(NEW.participant_id, 'contact') THEN
    PERFORM refuse(NEW.purpose);
  END IF;
  -- The place is taken once it is the row's turn: what the ledger says last is what holds.
  NEW.place := nextval('consent_place_seq');
  INSERT INTO consent_now (participant_id, purpose, given, since)
  VALUES (NEW.participant_id, NEW.purpose, NEW.given, NEW.at)
  ON CONFLICT (participant_id, purpose) DO UPDATE SET
    given = excluded.given,
    since = CASE WHEN consent_now.given = excluded.given THEN consent_now.since ELSE excluded.since END;
  IF NEW.purpose = 'contact' AND NEW.given THEN
    INSERT INTO journey_fact (participant_id, fact, on_day, recorded_by, recorded_at)
    VALUES (NEW.participant_id, 'consented', (NEW.at AT TIME ZONE 'UTC')::date, NEW.recorded_by, NEW.at)
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stand BEFORE INSERT ON victim.consent FOR EACH ROW EXECUTE FUNCTION victim.stand();

-- Words on their way to a case manager are called back while nobody has read them, and only then.
CREATE FUNCTION victim.call_back(what uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  DELETE FROM service.passed_on WHERE id = what AND opened_at IS NULL;
  IF FOUND THEN
    DELETE FROM passing WHERE passed_on_id = what;
  END IF;
END $$;

-- They go with the answers that they are of, however those go.
CREATE FUNCTION victim.call_back_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  PERFORM call_back(p.passed_on_id) FROM passing p WHERE p.response_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER call_back AFTER DELETE ON victim.response
  FOR EACH ROW EXECUTE FUNCTION victim.call_back_words();

-- Where a person's record goes, words of theirs that nobody has read go with it, whichever of its rows went
-- first.
CREATE FUNCTION victim.call_back_passing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  DELETE FROM service.passed_on WHERE id = OLD.passed_on_id AND opened_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER call_back AFTER DELETE ON victim.passing
  FOR EACH ROW EXECUTE FUNCTION victim.call_back_passing();

-- Taking back consent to quotation takes the quotations, and to hearing back what still waits to be told.
CREATE FUNCTION victim.unquote() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  DELETE FROM quotation q USING response r, invitation i
  WHERE q.response_id = r.id AND r.invitation_id = i.id AND i.participant_id = NEW.participant_id;
  RETURN NULL;
END $$;
CREATE TRIGGER unquote AFTER INSERT ON victim.consent FOR EACH ROW
  WHEN (NOT NEW.given AND NEW.purpose = 'quotation') EXECUTE FUNCTION victim.unquote();

CREATE FUNCTION victim.untell() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  DELETE FROM telling t USING response r, invitation i
  WHERE t.response_id = r.id AND r.invitation_id = i.id AND i.participant_id = NEW.participant_id
    AND t.outcome <> 'told';
  RETURN NULL;
END $$;
CREATE TRIGGER untell AFTER INSERT ON victim.consent FOR EACH ROW
  WHEN (NOT NEW.given AND NEW.purpose = 'hear-back') EXECUTE FUNCTION victim.untell();

-- Withdrawing undoes what rested on it, whoever writes it down and however: answers are erased, open
-- invitations and words that nobody has read yet are called back. Without contact nothing else is agreed to
-- either, and how to reach them is forgotten.
CREATE FUNCTION victim.withdraw() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
DECLARE
  all_of_it boolean := NEW.purpose = 'contact';
BEGIN
  IF NOT NEW.given THEN
    IF all_of_it THEN
      INSERT INTO consent (
        id, participant_id, purpose, given, way, recorded_by, wording, wording_version, receipt,
        conversation_id, at)
      SELECT gen_random_uuid(), NEW.participant_id, n.purpose, false, NEW.way, NEW.recorded_by, NEW.wording,
        NEW.wording_version, NEW.receipt, NEW.conversation_id, NEW.at
      FROM consent_now n WHERE n.participant_id = NEW.participant_id AND n.given ORDER BY n.purpose;
      DELETE FROM chat_reference r USING conversation c, invitation i
      WHERE r.address = c.address AND c.invitation_id = i.id AND i.participant_id = NEW.participant_id;
      UPDATE participant SET contact = NULL, bands = '{}' WHERE id = NEW.participant_id;
    END IF;
    -- One that the same turn has hushed already is not touched again: its reference to the response that goes
    -- would be checked anew.
    UPDATE alert a SET sealed = NULL FROM invitation i
    WHERE a.sealed IS NOT NULL AND a.invitation_id = i.id AND i.participant_id = NEW.participant_id
      AND (all_of_it OR EXISTS (
        SELECT FROM response r JOIN service.questionnaire_version v ON v.id = r.version_id
        WHERE r.invitation_id = i.id AND v.purpose = NEW.purpose));
    DELETE FROM response r USING invitation i, service.questionnaire_version v
    WHERE r.invitation_id = i.id AND i.participant_id = NEW.participant_id AND v.id = r.version_id
      AND (all_of_it OR v.purpose = NEW.purpose);
    -- Words of answers that are erased are called back with them.
    IF NEW.purpose = 'pass-on' THEN
      PERFORM call_back(p.passed_on_id) FROM passing p WHERE p.participant_id = NEW.participant_id;
    END IF;
    -- Who says no to one purpose in the chat may come back to it, by the same code, and say yes.
    UPDATE invitation i SET status = 'cancelled', code_sealed = NULL
    WHERE i.participant_id = NEW.participant_id AND i.status = 'open' AND (all_of_it OR ((
      SELECT v.purpose FROM service.questionnaire_version v WHERE v.key = i.questionnaire
      ORDER BY v.number DESC LIMIT 1) = NEW.purpose
      AND i.id IS DISTINCT FROM (
        SELECT c.invitation_id FROM conversation c WHERE c.id = NEW.conversation_id)));
  END IF;
  -- What another conversation of theirs remembers of consent is out of date: a turn under way there loses its
  -- race and looks again.
  UPDATE conversation c
  SET version = c.version + 1, closed = c.closed OR i.status = 'cancelled', moved_at = NEW.at
  FROM invitation i
  WHERE c.invitation_id = i.id AND i.participant_id = NEW.participant_id
    AND c.id IS DISTINCT FROM NEW.conversation_id;
  RETURN NULL;
END $$;
CREATE TRIGGER withdraw AFTER INSERT ON victim.consent FOR EACH ROW EXECUTE FUNCTION victim.withdraw();

-- A conversation remembers what was said in it and how old somebody is. Where its answers go and it did not
-- write that down itself, it remembers nothing any more (an empty memory is one that has not begun), and its
-- code is one whose answers were erased. Without contact it is over too, also where they had finished.
CREATE FUNCTION victim.forget() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  UPDATE conversation c SET sealed = '', closed = c.closed OR NEW.purpose = 'contact' FROM invitation i
  WHERE c.invitation_id = i.id AND i.participant_id = NEW.participant_id
    AND c.id IS DISTINCT FROM NEW.conversation_id
    AND (NEW.purpose = 'contact' OR EXISTS (
      SELECT FROM service.questionnaire_version v WHERE v.id = c.version_id AND v.purpose = NEW.purpose));
  UPDATE invitation i SET status = 'erased', used_on = NULL
  WHERE i.participant_id = NEW.participant_id AND i.status = 'used'
    AND NOT EXISTS (SELECT FROM response r WHERE r.invitation_id = i.id);
  IF NEW.purpose = 'contact' THEN
    UPDATE invitation SET bands = '{}' WHERE participant_id = NEW.participant_id;
    -- Its own conversation may lead to nobody by now.
    UPDATE conversation SET bands = '{}'
    WHERE id = NEW.conversation_id
      OR invitation_id IN (SELECT id FROM invitation WHERE participant_id = NEW.participant_id);
  END IF;
  RETURN NULL;
END $$;
-- After the trigger withdraw, which erases the answers: triggers go by their names.
CREATE TRIGGER withdraw_forget AFTER INSERT ON victim.consent FOR EACH ROW
  WHEN (NOT NEW.given) EXECUTE FUNCTION victim.forget();

-- The ledger is only added to. It goes with the person's record and not before.
CREATE FUNCTION victim.keep() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM participant WHERE id = OLD.participant_id) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON victim.consent
  FOR EACH ROW EXECUTE FUNCTION victim.keep();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON victim.consent
  FOR EACH STATEMENT EXECUTE FUNCTION victim.keep();

-- What Sayback itself does for somebody is a fact of their journey too. What a proxy says is no victim's
-- feedback.
CREATE FUNCTION victim.note_invitation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = victim, pg_temp AS $$
DECLARE
  what text := (
    SELECT purpose FROM service.questionnaire_version WHERE key = NEW.questionnaire
    ORDER BY number DESC LIMIT 1);
  fact text := CASE
    WHEN TG_OP = 'INSERT' AND what = 'views' THEN 'views-asked'
    WHEN TG_OP = 'INSERT' AND what = 'feedback' THEN 'feedback-asked'
    WHEN TG_OP = 'UPDATE' AND what = 'feedback' AND NEW.status = 'used' THEN 'feedback-given'
  END;
BEGIN
  IF fact IS NOT NULL AND NEW.speaker IS NULL THEN
    INSERT INTO journey_fact (participant_id, fact, on_day, recorded_by, recorded_at)
    VALUES (
      NEW.participant_id, fact, coalesce(NEW.used_on, (NEW.made_at AT TIME ZONE 'UTC')::date), 'sayback',
      NEW.made_at)
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER note AFTER INSERT OR UPDATE OF status ON victim.invitation
  FOR EACH ROW EXECUTE FUNCTION victim.note_invitation();

-- GRANTS: the service's own tables, and those of the victims' side alone

GRANT USAGE ON SCHEMA service TO sayback_service, sayback_people, sayback_victim;
GRANT SELECT, INSERT ON service.questionnaire_version, service.theme_history, service.commitment_history,
  service.update, service.told_session, service.caseload, service.gap_history, service.edition
  TO sayback_service;
GRANT SELECT, INSERT, UPDATE ON service.setting, service.theme, service.commitment, service.gap,
  service.board_question TO sayback_service;
GRANT SELECT, INSERT, DELETE ON service.audit, service.staff_session TO sayback_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON service.edition_draft TO sayback_service;
GRANT SELECT, DELETE, UPDATE (opened_at, opened_by) ON service.passed_on TO sayback_service;

-- What a side may see of the service: what is asked, what is told and of which theme it is, and which themes
-- became which.
GRANT SELECT ON service.questionnaire_version, service.update TO sayback_people, sayback_victim;
GRANT SELECT (id, theme_id) ON service.commitment TO sayback_people, sayback_victim;
GRANT SELECT (id, merged_into, split_at) ON service.theme TO sayback_people, sayback_victim;
GRANT INSERT ON service.audit TO sayback_people, sayback_victim;
-- Of words that are passed on, whether they were read, and never the words.
GRANT INSERT, SELECT (id, opened_at) ON service.passed_on TO sayback_victim;

GRANT SELECT, INSERT ON victim.consent, victim.passing TO sayback_victim;
GRANT SELECT ON victim.consent_now TO sayback_victim;
GRANT SELECT, INSERT, UPDATE, DELETE ON victim.journey_fact TO sayback_victim;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA victim FROM PUBLIC;
GRANT EXECUTE ON FUNCTION victim.agreed(uuid, text) TO sayback_victim;

-- WHAT IS PUBLISHED: views over editions, for the service's own business-intelligence tool

-- They read the frozen content, so they say what every other format says.
CREATE SCHEMA published;

CREATE VIEW published.edition AS
  SELECT number, title, from_month, to_month, published_at, checksum FROM service.edition;

-- One figure a line. Everybody together stands under the band "all". A suppressed row is one line without
-- numbers.
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
    SELECT number, from_month, to_month, one ->> 'questionnaire' AS questionnaire,
      'all' AS band, 'all' AS value, one AS fig
    FROM questionnaire WHERE whole
    UNION ALL
    SELECT number, from_month, to_month, one ->> 'questionnaire', b ->> 'band', r ->> 'value', r
    FROM questionnaire, jsonb_array_elements(one -> 'bands') b (b), jsonb_array_elements(b -> 'rows') r (r)
  ), question AS (
    SELECT number, from_month, to_month, whole, one ->> 'questionnaire' AS questionnaire, q AS asked
    FROM questionnaire, jsonb_array_elements(one -> 'questions') q (q)
  ), answered AS (
    SELECT number, from_month, to_month, questionnaire, asked ->> 'question' AS question,
      'all' AS band, 'all' AS value, asked AS fig
    FROM question WHERE whole
    UNION ALL
    SELECT number, from_month, to_month, questionnaire, asked ->> 'question', b ->> 'band', r ->> 'value', r
    FROM question, jsonb_array_elements(asked -> 'bands') b (b), jsonb_array_elements(b -> 'rows') r (r)
  ), months AS (
    SELECT e.number, g ->> 'from' AS from_month, g ->> 'to' AS to_month,
      g ->> 'from' || ' to ' || (g ->> 'to') AS value, g
    FROM service.edition e,
      jsonb_array_elements(e.content::jsonb -> 'victims' -> 'figures' -> 'facts' -> 'groups') g (g)
  )
  SELECT number AS edition, from_month, to_month, 'space' AS section, questionnaire, NULL AS question,
    band, value, a.answer, a.people::integer AS people, NULL::integer AS answers, a.share::numeric AS share,
    NULL::numeric AS low, NULL::numeric AS high, false AS suppressed
  FROM rate, LATERAL (VALUES
      ('(asked)', fig ->> 'asked', NULL),
      ('(answered)', fig ->> 'answered', fig ->> 'responseRate')
    ) a (answer, people, share)
  WHERE fig ->> 'suppressed' = 'false'
  UNION ALL
  SELECT number, from_month, to_month, 'space', questionnaire, NULL, band, value, NULL,
    NULL, NULL, NULL, NULL, NULL, true
  FROM rate WHERE fig ->> 'suppressed' = 'true'
  UNION ALL
  SELECT number, from_month, to_month, 'voice', questionnaire, question, band, value, c ->> 'category',
    (fig ->> 'base')::integer, (c ->> 'count')::integer, (c ->> 'share')::numeric, (c ->> 'low')::numeric,
    (c ->> 'high')::numeric, false
  FROM answered, jsonb_array_elements(fig -> 'categories') c (c) WHERE fig ->> 'suppressed' = 'false'
  UNION ALL
  SELECT number, from_month, to_month, 'voice', questionnaire, question, band, value, NULL,
    NULL, NULL, NULL, NULL, NULL, true
  FROM answered WHERE fig ->> 'suppressed' = 'true'
  UNION ALL
  SELECT number, from_month, to_month, 'victims', NULL, 'journey', 'months', value, f.key,
    f.many::integer, NULL, NULL, NULL, NULL, false
  FROM months, jsonb_each_text(g -> 'counts') f (key, many)
  UNION ALL
  SELECT number, from_month, to_month, 'victims', NULL, 'kpi10', 'months', value, 'engaged',
    (g -> 'kpi10' ->> 'consented')::integer, (g -> 'kpi10' ->> 'engaged')::integer,
    (g -> 'kpi10' ->> 'share')::numeric, (g -> 'kpi10' ->> 'low')::numeric,
    (g -> 'kpi10' ->> 'high')::numeric, false
  FROM months WHERE jsonb_typeof(g -> 'kpi10') = 'object';

-- Distinct people who raised a theme in a quarter, by its first month. Not to be added up over quarters: one
-- person may be in several.
CREATE VIEW published.theme AS
  SELECT e.number AS edition, t ->> 'side' AS side, t ->> 'theme' AS theme, t ->> 'label' AS label,
    c ->> 'quarter' AS quarter, (c ->> 'people')::integer AS people,
    (c ->> 'suppressed')::boolean AS suppressed
  FROM service.edition e, jsonb_array_elements(e.content::jsonb -> 'themes') t (t),
    jsonb_array_elements(t -> 'cells') c (c);

CREATE VIEW published.commitment AS
  SELECT e.number AS edition, p ->> 'id' AS commitment, p ->> 'theme' AS theme, p ->> 'said' AS said,
    p ->> 'doing' AS doing, p ->> 'owner' AS owner, (p ->> 'due')::date AS due, p ->> 'status' AS status,
    p ->> 'why' AS why
  FROM service.edition e, jsonb_array_elements(e.content::jsonb -> 'commitments') p (p);

-- Who reads the views and nothing else. A login of the BI tool is given this role. Where Sayback may not make
-- roles, an administrator makes it and grants the same (docs/OPERATING.md).
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
