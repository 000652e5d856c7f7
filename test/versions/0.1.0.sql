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

SET search_path = public;
create table public._prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  );
SET session_replication_role = replica;
DELETE FROM people.alert;
INSERT INTO people.alert (id, invitation_id, response_id, question, sealed, raised_at, state, delete_on) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-7302-a52b-9f928c8767d9', '01a07b4f-7500-7a31-85e3-8b7fb16b0ffe', '01a07b4f-7500-7a43-b26e-729abed230a7', 'best', NULL, '2026-09-21 10:00:00+00', 'open', '2027-09-21');
DELETE FROM people.answer;
INSERT INTO people.answer (response_id, question, outcome, sealed, categories, answered_at, reading) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-70f1-9a43-eadb2f994c1b', 'best', 'given', E'\\x0144e68c74b150105e77ad0f5baff1aec0eef332dd65a605b71bb617ce1c88680ada499ed3ce505051cd330ccc564bb480a423c5087f231346121c27017569d7216d9ce22de8adda91c555ea34f7b98c547c1cafb9d51368ecb75d95030c9e3db13c119b999740be913721314b1971e7269c8e8637a2b62700', '{said}', '2026-09-21 10:00:00+00', 'read'),
('01a07b4f-7500-70f1-9a43-eadb2f994c1b', 'hear-back', 'given', E'\\x0144e68c74367d375453c96cf3b10b6d7cec0e6c1c676f96bc93895dbd977d78f00f935ca94c5bc7b481bf3956d703553671e0be2837d0ff2f55a78c8a7b8fa85c37a5f4980a8ceab8abdd1dc69a858b7ee162099d1fed7608a43566e961c0b3', '{yes}', '2026-09-21 10:00:00+00', 'unread'),
('01a07b4f-7500-70f1-9a43-eadb2f994c1b', 'safe', 'given', E'\\x0144e68c74ea2a9da154bceee178a0433f340aefe0905f139a919d95ae5929a52f188c1e3ea07875324f3af95ba4af2c59d0338e887522282766c1f2af61a704c42a872c552682ea49f9af385993d16bb6ddd2b32b7e7d78a01db85fc3544b18', '{yes}', '2026-09-07 10:00:00+00', 'unread'),
('01a07b4f-7500-775c-9403-373ca399227d', 'best', 'given', E'\\x0144e68c74746c1d67deafc682c48c1244662b0c047e799c5ba5dc413c527fb5317dacf08bbfb2d547d8e4c0f0ce77e4d41c72e357b917d4461b626a6f868f40f9baab745e6fbe20c4c953a30243c194e716f957265e173d74b921f7af57607f7bb99bbc2ecbdcab8a0cfc633983236f03aa18035152e9ff1ce6366a269587c845609ed2a5e65e8ee35e842a93bca6f199dab53af1ddac9df309a4c566f956bef4e1ca7903415071b8', '{said}', '2026-09-21 10:00:00+00', 'read'),
('01a07b4f-7500-775c-9403-373ca399227d', 'hear-back', 'given', E'\\x0144e68c74226e177d894daafcdbc3b940af92f9db6f3ce34e8c625d86d9e3c74e816ab388e3666b4a7f9485ffb3f7029d14f6cba0b5eb2a027442c74b8be209ed6621ea44fb7e84411aeea960b29065d2b45ffed1d8384bf63dedcc78aa8b42', '{yes}', '2026-09-21 10:00:00+00', 'unread'),
('01a07b4f-7500-775c-9403-373ca399227d', 'safe', 'given', E'\\x0144e68c743a7d925e1afe1f114b1d6c4748585fa2be56f6f06ca7df0f4a86e7c994580b68c8f807499017454e0a584085573eef0609db525392cb94e4b117bb03542ce5f4cebaebda34af7b4130f26e0638bb84302402b567d4c1e1139760fa', '{yes}', '2026-09-07 10:00:00+00', 'unread'),
('01a07b4f-7500-7939-98db-c7b427914ff4', 'best', 'given', E'\\x0144e68c74a848f4e36b438b3bff3a950d8baf1cfc6a8013e7563680a5a2ac8d91602ce1e7ab5c4d47e30eef55c7a20823f36bfd19da21556e6550787e2cf3c0991c292e1e71423a0e2604b883aa2024928a406d1db069c023ec7e4f93ec9cec7692aad68e6b4c84b2afd229d907e8692f', '{said}', '2026-09-21 10:00:00+00', 'read'),
('01a07b4f-7500-7939-98db-c7b427914ff4', 'hear-back', 'given', E'\\x0144e68c74a04244fdeb118d24838649d72804c1cda68d4857d1955c4a9877b543ec40b1d0425d7d20f67b7d40b6b7e52c0695067dbb7f02d197b4ca7de49c0aad1dab4a7b6f999910b416b48b4763083dd3a03414ffa6c03b55890a5fdfcf85', '{yes}', '2026-09-21 10:00:00+00', 'unread'),
('01a07b4f-7500-7939-98db-c7b427914ff4', 'safe', 'given', E'\\x0144e68c746594d1347d8c6e1a1c271d000f63963e25c424c66a532e0e0319d0778cca03cdb29359fb8bd2ac55b5b2c1c0e2673408ff6f0927b08c9d4236f75db73e389b4be1324398e10fcd3140bda676e3c34d8414f220667666cf3c7ce6a8', '{yes}', '2026-09-07 10:00:00+00', 'unread'),
('01a07b4f-7500-7a43-b26e-729abed230a7', 'best', 'given', E'\\x0144e68c747b285277ec8f9bec2c7f21500d6877da8e040de704c36ff1ab26c386560ecee13903b09050f2d4be09a1c68d0ff02f17f3678a699950408e3f6a16b47c0da60dc589a17082a5f3f037cca19fb02a805bcbf621e4b6528a1a426b40e09f3834d157ddc2ec5c9122de157dc880e79f81c5f9816c64bc88f48bd1e41e60807d209347601041f541e1ad75a2b0a3cd1d2b2f4ef9d0f8074e6cf9e1f63b43b86f59df277b9a2a24fc5a0a1dbd0c4501adb26084f9', '{said}', '2026-09-21 10:00:00+00', 'unread'),
('01a07b4f-7500-7a43-b26e-729abed230a7', 'hear-back', 'given', E'\\x0144e68c745be20773322ab4366166cfa34262ac803ab96b55a6e08fee47b7e544164fe9c151c31598b120e5915a6c71eb4c532d3e86bbea8a8ad24eb32de1c7af755b9402608238327143434aa1f256873fe383a267c98ad9275e7f1979812d', '{yes}', '2026-09-21 10:00:00+00', 'unread'),
('01a07b4f-7500-7a43-b26e-729abed230a7', 'safe', 'given', E'\\x0144e68c74dfeda3dec4ce94fcf0b96392b5d1ae1a8193cc271f6790cd4b73f8432b486a8e6843cc6377b64183f06e662df0ed6b4b922ba0fd877961eb7128c024fbf2f29c2177724d70e4c86570b19fa0133c98f2075133f481ce316d034988', '{yes}', '2026-09-07 10:00:00+00', 'unread'),
('01a07b4f-7500-7cde-ade1-dfc8bfeeb692', 'best', 'given', E'\\x0144e68c747ca68979909529daa16d66f539f45f6d698dc22ade77fd72ec4f70379aa7b134d6150c3eff69b2a0762d86ea7ba6591aeee798206cdb310c1f93cc1b26068710962b112e85cd372e38463483ece900558337c40c80da30375830690289ff872ffbe311ca700470cc68ed6da8892cd4cfa840', '{said}', '2026-09-21 10:00:00+00', 'read'),
('01a07b4f-7500-7cde-ade1-dfc8bfeeb692', 'safe', 'given', E'\\x0144e68c74b51195ea494e5560b3c1eb2ce47fdd2e0cd35dd01ead05e936830702ce4af667e5d9d1a28e5526e6edbbdedcf26d909772e50e002a55035fead2386032855ebecfee10bc0ae29e794e8e6e8887e0f495a46a78c86a0785a1dc4bb3', '{yes}', '2026-09-07 10:00:00+00', 'unread');
DELETE FROM people.chat_reference;
INSERT INTO people.chat_reference (address, sealed, made_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('an address of a chat', E'\\x0144e68c740873d8b0b3a38993001e5801970c274278162ce8836e861f8f45e88afdad84642d35bc79e703eb9b208d7aafb75eeab7020d47d399', '2026-09-21 10:00:00+00', '2028-09-21');
DELETE FROM people.coding;
INSERT INTO people.coding (response_id, question, coder, themes, praise, settles, at) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-70f1-9a43-eadb2f994c1b', 'best', 'lead', '{01a07b4f-7500-71d5-8bed-1e50a2ebcca7}', 'false', 'true', '2026-09-21 10:00:00+00'),
('01a07b4f-7500-775c-9403-373ca399227d', 'best', 'lead', '{01a07b4f-7500-71d5-8bed-1e50a2ebcca7}', 'false', 'true', '2026-09-21 10:00:00+00'),
('01a07b4f-7500-7939-98db-c7b427914ff4', 'best', 'lead', '{01a07b4f-7500-71d5-8bed-1e50a2ebcca7}', 'false', 'true', '2026-09-21 10:00:00+00'),
('01a07b4f-7500-7cde-ade1-dfc8bfeeb692', 'best', 'lead', '{01a07b4f-7500-71d5-8bed-1e50a2ebcca7}', 'false', 'true', '2026-09-21 10:00:00+00');
DELETE FROM people.conversation;
INSERT INTO people.conversation (id, invitation_id, response_id, claim, kind, bands, version_id, due, address, tab, version, closed, sealed, made_at, moved_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('23a5287a-9ad6-8a93-8112-684b63eb52a3', '01a07b4f-7500-7e57-8784-d610694cb5f1', '01a07b4f-7500-70f1-9a43-eadb2f994c1b', E'\\x0eab15ca8fd9556e0176f2d39053874cfc0cd98ea824178ef990bdd5aebdb1e6', 'child', '{"age":"15-17","gender":"girl","team":"north"}', '1', '2026-12-31', NULL, 'ecf9a853b949', '9', 'false', E'\\x0144e68c74a68431242bec94a5e3781afd52021e243bfb4779923fc7c0a21299a48589763e5b0fa8fe86ea36912d3c474d7afa1bb450a08ca4f763fa7b5d1e5bfa46349716d44453443644963385db330eecbc612369343dfed6effe9d6d471fcbff66d2f68db1b4f56e3f07180ca40b013cce23d8668f26cb792ee77c3d7c0eb6d5aeb266f0db47d1b3d792c553de2449a6aa53f1773e80b437e771039c9bd63357a52c822bacbc1116f310b2deaf6ae7b0398d316f28bcfced679bdc258c47a1f1cb0b7d8a9a9e8d236bb0139300576b1151f48edb3af692a85c2d0258fe8f5e22e9d417d4db69a1189783c3981b0ca0b3a0b2f7cacda98e609d813beb08324f78371f1d9e24b502c9f66510e0100e7fcb254ef0d71f8e6512079032fd725a0b622d113c6fcf8d2b71ac84e2925b22a96a67fdee2eb9667b6a876063288f1ac8f603d7e08976878cd822d06f163637ceb77213047176f299d8c1ab05ed3e9b7ab7825da7c4bc5765cfb7c477a476af7d458a05c34cae08f61367caca0cc299cafe48dd6d0d89f458ee3b967c07dc40158fbb5e9e0a62fe5eff5e43779f1341c50145fcfde44f89ebfa2d58a2a8e924824ca02b5986c6af00ad93877e1391dd79cc6bf14cd3356e9185ec258f7ec84b76d1dd2ffd9f897db91aca7d6cdc91c0d7fdbf21d0d4ff06e6f112dec85f41d44a925dc678cddfd27cb8a63115077aab9933570b7d301ae6cf5d7cd15b674b968e75ce7cb3dd0f6ccf9233cc391fb561bd544a0e28d66a16e46b30f08e9472168cb0d22bf24c86dd9cb3268682737ed2986035bf2a4a451622accb8d03fc6888fce74f168130f7e6c10a19636a534d5be3e61a9a14035ab575b46ea51cf23c4f1d39c8fe3c7b8026424f99705b508dfaec16e7b2b1544f000893e96add191eb05d30cbe155e43e34e23bd829926a6090964d98275a7e6c16066e944a29f7a6698c0602af34a7067fdfb46bc482e72ef5f3cecb2dfe5743f2d8e3e1097d1fc97bb5c7fa4d28fc5650adcb2f22a3e9f2f600dc0f64cfd445e7501fe6d80d646dada029ac6cc2b6000066c2b9342e74bc2ac396a24d843b36879fc281540b6e014fd64172442679168d7dbc5a0b15f95edd866188cce276c359004ae3252ae95b5d5aec440a9fb629389b81bd23066b', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('4e567561-7b18-80bf-8766-bf1a429ea49e', NULL, NULL, NULL, 'child', '{"age":"15-17","gender":"girl","team":"north"}', '1', '2026-12-31', NULL, 'e650d47d2c75', '12', 'false', E'\\x0144e68c74e5ed7d2af7a6e7e6e1c031590c50ed898ef9480a7b8754db73119cd13f424e8660287954e246d8d9730e857cbb05f291d98bdcd53a567df632fc65677f54ade35f3a33905ec5be3494890a0b64720ce685e687826e156180b04270d66ec54134683128e7d9b7e6135de646a9f92204490f69967f62520eeaaedd23bbd39e4a3d347df778e95cc55607f0478f579f68ce6a14ccf63a5e8daee5faa0b3256b2ab693eb37c1e57973bca54298f144e428898c9795ee1c92931f87cf1098801bfcba31b91eb3c619d0c848a2744a085e0a7bae789e4afbd437f65b699be54a5176f85cd18bd30ab99515f5c18dc87508f581d3c2f93092782dcbb5fb9eff6b2ca9278fc66350d540d93c4ad97e7f8de8b1bd72e2bd1e50646a259e6aa3fcac698430aaebfb9de1edc3586ab7dc89ee9d298300905a0ac00ba8aa4cdd7d7a8b4c486c733e2047840c6ce0fe98418b688026882567745b15926a6633540e69cbb5e8d1d35a5ee56db40dfe982f7b4f75ddd962db222fbaa6f1530897d109cecaf4311210b6fbebfc00c68c76da58e9bacc3c3aa6aa642258183d19bad16aa8d7b13e206fc6cbe7defbc00cd6df97aa76145b642a3fd7419c572d61b7c6d766fa98acbb0bc16cb86b928b81f7a227168401ecb5d4a7fb55dbfebaba0f2cc4d631801b74b7a3b128270247b71e606da911a47b8b20eb6c7cc51de81174b8f54d83756d8e2594a14925923f969164377ee990cc869471da4ac2d21cdf63464e2c50ee8c9be4877f5a839e6ef820850af3cbe343f665f7a737307d1eaa120f0111fd7065d7c2ffa1e3f443791f757aa7ae11ea0199056a685197a8c880576fb10e109ec6bd46efac55f54b336162c8b83ba2bbb1d971bf34fa4f55c5f05ce91b41c83c77977efea344725c604a9970836ffbf2bb3398ad4c46ae316b8b754f8a72787aa57f52de5bc6caeeaf40c0b807368a2ac39353d2d74b4525613e81146a63b2c338ed02552480ff5749a04b6be26881473eda', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('6afbeaab-12f2-8f69-b4a7-31e38eda3fe2', '01a07b4f-7500-7e42-9b1c-b076ad83b59c', '01a07b4f-7500-7cde-ade1-dfc8bfeeb692', E'\\x0552e30bfdf5aaef3720fdafb12b55b5751ff48b3d30d02d7a611dd4d9f848f6', 'child', '{"age":"15-17","gender":"girl","team":"north"}', '1', '2026-12-31', NULL, 'e0c086793752', '8', 'false', E'\\x0144e68c74dda1ac1985de02b88a3f488c1c7e044959b18dacdc236ea55ce22201a6a5b48ef10bf2e3ec52fb67762cda3ef233050bdc68e93b801139dfff7e8b889b25d8b828a3bc876b4aa92374a334b99b08719c2beeca72b601814e2024cc39848bf339d42d560626b93518e7ea35a2a1da35a2a76f609cd2ea50ef25abee63139eea6d801b70b3cdd4a79cb66ca2e7957f01d695f0dc0ecc712073059bfb0a60e00132195bdf371866272dafedc7d20da6a0533615a4107d4562bce7b98853bf5b7327c8b1aaf9341dc51c677bf7745a3a4147484065cf6eac756b5ab08089622c356797a56f910eed26d174fca33b9561891c2b1d620c5b6e1b23758b11e764dd995cc7053f328a005ddffb53cb1676f0ad2aa1450ffa51a518f9069f2d9f9c62046fef624d74894b374c96332551595a4c5c6df7f104e54c8bb7c800a75cbb9afd5550e6346cb982f1ed90997fe0f394ce807a28665ae3df73f2aa56a3ac4e758ed55671da0f1eba44fdab9b03a168a02caeaa0c2c38b859bac3408c98b6ed2035e711db075a27377823e171e4f1ef96b70675239da2ebf9ba483b2d9f8a3890489d03d3a4f51855b8ea6d0758988a5005094d1da71422b927b65ac7750d72db9c6cc3b9660985bdbee82686375519d2944785b9fd95fdf03528ba2593f13b492394cec539b0df2766aa9d8b00c119ba8fb01bcafa7ef0877fd59dc027b1b3fddfdd70e4d98e057be5cce4a859d94360474f086b4a1b5e2e676e2e93c3a6fa4f6c2e7f3a33ce36c776d25f79fa247f6d0c7689281cefb1cbc06e356e98e02390adb480e2b109613616c0fa4eac4ee0f94ece615ce2b9eb3aedff1e0ada705f7b85dc19564da5e8efce755d9a432cc6f376b1066d5bf6c43dfe4020a3f7e85bf98a99d3fa90348e90e48b78326fef85ab9f2910764f772ef981c9f67d00e31ca571ab56b9a5c085f59669c67360d06098c3efeb6c05fdc86e3176a75e70de86d3024227252cb75c30719223e941016a74822001d51084ced6676f77b26e3f28b167de219556eedae50a457b723f771162f7ba71a3d695c74e27895e81e5063ad016d5885d3a873b9455701bf8a9cc9a2fbac0618845338c51f17ff11d233de9f9a4627ed9547994655612ff8ff83aca25778a2b75d5aafd64527031269c70eacd289f7441e2047c18ad020b767cc9d175f4f7dd18271e64a518a2f3a410142baed66ebc4cccad0bf8d34ea83be2fa4309474a070b8bf408b3c591a4fb92ad5b89a34dfa1abeb4f5155a01ce5ea03804107656d8af3ea44202928e2d6f02ec5437b3344e0e54e4c60a585658b4819c0d2dbc698b5c622135e3f6382f7f5b8798b99c6c9eb194e4df737fa222cd3a1c1317a8b45f389989d43ab9bb07f827f93c264d9ac1202d2a834859da082a74b7ff7135bd059800d984c1d50fd639799bbd622566a755a02d57d584cb673fd9c5f477d68300bdc279a43bd53c376c21cc0dcdf5d4a98768f12140f67cfc66e08f1909ff3d664968c6f525c66bad85bd5153012e446131eee6613097e895fbf0a7beffc5402525ffd3ac2e00a784a01923839a7b5fc4b620d7d4a73d276ef51bac7c3f400d3d514d6ba4bbbc6407fd76217a2e8a50059fccdcb24e49188ef41e8dddb8e896aba54eb000bdb83cba3aa71c8fd80c03644a88f761c08e0c4b3e79c3fb4cce8248ee26e58099df6995e948641b7204c9611db1600d97c66d043cb3d38ce700aaad96fecdff0682696b3674cadc2d027e1174345113b4a952260bad095fcae458fccc7ccc39141dfc9d5560a97d917507564621b3f60dfd2d5cc9d07e691af38ca7deb96e4974c1e32a914026ac46588a447f3501e092227ea0d153d65e19a2a31213785c44a4b4193f4d5611c147f5fed095129865e1dd87c3efab97671df7d07e39aa5d3e9017e676ed0522383921878fc970e0eea598ad32e3d292d0d3957c7e2456bf0704d1a54f4b76fb8a217aafe5ff24f700619c2f8795e9e306fd86a4c761eb0370c853ce43a778a898d91d3a0d0340f22ca60547a317c6f4285d3260a777acc3d993c1a9c549b640c6cac9d8e13b7f86b24f9a2154429994ce0d7f9e51c1650857cb57dac4b9a9122770d957de213c41c0ddbdfced19994a302c918f91177b93cb292c1532c0aeca917ee6b5e61de4f80c11bba36f9150976f7e3fc5aae30ec090e18d56e67ca367b4cf14f796e99ffd0b68a16775f392b80cc014422e29fa0f2f8376d542cfbdb4052fe22a4757ef79d5070e92d40bb4ce9f0d9e37a78c31e08a612c554bed1e7224eae974b96271bc86c50bcfb15f3523387bb57bf1feadac0aae386c360a71809496eaae440d98023e77af513bc523bd4b75d2f5f2e8a2c55896b3d436a22d723245ef1b83b4013cc101d6cb2e81faefc12d7a52705033589f8ebb96a5b3f2d6abb37f02882a7fab869405fa06778c0b6ff2f48c6a77bb54998ccef0e296ca87210912077f1fd5d963b9f4f120ea6ac7f3abcc3c9d551a28262a016c3da1c05db8149cd043cf568dd2663d6ad3a7b9f28e7be1181ffa56f9275ad16ab5a9a76a10ebe87c4698f4824172b69261c539ef87a61a74df270bff3988bf60d3e3313565998e9d311517e1c5a7a9700a5ab500c9a7d30cac79f67662413a549c366ac76cce29918c', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('8e3bbe51-c914-8403-a0a9-b52e403e4918', '01a07b4f-7500-7cfb-8ef9-4578bda83ad3', '01a07b4f-7500-775c-9403-373ca399227d', E'\\xafafd5f84355406179cc328706de8079fae6af179bbd09faaaeaf3e8f2567ca2', 'child', '{"age":"15-17","gender":"girl","team":"north"}', '1', '2026-12-31', NULL, 'b58bfb5aeb69', '11', 'false', E'\\x0144e68c748bafc155987df3e0b4450ce3d42ecf26d7100127dba8ad443b4bebe8cee5566b2567652d90cd210c49609bb45174c8181d097cae52a8e3b1a7b2e7a7c7351c35922c6ca072dcc1558d1bf4cd973001faafdac7cfae411993363b2078a20be7e8d7826c68155b7eb4e9547fc2c978af91f2f9ba1bc660fc7d32e926133715dd93c6076e3176f41f492bcfb008ef3d70f43eb2871c21167b2720f2ee3fe7e0d80f9a477f0e808a441a6c17bf1120a6118eeb3e05790f5bddaa2d0bf1d7c1c12ff530f4e6b4aed3d4309bff958b827b0924b510f60ccd0a7ee8181748a9c2f57b1fdf74a802f8348f8172c45835017407cbf6b0edc4fdb6ab6a82609dd2db4f43361fa2f001afed5a3c3b9bb03c9a40f40e98d968dc56ed2fb34e9a5562a3740ee3ea42e20ee371ce1a34b4098a10559f3f814299a42d10aa23d9d234ec75437c652b898ca7e0a0255366d0d3cd4600e7d8b5377f3a1d62431286ac8949db40c82b6cd2accbe7f1a2265c7ca3dee3d2699926373b0aaa3ad77b46950e0a249f263bd0a75d17132650595bf0fe987b913232a205d8c77ee1504d4006a81dbb781cee6bfeca7631d868263e27ca3a378da5db8c482755d3d3893ea1044bc6307e4fdafd88a00b0d930f5147b14313ca61942fbf794a4203082296ccf16ebb836198753d26df3364c25dd1f5ed1c9cb756ab1c25ca1ee63dd891dd0d1fa1efaf457cc9fee66bd3f1799c996a9940b7449c89510252543004fc1dcf4a0b5b804cfe4debfe3a8b6f6115fe7312f67dc9c5fd2a3fcdf7445eba4fce4b71a3d56e61b2e3febfbc5e1bd742f513d9f74797d1c996844d4ec2a223ad2bf4f836f6ea0f27f94fed001b4dcf558f8b8e309c24b1d6299779cc7218de28f4ddd6a91b3775d9e3ca0da88713a67736f31af84b313128f9921ce6dac7f6cd031e36991f336a9b0f9f757b38cff1603eb2ecacf80f1d9c6878506043cd5fc78237dd5f3651ef194fa71f04402b93e2840b5a96578b96cbda7e888521952a9b43156c7e38af1ebdee785997d40c83aaa4d80c53aa06a6cb304cd3bd7842683390bfb58867d3adc3180851c46a0abe969f7af21bfc1e0ec1765f336cb2190735895082ec76b24869fc654d22cf3437d87236c5fe6bbde1f253c02110f3731358516a27bb89c93a836e62e439dedb63e740530a0265ab3269d13afe93f67548bfef7e19c138ba76b5a35fe65b1e2eec3ddcbd0c58a3ecbe2b5d3f001b6906c6d371bf11fc5c6567a655567b64cfc1083a96041ea8cb4c3e0b38a55427f5fcff81af624eede210a3d88076755427a4d88afc2a4c0d2f99cbe63306d06ba80bb4cabab7d70284a6e22c47bd0e79ba91f6a9c716abe3362190a5d8806cac0a6bd95d0dbadcd31e45390d2329d435268140b9aed1e1ba501ef356c2df218aa94ffba9581f50bf2631a952847700a3c737585cbe9b993a7c4bb10a6cec4c722ccc06b7ddb0e56b9818bead7ea75a1f2c62e6f54755bfcb7fad5a06cfd023c73f1ff682faadd18035c733d8c3d4e6a621d3b09e0ce8174402c50de84f995de46818ae6f61dd25d1a2fbd19b5fc35e74d6db3644a3fcc28865', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('9c6af11b-2403-8ae1-9d03-60d9e1a48c72', '01a07b4f-7500-7905-bc07-1fe34dbdef48', '01a07b4f-7500-7939-98db-c7b427914ff4', E'\\x361c7bc642b1557f03c1fe3d3fc5741892b4b45e2ad8bb8641acd489535da6e2', 'child', '{"age":"15-17","gender":"girl","team":"north"}', '1', '2026-12-31', NULL, '51837f0cc1df', '9', 'false', E'\\x0144e68c7419f8486f3836b0b8dffcf60f114dd4cae5bbd7b8b6c2d4bb98575b6bc454176f90907d3be600fdb17328f5d5fc09d0eb1d2bfe1df0ac2827e5d5201f24135f1fbc2e125da5eac16af9038ccd36c5559b6b786102d18c18c3250a8a0c598f04231cdab8d98b8dc28a62c0f2175baf3b3388137f7f2f62d5f4c45b0e2306afa0c69e9162f95614179cb899c58808d5b2b40300cc2a8d368f68e6d571847eea16137bc1a0698338bddcb02bc1631f2e36403b8e0a9b1484a1e4848c3af1ecdb458089ae834edae7db2747b2f4bffd33f1dc1dc67a3de01ca6e85646010064e10348dcd8e39f49ecf5f7857a06c8c42508094c6dc96c5a7879e9f06ca306253032e9ce15b12fc6237a2e4677e6a2e2828e4a6549f84a22db520c5546c326dba580c961d4ea7c8f4df2e06b2b7796ed91faef63535372bc4592317992306b2e7d45d9a509ab08807f1387d2feda39d88bf85052e79dff02075cab7b6c3f83b31c89407cab65e07b456eab0469e6e0fad0b1793d0f8c1d25e6c089d456b7c360d8c1f76101e77527e5d61faa5e26acf58a540d30945d65d2c82d21e9baeb27531a5fc1f83b688b5d2d95332940baaede3b6cc3f0d66fb32454529086e693eb8d1dae244fed0d310ec7bcfd35766190fffd4a62b950f6b130c0655e56de768e9af059ab952133b826496c3918d4733b48454a850a1d7bd48b83b3729cf6d5a8ff2c7f1e8d0e942f35d33dc0ad97f400690e4db4863760141484c321c0e10e1b1e21e796619b8df56e8217c16fc70b834f198a694fed08d11f6b5dc4a326e0c16506131833bf090b5f4447c639ec3123426e7b073c6f43a9b84272eeb7a23417455fec30fe0e0343bf5ac4d55513cbb5294c8c85342493abd45d0b91c3dfeb28e1fb61348bfa85601a510868f732a153151a8c68bbf9ad86cb42d11eade3f5d312fb057144345f0e4bf1e3b8781b65c693373239ce9615d6db504ccffcae0141fd568e65d8e5a8c388e11cafdd92a2be36cc59ff808445fefe6639f91e88e6702b855b7c20a302456e34499289545bc6958df376043060aec63cb610aaf2d7aa402055ff5729ec8fc7812fd8ed1dc385f17f1406b4f6217833cb83839b742a187c8bbba38c59c2b5f694ae64bd1c708f88bbc7b358', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('f2676f47-e9cb-888e-9b8e-cec5b1257a4e', '01a07b4f-7500-7a31-85e3-8b7fb16b0ffe', '01a07b4f-7500-7a43-b26e-729abed230a7', E'\\x8ff21a59a8e36b00fa31e121af9b9b1a62a41ddcb7b1fabf8e56ed99dda80442', 'child', '{"age":"15-17","gender":"girl","team":"north"}', '1', '2026-12-31', NULL, 'a13a5edcb007', '9', 'false', E'\\x0144e68c74b77200a7eb53e39eebfa6cf31b699d49615bab9d4f4f4a62eb65895582d5ed9a2bd0a6615dc16deee65df6741aeb259243691ebb86c96f396d111d6fd292df189cfbc618c2a086a69311bac2a6c526095b785db36ac0fcc119b7b19341b6dce6de3561a53dc6b56c474bcc09f27b4e99725e05556216cec118d880b65f6a1ba163e453d9fd5bd89684859bb11e5905aa80e32a998ea89af126a3a59688a6694611cf64bbeda156faef99512d314ba24491c2cc58bbaf0a621bd062d418eb72eabeba995b0a576f6a0093e0f511850938ea9d2935243059a1908ace6a6a8f7388c7be6b17e41548c20572832560c115c053f8697e9ae89c52d2cdaba045b792eb15e8586fbe23c313f7dd6ede2dd2986956fca81579473e64c47bcfc17caed0c9a9d1f72c5e0a991357657d59078c45965f2c4c2a41061399fbc96116b108e726e8f2c3899a14d5d259d454e143353ac2fa24a007e5597714c449d8b614900922695b0d05f5613a670de8547f882c1332f72e8de5bb57748330c529798c36319642eef6669e87d8fab654690e5ff0edc3c43e3c8e9d0de8475b727bbed8dbb3c504c4d61d8f2508604135f1e21f18532d34d083ea4b0caff7ce6a5a05e3c9d636744086269f00a76d42a5ab0a6fa9d67286d1adfb3e5d129d43b07a8d68bf62e7315dedee640312712c9b46b3d1fc0b707d98c1a6096ad5c3ad2283d059362200822b01ccc71de9d4f9e880264ebb5af017fbab88e6ce868f6f39f013c27ae05c5aab9d6b2d4e597599d2e753fee46f675833b50c6f47270421075e3ce61dcddddee85729ec3de901888c2fcb7fe69c3a0d154e3e3166024eaf845886abe5cd5ec934f706184e9b14788d874280c4a1112aa16fe8ed99267fd7927672e7c4532af24b88b311ede7d99479b26f416d1644b331bec35ef82512c0d53ff3ba78a396f4042636b86abfdb0a2e2a4e2b1d3e3b8d86d1cf3ef7f3dd24bfe616d484e6c9f6f78407120d26898d13a28b124334be914b2eb73ddf62e74e95ae52a9f18a14e160423c15d012a2b4f47b654baf0dffd26aa58b6c8571ed37dbf5c045e5094a414650be74fc35d5a38c61f8ed4b104b2672c80d70bcd6f155dc5ea6425c15ad63e0de3f35fb9956c6693fe9beeb9ce82a2fc555565280fe0ce9d88778d20bd235477ecee5fa85bf8078d3cff382b2ad0fe2efec9a098febe5f77e8f8649e6aa6919a9395beb14ced0ebb7b8f970c2cdd718eec6be461dc012ede8bbb174b2a6977b05ac095c6147ee', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31');
DELETE FROM people.erasure;
INSERT INTO people.erasure (receipt, erased_on, what, delete_on) OVERRIDING SYSTEM VALUE VALUES
('F303-0BD1-FA96', '2026-09-21', 'small', '2028-09-21');
DELETE FROM people.invitation;
INSERT INTO people.invitation (id, participant_id, questionnaire, code_hash, code_sealed, bands, month, due, status, made_at, used_on, delete_on, batch, place, speaker) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-707d-b071-602a935c675c', '01a07b4f-7500-7004-9990-806dccc30aa9', 'small', E'\\xdb11179739b2594436093dc4e32d8c9b884b975964b32b0f4c9bf52bc2a7fe0f', NULL, '{"age":"15-17","gender":"girl","team":"north"}', '2026-09', '2026-12-31', 'erased', '2026-09-07 10:00:00+00', NULL, '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-7905-bc07-1fe34dbdef48', '01a07b4f-7500-76b8-b403-8000b8b6e184', 'small', E'\\xbb0b0d5f2b18839a3c63a31b5a24bd822102bfdaeebf31b1ca5e1d2082103e97', NULL, '{"age":"15-17","gender":"girl","team":"north"}', '2026-09', '2026-12-31', 'used', '2026-09-07 10:00:00+00', '2026-09-21', '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-7a31-85e3-8b7fb16b0ffe', '01a07b4f-7500-790f-9fdb-bc0cdae96a52', 'small', E'\\x1c1b9c58579833bd2b68d4894781eec7186e422c542b4fc25706c9adef2130e9', NULL, '{"age":"15-17","gender":"girl","team":"north"}', '2026-09', '2026-12-31', 'used', '2026-09-07 10:00:00+00', '2026-09-21', '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-7cfb-8ef9-4578bda83ad3', '01a07b4f-7500-797c-a98a-11093d25e251', 'small', E'\\x975da5e3f1740c81d2e3f58e83a7fda86580fb25e284bef70e2d8dcae5adb296', NULL, '{"age":"15-17","gender":"girl","team":"north"}', '2026-09', '2026-12-31', 'used', '2026-09-07 10:00:00+00', '2026-09-21', '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-7e42-9b1c-b076ad83b59c', '01a07b4f-7500-71ca-9115-d58019f6e34c', 'small', E'\\xbb51e4b372b9b151d919975b36f398876475f55d746390a88bf12ca3d951a264', E'\\x0144e68c74909323eff7daab6beddcdcdd309821cfc4ee65f037fffd703687548ca3f6ca257375ab859bbc6c', '{"age":"15-17","gender":"girl","team":"north"}', '2026-09', '2026-12-31', 'open', '2026-09-07 10:00:00+00', NULL, '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-7e57-8784-d610694cb5f1', '01a07b4f-7500-760f-ba1a-0a7d21dde2f3', 'small', E'\\xe8c9af2564fe2c29b93e22ade4cf961673442bcc140df1698cb2b8bfd4494c2b', NULL, '{"age":"15-17","gender":"girl","team":"north"}', '2026-09', '2026-12-31', 'used', '2026-09-07 10:00:00+00', '2026-09-21', '2027-12-31', NULL, NULL, NULL);
DELETE FROM people.participant;
INSERT INTO people.participant (id, kind, person, pseudonym, bands, contact, made_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-7004-9990-806dccc30aa9', 'child', '8WzCKS_CWLR', NULL, '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09-07 10:00:00+00', '2027-12-31'),
('01a07b4f-7500-71ca-9115-d58019f6e34c', 'child', 'UFTMdbO-nEz', NULL, '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09-07 10:00:00+00', '2027-12-31'),
('01a07b4f-7500-760f-ba1a-0a7d21dde2f3', 'child', 'bVMv4t2ArsN', NULL, '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09-07 10:00:00+00', '2027-12-31'),
('01a07b4f-7500-76b8-b403-8000b8b6e184', 'child', 'xuapnuyTYr0', NULL, '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09-07 10:00:00+00', '2027-12-31'),
('01a07b4f-7500-790f-9fdb-bc0cdae96a52', 'child', 'YjkxoBBoUH-', NULL, '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09-07 10:00:00+00', '2027-12-31'),
('01a07b4f-7500-797c-a98a-11093d25e251', 'child', 'vo6yol8aGPp', NULL, '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09-07 10:00:00+00', '2027-12-31');
DELETE FROM people.quotation;
INSERT INTO people.quotation (id, response_id, question, state, sealed, chosen_by, redacted_by, cleared_by, moved_at) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-74aa-94e5-c5dfe306748f', '01a07b4f-7500-775c-9403-373ca399227d', 'best', 'chosen', NULL, 'lead', NULL, NULL, '2026-09-21 10:00:00+00'),
('01a0c368-7d00-77ae-a53c-f00089257a41', '01a07b4f-7500-7cde-ade1-dfc8bfeeb692', 'best', 'chosen', NULL, 'lead', NULL, NULL, '2026-09-21 10:00:00+00'),
('01a0c368-7d00-78a9-aa44-6914474dac00', '01a07b4f-7500-70f1-9a43-eadb2f994c1b', 'best', 'chosen', NULL, 'lead', NULL, NULL, '2026-09-21 10:00:00+00'),
('01a0c368-7d00-79c2-aa07-2c8645f84ba9', '01a07b4f-7500-7939-98db-c7b427914ff4', 'best', 'chosen', NULL, 'lead', NULL, NULL, '2026-09-21 10:00:00+00');
DELETE FROM people.release;
INSERT INTO people.release (id, batch, since, month) OVERRIDING SYSTEM VALUE VALUES
('1', '3', '2026-10', '2026-11');
DELETE FROM people.response;
INSERT INTO people.response (id, invitation_id, claim, version_id, identity, started_at, ended_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-70f1-9a43-eadb2f994c1b', '01a07b4f-7500-7e57-8784-d610694cb5f1', NULL, '1', 'confidential', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-09-21'),
('01a07b4f-7500-775c-9403-373ca399227d', '01a07b4f-7500-7cfb-8ef9-4578bda83ad3', NULL, '1', 'confidential', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-09-21'),
('01a07b4f-7500-7939-98db-c7b427914ff4', '01a07b4f-7500-7905-bc07-1fe34dbdef48', NULL, '1', 'confidential', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-09-21'),
('01a07b4f-7500-7a43-b26e-729abed230a7', '01a07b4f-7500-7a31-85e3-8b7fb16b0ffe', NULL, '1', 'confidential', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-09-21'),
('01a07b4f-7500-7cde-ade1-dfc8bfeeb692', '01a07b4f-7500-7e42-9b1c-b076ad83b59c', NULL, '1', 'confidential', '2026-09-07 10:00:00+00', NULL, '2027-09-07');
DELETE FROM people.tally;
INSERT INTO people.tally (response_id, version_id, questionnaire, month, person, bands, waiting, counted, codes, batch, first) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-70f1-9a43-eadb2f994c1b', '1', 'small', '2026-09', 'bVMv4t2ArsN', '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09', '0,0,0,', '2', '0,,,'),
('01a07b4f-7500-775c-9403-373ca399227d', '1', 'small', '2026-09', 'vo6yol8aGPp', '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09', '0,0,0,', '2', '0,,,'),
('01a07b4f-7500-7939-98db-c7b427914ff4', '1', 'small', '2026-09', 'xuapnuyTYr0', '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09', '0,0,0,', '2', '0,,,'),
('01a07b4f-7500-7a43-b26e-729abed230a7', '1', 'small', '2026-09', 'YjkxoBBoUH-', '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09', '0,0,0,', '2', '0,,,'),
('01a07b4f-7500-7cde-ade1-dfc8bfeeb692', '1', 'small', '2026-09', 'UFTMdbO-nEz', '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09', '0,0,,', '2', '0,,,');
DELETE FROM people.tally_added;
INSERT INTO people.tally_added (response_id, batch, counted, codes) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-70f1-9a43-eadb2f994c1b', '3', '2026-10', ',0,0,'),
('01a07b4f-7500-775c-9403-373ca399227d', '3', '2026-10', ',0,0,'),
('01a07b4f-7500-7939-98db-c7b427914ff4', '3', '2026-10', ',0,0,'),
('01a07b4f-7500-7a43-b26e-729abed230a7', '3', '2026-10', ',0,0,'),
('01a07b4f-7500-7cde-ade1-dfc8bfeeb692', '3', '2026-10', ',0,,');
DELETE FROM people.telling;
INSERT INTO people.telling (update_id, response_id, person, outcome, way, why, made_at, tried_at, told_at, verdict, verdict_at, shown_way, shown_verdict) OVERRIDING SYSTEM VALUE VALUES
('bd80f4b2-14a1-4755-93f1-1ee06bd07d4c', '01a07b4f-7500-70f1-9a43-eadb2f994c1b', 'bVMv4t2ArsN', 'waiting', NULL, NULL, '2026-11-05 10:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
('bd80f4b2-14a1-4755-93f1-1ee06bd07d4c', '01a07b4f-7500-775c-9403-373ca399227d', 'vo6yol8aGPp', 'told', 'page', NULL, '2026-11-05 10:00:00+00', NULL, '2026-09-21 10:00:00+00', 'yes', '2026-09-21 10:00:00+00', NULL, NULL),
('bd80f4b2-14a1-4755-93f1-1ee06bd07d4c', '01a07b4f-7500-7939-98db-c7b427914ff4', 'xuapnuyTYr0', 'waiting', NULL, NULL, '2026-11-05 10:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL);
DELETE FROM public._prisma_migrations;
INSERT INTO public._prisma_migrations (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count) OVERRIDING SYSTEM VALUE VALUES
('bbdf1901-d729-402e-8d5c-6594e6f62aaa', '6e761551dc9f1b10533ea838a7170846671493fa7b782bdbf4ffe263022f8b64', '2026-11-30 19:22:52.070491+00', '20261130000000_first', NULL, NULL, '2026-11-30 19:22:50.755549+00', '1');
DELETE FROM service.audit;
INSERT INTO service.audit (id, who, did, to_what, at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('1', 'lead', 'invitation.create', '01a07b4f-7500-7cfb-8ef9-4578bda83ad3', '2026-09-07 10:00:00+00', '2033-09-07'),
('10', 'rj-worker', 'consent.record.pass-on.yes', '01a07b4f-7500-761b-b16f-ab125eb3a20b', '2026-09-07 10:00:00+00', '2033-09-07'),
('11', 'rj-worker', 'consent.record.quotation.yes', '01a07b4f-7500-761b-b16f-ab125eb3a20b', '2026-09-07 10:00:00+00', '2033-09-07'),
('12', 'rj-worker', 'consent.record.hear-back.yes', '01a07b4f-7500-761b-b16f-ab125eb3a20b', '2026-09-07 10:00:00+00', '2033-09-07'),
('13', 'rj-worker', 'victim.contact-kept', '01a07b4f-7500-761b-b16f-ab125eb3a20b', '2026-09-07 10:00:00+00', '2033-09-07'),
('14', 'rj-worker', 'victim.add', '01a07b4f-7500-70c8-8c14-1f445e4a7e3f', '2026-09-07 10:00:00+00', '2033-09-07'),
('15', 'rj-worker', 'consent.record.contact.yes', '01a07b4f-7500-70c8-8c14-1f445e4a7e3f', '2026-09-07 10:00:00+00', '2033-09-07'),
('16', 'rj-worker', 'consent.record.feedback.yes', '01a07b4f-7500-70c8-8c14-1f445e4a7e3f', '2026-09-07 10:00:00+00', '2033-09-07'),
('17', 'rj-worker', 'journey.record', '01a07b4f-7500-761b-b16f-ab125eb3a20b', '2026-09-21 10:00:00+00', '2033-09-21'),
('18', 'rj-worker', 'victim.add', '01a07b4f-7500-7da6-aa00-790d2a23113c', '2026-09-07 10:00:00+00', '2033-09-07'),
('19', 'rj-worker', 'consent.record.contact.yes', '01a07b4f-7500-7da6-aa00-790d2a23113c', '2026-09-07 10:00:00+00', '2033-09-07'),
('2', 'lead', 'invitation.create', '01a07b4f-7500-7a31-85e3-8b7fb16b0ffe', '2026-09-07 10:00:00+00', '2033-09-07'),
('20', 'rj-worker', 'consent.record.feedback.yes', '01a07b4f-7500-7da6-aa00-790d2a23113c', '2026-09-07 10:00:00+00', '2033-09-07'),
('21', 'rj-worker', 'consent.record.contact.no', '01a07b4f-7500-7da6-aa00-790d2a23113c', '2026-09-21 10:00:00+00', '2033-09-21'),
('22', 'rj-worker', 'victim.add', '01a07b4f-7500-7d04-9a76-86da90b2f7ea', '2026-09-07 10:00:00+00', '2033-09-07'),
('23', 'rj-worker', 'consent.record.contact.yes', '01a07b4f-7500-7d04-9a76-86da90b2f7ea', '2026-09-07 10:00:00+00', '2033-09-07'),
('24', 'rj-worker', 'consent.record.feedback.yes', '01a07b4f-7500-7d04-9a76-86da90b2f7ea', '2026-09-07 10:00:00+00', '2033-09-07'),
('25', 'lead', 'commitment.make', '01a1ab26-a900-708c-82fe-c1121e9fbff6', '2026-11-05 10:00:00+00', '2033-11-05'),
('26', 'lead', 'commitment.tell', '01a1ab26-a900-708c-82fe-c1121e9fbff6', '2026-11-05 10:00:00+00', '2033-11-05'),
('27', 'lead', 'commitment.session', '01a1ab26-a900-708c-82fe-c1121e9fbff6', '2026-11-05 10:00:00+00', '2033-11-05'),
('28', 'lead', 'edition.begin', 'a8207a2e-6a3c-4c95-b02b-9140278db4a1', '2026-11-05 10:00:00+00', '2033-11-05'),
('29', 'lead', 'edition.publish', '1', '2026-11-05 10:00:00+00', '2033-11-05'),
('3', 'lead', 'invitation.create', '01a07b4f-7500-7905-bc07-1fe34dbdef48', '2026-09-07 10:00:00+00', '2033-09-07'),
('30', 'lead', 'edition.begin', '2d2bfb7a-ac8b-426a-bed4-2162272b295b', '2026-11-05 10:00:00+00', '2033-11-05'),
('31', 'board-member', 'edition.ask', '05faed6b-0156-42ad-9c77-29723456e680', '2026-11-05 10:00:00+00', '2033-11-05'),
('32', 'lead', 'edition.reply', '05faed6b-0156-42ad-9c77-29723456e680', '2026-11-05 10:00:00+00', '2033-11-05'),
('4', 'lead', 'invitation.create', '01a07b4f-7500-7e57-8784-d610694cb5f1', '2026-09-07 10:00:00+00', '2033-09-07'),
('5', 'lead', 'invitation.create', '01a07b4f-7500-7e42-9b1c-b076ad83b59c', '2026-09-07 10:00:00+00', '2033-09-07'),
('6', 'lead', 'invitation.create', '01a07b4f-7500-707d-b071-602a935c675c', '2026-09-07 10:00:00+00', '2033-09-07'),
('7', 'rj-worker', 'victim.add', '01a07b4f-7500-761b-b16f-ab125eb3a20b', '2026-09-07 10:00:00+00', '2033-09-07'),
('8', 'rj-worker', 'consent.record.contact.yes', '01a07b4f-7500-761b-b16f-ab125eb3a20b', '2026-09-07 10:00:00+00', '2033-09-07'),
('9', 'rj-worker', 'consent.record.feedback.yes', '01a07b4f-7500-761b-b16f-ab125eb3a20b', '2026-09-07 10:00:00+00', '2033-09-07');
SELECT setval(pg_get_serial_sequence('service.audit', 'id'), greatest((SELECT max(id) FROM service.audit), 1));
DELETE FROM service.board_question;
INSERT INTO service.board_question (id, edition, asked_by, question, asked_on, owner, reply, replied_on) OVERRIDING SYSTEM VALUE VALUES
('05faed6b-0156-42ad-9c77-29723456e680', '1', 'board-member', 'Why?', '2026-11-05', 'Operations manager', 'Because.', '2026-11-05');
DELETE FROM service.caseload;
INSERT INTO service.caseload (id, counted_on, band, value, children, who, at) OVERRIDING SYSTEM VALUE VALUES
('18e57b37-735d-47d9-b4b8-3d23b2724862', '2026-09-07', 'gender', 'girl', '12', 'lead', '2026-11-05 10:00:00+00');
DELETE FROM service.commitment;
INSERT INTO service.commitment (id, theme_id, said, doing, owner, due, status, why, plan_aim, mark, on_wall, made_at, moved_at) OVERRIDING SYSTEM VALUE VALUES
('01a1ab26-a900-708c-82fe-c1121e9fbff6', '01a07b4f-7500-71d5-8bed-1e50a2ebcca7', 'You do not ring when you say.', 'We ring on Mondays.', 'Operations manager', '2026-12-31', 'thinking', NULL, NULL, NULL, 'false', '2026-11-05 10:00:00+00', '2026-11-05 10:00:00+00');
DELETE FROM service.commitment_history;
INSERT INTO service.commitment_history (id, commitment_id, did, was, becomes, who, at) OVERRIDING SYSTEM VALUE VALUES
('1', '01a1ab26-a900-708c-82fe-c1121e9fbff6', 'made', NULL, 'You do not ring when you say.', 'lead', '2026-11-05 10:00:00+00'),
('2', '01a1ab26-a900-708c-82fe-c1121e9fbff6', 'told', NULL, 'thinking', 'lead', '2026-11-05 10:00:00+00'),
('3', '01a1ab26-a900-708c-82fe-c1121e9fbff6', 'told-in-session', NULL, '2026-09-21: 6', 'lead', '2026-11-05 10:00:00+00');
SELECT setval(pg_get_serial_sequence('service.commitment_history', 'id'), greatest((SELECT max(id) FROM service.commitment_history), 1));
DELETE FROM service.edition;
INSERT INTO service.edition (id, number, title, from_month, to_month, content, checksum, published_by, published_at) OVERRIDING SYSTEM VALUE VALUES
('01a1ab26-a900-7d2a-8641-b3d65d55b92b', '1', 'What we heard in spring', '2026-04', '2026-06', E'{"board":{"answered":23,"asked":30,"base":30,"from":"2026-04","notes":["Rows of fewer than 5 people are not shown, nor are rows from which one of those could be worked out, nor groups in several half-years that are hidden in one of them.","Answers to a question are added once at least 5 people have given some, and count in the month in which that is so. The newest may not be in yet.","Who was asked, and who finished, is counted when the month is over.","Each share stands with the range in which it would likely be if many more had answered. Where two ranges overlap, there is no clear difference."],"questionnaires":[{"answered":23,"asked":30,"audience":"child","bands":[],"base":30,"questionnaire":"club","questions":[{"answers":21,"bands":[],"base":21,"categories":[{"category":"1","count":0,"high":0.1546,"label":"Really bad","low":0,"share":0},{"category":"2","count":9,"high":0.6345,"label":"Bad","low":0.2447,"share":0.4286},{"category":"3","count":0,"high":0.1546,"label":"In the middle","low":0,"share":0},{"category":"4","count":0,"high":0.1546,"label":"Good","low":0,"share":0},{"category":"5","count":12,"high":0.7553,"label":"Really good","low":0.3655,"share":0.5714}],"guess":null,"instruction":null,"preferNotToSay":0,"question":"mood","skipped":0,"suppressed":false,"type":"faces","unscored":[],"wording":"How was it?"},{"answers":12,"bands":[],"base":12,"categories":[{"category":"walk","count":12,"high":1,"label":"I walked","low":0.7575,"share":1},{"category":"tram","count":0,"high":0.2425,"label":"By tram","low":0,"share":0}],"guess":null,"instruction":null,"preferNotToSay":0,"question":"came","skipped":0,"suppressed":false,"type":"choice","unscored":[{"category":"dont-know","count":0,"label":"I don''t know"}],"wording":"How did you get here?"},{"bands":[],"instruction":null,"question":"more","suppressed":true,"type":"text","wording":"You said [their answer]. Why?"}],"responseRate":0.7667,"suppressed":false,"title":"The club"}],"responseRate":0.7667,"suppressed":false,"threshold":5,"to":"2026-06"},"changes":[],"commitments":[{"doing":"There are two rooms now.","due":"2026-09-30","id":"p1","owner":"Operations manager","said":"We wait too long.","status":"doing","theme":"Waiting","verdicts":{"suppressed":true},"why":null}],"courts":[],"earlierEditions":[],"format":1,"from":"2026-04","gaps":[],"groups":{"board":{"from":"2025-10","notes":["Rows of fewer than 5 people are not shown, nor are rows from which one of those could be worked out, nor groups in several half-years that are hidden in one of them.","Answers to a question are added once at least 5 people have given some, and count in the month in which that is so. The newest may not be in yet.","Who was asked, and who finished, is counted when the month is over.","Each share stands with the range in which it would likely be if many more had answered. Where two ranges overlap, there is no clear difference."],"questionnaires":[{"audience":"child","bands":[],"questionnaire":"club","questions":[{"answers":13,"bands":[{"band":"team","rows":[{"answers":7,"base":7,"categories":[{"category":"1","count":0,"high":0.3543,"label":"Really bad","low":0,"share":0},{"category":"2","count":0,"high":0.3543,"label":"Bad","low":0,"share":0},{"category":"3","count":0,"high":0.3543,"label":"In the middle","low":0,"share":0},{"category":"4","count":7,"high":1,"label":"Good","low":0.6457,"share":1},{"category":"5","count":0,"high":0.3543,"label":"Really good","low":0,"share":0}],"guess":null,"preferNotToSay":0,"skipped":0,"suppressed":false,"unscored":[],"value":"north"},{"answers":6,"base":6,"categories":[{"category":"1","count":6,"high":1,"label":"Really bad","low":0.6097,"share":1},{"category":"2","count":0,"high":0.3903,"label":"Bad","low":0,"share":0},{"category":"3","count":0,"high":0.3903,"label":"In the middle","low":0,"share":0},{"category":"4","count":0,"high":0.3903,"label":"Good","low":0,"share":0},{"category":"5","count":0,"high":0.3903,"label":"Really good","low":0,"share":0}],"guess":null,"preferNotToSay":0,"skipped":0,"suppressed":false,"unscored":[],"value":"south"}]}],"base":13,"categories":[{"category":"1","count":6,"high":0.7086,"label":"Really bad","low":0.2321,"share":0.4615},{"category":"2","count":0,"high":0.2281,"label":"Bad","low":0,"share":0},{"category":"3","count":0,"high":0.2281,"label":"In the middle","low":0,"share":0},{"category":"4","count":7,"high":0.7679,"label":"Good","low":0.2914,"share":0.5385},{"category":"5","count":0,"high":0.2281,"label":"Really good","low":0,"share":0}],"guess":null,"instruction":null,"preferNotToSay":0,"question":"mood","skipped":0,"suppressed":false,"type":"faces","unscored":[],"wording":"How was it?"},{"bands":[{"band":"team","rows":[{"suppressed":true,"value":"north"},{"suppressed":true,"value":"south"}]}],"instruction":null,"question":"came","suppressed":true,"type":"choice","wording":"How did you get here?"},{"bands":[{"band":"team","rows":[{"suppressed":true,"value":"north"},{"suppressed":true,"value":"south"}]}],"instruction":null,"question":"more","suppressed":true,"type":"text","wording":"You said [their answer]. Why?"}],"suppressed":true,"title":"The club"}],"suppressed":true,"threshold":5,"to":"2026-03"},"from":"2025-10","to":"2026-03"},"heardBack":{"base":8,"high":0.93,"low":0.4,"medianDays":41,"share":0.75,"suppressed":false,"within90Days":6},"narrative":{"voice.club.mood":{"agreedOn":"2026-07-03","text":"It was good.\\n\\nMostly."}},"parents":{"change":{"notes":["No change can be shown: no question was answered both times by at least 5 people."],"questions":[],"suppressed":true,"threshold":5},"digest":{"digest":{"notes":["Nothing can be shown: fewer than 5 parents wrote in their own words."],"other":null,"questions":[],"suppressed":true,"themes":[],"threshold":5},"from":"2025-10","to":"2026-03"}},"questions":[],"quotations":[{"asked":"Why?","id":"q1","kind":"child","mark":"m1","questionnaire":"club"}],"since":null,"themes":[{"cells":[{"people":5,"quarter":"2026-04","suppressed":false}],"label":"Waiting","side":"people","theme":"waiting"},{"cells":[{"people":5,"quarter":"2026-04","suppressed":false}],"label":"Praise","side":"people","theme":"praise"},{"cells":[{"quarter":"2026-04","suppressed":true}],"label":"Food","side":"people","theme":"food"}],"threshold":5,"title":"What we heard in spring","to":"2026-06","victims":{"figures":{"facts":{"groups":[{"base":7,"counts":{"asked":0,"consented":7,"contact-requested":0,"engaged":0,"feedback-asked":0,"feedback-given":0,"identified":7,"kept-informed":0,"not-reached":0,"offered":0,"told-outcome":0,"views-asked":0},"from":"2026-04","kpi10":{"consented":7,"engaged":0,"high":0.3543,"low":0,"share":0},"to":"2026-04"}],"total":{"base":7,"counts":{"asked":0,"consented":7,"contact-requested":0,"engaged":0,"feedback-asked":0,"feedback-given":0,"identified":7,"kept-informed":0,"not-reached":0,"offered":0,"told-outcome":0,"views-asked":0},"from":"2026-04","kpi10":{"consented":7,"engaged":0,"high":0.3543,"low":0,"share":0},"suppressed":false,"to":"2026-04"}},"from":"2026-04","notReached":{"groups":[],"total":{"from":"2026-04","suppressed":true,"to":"2026-04"}},"notes":["Months at the end of the period that have fewer than 5 victims are in no row and in no total.","A victim is counted in the month of each fact, so one victim may be in several months.","A fact that is written down late changes the figures of the month in which it happened.","Reasons, and times to be told, are not shown of fewer than 5 victims.","Each share stands with the range in which it would likely be if there had been many more victims. Where two ranges overlap, there is no clear difference."],"threshold":5,"to":"2026-06","toldInTime":{"groups":[],"total":{"from":"2026-04","suppressed":true,"to":"2026-04"}},"waiting":{"from":"2026-05","to":"2026-06"}},"said":{"from":"2026-04","notes":["There is nobody to count in these months yet."],"questionnaires":[],"suppressed":true,"threshold":5,"to":"2026-06"}},"views":{"plan":{"of":40,"suppressed":false,"views":20},"review":{"suppressed":true}}}', '1d0ab288b05c4138886ded2dbaebfd10ef2ed01f5393cffa415bda14a041c1cd', 'lead', '2026-11-05 10:00:00+00');
DELETE FROM service.edition_draft;
INSERT INTO service.edition_draft (id, title, from_month, to_month, figures, step, narrative, entered, made_by, made_at, changed_at, version) OVERRIDING SYSTEM VALUE VALUES
('2d2bfb7a-ac8b-426a-bed4-2162272b295b', 'Autumn', '2026-07', '2026-09', NULL, 'waiting', '{}', '{}', 'lead', '2026-11-05 10:00:00+00', '2026-11-05 10:00:00+00', '1');
DELETE FROM service.gap;
INSERT INTO service.gap (id, what, owner, due, state, answer, made_at, moved_at) OVERRIDING SYSTEM VALUE VALUES
('727b07ce-9ef6-4c42-a762-ba9edc767fbd', 'Fewer girls answered.', 'Lead', NULL, 'open', NULL, '2026-11-05 10:00:00+00', '2026-11-05 10:00:00+00');
DELETE FROM service.gap_history;
INSERT INTO service.gap_history (id, gap_id, did, was, becomes, who, at) OVERRIDING SYSTEM VALUE VALUES
('1', '727b07ce-9ef6-4c42-a762-ba9edc767fbd', 'made', NULL, 'Fewer girls answered.', 'lead', '2026-11-05 10:00:00+00');
SELECT setval(pg_get_serial_sequence('service.gap_history', 'id'), greatest((SELECT max(id) FROM service.gap_history), 1));
DELETE FROM service.passed_on;
INSERT INTO service.passed_on (id, recipient, sealed, made_on, opened_at, opened_by, delete_on) OVERRIDING SYSTEM VALUE VALUES
('c48de1d2-f38d-4282-a2c0-7d5e9d198ad4', 'Case manager, north team', E'\\x0144e68c7491641fb756d1f351443ce6cf979b2089a1dbbf8db0354a8e25be72284bb4dfa40ebf4c5f9ee0177b7278a383485f029e7d4e471518a2824ca9928dd3f85eae2745e7c9837093dd782e9f7ebf76413bc09b528d56ecb87b5f2ebb26a9d0c594ef0e004ee6f4193af79f5c2ea323f4677978ea', '2026-09-21', NULL, NULL, '2026-12-21');
DELETE FROM service.questionnaire_version;
INSERT INTO service.questionnaire_version (id, key, number, definition, translations, checksum, published_at) OVERRIDING SYSTEM VALUE VALUES
('1', 'small', '1', '{"key": "small", "why": "We want to do better.", "next": "We tell you what we change.", "title": "Three questions", "readBy": "Two people read this.", "minutes": 1, "audience": "child", "identity": "confidential", "mayQuote": true, "questions": [{"ask": "Did you feel safe there?", "key": "safe", "type": "yes-no"}, {"ask": "What was best?", "key": "best", "type": "text"}, {"ask": "Do you want to hear what we change?", "key": "hear-back", "type": "yes-no"}], "keepMonths": 12, "coarseBands": ["age", "gender", "ethnicity"]}', '{}', '7d87c8d35e9e2764eb5cce2622011acd8a4bc1e9a15933e52d1713d688c7ef66', '2026-09-07 10:00:00+00'),
('2', 'small-for-victims', '1', '{"key": "small-for-victims", "why": "We want to do better.", "next": "We tell you what we change.", "title": "Three questions", "readBy": "Two people read this.", "minutes": 1, "purpose": "feedback", "audience": "victim", "identity": "confidential", "mayQuote": true, "questions": [{"ask": "Did you feel safe there?", "key": "safe", "type": "yes-no"}, {"ask": "What was best?", "key": "best", "type": "text"}], "keepMonths": 12, "coarseBands": ["age", "gender", "ethnicity"]}', '{}', 'f733afb41c110debc5d6e46de0caf01107eef20340ff3c6aadc7d5debe86c788', '2026-09-07 10:00:00+00');
SELECT setval(pg_get_serial_sequence('service.questionnaire_version', 'id'), greatest((SELECT max(id) FROM service.questionnaire_version), 1));
DELETE FROM service.setting;
INSERT INTO service.setting (key, value) OVERRIDING SYSTEM VALUE VALUES
('key-check', '0pyav6Ed0w2gBTFqkH5XS1vicdPKmmoerysbnX2dpAI');
DELETE FROM service.staff_session;
INSERT INTO service.staff_session (secret_hash, who, role, made_at, ends_at) OVERRIDING SYSTEM VALUE VALUES
(E'\\x0466c519d7361b173d78f64aea4a080fd5e84bb4b38f11f47bb40fd1e557e755', 'lead', 'lead', '2026-11-05 10:00:00+00', '2026-12-31 00:00:00+00');
DELETE FROM service.theme;
INSERT INTO service.theme (id, key, label, words, made_at, retired_at, merged_into, split_at, place) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-70dc-b905-cd542c679239', 'worker-skills', 'Whether workers have the right skills', '{"right/people/better skills","worker/staff/manager … skill/skilled/trained/training/qualified/experienced/experience","train staff/workers","well/properly/not/better trained","need/needs training","was/were/very/really/so professional",unprofessional,inexperienced,knowledgeable,"know what she/he/they/you","know how to","know her/his/their job/stuff","good at her/his/their job","know/understand … autism/adhd/dyslexia/trauma/send/needs/disability/speech","no/any understanding of","out of her/his/their depth"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '2'),
('01a07b4f-7500-7124-9d6e-543ba4632701', 'police-and-court', 'Police, panels and court', '{police,court,"the/a judge",magistrate,solicitor,lawyer,panel,bail,tag,curfew,custody,cell,sentence,sentencing,"pre sentence","stop and search",arrest,probation,caution,"referral order"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '21'),
('01a07b4f-7500-7165-b0ed-1b7e7ec44fe4', 'safety', 'Feeling safe', '{safe,unsafe,safer,safety,scared,scary,afraid,frighten,fear,danger,dangerous,threat,threaten,attack,gang,knife,bully,"over my shoulder",protect,protection,"stay/keep away","bump/run into him/her/them","see/seeing him/them/her … again/street/around","live near/close/nearby",exploit,exploitation,postcode,olders}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '18'),
('01a07b4f-7500-71b0-be62-56ca6ea67d81', 'too-many-people', 'Too many people', '{"too/so many … people/professional/worker/meeting/agency/adult/staff/service/different","lots/loads of … people/professional/workers","all/everyone/everybody at once","all these people/professionals/meetings","different people/professionals/services","repeat myself/ourselves/my/our/it","same thing/things/story/questions over/again/to","tell … story/it again","over and over","one person instead","one worker instead","who is/was who","whos who"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '5'),
('01a07b4f-7500-71d5-8bed-1e50a2ebcca7', 'worker-manner', 'How workers are with people', '{"worker/manager/she/he/they/staff/lady/man/woman/officer/everyone … nice/kind/friendly/lovely/rude/polite/patient/funny/calm/warm/welcoming/caring/strict/respectful/disrespectful/horrible/supportive/approachable/genuine/honest","nice/kind/friendly/lovely/rude/good/great/horrible/brilliant/best worker/manager/lady/man/woman/people/person/officer/staff","down to earth","worker/manager … good/great/amazing/brilliant/helpful/understanding","was/were/so/very/really understanding","respect/disrespect me/us/my/him/her","with respect","no respect",judgemental,"judge me/us/my/him/her/you",judging,"talk/look/speak down","talk/speak to me/us/him/her like","treat me/us/him/her","get on … with him/her/them/worker","get on well","easy to talk","trust him/her/them/you/worker/my","shout at","on my/our side","feel/felt comfortable/welcome/small/stupid/judged"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '1'),
('01a07b4f-7500-72c5-8a05-d039c9558f5b', 'appointment-times', 'Times of appointments', '{appointment,"wrong time","time is/was wrong","a/better/good/bad/different time to","what time","time of","too early","too late","early morning",evening,weekend,"after/during/out school","after/during work","school/college hours","time off",clash,rearrange,reschedule,"change/move … time/day/date",reminder,remind,"miss/forget/forgot … appointment/session/meeting","late for","was/were/is/always late","kept … waiting","waiting time","on time","too long","more/less/fewer/often sessions"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '12'),
('01a07b4f-7500-72eb-a18c-dca5a0a7b465', 'information', 'Knowing what is going on', '{information,info,"what/whats … happen/happening next/now/after","what/whats happening","what would/will happen","what happens","going to happen","next step",explain,"no idea","not/didnt/never know/knew/told/say/explained","nobody/noone tell/told/explained/say","no one tell/told/explained/say","tell/told me/us what/how/when/why/nothing/about/everything",confuse,leaflet,booklet,"welcome pack","exit plan",clear,unclear,"find/found out","what to expect","know/understand what/why/when/where/who","in the dark","told/tell straight"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '13'),
('01a07b4f-7500-7437-a6b0-7fe42b36b47f', 'getting-there', 'Getting there', '{bus,"by/the/a train","train station/fare/ticket",tube,transport,travel,taxi,uber,fare,petrol,"parking space/ticket","nowhere to park",drive,"a lift","give/gave … lift","too/so/very/quite far","far away","far to","get/got/getting there/here","come/came all the way","long way",journey,"walk there",miles,nearer,"closer to home","other side of","come/came to me/us/my/our"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '11'),
('01a07b4f-7500-7455-8616-8100db0d01be', 'what-the-crime-did', 'What the crime did to people', '{"what happened to me/us/my","after what happened","since it/the happened/incident","think about it",insurance,damage,"cost me/us",property,stolen,stole,compensation,injury,injured,suffer,"impact on","the incident","the offence","moved house"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '23'),
('01a07b4f-7500-7659-862c-65a4a09983c9', 'activities', 'What we did, and whether it suited me', '{activity,residential,boxing,cook,football,basketball,gym,music,studio,art,draw,paint,bike,"cycle workshop",cycling,"trade skills",trades,"skills course","girls group","group work","video project",whiteboard,"flower bank",recycle,"recycling computers",trip,sport,swim,climb,mentor,programme,project,workshop,worksheet,bore,boredom,fun,game,"restorative justice friday","session … good/bad/fun/boring/interesting/useful/pointless","suit/suited me/us/him/her/my","did not/didnt suit/fit","fit/fitted what/me","good at","learn/learnt/taught … new/how/lot/skill"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '10'),
('01a07b4f-7500-7682-bdcb-192e3b2ad239', 'time-for-me', 'Time for me', '{"time for me/us/him/her/my/it","had/has/have/make/made/take/took/give … time for/with/to","take his/her/their/the time","more/enough/little time with",rush,"in a hurry","too/always/so busy",cancel,"never/not turn/show up","didnt turn/show up","cut short","always there","there for me/us/him/her","pick up the phone","call/ring/phone/text/email … back","get hold of","hard to reach","return … call"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '3'),
('01a07b4f-7500-7811-8474-2b5120e3b49d', 'school-and-work', 'School, training and work', '{school,college,teacher,exam,gcse,exclude,exclusion,"a/part/find/found/get/got/my job","job interview/centre",apprentice,apprenticeship,"a/the/training/college course","work experience",career,cv,cscs,employment,employer,education,homework,attendance,university,maths,"get/got/find/found … work",qualification}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '15'),
('01a07b4f-7500-7823-a068-8a8fb3ce894e', 'health-and-feelings', 'Health and feelings', '{"mental health",anxiety,anxious,depress,depression,stress,stressful,anger,angry,"my temper","calm down",sleep,emotion,"my/his/her/their feelings",mood,counselling,counsellor,camhs,therapy,therapist,doctor,nurse,gp,hospital,drug,weed,cannabis,alcohol,drunk,smoke,vape,adhd,autism,autistic,medication,panic,confidence,confident,"self esteem",worry,nervous,upset,upsetting,"feel/felt/feeling … better/happy/happier/sad/down/low/bad/good/awful/guilty/ashamed",cry,trauma,wellbeing,"well being",health,nightmare}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '16'),
('01a07b4f-7500-7849-bf75-46dcfec945ab', 'clear-words', 'Plain words and language', '{"long/big/hard/complicated/difficult/simple/easy/easier/plain words",jargon,"easy/easier/hard/harder/difficult to understand/follow/read/fill",interpreter,translate,translator,"my/our/own/another/first language",english,"fill … form","too many forms","cant/cannot/struggle … read",spelling,paperwork,"speech therapist/therapy"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '14'),
('01a07b4f-7500-7924-98da-2216135b3c92', 'change-of-worker', 'Workers changing', '{"change/swap/switch … worker/manager/officer","new/different/another/same/third/fourth worker/manager/officer","worker/manager/officer … leave","keep changing/swapping","start again with","start/starting all over","start from scratch"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '4'),
('01a07b4f-7500-7979-bbb1-c169e2a8babd', 'reparation', 'Reparation', '{reparation,"community payback/service",payback,"unpaid work",litter,"pick/picking up rubbish","charity shop","make/making amends","pay back",allotment,"community garden","clean graffiti",conservation}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '9'),
('01a07b4f-7500-7a09-bb17-94ed1d79ac12', 'kept-informed', 'Being kept informed', '{"keep/kept … informed/updated/posted/loop","keep/kept … up to date",update,"hear/heard nothing/back","not/never/havent/didnt/dont hear/heard anything/back/from/a","never heard","no news",progress,"no contact","nobody/noone ring/rang/call/contact/told/phone","no one ring/rang/call/contact/told/phone",chase,"had to ring/phone/call","in the dark",outcome,"what happened to him/her/them/it","in the loop","let … know",communication,"get/got back to me/us"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '20'),
('01a07b4f-7500-7a95-8cf6-6d5767772ce4', 'what-changed', 'What got better', '{"stay/keep/kept/stayed … out of trouble","think before","think about my/the consequences/choices",consequence,"better choice/choices/decisions","turn/turned … life/around","change/changed my/his/her life/behaviour/attitude/ways","new start","fresh start","second chance","grow up","grown up",matured,"better person","not/stop/stopped offending","on track","my/our goals","my future"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '24'),
('01a07b4f-7500-7b34-a299-4743db55b0c1', 'listened-to', 'Being asked and listened to', '{listen,"never/not/nobody/wasnt/werent/didnt/dont ask","no one ask","ask me/us/him/her what/how/if/about/first/for","ask what i/we/he/she","ask for my/our/his/her","ask my/our","was/were/being/be/been/get asked","hear/heard me/us/my/our","was/were/be/feel/felt/been/being heard",ignore,"a/my/our/any/no/some/more say","say in","my/our/his/her/their side/view/opinion/voice/story",views,opinion,"decide for/without","no/a/any/more choice","given/had a choice","involve me/us/him/her/in","felt/feel/being/be/was/were involved/included","left out","take … seriously",consult,"talk/speak over/about/for me/us","understand me/us/my/him/her"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '7'),
('01a07b4f-7500-7c2c-81fe-2d6f18070b93', 'place', 'The place', '{building,office,"waiting room",reception,"the/this/that/your/meeting room","room … cold/small/hot/dirty/bare",toilet,"the/this/that/nice/horrible/scary/safe/different/your place","too/so/very/really/bit/was/is/and/looks dark","dark and","dark corridor/room/building/place/street/entrance/outside",dingy,gloomy,"run down",dirty,smelly,smell,stairs,wheelchair,cramped,noisy,"not … for children/kids/young","no privacy","not private",poster,buzzer,"glass screen","the centre"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '6'),
('01a07b4f-7500-7cec-b527-e853584e5464', 'fairness', 'Being treated fairly', '{fair,unfair,fairly,fairness,racist,racism,race,prejudice,bias,biased,discriminate,discrimination,stereotype,profiled,"because i am/im","because im/hes/shes black/asian/white/muslim/a","treat/treated … different/differently/like/same","same as everyone","skin colour","my culture",religion,"label me/him/her/us"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '22'),
('01a07b4f-7500-7dae-9645-c6135db982aa', 'food', 'Food and drink', '{food,snack,pizza,biscuit,lunch,breakfast,hungry,drinks,"hot chocolate",mcdonalds,sandwich,tea,coffee}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '25'),
('01a07b4f-7500-7de2-b50b-f6bbed4caf84', 'family', 'Family and home', '{family,relationship,"my/his/her/me/and mum/dad/nan/gran/brother/sister/parents/stepdad","at home","home life",argue,argument,sibling,parenting,foster,carer,"care home","childrens home","support for parents/me/us","as a parent/mum/dad/mother/father","parent group",boundary}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '17'),
('01a07b4f-7500-7e97-87d1-a342ec2caa75', 'online', 'Online and on the phone', '{online,zoom,facetime,whatsapp,"on/over/via/using/by/microsoft teams","video call/link/chat/meeting/session",virtual,laptop,"computer screen","a/the/my screen",internet,wifi,"wi fi",signal,camera,connection,freeze,"teams keep/crash/call/meeting","by/over/on the phone","by phone","phone call/appointment/session","face to face","in person","link … work/send/sent","the app"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '8'),
('01a07b4f-7500-7f43-bf2a-2f2197e61cf0', 'restorative-justice', 'Restorative justice and apology', '{restorative,rj,apology,apologise,"say/said/was/is/were/are/really/genuinely/mean sorry","meet/met/face/facing … him/them/her/boy/girl/victim/person",mediation,mediator,conference,"letter from","write/wrote … letter","put … right","what he/she/they did to",remorse,forgive,closure,"make up for","person harmed","the victim"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '19');
SELECT setval(pg_get_serial_sequence('service.theme', 'place'), greatest((SELECT max(place) FROM service.theme), 1));
DELETE FROM service.theme_history;
INSERT INTO service.theme_history (id, theme_id, did, was, becomes, who, at) OVERRIDING SYSTEM VALUE VALUES
('1', '01a07b4f-7500-71d5-8bed-1e50a2ebcca7', 'made', NULL, 'How workers are with people', 'sayback', '2026-09-07 10:00:00+00'),
('10', '01a07b4f-7500-7659-862c-65a4a09983c9', 'made', NULL, 'What we did, and whether it suited me', 'sayback', '2026-09-07 10:00:00+00'),
('11', '01a07b4f-7500-7437-a6b0-7fe42b36b47f', 'made', NULL, 'Getting there', 'sayback', '2026-09-07 10:00:00+00'),
('12', '01a07b4f-7500-72c5-8a05-d039c9558f5b', 'made', NULL, 'Times of appointments', 'sayback', '2026-09-07 10:00:00+00'),
('13', '01a07b4f-7500-72eb-a18c-dca5a0a7b465', 'made', NULL, 'Knowing what is going on', 'sayback', '2026-09-07 10:00:00+00'),
('14', '01a07b4f-7500-7849-bf75-46dcfec945ab', 'made', NULL, 'Plain words and language', 'sayback', '2026-09-07 10:00:00+00'),
('15', '01a07b4f-7500-7811-8474-2b5120e3b49d', 'made', NULL, 'School, training and work', 'sayback', '2026-09-07 10:00:00+00'),
('16', '01a07b4f-7500-7823-a068-8a8fb3ce894e', 'made', NULL, 'Health and feelings', 'sayback', '2026-09-07 10:00:00+00'),
('17', '01a07b4f-7500-7de2-b50b-f6bbed4caf84', 'made', NULL, 'Family and home', 'sayback', '2026-09-07 10:00:00+00'),
('18', '01a07b4f-7500-7165-b0ed-1b7e7ec44fe4', 'made', NULL, 'Feeling safe', 'sayback', '2026-09-07 10:00:00+00'),
('19', '01a07b4f-7500-7f43-bf2a-2f2197e61cf0', 'made', NULL, 'Restorative justice and apology', 'sayback', '2026-09-07 10:00:00+00'),
('2', '01a07b4f-7500-70dc-b905-cd542c679239', 'made', NULL, 'Whether workers have the right skills', 'sayback', '2026-09-07 10:00:00+00'),
('20', '01a07b4f-7500-7a09-bb17-94ed1d79ac12', 'made', NULL, 'Being kept informed', 'sayback', '2026-09-07 10:00:00+00'),
('21', '01a07b4f-7500-7124-9d6e-543ba4632701', 'made', NULL, 'Police, panels and court', 'sayback', '2026-09-07 10:00:00+00'),
('22', '01a07b4f-7500-7cec-b527-e853584e5464', 'made', NULL, 'Being treated fairly', 'sayback', '2026-09-07 10:00:00+00'),
('23', '01a07b4f-7500-7455-8616-8100db0d01be', 'made', NULL, 'What the crime did to people', 'sayback', '2026-09-07 10:00:00+00'),
('24', '01a07b4f-7500-7a95-8cf6-6d5767772ce4', 'made', NULL, 'What got better', 'sayback', '2026-09-07 10:00:00+00'),
('25', '01a07b4f-7500-7dae-9645-c6135db982aa', 'made', NULL, 'Food and drink', 'sayback', '2026-09-07 10:00:00+00'),
('3', '01a07b4f-7500-7682-bdcb-192e3b2ad239', 'made', NULL, 'Time for me', 'sayback', '2026-09-07 10:00:00+00'),
('4', '01a07b4f-7500-7924-98da-2216135b3c92', 'made', NULL, 'Workers changing', 'sayback', '2026-09-07 10:00:00+00'),
('5', '01a07b4f-7500-71b0-be62-56ca6ea67d81', 'made', NULL, 'Too many people', 'sayback', '2026-09-07 10:00:00+00'),
('6', '01a07b4f-7500-7c2c-81fe-2d6f18070b93', 'made', NULL, 'The place', 'sayback', '2026-09-07 10:00:00+00'),
('7', '01a07b4f-7500-7b34-a299-4743db55b0c1', 'made', NULL, 'Being asked and listened to', 'sayback', '2026-09-07 10:00:00+00'),
('8', '01a07b4f-7500-7e97-87d1-a342ec2caa75', 'made', NULL, 'Online and on the phone', 'sayback', '2026-09-07 10:00:00+00'),
('9', '01a07b4f-7500-7979-bbb1-c169e2a8babd', 'made', NULL, 'Reparation', 'sayback', '2026-09-07 10:00:00+00');
SELECT setval(pg_get_serial_sequence('service.theme_history', 'id'), greatest((SELECT max(id) FROM service.theme_history), 1));
DELETE FROM service.told_session;
INSERT INTO service.told_session (id, commitment_id, on_day, attended, recorded_by, recorded_at) OVERRIDING SYSTEM VALUE VALUES
('6a3ff3f1-6852-4ad3-9b65-e40793584716', '01a1ab26-a900-708c-82fe-c1121e9fbff6', '2026-09-21', '6', 'lead', '2026-11-05 10:00:00+00');
DELETE FROM service.update;
INSERT INTO service.update (id, commitment_id, status, said, did, made_by, made_at) OVERRIDING SYSTEM VALUE VALUES
('bd80f4b2-14a1-4755-93f1-1ee06bd07d4c', '01a1ab26-a900-708c-82fe-c1121e9fbff6', 'thinking', 'You do not ring.', 'We ring on Mondays.', 'lead', '2026-11-05 10:00:00+00');
DELETE FROM victim.alert;
INSERT INTO victim.alert (id, invitation_id, response_id, question, sealed, raised_at, state, delete_on) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-790c-8560-76472445385c', '01a07b4f-7500-7eb3-bfe8-69ec9e0bf8c9', '01a0c368-7d00-780c-8277-dda6d1951838', 'best', NULL, '2026-09-21 10:00:00+00', 'open', '2027-09-21');
DELETE FROM victim.answer;
INSERT INTO victim.answer (response_id, question, outcome, sealed, categories, answered_at, reading) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-780c-8277-dda6d1951838', 'best', 'given', E'\\x0144e68c74cbbd4f828feec6e3e6d10fe1db23948e2ed0a36924330b39505c8d1b62fa73f0f77460bc4f680c8ed54b7a2a845b864809e210c71e4887e2bb131b7af27e919e5a5f9a2eebdce90c046d82473ee0f3297167e42b098187f37e0bdcacb94582adeedadd8742782adb55c7c65172c9ba2174cebf32b5d1af5df219203b5f1450cc88623db7abf3d27af224dd5f84070e865164d8cbe11657045c17fd077d4e6a9ac99261', '{said,negative}', '2026-09-21 10:00:00+00', 'unread'),
('01a0c368-7d00-780c-8277-dda6d1951838', 'safe', 'given', E'\\x0144e68c740eba6e29b874a8cf878d6701a0053b3684298e02688d5945614413c27ccffe88ef11b040871e24188c5f74d2d25bba13857e1e3d5fc486bfd03ad7bd1a379036edc26362ae4b0786b99214444fd1a34b4c79b3cd9283061c05a4bc', '{yes}', '2026-09-21 10:00:00+00', 'unread'),
('01a0c368-7d00-7e4e-8bac-ffed20e16add', 'best', 'given', E'\\x0144e68c74c08794ba5593f8e7caa783708b4d4932c5ad408f2d531e064fd6c86d43630ffd75c466b932950e5ba95f431aaa1f3503bd3abbd80fceb09a1d5b0b60c61d6804cf87836e3405326880856ee997d21f543e4617a63670544a4575a890764be6353501d1383f819bf59e588a5e4290c5f4186b6206b47fe776cb716ff915778cbd7304ba03df5ed866ca75ac7b31671562b2ec4cb082a1b6a186ff6811a961', '{said}', '2026-09-21 10:00:00+00', 'read'),
('01a0c368-7d00-7e4e-8bac-ffed20e16add', 'safe', 'given', E'\\x0144e68c74cd7dca36d77f28b9062933cf82935a95fab82c8e69cef3e546af6382c90832987cf1c8e77b1655343dcf8d2c67ebe0f9704ffcf2895be9716708f822d7375e38a9630ecbb57d6a6502fc14a43af2617575451f46478803d89060e0', '{yes}', '2026-09-21 10:00:00+00', 'unread');
DELETE FROM victim.chat_reference;
INSERT INTO victim.chat_reference (address, sealed, made_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('another address', E'\\x0144e68c74c447d2ee745d9b88d625deb777a2850a330306b1c59f4eb4a1ce8710c78fe443b9783b5c63f58a160019b02bede5348f99498c4de514f1fdbc2e22', '2026-09-21 10:00:00+00', '2028-09-21');
DELETE FROM victim.coding;
INSERT INTO victim.coding (response_id, question, coder, themes, praise, settles, at) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-7e4e-8bac-ffed20e16add', 'best', 'lead', '{01a07b4f-7500-71d5-8bed-1e50a2ebcca7}', 'false', 'true', '2026-09-21 10:00:00+00');
DELETE FROM victim.consent;
INSERT INTO victim.consent (id, participant_id, purpose, given, way, recorded_by, wording, wording_version, receipt, conversation_id, at, place) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-73ae-b053-896853e06a76', '01a07b4f-7500-7d04-9a76-86da90b2f7ea', 'contact', 'true', 'spoken', 'rj-worker', 'May we? (contact)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '24'),
('01a07b4f-7500-7425-a066-fa8ac7cc79da', '01a07b4f-7500-7d04-9a76-86da90b2f7ea', 'feedback', 'true', 'spoken', 'rj-worker', 'May we? (feedback)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '26'),
('01a07b4f-7500-7454-b7cb-4b7bb82d5a42', '01a07b4f-7500-761b-b16f-ab125eb3a20b', 'contact', 'true', 'spoken', 'rj-worker', 'May we? (contact)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '2'),
('01a07b4f-7500-74c0-84d0-53ac0baedb11', '01a07b4f-7500-7da6-aa00-790d2a23113c', 'contact', 'true', 'spoken', 'rj-worker', 'May we? (contact)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '16'),
('01a07b4f-7500-776c-b8bb-50fd965c8bea', '01a07b4f-7500-70c8-8c14-1f445e4a7e3f', 'feedback', 'true', 'spoken', 'rj-worker', 'May we? (feedback)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '14'),
('01a07b4f-7500-77be-9ac3-9b631d071ef0', '01a07b4f-7500-761b-b16f-ab125eb3a20b', 'feedback', 'true', 'spoken', 'rj-worker', 'May we? (feedback)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '4'),
('01a07b4f-7500-7847-9827-7077718f78df', '01a07b4f-7500-70c8-8c14-1f445e4a7e3f', 'contact', 'true', 'spoken', 'rj-worker', 'May we? (contact)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '12'),
('01a07b4f-7500-7b8f-94e2-da749ad2f601', '01a07b4f-7500-761b-b16f-ab125eb3a20b', 'pass-on', 'true', 'spoken', 'rj-worker', 'May we? (pass-on)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '6'),
('01a07b4f-7500-7bd0-8f09-0f11c87d76e1', '01a07b4f-7500-761b-b16f-ab125eb3a20b', 'quotation', 'true', 'spoken', 'rj-worker', 'May we? (quotation)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '8'),
('01a07b4f-7500-7da8-b6f4-184bde803438', '01a07b4f-7500-761b-b16f-ab125eb3a20b', 'hear-back', 'true', 'spoken', 'rj-worker', 'May we? (hear-back)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '10'),
('01a07b4f-7500-7e75-afdc-5b089fb1b512', '01a07b4f-7500-7da6-aa00-790d2a23113c', 'feedback', 'true', 'spoken', 'rj-worker', 'May we? (feedback)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '18'),
('01a0c368-7d00-7c9e-bf9a-62be7254cb75', '01a07b4f-7500-7da6-aa00-790d2a23113c', 'contact', 'false', 'spoken', 'rj-worker', 'May we? (contact)', '1', '2DA4-63C6-F7BC', NULL, '2026-09-21 10:00:00+00', '20'),
('60711039-5762-4e18-9c12-82ba4df3795b', '01a07b4f-7500-7da6-aa00-790d2a23113c', 'feedback', 'false', 'spoken', 'rj-worker', 'May we? (contact)', '1', '2DA4-63C6-F7BC', NULL, '2026-09-21 10:00:00+00', '22');
SELECT setval(pg_get_serial_sequence('victim.consent', 'place'), greatest((SELECT max(place) FROM victim.consent), 1));
DELETE FROM victim.consent_now;
INSERT INTO victim.consent_now (participant_id, purpose, given, since) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-70c8-8c14-1f445e4a7e3f', 'contact', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-70c8-8c14-1f445e4a7e3f', 'feedback', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-761b-b16f-ab125eb3a20b', 'contact', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-761b-b16f-ab125eb3a20b', 'feedback', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-761b-b16f-ab125eb3a20b', 'hear-back', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-761b-b16f-ab125eb3a20b', 'pass-on', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-761b-b16f-ab125eb3a20b', 'quotation', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7d04-9a76-86da90b2f7ea', 'contact', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7d04-9a76-86da90b2f7ea', 'feedback', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7da6-aa00-790d2a23113c', 'contact', 'false', '2026-09-21 10:00:00+00'),
('01a07b4f-7500-7da6-aa00-790d2a23113c', 'feedback', 'false', '2026-09-21 10:00:00+00');
DELETE FROM victim.conversation;
INSERT INTO victim.conversation (id, invitation_id, response_id, claim, kind, bands, version_id, due, address, tab, version, closed, sealed, made_at, moved_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('0e3c785f-335e-8ae5-89f9-c69435adc6e4', '01a07b4f-7500-7c26-868a-c8c1f59098a4', NULL, E'\\xbafe9097685b44cb3bbf09023f2750e3795bf996ac63a31877b68de6030a8fff', 'victim', '{}', '2', '2026-12-31', NULL, '4907af1373b4', '6', 'false', E'\\x0144e68c74a410145104b726db21ebb9f8d0476bb6e7e44980208f374f5590c84b2f48407fd8400797fd72421223edd167a89cac7b283caacd8169fe6f6346298a493139a4df2d72278bf9a0743f9883959c5b571c9f745c5e2ce76d5a8b1ed270f834c080795145913ba332e90b38c6ec8cdf9a232e5452c61f023cb14a9c45548d6c756550a641530639940bb609255f716cfb211baac77bfc83d67113b78ef65142e6888dcaa530ebe1ee6edc1f381aa3a37f266506a2a627e8ca6a21410bd1f8af80cbb88aa81affbf5d45f5549d09d3253e853b7ea226ea29d02fea70bab12b167d186fbbb6ee43af64054543763b06c9566976476a6501955be1109b2bc28f83ad4a28d7f1eba28db8ca06b90e58100087726ae36c2bae70a1690141ee270670530e98caa693d6395b34c48b58e00f29b621adf2c5543f7d9a2fc137b7a84469a0d28be979bf67d6e3b1e489caf050b19d2cde2d8be31e940f8a3ae3cccc57ddb4b819e4b63582f3e8f5858e82cdb4ad5e99ba0554b9841d2bca03398cd7150bd271f00a7a71d96e2629ab1a98e06dcccf54859b72f142bb71017952ad6a967438d7bbfc8d5cabd5e569bce1eeb9bb0bbe610d824358b447cef399b39f92ba1d958d187515ab6cef3fec4cf4aa6eb38ce1b9b52e3d978fa4a198602aca7a', '2026-09-21 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('0efe6c00-cf0f-89a6-923f-c51c43ac080b', '01a07b4f-7500-711b-bb1c-8f2997f39e43', NULL, E'\\x1d48e8a8c1654e533a4bcf044ac28872314805a47e6675a7697a1d14db7985a6', 'victim', '{}', '2', '2026-12-31', NULL, '5477c9d1bd1d', '6', 'true', E'\\x', '2026-09-21 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('40324543-b770-80f4-8a70-fcfb085b3672', '01a07b4f-7500-7eb3-bfe8-69ec9e0bf8c9', '01a0c368-7d00-780c-8277-dda6d1951838', E'\\x1ce3b87d65275c51f01e8f4cb8875d48419159994579057190f865488d7c2f5c', 'victim', '{}', '2', '2026-12-31', NULL, 'be69296b8191', '4', 'false', E'\\x0144e68c741a96a30a7ad5eb8db8d6e02d646f71c0d032a2700d7a18f161ee797fe791f47c86b15bb8f3e9afc3a029eec8030e3bd2fb6f469bfccb0e71b0b7336878869e60d499ae0cd22a26a8f606bd43f6e6adbbcd5229a8eec2399dadffe32b4b0387c366719f9878fa5bdbd3b20fbf1243c348e7261403bb93c0cb95adf6a6f5e9436c84461cc971ceb0ff269fd97f4afcbe7565f4b759a80d18ae874604b33820fe1848449429c4df1177aed4e239a82a147dc030b65df654843ecd9dea521a05a2c010a653d3fee9543a03a1b9d9e0195f9ddab941bba161e147eb6cbd656410b97b6d585913c7184f4e71eaca16b382c951f3cda67c8a8987f7de78895ceea26192478b4a5c2ce678a1387739b1263125e5735712bb0363c3c2802672a814a65d07ca2d76c4080689679efb5284d22a1dd2a154f70cfc2de3b7e10b0db9c9de100c72ed698a023ba723e9d02573bb1f0ddca405f8831c52df0b0320b045c9b1beebe186c0fc134f5fd0198b88ed687a22650cad47bf3ab22bc32bb4b109c6e660c4d52c201ee39ee2aaa92d16e6d315ac72bfd71b51e3c08630d638dd2b634556fa423c342fae08e1ab750cc4136bd04e208bb66340007b203af13e57f62cd7ed1960b13de256cb83c334a3086e2ad45e25b6c97737d6ad028600e517ac0d5cf2b71b5a74518f786ea883542f0fde6d9b1cca28f3315c733ff3be0cfd35b655cbcd59218192b165324ff1e418f6f62609ed968cd0f4636fe6814bb6448a30e4792bcb720902d8648a5e0f562bbf90a08009471dc5ea0ac38921e09646f4a24e8fdd9860bf', '2026-09-21 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('c1acbfad-2c45-8441-b0b6-c4eb90879088', '01a07b4f-7500-7cb4-934c-3b8890ae4467', '01a0c368-7d00-7e4e-8bac-ffed20e16add', E'\\x8669408d1d3cf0953fae6c3fc82209dabff2988eb6b1e38995656f2c4b951fd0', 'victim', '{"age":"18-plus"}', '2', '2026-12-31', NULL, 'tab', '4', 'false', E'\\x0144e68c744de1d719ba61af6b10a76dd89f9722fcbbcc5c178dfbcc8400c72fdc2b88e1e19b98ceed5b63b1571a749a6d5fee5abd9294dfef2d264bf5224daef0a4e953e4dcebc559e2a4ab4adf7c30bd8cea8a938169b3841e6507fd50733a3aa179facec39ded3f101e74e869c8eff094cb1bcf620bf7f7ede79e408bc91b386ed7231ee49bf8ab356dc6041d927f13ae587fd1a59aca04c31f0f915ec8b25afd378ce13956ffb39f4ebfffbf83c2023dbb1d2d43b155bd5e1cdfd3fddd9bfe11c36f191fa5c417a34c63a5fa840697f209ce730e1edf421d7502ccd1a311852c05837428ad9258dacae5f0cb754ab8ab84f80e3be9efc6869f57bf3bbdc83e08e23ee990ebf07e0f1c7a10dd8c7e8f64a3bbea7f5dd9d17950b0e1d447a0315f75555c1765911388533fe6c06ccaf30869aaba4c5debc52b5f7034555424209a788d5b84d96965b4e4b73d02905050de384b7111209bcab0a050e05a917f010388e0e30a9e16d5f0ec168855613243cdabf67fdfad39173f0a34d9c45e759d165d4b12fc2fd35f5799e85e8f2636c412d76af65cd566aba61903947f2aad6758a35a3002586b240d2fa481d40361460037989ae8d5697c57bd3bc656cb527f495bba6374d5de634ed5d477cb22db724284c0d637521896d9e81181a73a4e2b0fe450874beb94e442f04426853e4d387629fc17c1c1bc4f7627a2dedb44bb9b6f3f919782450d626b5f54dd3d7fd0f0ff59948e65a6eed7dfa25eac05a1597dab2cc02d2b0b5fc2ad5f40db82d73baa', '2026-09-21 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31');
DELETE FROM victim.erasure;
INSERT INTO victim.erasure (receipt, erased_on, what, delete_on) OVERRIDING SYSTEM VALUE VALUES
('2DA4-63C6-F7BC', '2026-09-21', 'consent:contact', '2028-09-21'),
('81B5-61B3-50CE', '2026-09-21', 'small-for-victims', '2028-09-21');
DELETE FROM victim.invitation;
INSERT INTO victim.invitation (id, participant_id, questionnaire, code_hash, code_sealed, bands, month, due, status, made_at, used_on, delete_on, batch, place, speaker) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-711b-bb1c-8f2997f39e43', '01a07b4f-7500-7da6-aa00-790d2a23113c', 'small-for-victims', E'\\x57732bdcf5667e433b72389d202f6ff365d7b0047b5c092e5fe3114386e6aa14', NULL, '{}', '2026-09', '2026-12-31', 'erased', '2026-09-07 10:00:00+00', NULL, '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-7c26-868a-c8c1f59098a4', '01a07b4f-7500-7d04-9a76-86da90b2f7ea', 'small-for-victims', E'\\xd98e0c686608557cdbcf8460e6377b3caa929a7c8320bbd0358355e08acf9b1c', NULL, '{}', '2026-09', '2026-12-31', 'erased', '2026-09-07 10:00:00+00', NULL, '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-7cb4-934c-3b8890ae4467', '01a07b4f-7500-761b-b16f-ab125eb3a20b', 'small-for-victims', E'\\xb812e9d5066305590cc2083454b5c6d9f6b760be69af94480da85882d663d694', NULL, '{"age":"18-plus"}', '2026-09', '2026-12-31', 'used', '2026-09-07 10:00:00+00', '2026-09-21', '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-7eb3-bfe8-69ec9e0bf8c9', '01a07b4f-7500-70c8-8c14-1f445e4a7e3f', 'small-for-victims', E'\\xfd6166e59ffda20b3dbc60dd9b38c10d3c1a0b7685ef410717ca9e5fcba8f886', NULL, '{}', '2026-09', '2026-12-31', 'used', '2026-09-07 10:00:00+00', '2026-09-21', '2027-12-31', NULL, NULL, NULL);
DELETE FROM victim.journey_fact;
INSERT INTO victim.journey_fact (participant_id, fact, on_day, reason, recorded_by, recorded_at) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-70c8-8c14-1f445e4a7e3f', 'consented', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-70c8-8c14-1f445e4a7e3f', 'feedback-asked', '2026-09-07', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-70c8-8c14-1f445e4a7e3f', 'feedback-given', '2026-09-21', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-70c8-8c14-1f445e4a7e3f', 'identified', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-761b-b16f-ab125eb3a20b', 'consented', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-761b-b16f-ab125eb3a20b', 'feedback-asked', '2026-09-07', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-761b-b16f-ab125eb3a20b', 'feedback-given', '2026-09-21', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-761b-b16f-ab125eb3a20b', 'identified', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-761b-b16f-ab125eb3a20b', 'offered', '2026-09-21', NULL, 'rj-worker', '2026-09-21 10:00:00+00'),
('01a07b4f-7500-7d04-9a76-86da90b2f7ea', 'consented', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7d04-9a76-86da90b2f7ea', 'feedback-asked', '2026-09-07', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7d04-9a76-86da90b2f7ea', 'feedback-given', '2026-09-21', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7d04-9a76-86da90b2f7ea', 'identified', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7da6-aa00-790d2a23113c', 'consented', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7da6-aa00-790d2a23113c', 'feedback-asked', '2026-09-07', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7da6-aa00-790d2a23113c', 'feedback-given', '2026-09-21', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7da6-aa00-790d2a23113c', 'identified', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00');
DELETE FROM victim.participant;
INSERT INTO victim.participant (id, kind, person, pseudonym, bands, contact, made_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-70c8-8c14-1f445e4a7e3f', 'victim', 'DYZJx3gzlaE', 'V-N8ZVPR', '{}', NULL, '2026-09-07 10:00:00+00', '2028-09-07'),
('01a07b4f-7500-761b-b16f-ab125eb3a20b', 'victim', '3cFDLMKmL98', 'V-D9MFXV', '{"age":"18-plus"}', E'\\x0144e68c7447501d62a2358a5305795ab7f66db2823bb604aa37801eacb801d03253f7b2a066541403b9bf8b20', '2026-09-07 10:00:00+00', '2028-09-07'),
('01a07b4f-7500-7d04-9a76-86da90b2f7ea', 'victim', 'xBI7xJ4qLHs', 'V-S8BYJS', '{}', NULL, '2026-09-07 10:00:00+00', '2028-09-07'),
('01a07b4f-7500-7da6-aa00-790d2a23113c', 'victim', 'w7O5RiK6okk', 'V-G2FWJ7', '{}', NULL, '2026-09-07 10:00:00+00', '2028-09-07');
DELETE FROM victim.passing;
INSERT INTO victim.passing (response_id, question, participant_id, passed_on_id, on_day) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-7e4e-8bac-ffed20e16add', 'best', '01a07b4f-7500-761b-b16f-ab125eb3a20b', 'c48de1d2-f38d-4282-a2c0-7d5e9d198ad4', '2026-09-21');
DELETE FROM victim.quotation;
INSERT INTO victim.quotation (id, response_id, question, state, sealed, chosen_by, redacted_by, cleared_by, moved_at) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-70c2-a970-0a60f0e64d3a', '01a0c368-7d00-7e4e-8bac-ffed20e16add', 'best', 'chosen', NULL, 'lead', NULL, NULL, '2026-09-21 10:00:00+00');
DELETE FROM victim.release;
INSERT INTO victim.release (id, batch, since, month) OVERRIDING SYSTEM VALUE VALUES
('1', '1', '', '');
DELETE FROM victim.response;
INSERT INTO victim.response (id, invitation_id, claim, version_id, identity, started_at, ended_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-780c-8277-dda6d1951838', '01a07b4f-7500-7eb3-bfe8-69ec9e0bf8c9', NULL, '2', 'confidential', '2026-09-21 10:00:00+00', '2026-09-21 10:00:00+00', '2027-09-21'),
('01a0c368-7d00-7e4e-8bac-ffed20e16add', '01a07b4f-7500-7cb4-934c-3b8890ae4467', NULL, '2', 'confidential', '2026-09-21 10:00:00+00', '2026-09-21 10:00:00+00', '2027-09-21');
DELETE FROM victim.tally;
INSERT INTO victim.tally (response_id, version_id, questionnaire, month, person, bands, waiting, counted, codes, batch, first) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-780c-8277-dda6d1951838', '2', 'small-for-victims', '2026-09', 'DYZJx3gzlaE', '{}', '0,03,', NULL, NULL, NULL, NULL),
('01a0c368-7d00-7e4e-8bac-ffed20e16add', '2', 'small-for-victims', '2026-09', '3cFDLMKmL98', '{"age":"18-plus"}', '0,0,', NULL, NULL, NULL, NULL);
DELETE FROM victim.tally_added;
DELETE FROM victim.telling;
INSERT INTO victim.telling (update_id, response_id, person, outcome, way, why, made_at, tried_at, told_at, verdict, verdict_at, shown_way, shown_verdict) OVERRIDING SYSTEM VALUE VALUES
('bd80f4b2-14a1-4755-93f1-1ee06bd07d4c', '01a0c368-7d00-7e4e-8bac-ffed20e16add', '3cFDLMKmL98', 'waiting', NULL, NULL, '2026-11-05 10:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL);
RESET session_replication_role;
RESET search_path;
