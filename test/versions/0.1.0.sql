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
  FROM service.edition e, jsonb_array_elements(e.content::jsonb -> 'promises') p (p);

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
('01a0c368-7d00-7271-8ed3-9217e66c102b', '01a07b4f-7500-7639-9979-b0a3f832bf23', '01a07b4f-7500-72ba-8711-ba278775549c', 'best', NULL, '2026-09-21 10:00:00+00', 'open', '2027-09-21');
DELETE FROM people.answer;
INSERT INTO people.answer (response_id, question, outcome, sealed, categories, answered_at, reading) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-72ba-8711-ba278775549c', 'best', 'given', E'\\x0144e68c7442af7addfffbef67a3b0ee279b29d84c7e46cc3a8d9ccda1d9fd91cde568661aa4508dedee3203a280a9a3b129eabbf8be1f4931a3706e1701833fb8f102a1839d8087de10a7e6e74ef6a18a65db49486a52d2dd5a8df6fff17388824377c0eb977d930ae4be2caa0847264c0cd67f463169569932b8530195e58060c44e67b66602706d00c981b58775f80369213289594a12f23beb789dc3e7fc6c425f89865d700c9b06bc99aac9f9e6ad929d5ce678ef', '{said}', '2026-09-21 10:00:00+00', 'unread'),
('01a07b4f-7500-72ba-8711-ba278775549c', 'hear-back', 'given', E'\\x0144e68c74554ce65e9c6158c87cd329afd6479d6ef6ac75abdf8331da4795ec9fc7d2c1637a5d9f5f0d93ed5d4d3ca92b41b2d72cdabf72f19572360c580a7b7fe127c779b531bef2b0ac4515fbed28ab0e7edec6bdeee57f6c5a8978734eb2', '{yes}', '2026-09-21 10:00:00+00', 'unread'),
('01a07b4f-7500-72ba-8711-ba278775549c', 'safe', 'given', E'\\x0144e68c74edda5dfd17d085cb37a33508ab6991d2b9709052464370f84ce497c00ebfe5817b3dbb37275ac48dd3fe9f21a8889e572a9b4944d21296f3057ca58e7a2ce8d1f24bf1084583a1a7946510f14667913b2f0c69eb1b2b6a486ef5d5', '{yes}', '2026-09-07 10:00:00+00', 'unread'),
('01a07b4f-7500-7532-98e3-8954fb10343c', 'best', 'given', E'\\x0144e68c74e6889b741d71614c3f74ad13036a2302d7f1b5b22be7d03df7d495ae7bf2607a5cdaf29d33148aeda39b05bc5476cd785a2317e905ca53fa14427b672422edb37a5e5bd5a395854559727fbd9d4a7cf0ebbe62393b62f5109fb508cd01fad5d1e3be838602e9fa127e639c66fce34215c9fc63e94514fa04a6a12a7a3914dde6d79edcee12f98a3147e3d850e53a8d1733bf42aff3768cc93eaf9c3002b0d61caaa83953', '{said}', '2026-09-21 10:00:00+00', 'read'),
('01a07b4f-7500-7532-98e3-8954fb10343c', 'hear-back', 'given', E'\\x0144e68c74bdfc95252cc5d4d3d3a69ee41a3bfd5449bfe4ef8713b5ad5a13a8fee4e4912c945d4ca9ac5a47d1d418c8ac74ba986c8b845954102997c1130437477dd12f67448c7d83488e8193234a8e0a0fa3d1e3337b7115ee7ff3f55e142a', '{yes}', '2026-09-21 10:00:00+00', 'unread'),
('01a07b4f-7500-7532-98e3-8954fb10343c', 'safe', 'given', E'\\x0144e68c7478cefc800040b297280bfefd07b1c27ff874f77764bbd801abd52f223ad0e436304f188292a00ce58653c1af7ac89f24dc50cedd99e279d687f81dfb73d97bbbbe7ad88322de40e92551b3d981b4c8d84a6d860ea1957d1eb9a4f7', '{yes}', '2026-09-07 10:00:00+00', 'unread'),
('01a07b4f-7500-7589-ba45-19de7879a747', 'best', 'given', E'\\x0144e68c74e6008e2564b3a404af3486a2d6788a699d12e296582f116c60eb9f15076aacbcd7784ee9d028d1d6532fc878776718d37d2e11d26547521e5393c7e15c539a168abd8769d22e56a90aa3be7b07505158c8fcdad0a490e1c6e8aca2cfc92de1a4ca3980a73512e15b3595529e', '{said}', '2026-09-21 10:00:00+00', 'read'),
('01a07b4f-7500-7589-ba45-19de7879a747', 'hear-back', 'given', E'\\x0144e68c74c1b240174868bd3dfa43b62cf54cd958b8fc9cf8f17eb44341f2d8edea72a204a352c2d1f26c92ead58b29b69154d3f5f6140e8bf9bc511e03ae4cd3d355decdc60aaabee01639484b2e15da2480e5cceefcfee3048a6780743014', '{yes}', '2026-09-21 10:00:00+00', 'unread'),
('01a07b4f-7500-7589-ba45-19de7879a747', 'safe', 'given', E'\\x0144e68c748211e06119e8253cced7c495c98b3876552942dbd617f8013db24286f21df973226db044ee20c77cf636820dd7bf85403a8d847c53c5a4779cff2f33400c0115a3cfed3d9dcb3b59336f6c1eda7ed1553b629341768d54125204e9', '{yes}', '2026-09-07 10:00:00+00', 'unread'),
('01a07b4f-7500-7750-a85b-c0686fa6c775', 'best', 'given', E'\\x0144e68c748b8b8f57c25052395307aba5552fd718c1e1bd54c618d3e83283326581e33a103fe9a90c1215532360252a1df41b4a9eeffd830ca89453922f1b48b4e4b5e54c073458f9409ff31d16fe35f8839b1afc2d364aaacc02877238973837f1d966a87d3ea71519d49e26ebe7171705c18c89d9e6335a', '{said}', '2026-09-21 10:00:00+00', 'read'),
('01a07b4f-7500-7750-a85b-c0686fa6c775', 'hear-back', 'given', E'\\x0144e68c7461215a06ed657eea91c5226ffd6b2e477833b5b268e3360329c18b95a43d9fd06e159abd60bb20cbba48104864ed30c10bec13cdc32cad80a16a7b80b96f06693f02abbfcb5405d54b7b77a2080f265b6a5c73b48137531972e194', '{yes}', '2026-09-21 10:00:00+00', 'unread'),
('01a07b4f-7500-7750-a85b-c0686fa6c775', 'safe', 'given', E'\\x0144e68c748fc01892061c12c6e4f5e00606bb32eb852cea28fde7cb35a6dfc77eccd5c6238a64bdb27c1788df1adcac49b851ef459e90c20cdbb95e8602962f09b309751e34c051a9866edcf176faa8bb7d4d72cb5a67511364ed1c4efd1ed8', '{yes}', '2026-09-07 10:00:00+00', 'unread'),
('01a07b4f-7500-7efa-801d-450100b4fe9b', 'best', 'given', E'\\x0144e68c74719aff23a9b71272f6f49a0eabc7e29985f2ec699ebd09018d58fc1e6b1b23a12f498dff9ef1d06ecd99a9a2c799f73627b53bb41e44ebc735f30a7c1de8bacfdd4fe24a08178863d3b799ca2cc2d9037136f573e95c4c9c3d3f7294a9cea329dbb3895c1e18b0f1bd29392c5e5255e85952', '{said}', '2026-09-21 10:00:00+00', 'read'),
('01a07b4f-7500-7efa-801d-450100b4fe9b', 'safe', 'given', E'\\x0144e68c74ef479dadc58abe86289082acf0471d0b5ada03aea2139b791954832f178bfe7a4b54aca8edf61cc29ccbb2f2299186e939f130c0a099b501603e5fd0aaf1a74302a7e9a56020b029459622f25a9991db390dfb5d7e64c163d369e7', '{yes}', '2026-09-07 10:00:00+00', 'unread');
DELETE FROM people.chat_reference;
INSERT INTO people.chat_reference (address, sealed, made_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('an address of a chat', E'\\x0144e68c7431d6e0d58a7f49987c5f7423d84e804c1b084efeb39ee280a4a9bba80852d6ff4e1d9a3dee5855295f95389dfa01ed5dd893cc8b3a', '2026-09-21 10:00:00+00', '2028-09-21');
DELETE FROM people.coding;
INSERT INTO people.coding (response_id, question, coder, themes, praise, settles, at) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-7532-98e3-8954fb10343c', 'best', 'lead', '{01a07b4f-7500-7688-8823-2f7d805ec50c}', 'false', 'true', '2026-09-21 10:00:00+00'),
('01a07b4f-7500-7589-ba45-19de7879a747', 'best', 'lead', '{01a07b4f-7500-7688-8823-2f7d805ec50c}', 'false', 'true', '2026-09-21 10:00:00+00'),
('01a07b4f-7500-7750-a85b-c0686fa6c775', 'best', 'lead', '{01a07b4f-7500-7688-8823-2f7d805ec50c}', 'false', 'true', '2026-09-21 10:00:00+00'),
('01a07b4f-7500-7efa-801d-450100b4fe9b', 'best', 'lead', '{01a07b4f-7500-7688-8823-2f7d805ec50c}', 'false', 'true', '2026-09-21 10:00:00+00');
DELETE FROM people.conversation;
INSERT INTO people.conversation (id, invitation_id, response_id, claim, kind, bands, version_id, due, address, tab, version, closed, sealed, made_at, moved_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('16f142b8-7247-8d28-ad9c-434cfe958658', '01a07b4f-7500-7651-bb56-4d538b995bb9', '01a07b4f-7500-7589-ba45-19de7879a747', E'\\xcc191a701614e6e8c78b6ba2b488dc441525b60ab9aa0297373f3e4acc9c680b', 'child', '{"age":"15-17","gender":"girl","team":"north"}', '1', '2026-12-31', NULL, '59a341b93d41', '9', 'false', E'\\x0144e68c749c6fcf1aca92c3d0dfabba680e2e2b6622cdc014a7873046f3709540d9268246ae926bbe1dd2fa5d493af31188e9528dbc555a611c9e514668b92d9cd20aa64cd2790312acd06473d4e6b3774a55fb744f2a4cbd2547302144d56c143051fdbe5dabd5d210c109c5ddcd46e511589f24e64a97446d0397e920e3c21fc3c09fac9e7d910340cd19df7b3558dbdb0ce3871d4ec42d6ce0fe89c88243588431c824732ec1757aa07e46c43b87e8608dd46aaece0f763b27b3d17219065f0df1d13b475d83cd55dcaf9a399479bcc7b38de797bcad52f896385549e03cd659913525a5bebc28afc1d4204a4e5746a68a19d4b3cf668b1c6108c77616f102ab596d55504bd9898f611ee3957dbb2ea3854502dabae6614c678f2bce67c2f19c1acbe63e47906bca05bb12fde03e305d33f16d4601c6d2837a83943d2ba67e06565d0e0726c389509535e318e64a64aa6219285c872585f9ab1e3964b47bbda9da61b37262984db26cc074df0515e9eb01c85cb0c5b080dd28180058d5bb0a1f420869e46587c05af3f72c46b2c0bccd31f75de2ed4330d82d4e9ce6832c46fb799b1b3c12026d225f934172ac350cc5ea76f3986aeff8106dced0e0bd7d27e6afc5edca103f291f9ee6d6bab56020871791fe60f43c2fbf24e8e20663a852d34e01dbfd414464436bce070a7aa172a8d4a7d83cbdd927a5f2b5ad3f2988594054e11d29a3c34d3d21b0c0e9cd1bbd19b33525fc8c2a23c783b99cae3a442645a7b3bb9ba876c94a8a78dcbefa86da605a3ce56cdf0c87424eeba6aa0fed43bedbc5b7e6e4d385b7582e62dacfb3e934ff9d817c3731309a9689bc2a081b04ea8453f771a8b2914c785bb4c47706824f5b5e320af739cd1ad099b8990eff3ab31e8c94a2d9e4a236f79dc869ad8923161595fb4a7cc2ec73f10dd00ac50563bed8f1ec339b1d907075ed109032c39e4fcbeec8d4496b1b910f83dbaad21e8a1481c6cbcf5de635296fe61cf48046499bfb80f98c97579cd3636770c523fbd53f133ea5f7230711a4cd3835b7908eaafc0f4b8e56e0840bb9f6412bbbf948daa9c6e206cd204b95b5fc1516653aa3f83619c1ec23e2909006fe660223b48b60560214e0bbdc4b6d4d2f2d38ede93f322312786609', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('441dedc2-3844-8944-b6da-4616ca0c1806', '01a07b4f-7500-75ba-b2e3-20d18c50cf9d', '01a07b4f-7500-7efa-801d-450100b4fe9b', E'\\xe2c64c496a82ce8ace6743e1c26e15449e707b16b656c571347158ed2be1ddc6', 'child', '{"age":"15-17","gender":"girl","team":"north"}', '1', '2026-12-31', NULL, '8d32b4707cd1', '8', 'false', E'\\x0144e68c74c58a97806a2940d447d467b07a57e303eff9c827d6aff47b7c8e137f3cab14411235196d0aa1d366776263b41b6480c71fe6775ffe08ae7829b340e9fa8fda5f9b22c4afdac3fafacc7687adf9f078855e763a6336c6ba546afd4cfff643f47d4802382e8a71ccb0d1e4853fbb0a7a78ad981f71e38e2588d09470fa7a0ab04ff5be216db7108f2a992c9ec2850bac26be3806fb717dc5e95c9280010830d2194266518a0c62bd7e7f8b1e52f5c15f5ea1e05a6799990c6186079673f407ebf500e7c65651c07fa234a66fbfba6b20756438015f8920befa8d35709b1d04cd83657d13b91deb7668d06ff7f64046e03992734322d31b86004e34cfd8b099b63b96ec168fb34d72e8f406c176167613cbe88b45afb26e9efc58a37e35b5c667975d2740dda2e9ea1e33a5e1c7b5d7603c6e1ce9f172595dd9d1200a079a44eb48b380018c4a0352e713829e75727ad997936a33aac50c5a4f6e1560842f1d677ff4cfa25746ef89b671f6ca9480ae4fcbb127a1da2ddda38951e3640daacdf3f285a0922eddd48212e9eeabcb27dbd0aae5a3f95e61febd7b73a459e7e2df1ae6b44f947015046c75261edba1e76f3ad9ebc351d0aa7525e0ec62bade4d7f1f310c7e725af0e6cd88cf1a2becbfac97c3912b1622f189ae95293d7fa981c36a1fe0b4e01297bcd2eb7a063ddf487bb1461fadc073ace33b5f8a600b3089de2f1196613669b219b8586d2cb703a29a7f48f87e4b242a8275f3ea63f13b5561e3d6610daf874fb9e934abef237d46e2f41d6d812ea5c49978b13e3bda5ca1ee6551a4ab7f819af4d43ea2830f6d66bd82c8a4b516b8e3169f14f246eb2195b00c240f2cc15f4f0be5f564a6a2fca16c2194b78df6128bb5638f75920301abd6c249dbdd421c2e48c75ec6cfea788cabf715c9af7420b29ce81aaadedee136a13e042cd39e685a50866ba44fbfc474488d6ed83f80b77a3b5f2a74a9c970afcda6a7fe3bb8a08975f6521bd6f56f18bd283c23567513ef1c8cb46484ebfe580a39e97b88a09db67060917de113ebf5bea86e7d4be2b7c8366af5a8b11640b7973402c6b586a0852a0bc8b8793ca9d0756a55f5b4f74738cfdb47d9a050c550fdc61d157b4a397fa5aa4a302caac366bca21bcdf3964633164a027a9663034c422eb6e14f38b3b201e5e3402c6163ebdb12d60ea01732e2f5b92146fbab9746594f8400abc06cdf94a5d8205258b595e8a414bb1c9db72ee560a3aa81bfca316d1692f89d4685f5380d56c8d43d1b8451cd79a450b4e860ac1f1fe93f896b7eeded1d2f7238d9c3304fd4f7f67783a5c0aeba3c5c67bbb3b958c3210d6ae05797480c73dfb07a4bc2e4c6aba2b52928c4a0d1c408967c5b0ddd0fd6cdd16d612572b6f3d967b64e8b9a8f37d5ca96070a002ba59b997e1b55ddf836ae3f88134b873c62224c0c47f0454c54f43c4b635c446971eda42f633ca46843cce288a48d922132fc78cacf2b31448a29dc2db56cf210ef32a82e5729406e66a24c62dd8b9311c3206a657fbbbf6a245c8752d6fc0077584cdd9ed455740ffaf80fd35dba51b4cb8681e82f692ccd37917d7b865bdf1626b5dc33cd165a6ecdefb16439addf49be0f724e6d1d6a4ec29667cc027ec591697a5780ff99b5b3aa14b19324ed4516890aa68e6287b0e760c599879db9843435958a8aedc415fd54e682f8f14b5b4b55449d0178deacb39071a72b109930aad03d08f861ddceeb0a73c27957ceb6fb0632cf2bdbf412ef2c6ec92b6cc9a15a8923eae2181873d4ab82abedde1801745f6865772a22a5e54edc86769b68f813f6ffdf18e07fff4f3815e63227555e269809eee1df25fa6904014908750bcd8c55e378c05756a153ba514236207415555515d9f01fb4203a0d8bc78a21a906c811154d98a46257bf8f02858a1d5a1157a78ad116f83bff8815d2dac63434246ad85021ade1b429129ae6140d0f7677595c4b11ffa99c162ab4e95e9772dc02a2beb0528f3e3cd49eaadc55518cdf5b7bc1ca8c32f3a65ae76dc15c92ebcceaec7f40648f40805d7bea74f0a51e20c24cf61d44a809b230dce824ffcd7e543639f6931664c1c8d07ff77ecbaa9854dc7aaa62ad88736f1c1d9bebe798cef5875a26db0c0b5db43fe2f93aa40e37a639279b5b5e7cb6b449c1041751bee632fe8c33952a301c72c1ec7691537f1134411ba84c04850f14df61f831ca0ba51a9b666fe7cd0f0e3f9f4cd562a66cf154c2ba5a6b5732a89586b5a2a74b628613b4cc44ee9c11bfbed00cb11bd40c2927e3ed6f3b7228e5c73e008ea61aa276f272b4ef8ac0fc77bca85a307ce3d189ea88c077b450d0fdffc82d1f8905435a6c59f1d8e9b7e46a8f9dc1f0e6001c1c29280aaaf54c7eeb363267cffb9f2a31bef2dd92e7744bf06ff64670aa390df2f931b8fccd9fff3c6191e2eb63b65eb09cc2930854de103ab7044c31b0a2aebeb77133ee8c196804a1b037eb02ce47ef212eb1ebf808f10478e0fa3da9bc76366952aa4325928afe94f1e1f64e340d574c3b44525f9a68e9a96ec79a68f7aec9fa15a9344e3c2ae1f7628648ee8ae51d38fe5d0d7d880713cc6f6bd9b413dd525d1f5bd427d1f86336be907faa86188587c2dd79626e0af9ca5f74f103583636825e21c8', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('5701ab94-4fdd-8549-bdba-e964c5a8f2eb', '01a07b4f-7500-7f55-8f7f-6fc54bbe0827', '01a07b4f-7500-7532-98e3-8954fb10343c', E'\\x719d2f0c610e8b52924c50bdc85abead6be109fe3b094765a65dc94db65ae116', 'child', '{"age":"15-17","gender":"girl","team":"north"}', '1', '2026-12-31', NULL, '40a5feafedef', '11', 'false', E'\\x0144e68c7493601d474018be761f968a94977cdf4925eb30f958b67f65fc83be2fd9e3f5a7b2c2d1ab9c29187ad0c9a2ea1fafac37069df7e196ba8595abeee2defd8b0e1fc0754cea73d0492006fd907de5c6303cb317b54e772f2a23ab3b9a5e9dca10262293e8a957c74ffb71053977dc3bfb3f3450d0f76b848a29da1fe1789e1c8e8e5bcc7599dfdd728e33a601295384902b492054a4cff2ea34ecc2b4d3305f618579b5ce651fc755ff36b2b23ede73711763de67aa440bfeee88312ca1f534aff0058d385216fb0e18f55ca368982f6007ce79e07ca64783fe871e2c643e5dc93d0e0662aebf788e7b46aff6412b1a471d534563f46587e406ed797d4a394e7ca2214babf09dd0eca431f6f3054022684cc3e9a3775c32afc673d32a4ad1554259ed58b46dcf0c5b8def56586d91f8b86846f046e3c94cc983fc498bc1eca517e715d2df84d75107d5c07692411a5b9d0b7e735d1d77893f7c0c6590c31b1b953c60d1260a02977ca42dc2281ed214e01ce2113efb5509f84b0850bb0433c04ef711ad1f101745389f0e0fc2f59afc37d7518c645640fbd75c4e9cf34fa430fca7370064b0aba974526cc6d42a5f89cae7472639fc45f42e070b8c97314c77ba8144cd6b58c844789c63d543769ebc20cf985b868c38464a085adcaff55dba6f141db0562e9c92e9a689533ee0e0d598031f864ccc81be77b3319088d175bbba7557adcbeed84ebf6ccaf3be2e7b746d9b5b7458eb7508cb3a6090bfbe9a88618a56fdfb7a779393089da26a77b4ec5a775885b09fdf592407ed4094e8685f411b3d5a8976d8729bc65f3dc100dca64af6af74a2ca95b41c13b832c7bf1ba77b2ad677d6dc8bfa6ccd69ae2f2e3899b887a1a2342e5d0a2084aaf0ff09e721b522b1c96aa65525411d90d32a56bdc481b30fdae5a8c4076fdc11d54871f46259dc7ecc0d449d69ebbb5a0e842b12cfea31f6cda888270201858a7f3d01431fdc7a9a27df630f740e573e48b3e4d9390d8ead790f781f3ea607374935cf0a933adb0d485c8792843877000b103ec7ef141fe4ba9d360eb9f33e9aae7ba3209f5a4a5d5bdc9b25e66dbca85e2537f0bc552b54d278fe1919647e07abc7b8bb32cd5551a362467fde04e1924c7347da8218949fbafcb8a8a0aaf3c9bdcc87769ac4762f5e2ce3b2128e76e163e6bf3f61655e22c29e6b0978d9852daa4673eef65819ff13d964c8caaad5fb757ca8652fe8d8c14de03fabd5bba8d55e8ebadbd1c32a0d71a95b18537af9ddac6b92a3bbde293bb18d6f012e339226ef92c551ec6b75cfff116b78b7c36fd872e67921a76a5f27561bdba82a95b203756812bd41ad8424b6e8b68a339085fa05988bac0641d8b626cb27e1191976c8914097d830d9704926821127a8157514aec0cf61f182130a1ffacef06d5219625aa5e8a95d07a4c0d3f7e250a27c7f3324ffd5ae9c6448d76298382f024d53d5c4ef8ef3de9854105d6f41ed8b283f069154d1a6f22d6e5a7001d3ea2e797f9ab2b2cd39295f0a69bcf636deefadad4098291c75e4a0df432657b2794fddd98de4d75152abecf22d2d7d11fce84f427eaab8', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('592004b6-92bd-8ae6-bfaf-6dd3e271e9fe', NULL, NULL, NULL, 'child', '{"age":"15-17","gender":"girl","team":"north"}', '1', '2026-12-31', NULL, 'cdcdd79c098b', '12', 'false', E'\\x0144e68c74224cec7dda550468d55caee20ac18d255131d4a597497747805812d86d2a8f7dd8d2670b009315de57a585bfe707c9fd226878b8e252326f06e15fb9b7de87c8e7c39ed43e4ac456250e045cfe14e8e48c0a04545b4aa9198a5f77c56453be8a718932b997f4b5fa2830b208017beaea9ea25a9efedd46587f312513d485d9a180b03a33087bfd404322bad77978a448603e1ec6e8d7d52f31ec9ea863c46363ae24b3d39c9372df09b95a7d742c6c37571435688db1bea43d8d44acd93c2fb00bd3c1d2bdfb5749c43e5775c9a6cb919810fd507cf2ad5e2d9d32b8313d708e9c5e037e95a6528328bf1713b9a10b43356f37db1931d572b6d886925da20fa9a5bde2730d096602291c935d1ef124d15e785ffeb80756f6c8e077e3b465897bd49bf267faa641ad019b6da5ad7ed28cd8a1d7acea5c2768f69451990f7b8dc15cb2213c646d43bf48ae282ac64c1bcdaecef4d63efd8f0c179388018d139741bf886277cf460d4135ddd7ca78b70b2538c1f129fa974366325e0732c241b3ae28b21de7a854df6059b12eb6d17f42336f44742b2a31fdf776ac5cf962082b50f27cf3d4ca46e7eb364dd88fc06a6bd81d42830e038afa1d6fc247bcd16ae5cf6ed6fe583eb0e988f2bda51492179c1795811b0be0ef7193740cf095f7507ef0f6d0bbcb673cbb5209ad7896eadf0edee58fb2d0311c10a5fbe38421c048db2f45ac5e4a315e4d1f925d8370e55d616058ae8dc7627799cb7cf9fb3e61f5ad67cbb6ebff7731a432910d4ac4c6b43ff3f0acb9573999d0ef3249822cb8e56024279498a245a463da85aa1d4bd375904b186c089636b381bd1373b0e53099838a08c2d5e640a5fdb6dabf6a1a8ac8dbb88509afa01c3073c850b86b5d58e93cf98e50e7249a92d4c060bd3fbbd7c92b8ffde78c02d1de0a42203ad85310dc0fb9a2574cb40c51c6f8cea9f4197828a16977e314c8c418cbd373656b7d96fc4a788ebffc3d75e728a1d4a56352d14bc4a1', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('60a95ded-2559-82b4-9a71-b7154d52e5c0', '01a07b4f-7500-7639-9979-b0a3f832bf23', '01a07b4f-7500-72ba-8711-ba278775549c', E'\\xbe515eae33865588acb4d404fd6a9a86ce34ab43b559d2eaf11e60eefb8bc072', 'child', '{"age":"15-17","gender":"girl","team":"north"}', '1', '2026-12-31', NULL, 'bfad90ba751a', '9', 'false', E'\\x0144e68c74283bf7d9775ea5a8674ece2a53891d9fcba8c3f0e453eff20b1c03186ba620bc6a9e20def981ebba76d9a6f555fa3e1b9b8864641fbcfef516429fe4cd4d185b176db4c3c517d41014485fd9bece8d8dd2183de761129739a916da896b5581f80ccde92626a6db84a275303be56bb3a7e2a8e1f2b21b75376761ea4f628ff406a0a086bcc63de4c134170ac037639b7119a1353c9b20c3d447354ce1ae934cf6417a7cb6bcbf917851c1b71779eee345d750c1caaccbbd9ae4f825891e8bdf630eba7b95df26621aa501a46434fd21d237b62a038522fc1ae75969ecb7bba88a8d5c086b42042553d5929f7f442b3b27dd15e3269e92e45923e895c01ef2587623eb6e34938ab15f9da0f5b72d882854907c25ddb8836421cee9ac15488853a5752e05c9c84bbc13ceb686bc883ec1f6c8eef61770eb4dbcf895664a0cb9e98416ca0b9522f07a5d9ccfcb10aceebf9c5fd11cce66740a53d1bb31d2ea2b540df2ed4be74b238b5f2736e5fc9432d91ffb68f25e1d78c22ce9416b4252dcec244578fea91b8bafd08a21f0b3c16b5c3801b85299036bb4674017630ad40d02cee09d1702b61a0d15723b1d2cf8fc0b23f61b1686d55f520fc44c6a8e1a886f2cb7919fc2fb337d1eafa05250381bab387fab9576d06cd622e652edc6425b5a7b8d757f98104908ac012e2efaa5b73c7fc7fbf6d75eacc4bda4c0d26e1860db18c67680f4adf24bf4a1c9f5ffe9836e4bdffa63163a24b3ed590ea401f3c67469ce1ab0ba580ea896bedaf7be9af71a7199cf88fc9d92a6daa53b1ad59c4412d101f74cd95736ef0c4b56ff8dde69460863f211292a6f483a8c54a2b47643cdd86198d8e3627b8d4bb03df834f0a1b4c4fc278bf0bcd1b2ec6348212d2f82db03d7898d5d554ae73ce6ef5cccf96514d69541bf01c825805974494da865342b2ba6de791cdb0804c2ff936f9a544ec0929e53c73f8298972c1856f07947049e366d7d6f23050a8c35ad5931b4f7ce0b03fadb8f383cc834c550a5721c6d5e5c6dae226b9d8c500bbf6c3d1ccb676aae5d49b400642ab88732babca5d62b1af48df8eb34153bb0b3e07bd6f713fdc7f3a313b8f74661da5995b74624bdc0968c7dae3c116a820400f93ed842b2110412ee1991394d9795ae3c5ebbf3f1403adad2afbcb144f962dd0b0e159be77be292228fc9e9b0892447bde42ade20513b67d496cc2c6d7c37d36cc37314718fe76ac674593d9ea7ae46c8bb591e912f5a8aebd750cd5e2cbc188728', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('ca7fe718-5e2f-8b05-a92e-a9e8d9c5ee6e', '01a07b4f-7500-7018-95ff-129ae848e773', '01a07b4f-7500-7750-a85b-c0686fa6c775', E'\\x5dcfe32874cac57759808760daeaebb0c293f185d829ad0712d7b995c3095bb6', 'child', '{"age":"15-17","gender":"girl","team":"north"}', '1', '2026-12-31', NULL, 'aebfc1bd8cfc', '9', 'false', E'\\x0144e68c743a8c451bb8e152ebee924bcd8b5df897e7db289a941b7d2c45db58df387051f356dfcf05c6689f9a97f7926a4c2a2ff04c4d3c465d393df7be90c1739c5f4389ef815e3942549f3c457e50434d36fd5206a7538573bb9f44c60ce1c844b965c0fad1ac894689261f325a5980bd9cee2ffdf1095ab463d95010d0cc8d2ad21de3d10b4971c01d67a7419f3d35f132130233146dd3f917402c058ed0530517768c8b667057f85cfad4671340bfd728cf57af142f610cc49373ec3df31761edba4c05cbbe4037ab0d428d3d97ce860c7e1ab9e34910c003b3743f6e1e7851729bc4a4d02dce18ee9ca32638e1658b01c7f56b86b6e2c39221a1595373fa31013956057d829a57d42e9f65f7e51d6a7a095795fc9a6540cd7990f23a4a99e230e0ad8cbd8edd8983fd776dd8820fe51e1a1e7c1e8c949116594f7bc7af1d5855faaa3f86267ca8efefdd03c2f43812317513015d0e5fc191f152f9c846158c5bb4dd2001591075b63287c35f8833ff07139925d5cd18b02ccf8935d734a0805b0bcbdbae2fed12c82104bb34c9ff4f1b01cd2bf71fe5c2b0f659f7f34e306555ff2c0c986b89f6645632da06be5ba35e983f68f22182cf6dd46746b795c46c1ed8edc440f91ac6a7de7878593948df780c4788372d139b45e9986f25577a929f84a8d32216b88b8061084edcae156b7820519464b0d4e18497ac930e3c7766c27270a3f967088601cac2537108dd4269d88bdc6d902379bf3f5c25b307b23ba938502e3b15b9c73966b4dee89bdce4c733743b7368bd51ca0c139ad7e9a46150758a31facecd5c01138e6cbdc6017b6c8eeeed4ff1ce46a21ef761c2d988e5b6890c8039861b8b30df0cda82e2bd10a32e96222b4bd0d5d10cf0a8a480211989267d7adbab33c62e4a5433940c28be6e19e0a6a02b2d4eca34458db8c20fcd58b4fd26a6bbbf676c36f82a0c14b50979dde7effa3c550d44ac6bfbcf84ede8be140ab5c4e90fed49d24eefe6dc0c305a9ce9e80182415691599258e31181f560aaeab151c1ee52dc7c63f751d3cc2d7edad59f121a037e30812fc59ee6d82a038495705b8778227172005bcef2297977a5ad03d7f8e0263e95762ac9fbb6eb40aadd3e455d11ce7550d4454a02c77b9d9a7e6b4e8bb9c57e6be1d9', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31');
DELETE FROM people.erasure;
INSERT INTO people.erasure (receipt, erased_on, what, delete_on) OVERRIDING SYSTEM VALUE VALUES
('1D52-2C41-1157', '2026-09-21', 'small', '2028-09-21');
DELETE FROM people.invitation;
INSERT INTO people.invitation (id, participant_id, questionnaire, code_hash, code_sealed, bands, month, due, status, made_at, used_on, delete_on, batch, place, speaker) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-7018-95ff-129ae848e773', '01a07b4f-7500-759f-b7a7-493aa5898d75', 'small', E'\\x885647aaa7db9e7eced5aeedde6b3aa17be2e1a33dd55b2de347be7bb083a976', NULL, '{"age":"15-17","gender":"girl","team":"north"}', '2026-09', '2026-12-31', 'used', '2026-09-07 10:00:00+00', '2026-09-21', '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-75ba-b2e3-20d18c50cf9d', '01a07b4f-7500-7261-b6ff-cf138a497ace', 'small', E'\\x40c89311229e3ee7f06437a80cf0b4a33e8c4de86a793975e7b5d4b692ec0541', E'\\x0144e68c74abd98a83eff3ed81b0f16e508c310b6218bf809cfa69e3265a8ea93bdbeae724cede56d8df96f3', '{"age":"15-17","gender":"girl","team":"north"}', '2026-09', '2026-12-31', 'open', '2026-09-07 10:00:00+00', NULL, '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-7639-9979-b0a3f832bf23', '01a07b4f-7500-7c8d-9a45-abd84324eea6', 'small', E'\\xce785034b614708df6a7907b095dfa47c41e9fda294d8457175e1daaf29199f4', NULL, '{"age":"15-17","gender":"girl","team":"north"}', '2026-09', '2026-12-31', 'used', '2026-09-07 10:00:00+00', '2026-09-21', '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-7651-bb56-4d538b995bb9', '01a07b4f-7500-7e9a-828f-9b6ab9ef26f5', 'small', E'\\xed350d84f88eb86a46cb9cf603cb608444b25de74cbc37d46b725dde36122649', NULL, '{"age":"15-17","gender":"girl","team":"north"}', '2026-09', '2026-12-31', 'used', '2026-09-07 10:00:00+00', '2026-09-21', '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-7948-bf2a-3f92ab2d8261', '01a07b4f-7500-7343-ad6e-37d32c7b26bd', 'small', E'\\x73ef83af8381e14536a46241b76a932f8a064e05fa5f3daadd3939a979d99e13', NULL, '{"age":"15-17","gender":"girl","team":"north"}', '2026-09', '2026-12-31', 'erased', '2026-09-07 10:00:00+00', NULL, '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-7f55-8f7f-6fc54bbe0827', '01a07b4f-7500-7c86-a6fb-2e96bbf03aa7', 'small', E'\\x923059e3b8e675c2071f82acaaa30309c41c9a27d0109396ddafc84836c04311', NULL, '{"age":"15-17","gender":"girl","team":"north"}', '2026-09', '2026-12-31', 'used', '2026-09-07 10:00:00+00', '2026-09-21', '2027-12-31', NULL, NULL, NULL);
DELETE FROM people.participant;
INSERT INTO people.participant (id, kind, person, pseudonym, bands, contact, made_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-7261-b6ff-cf138a497ace', 'child', '17WrmBL6Nva', NULL, '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09-07 10:00:00+00', '2027-12-31'),
('01a07b4f-7500-7343-ad6e-37d32c7b26bd', 'child', 'lgIxdx-8htW', NULL, '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09-07 10:00:00+00', '2027-12-31'),
('01a07b4f-7500-759f-b7a7-493aa5898d75', 'child', 'FoeiqShYfvX', NULL, '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09-07 10:00:00+00', '2027-12-31'),
('01a07b4f-7500-7c86-a6fb-2e96bbf03aa7', 'child', 'rDJPyvUm73a', NULL, '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09-07 10:00:00+00', '2027-12-31'),
('01a07b4f-7500-7c8d-9a45-abd84324eea6', 'child', 'qPo1BlDNWDt', NULL, '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09-07 10:00:00+00', '2027-12-31'),
('01a07b4f-7500-7e9a-828f-9b6ab9ef26f5', 'child', 'IFU4ieMuajy', NULL, '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09-07 10:00:00+00', '2027-12-31');
DELETE FROM people.quotation;
INSERT INTO people.quotation (id, response_id, question, state, sealed, chosen_by, redacted_by, cleared_by, moved_at) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-7542-a677-8830028bb99d', '01a07b4f-7500-7750-a85b-c0686fa6c775', 'best', 'chosen', NULL, 'lead', NULL, NULL, '2026-09-21 10:00:00+00'),
('01a0c368-7d00-7721-b7d8-4b03b0c8562e', '01a07b4f-7500-7589-ba45-19de7879a747', 'best', 'chosen', NULL, 'lead', NULL, NULL, '2026-09-21 10:00:00+00'),
('01a0c368-7d00-7d16-bad5-cbc5cb0161be', '01a07b4f-7500-7532-98e3-8954fb10343c', 'best', 'chosen', NULL, 'lead', NULL, NULL, '2026-09-21 10:00:00+00'),
('01a0c368-7d00-7d49-99b2-a766199db176', '01a07b4f-7500-7efa-801d-450100b4fe9b', 'best', 'chosen', NULL, 'lead', NULL, NULL, '2026-09-21 10:00:00+00');
DELETE FROM people.release;
INSERT INTO people.release (id, batch, since, month) OVERRIDING SYSTEM VALUE VALUES
('1', '3', '2026-10', '2026-11');
DELETE FROM people.response;
INSERT INTO people.response (id, invitation_id, claim, version_id, identity, started_at, ended_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-72ba-8711-ba278775549c', '01a07b4f-7500-7639-9979-b0a3f832bf23', NULL, '1', 'confidential', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-09-21'),
('01a07b4f-7500-7532-98e3-8954fb10343c', '01a07b4f-7500-7f55-8f7f-6fc54bbe0827', NULL, '1', 'confidential', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-09-21'),
('01a07b4f-7500-7589-ba45-19de7879a747', '01a07b4f-7500-7651-bb56-4d538b995bb9', NULL, '1', 'confidential', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-09-21'),
('01a07b4f-7500-7750-a85b-c0686fa6c775', '01a07b4f-7500-7018-95ff-129ae848e773', NULL, '1', 'confidential', '2026-09-07 10:00:00+00', '2026-09-21 10:00:00+00', '2027-09-21'),
('01a07b4f-7500-7efa-801d-450100b4fe9b', '01a07b4f-7500-75ba-b2e3-20d18c50cf9d', NULL, '1', 'confidential', '2026-09-07 10:00:00+00', NULL, '2027-09-07');
DELETE FROM people.tally;
INSERT INTO people.tally (response_id, version_id, questionnaire, month, person, bands, waiting, counted, codes, batch, first) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-72ba-8711-ba278775549c', '1', 'small', '2026-09', 'qPo1BlDNWDt', '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09', '0,0,0,', '2', '0,,,'),
('01a07b4f-7500-7532-98e3-8954fb10343c', '1', 'small', '2026-09', 'rDJPyvUm73a', '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09', '0,0,0,', '2', '0,,,'),
('01a07b4f-7500-7589-ba45-19de7879a747', '1', 'small', '2026-09', 'IFU4ieMuajy', '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09', '0,0,0,', '2', '0,,,'),
('01a07b4f-7500-7750-a85b-c0686fa6c775', '1', 'small', '2026-09', 'FoeiqShYfvX', '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09', '0,0,0,', '2', '0,,,'),
('01a07b4f-7500-7efa-801d-450100b4fe9b', '1', 'small', '2026-09', '17WrmBL6Nva', '{"age":"15-17","gender":"girl","team":"north"}', NULL, '2026-09', '0,0,,', '2', '0,,,');
DELETE FROM people.tally_added;
INSERT INTO people.tally_added (response_id, batch, counted, codes) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-72ba-8711-ba278775549c', '3', '2026-10', ',0,0,'),
('01a07b4f-7500-7532-98e3-8954fb10343c', '3', '2026-10', ',0,0,'),
('01a07b4f-7500-7589-ba45-19de7879a747', '3', '2026-10', ',0,0,'),
('01a07b4f-7500-7750-a85b-c0686fa6c775', '3', '2026-10', ',0,0,'),
('01a07b4f-7500-7efa-801d-450100b4fe9b', '3', '2026-10', ',0,,');
DELETE FROM people.telling;
INSERT INTO people.telling (update_id, response_id, person, outcome, way, why, made_at, tried_at, told_at, verdict, verdict_at, shown_way, shown_verdict) OVERRIDING SYSTEM VALUE VALUES
('4c8cf441-978a-4f8d-964b-ceb5959dc933', '01a07b4f-7500-7532-98e3-8954fb10343c', 'rDJPyvUm73a', 'told', 'page', NULL, '2026-11-05 10:00:00+00', NULL, '2026-09-21 10:00:00+00', 'yes', '2026-09-21 10:00:00+00', NULL, NULL),
('4c8cf441-978a-4f8d-964b-ceb5959dc933', '01a07b4f-7500-7589-ba45-19de7879a747', 'IFU4ieMuajy', 'waiting', NULL, NULL, '2026-11-05 10:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
('4c8cf441-978a-4f8d-964b-ceb5959dc933', '01a07b4f-7500-7750-a85b-c0686fa6c775', 'FoeiqShYfvX', 'waiting', NULL, NULL, '2026-11-05 10:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL);
DELETE FROM public._prisma_migrations;
INSERT INTO public._prisma_migrations (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count) OVERRIDING SYSTEM VALUE VALUES
('0ff6c2b1-d9c8-4c89-9f3c-716df0ff4ee8', 'ba2d5907b12a081e779d5fec95d0701c6644c493f1404346a9f53145c02b5cff', '2026-11-30 19:04:12.159613+00', '20261130000000_first', NULL, NULL, '2026-11-30 19:04:10.223403+00', '1');
DELETE FROM service.audit;
INSERT INTO service.audit (id, who, did, to_what, at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('1', 'lead', 'invitation.create', '01a07b4f-7500-7f55-8f7f-6fc54bbe0827', '2026-09-07 10:00:00+00', '2033-09-07'),
('10', 'rj-worker', 'consent.record.pass-on.yes', '01a07b4f-7500-765e-aa23-676bcaefa189', '2026-09-07 10:00:00+00', '2033-09-07'),
('11', 'rj-worker', 'consent.record.quotation.yes', '01a07b4f-7500-765e-aa23-676bcaefa189', '2026-09-07 10:00:00+00', '2033-09-07'),
('12', 'rj-worker', 'consent.record.hear-back.yes', '01a07b4f-7500-765e-aa23-676bcaefa189', '2026-09-07 10:00:00+00', '2033-09-07'),
('13', 'rj-worker', 'victim.contact-kept', '01a07b4f-7500-765e-aa23-676bcaefa189', '2026-09-07 10:00:00+00', '2033-09-07'),
('14', 'rj-worker', 'victim.add', '01a07b4f-7500-78de-a4aa-fec9d216476d', '2026-09-07 10:00:00+00', '2033-09-07'),
('15', 'rj-worker', 'consent.record.contact.yes', '01a07b4f-7500-78de-a4aa-fec9d216476d', '2026-09-07 10:00:00+00', '2033-09-07'),
('16', 'rj-worker', 'consent.record.feedback.yes', '01a07b4f-7500-78de-a4aa-fec9d216476d', '2026-09-07 10:00:00+00', '2033-09-07'),
('17', 'rj-worker', 'journey.record', '01a07b4f-7500-765e-aa23-676bcaefa189', '2026-09-21 10:00:00+00', '2033-09-21'),
('18', 'rj-worker', 'victim.add', '01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', '2026-09-07 10:00:00+00', '2033-09-07'),
('19', 'rj-worker', 'consent.record.contact.yes', '01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', '2026-09-07 10:00:00+00', '2033-09-07'),
('2', 'lead', 'invitation.create', '01a07b4f-7500-7639-9979-b0a3f832bf23', '2026-09-07 10:00:00+00', '2033-09-07'),
('20', 'rj-worker', 'consent.record.feedback.yes', '01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', '2026-09-07 10:00:00+00', '2033-09-07'),
('21', 'rj-worker', 'consent.record.contact.no', '01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', '2026-09-21 10:00:00+00', '2033-09-21'),
('22', 'rj-worker', 'victim.add', '01a07b4f-7500-76e6-8793-ca606418f080', '2026-09-07 10:00:00+00', '2033-09-07'),
('23', 'rj-worker', 'consent.record.contact.yes', '01a07b4f-7500-76e6-8793-ca606418f080', '2026-09-07 10:00:00+00', '2033-09-07'),
('24', 'rj-worker', 'consent.record.feedback.yes', '01a07b4f-7500-76e6-8793-ca606418f080', '2026-09-07 10:00:00+00', '2033-09-07'),
('25', 'lead', 'commitment.make', '01a1ab26-a900-79a9-b860-fcaa3d301ee9', '2026-11-05 10:00:00+00', '2033-11-05'),
('26', 'lead', 'commitment.tell', '01a1ab26-a900-79a9-b860-fcaa3d301ee9', '2026-11-05 10:00:00+00', '2033-11-05'),
('27', 'lead', 'commitment.session', '01a1ab26-a900-79a9-b860-fcaa3d301ee9', '2026-11-05 10:00:00+00', '2033-11-05'),
('28', 'lead', 'edition.begin', 'f267371f-36b9-4c88-a450-b54fcc05af71', '2026-11-05 10:00:00+00', '2033-11-05'),
('29', 'lead', 'edition.publish', '1', '2026-11-05 10:00:00+00', '2033-11-05'),
('3', 'lead', 'invitation.create', '01a07b4f-7500-7651-bb56-4d538b995bb9', '2026-09-07 10:00:00+00', '2033-09-07'),
('30', 'lead', 'edition.begin', '669eff32-bb25-4e8d-ace3-39680976455a', '2026-11-05 10:00:00+00', '2033-11-05'),
('31', 'board-member', 'edition.ask', '6268c254-8176-4824-9b57-d670157f19b6', '2026-11-05 10:00:00+00', '2033-11-05'),
('32', 'lead', 'edition.reply', '6268c254-8176-4824-9b57-d670157f19b6', '2026-11-05 10:00:00+00', '2033-11-05'),
('4', 'lead', 'invitation.create', '01a07b4f-7500-7018-95ff-129ae848e773', '2026-09-07 10:00:00+00', '2033-09-07'),
('5', 'lead', 'invitation.create', '01a07b4f-7500-75ba-b2e3-20d18c50cf9d', '2026-09-07 10:00:00+00', '2033-09-07'),
('6', 'lead', 'invitation.create', '01a07b4f-7500-7948-bf2a-3f92ab2d8261', '2026-09-07 10:00:00+00', '2033-09-07'),
('7', 'rj-worker', 'victim.add', '01a07b4f-7500-765e-aa23-676bcaefa189', '2026-09-07 10:00:00+00', '2033-09-07'),
('8', 'rj-worker', 'consent.record.contact.yes', '01a07b4f-7500-765e-aa23-676bcaefa189', '2026-09-07 10:00:00+00', '2033-09-07'),
('9', 'rj-worker', 'consent.record.feedback.yes', '01a07b4f-7500-765e-aa23-676bcaefa189', '2026-09-07 10:00:00+00', '2033-09-07');
SELECT setval(pg_get_serial_sequence('service.audit', 'id'), greatest((SELECT max(id) FROM service.audit), 1));
DELETE FROM service.board_question;
INSERT INTO service.board_question (id, edition, asked_by, question, asked_on, owner, reply, replied_on) OVERRIDING SYSTEM VALUE VALUES
('6268c254-8176-4824-9b57-d670157f19b6', '1', 'board-member', 'Why?', '2026-11-05', 'Operations manager', 'Because.', '2026-11-05');
DELETE FROM service.caseload;
INSERT INTO service.caseload (id, counted_on, band, value, children, who, at) OVERRIDING SYSTEM VALUE VALUES
('6f957a1e-9402-4603-aed3-afcff4488d2a', '2026-09-07', 'gender', 'girl', '12', 'lead', '2026-11-05 10:00:00+00');
DELETE FROM service.commitment;
INSERT INTO service.commitment (id, theme_id, said, doing, owner, due, status, why, plan_aim, mark, on_wall, made_at, moved_at) OVERRIDING SYSTEM VALUE VALUES
('01a1ab26-a900-79a9-b860-fcaa3d301ee9', '01a07b4f-7500-7688-8823-2f7d805ec50c', 'You do not ring when you say.', 'We ring on Mondays.', 'Operations manager', '2026-12-31', 'thinking', NULL, NULL, NULL, 'false', '2026-11-05 10:00:00+00', '2026-11-05 10:00:00+00');
DELETE FROM service.commitment_history;
INSERT INTO service.commitment_history (id, commitment_id, did, was, becomes, who, at) OVERRIDING SYSTEM VALUE VALUES
('1', '01a1ab26-a900-79a9-b860-fcaa3d301ee9', 'made', NULL, 'You do not ring when you say.', 'lead', '2026-11-05 10:00:00+00'),
('2', '01a1ab26-a900-79a9-b860-fcaa3d301ee9', 'told', NULL, 'thinking', 'lead', '2026-11-05 10:00:00+00'),
('3', '01a1ab26-a900-79a9-b860-fcaa3d301ee9', 'told-in-session', NULL, '2026-09-21: 6', 'lead', '2026-11-05 10:00:00+00');
SELECT setval(pg_get_serial_sequence('service.commitment_history', 'id'), greatest((SELECT max(id) FROM service.commitment_history), 1));
DELETE FROM service.edition;
INSERT INTO service.edition (id, number, title, from_month, to_month, content, checksum, published_by, published_at) OVERRIDING SYSTEM VALUE VALUES
('01a1ab26-a900-73ac-81a1-a53259b04240', '1', 'What we heard in spring', '2026-04', '2026-06', E'{"board":{"answered":23,"asked":30,"base":30,"from":"2026-04","notes":["Rows of fewer than 5 people are not shown, nor are rows from which one of those could be worked out, nor groups in several half-years that are hidden in one of them.","Answers to a question are added once at least 5 people have given some, and count in the month in which that is so. The newest may not be in yet.","Who was asked, and who finished, is counted when the month is over.","Each share stands with the range in which it would likely be if many more had answered. Where two ranges overlap, there is no clear difference."],"questionnaires":[{"answered":23,"asked":30,"audience":"child","bands":[],"base":30,"questionnaire":"club","questions":[{"answers":21,"bands":[],"base":21,"categories":[{"category":"1","count":0,"high":0.1546,"label":"Really bad","low":0,"share":0},{"category":"2","count":9,"high":0.6345,"label":"Bad","low":0.2447,"share":0.4286},{"category":"3","count":0,"high":0.1546,"label":"In the middle","low":0,"share":0},{"category":"4","count":0,"high":0.1546,"label":"Good","low":0,"share":0},{"category":"5","count":12,"high":0.7553,"label":"Really good","low":0.3655,"share":0.5714}],"guess":null,"instruction":null,"preferNotToSay":0,"question":"mood","skipped":0,"suppressed":false,"type":"faces","unscored":[],"wording":"How was it?"},{"answers":12,"bands":[],"base":12,"categories":[{"category":"walk","count":12,"high":1,"label":"I walked","low":0.7575,"share":1},{"category":"tram","count":0,"high":0.2425,"label":"By tram","low":0,"share":0}],"guess":null,"instruction":null,"preferNotToSay":0,"question":"came","skipped":0,"suppressed":false,"type":"choice","unscored":[{"category":"dont-know","count":0,"label":"I don''t know"}],"wording":"How did you get here?"},{"bands":[],"instruction":null,"question":"more","suppressed":true,"type":"text","wording":"You said [their answer]. Why?"}],"responseRate":0.7667,"suppressed":false,"title":"The club"}],"responseRate":0.7667,"suppressed":false,"threshold":5,"to":"2026-06"},"changes":[],"courts":[],"format":1,"from":"2026-04","gaps":[],"groups":{"board":{"from":"2025-10","notes":["Rows of fewer than 5 people are not shown, nor are rows from which one of those could be worked out, nor groups in several half-years that are hidden in one of them.","Answers to a question are added once at least 5 people have given some, and count in the month in which that is so. The newest may not be in yet.","Who was asked, and who finished, is counted when the month is over.","Each share stands with the range in which it would likely be if many more had answered. Where two ranges overlap, there is no clear difference."],"questionnaires":[{"audience":"child","bands":[],"questionnaire":"club","questions":[{"answers":13,"bands":[{"band":"team","rows":[{"answers":7,"base":7,"categories":[{"category":"1","count":0,"high":0.3543,"label":"Really bad","low":0,"share":0},{"category":"2","count":0,"high":0.3543,"label":"Bad","low":0,"share":0},{"category":"3","count":0,"high":0.3543,"label":"In the middle","low":0,"share":0},{"category":"4","count":7,"high":1,"label":"Good","low":0.6457,"share":1},{"category":"5","count":0,"high":0.3543,"label":"Really good","low":0,"share":0}],"guess":null,"preferNotToSay":0,"skipped":0,"suppressed":false,"unscored":[],"value":"north"},{"answers":6,"base":6,"categories":[{"category":"1","count":6,"high":1,"label":"Really bad","low":0.6097,"share":1},{"category":"2","count":0,"high":0.3903,"label":"Bad","low":0,"share":0},{"category":"3","count":0,"high":0.3903,"label":"In the middle","low":0,"share":0},{"category":"4","count":0,"high":0.3903,"label":"Good","low":0,"share":0},{"category":"5","count":0,"high":0.3903,"label":"Really good","low":0,"share":0}],"guess":null,"preferNotToSay":0,"skipped":0,"suppressed":false,"unscored":[],"value":"south"}]}],"base":13,"categories":[{"category":"1","count":6,"high":0.7086,"label":"Really bad","low":0.2321,"share":0.4615},{"category":"2","count":0,"high":0.2281,"label":"Bad","low":0,"share":0},{"category":"3","count":0,"high":0.2281,"label":"In the middle","low":0,"share":0},{"category":"4","count":7,"high":0.7679,"label":"Good","low":0.2914,"share":0.5385},{"category":"5","count":0,"high":0.2281,"label":"Really good","low":0,"share":0}],"guess":null,"instruction":null,"preferNotToSay":0,"question":"mood","skipped":0,"suppressed":false,"type":"faces","unscored":[],"wording":"How was it?"},{"bands":[{"band":"team","rows":[{"suppressed":true,"value":"north"},{"suppressed":true,"value":"south"}]}],"instruction":null,"question":"came","suppressed":true,"type":"choice","wording":"How did you get here?"},{"bands":[{"band":"team","rows":[{"suppressed":true,"value":"north"},{"suppressed":true,"value":"south"}]}],"instruction":null,"question":"more","suppressed":true,"type":"text","wording":"You said [their answer]. Why?"}],"suppressed":true,"title":"The club"}],"suppressed":true,"threshold":5,"to":"2026-03"},"from":"2025-10","to":"2026-03"},"heard":[],"narrative":{"voice.club.mood":{"agreedOn":"2026-07-03","text":"It was good.\\n\\nMostly."}},"parents":{"change":{"notes":["No change can be shown: no question was answered both times by at least 5 people."],"questions":[],"suppressed":true,"threshold":5},"digest":{"digest":{"notes":["Nothing can be shown: fewer than 5 parents wrote in their own words."],"other":null,"questions":[],"suppressed":true,"themes":[],"threshold":5},"from":"2025-10","to":"2026-03"}},"promises":[{"doing":"There are two rooms now.","due":"2026-09-30","id":"p1","owner":"Operations manager","said":"We wait too long.","status":"doing","theme":"Waiting","verdicts":{"suppressed":true},"why":null}],"questions":[],"quotations":[{"asked":"Why?","id":"q1","kind":"child","mark":"m1","questionnaire":"club"}],"since":null,"themes":[{"cells":[{"people":5,"quarter":"2026-04","suppressed":false}],"label":"Waiting","side":"people","theme":"waiting"},{"cells":[{"people":5,"quarter":"2026-04","suppressed":false}],"label":"Praise","side":"people","theme":"praise"},{"cells":[{"quarter":"2026-04","suppressed":true}],"label":"Food","side":"people","theme":"food"}],"threshold":5,"title":"What we heard in spring","to":"2026-06","told":{"base":8,"high":0.93,"low":0.4,"medianDays":41,"share":0.75,"suppressed":false,"within90Days":6},"victims":{"figures":{"facts":{"groups":[{"base":7,"counts":{"asked":0,"consented":7,"contact-requested":0,"engaged":0,"feedback-asked":0,"feedback-given":0,"identified":7,"kept-informed":0,"not-reached":0,"offered":0,"told-outcome":0,"views-asked":0},"from":"2026-04","kpi10":{"consented":7,"engaged":0,"high":0.3543,"low":0,"share":0},"to":"2026-04"}],"total":{"base":7,"counts":{"asked":0,"consented":7,"contact-requested":0,"engaged":0,"feedback-asked":0,"feedback-given":0,"identified":7,"kept-informed":0,"not-reached":0,"offered":0,"told-outcome":0,"views-asked":0},"from":"2026-04","kpi10":{"consented":7,"engaged":0,"high":0.3543,"low":0,"share":0},"suppressed":false,"to":"2026-04"}},"from":"2026-04","notReached":{"groups":[],"total":{"from":"2026-04","suppressed":true,"to":"2026-04"}},"notes":["Months at the end of the period that have fewer than 5 victims are in no row and in no total.","A victim is counted in the month of each fact, so one victim may be in several months.","A fact that is written down late changes the figures of the month in which it happened.","Reasons, and times to be told, are not shown of fewer than 5 victims.","Each share stands with the range in which it would likely be if there had been many more victims. Where two ranges overlap, there is no clear difference."],"threshold":5,"to":"2026-06","toldInTime":{"groups":[],"total":{"from":"2026-04","suppressed":true,"to":"2026-04"}},"waiting":{"from":"2026-05","to":"2026-06"}},"said":{"from":"2026-04","notes":["There is nobody to count in these months yet."],"questionnaires":[],"suppressed":true,"threshold":5,"to":"2026-06"}},"views":{"plan":{"of":40,"suppressed":false,"views":20},"review":{"suppressed":true}}}', 'ddf717a84d1c22eb2c3f5d0358a66ebe8608bb8d6f8155d5b1e564cfc27f99c4', 'lead', '2026-11-05 10:00:00+00');
DELETE FROM service.edition_draft;
INSERT INTO service.edition_draft (id, title, from_month, to_month, figures, step, narrative, entered, made_by, made_at, changed_at, version) OVERRIDING SYSTEM VALUE VALUES
('669eff32-bb25-4e8d-ace3-39680976455a', 'Autumn', '2026-07', '2026-09', NULL, 'waiting', '{}', '{}', 'lead', '2026-11-05 10:00:00+00', '2026-11-05 10:00:00+00', '1');
DELETE FROM service.gap;
INSERT INTO service.gap (id, what, owner, due, state, answer, made_at, moved_at) OVERRIDING SYSTEM VALUE VALUES
('b0902566-0b45-4500-9fcf-88fa596bcec2', 'Fewer girls answered.', 'Lead', NULL, 'open', NULL, '2026-11-05 10:00:00+00', '2026-11-05 10:00:00+00');
DELETE FROM service.gap_history;
INSERT INTO service.gap_history (id, gap_id, did, was, becomes, who, at) OVERRIDING SYSTEM VALUE VALUES
('1', 'b0902566-0b45-4500-9fcf-88fa596bcec2', 'made', NULL, 'Fewer girls answered.', 'lead', '2026-11-05 10:00:00+00');
SELECT setval(pg_get_serial_sequence('service.gap_history', 'id'), greatest((SELECT max(id) FROM service.gap_history), 1));
DELETE FROM service.passed_on;
INSERT INTO service.passed_on (id, recipient, sealed, made_on, opened_at, opened_by, delete_on) OVERRIDING SYSTEM VALUE VALUES
('1fe93dbe-7196-40d3-84c1-2dcc8502e7ff', 'Case manager, north team', E'\\x0144e68c7479072ffb80f8e746e7e4fef97176feae5e52de3f1cae0de9239056621f26af1ae3097487b37e7c88d87c6ded6036b9160123215672ba4f43c16ebd21671c91b6d7d58792b4881a021830e72ba8fbf28f6dee80771bf44b11af16ea3093317b02621586bb3aa0d71257bc001cf887f5b76b1d', '2026-09-21', NULL, NULL, '2026-12-21');
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
(E'\\x15e6d1aed72e9f635ddc0d3e42ef741c429695b580ba536b6b32ead5b99f0af2', 'lead', 'lead', '2026-11-05 10:00:00+00', '2026-12-31 00:00:00+00');
DELETE FROM service.theme;
INSERT INTO service.theme (id, key, label, words, made_at, retired_at, merged_into, split_at, place) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-7017-967f-f07158ed2764', 'too-many-people', 'Too many people', '{"too/so many … people/professional/worker/meeting/agency/adult/staff/service/different","lots/loads of … people/professional/workers","all/everyone/everybody at once","all these people/professionals/meetings","different people/professionals/services","repeat myself/ourselves/my/our/it","same thing/things/story/questions over/again/to","tell … story/it again","over and over","one person instead","one worker instead","who is/was who","whos who"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '5'),
('01a07b4f-7500-7115-ad21-91cef4f1747f', 'health-and-feelings', 'Health and feelings', '{"mental health",anxiety,anxious,depress,depression,stress,stressful,anger,angry,"my temper","calm down",sleep,emotion,"my/his/her/their feelings",mood,counselling,counsellor,camhs,therapy,therapist,doctor,nurse,gp,hospital,drug,weed,cannabis,alcohol,drunk,smoke,vape,adhd,autism,autistic,medication,panic,confidence,confident,"self esteem",worry,nervous,upset,upsetting,"feel/felt/feeling … better/happy/happier/sad/down/low/bad/good/awful/guilty/ashamed",cry,trauma,wellbeing,"well being",health,nightmare}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '16'),
('01a07b4f-7500-71fd-b872-030d91fa66b4', 'appointment-times', 'Times of appointments', '{appointment,"wrong time","time is/was wrong","a/better/good/bad/different time to","what time","time of","too early","too late","early morning",evening,weekend,"after/during/out school","after/during work","school/college hours","time off",clash,rearrange,reschedule,"change/move … time/day/date",reminder,remind,"miss/forget/forgot … appointment/session/meeting","late for","was/were/is/always late","kept … waiting","waiting time","on time","too long","more/less/fewer/often sessions"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '12'),
('01a07b4f-7500-7269-b385-95cc692b3bc9', 'listened-to', 'Being asked and listened to', '{listen,"never/not/nobody/wasnt/werent/didnt/dont ask","no one ask","ask me/us/him/her what/how/if/about/first/for","ask what i/we/he/she","ask for my/our/his/her","ask my/our","was/were/being/be/been/get asked","hear/heard me/us/my/our","was/were/be/feel/felt/been/being heard",ignore,"a/my/our/any/no/some/more say","say in","my/our/his/her/their side/view/opinion/voice/story",views,opinion,"decide for/without","no/a/any/more choice","given/had a choice","involve me/us/him/her/in","felt/feel/being/be/was/were involved/included","left out","take … seriously",consult,"talk/speak over/about/for me/us","understand me/us/my/him/her"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '7'),
('01a07b4f-7500-7289-bedb-bae8e1d41aec', 'school-and-work', 'School, training and work', '{school,college,teacher,exam,gcse,exclude,exclusion,"a/part/find/found/get/got/my job","job interview/centre",apprentice,apprenticeship,"a/the/training/college course","work experience",career,cv,cscs,employment,employer,education,homework,attendance,university,maths,"get/got/find/found … work",qualification}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '15'),
('01a07b4f-7500-7482-917a-ba3872856984', 'kept-informed', 'Being kept informed', '{"keep/kept … informed/updated/posted/loop","keep/kept … up to date",update,"hear/heard nothing/back","not/never/havent/didnt/dont hear/heard anything/back/from/a","never heard","no news",progress,"no contact","nobody/noone ring/rang/call/contact/told/phone","no one ring/rang/call/contact/told/phone",chase,"had to ring/phone/call","in the dark",outcome,"what happened to him/her/them/it","in the loop","let … know",communication,"get/got back to me/us"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '20'),
('01a07b4f-7500-7492-9f13-9bf7a3491a3e', 'activities', 'What we did, and whether it suited me', '{activity,residential,boxing,cook,football,basketball,gym,music,studio,art,draw,paint,bike,"cycle workshop",cycling,"trade skills",trades,"skills course","girls group","group work","video project",whiteboard,"flower bank",recycle,"recycling computers",trip,sport,swim,climb,mentor,programme,project,workshop,worksheet,bore,boredom,fun,game,"restorative justice friday","session … good/bad/fun/boring/interesting/useful/pointless","suit/suited me/us/him/her/my","did not/didnt suit/fit","fit/fitted what/me","good at","learn/learnt/taught … new/how/lot/skill"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '10'),
('01a07b4f-7500-74bf-bebd-681f4ebcca9b', 'clear-words', 'Plain words and language', '{"long/big/hard/complicated/difficult/simple/easy/easier/plain words",jargon,"easy/easier/hard/harder/difficult to understand/follow/read/fill",interpreter,translate,translator,"my/our/own/another/first language",english,"fill … form","too many forms","cant/cannot/struggle … read",spelling,paperwork,"speech therapist/therapy"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '14'),
('01a07b4f-7500-756a-ba44-500aeb8bd732', 'food', 'Food and drink', '{food,snack,pizza,biscuit,lunch,breakfast,hungry,drinks,"hot chocolate",mcdonalds,sandwich,tea,coffee}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '25'),
('01a07b4f-7500-75c6-9177-e7d76cd0659e', 'online', 'Online and on the phone', '{online,zoom,facetime,whatsapp,"on/over/via/using/by/microsoft teams","video call/link/chat/meeting/session",virtual,laptop,"computer screen","a/the/my screen",internet,wifi,"wi fi",signal,camera,connection,freeze,"teams keep/crash/call/meeting","by/over/on the phone","by phone","phone call/appointment/session","face to face","in person","link … work/send/sent","the app"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '8'),
('01a07b4f-7500-75cb-afe7-a54f4ba3d99f', 'what-the-crime-did', 'What the crime did to people', '{"what happened to me/us/my","after what happened","since it/the happened/incident","think about it",insurance,damage,"cost me/us",property,stolen,stole,compensation,injury,injured,suffer,"impact on","the incident","the offence","moved house"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '23'),
('01a07b4f-7500-7630-a7a0-9c28be9da5e9', 'worker-skills', 'Whether workers have the right skills', '{"right/people/better skills","worker/staff/manager … skill/skilled/trained/training/qualified/experienced/experience","train staff/workers","well/properly/not/better trained","need/needs training","was/were/very/really/so professional",unprofessional,inexperienced,knowledgeable,"know what she/he/they/you","know how to","know her/his/their job/stuff","good at her/his/their job","know/understand … autism/adhd/dyslexia/trauma/send/needs/disability/speech","no/any understanding of","out of her/his/their depth"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '2'),
('01a07b4f-7500-7688-8823-2f7d805ec50c', 'worker-manner', 'How workers are with people', '{"worker/manager/she/he/they/staff/lady/man/woman/officer/everyone … nice/kind/friendly/lovely/rude/polite/patient/funny/calm/warm/welcoming/caring/strict/respectful/disrespectful/horrible/supportive/approachable/genuine/honest","nice/kind/friendly/lovely/rude/good/great/horrible/brilliant/best worker/manager/lady/man/woman/people/person/officer/staff","down to earth","worker/manager … good/great/amazing/brilliant/helpful/understanding","was/were/so/very/really understanding","respect/disrespect me/us/my/him/her","with respect","no respect",judgemental,"judge me/us/my/him/her/you",judging,"talk/look/speak down","talk/speak to me/us/him/her like","treat me/us/him/her","get on … with him/her/them/worker","get on well","easy to talk","trust him/her/them/you/worker/my","shout at","on my/our side","feel/felt comfortable/welcome/small/stupid/judged"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '1'),
('01a07b4f-7500-76c5-ae6a-e1de2770aff3', 'time-for-me', 'Time for me', '{"time for me/us/him/her/my/it","had/has/have/make/made/take/took/give … time for/with/to","take his/her/their/the time","more/enough/little time with",rush,"in a hurry","too/always/so busy",cancel,"never/not turn/show up","didnt turn/show up","cut short","always there","there for me/us/him/her","pick up the phone","call/ring/phone/text/email … back","get hold of","hard to reach","return … call"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '3'),
('01a07b4f-7500-7743-938b-b579a5553662', 'reparation', 'Reparation', '{reparation,"community payback/service",payback,"unpaid work",litter,"pick/picking up rubbish","charity shop","make/making amends","pay back",allotment,"community garden","clean graffiti",conservation}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '9'),
('01a07b4f-7500-7796-a94b-df1293f29c5b', 'getting-there', 'Getting there', '{bus,"by/the/a train","train station/fare/ticket",tube,transport,travel,taxi,uber,fare,petrol,"parking space/ticket","nowhere to park",drive,"a lift","give/gave … lift","too/so/very/quite far","far away","far to","get/got/getting there/here","come/came all the way","long way",journey,"walk there",miles,nearer,"closer to home","other side of","come/came to me/us/my/our"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '11'),
('01a07b4f-7500-7889-8350-115934144a6b', 'information', 'Knowing what is going on', '{information,info,"what/whats … happen/happening next/now/after","what/whats happening","what would/will happen","what happens","going to happen","next step",explain,"no idea","not/didnt/never know/knew/told/say/explained","nobody/noone tell/told/explained/say","no one tell/told/explained/say","tell/told me/us what/how/when/why/nothing/about/everything",confuse,leaflet,booklet,"welcome pack","exit plan",clear,unclear,"find/found out","what to expect","know/understand what/why/when/where/who","in the dark","told/tell straight"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '13'),
('01a07b4f-7500-78a1-9c7c-7119057836df', 'place', 'The place', '{building,office,"waiting room",reception,"the/this/that/your/meeting room","room … cold/small/hot/dirty/bare",toilet,"the/this/that/nice/horrible/scary/safe/different/your place","too/so/very/really/bit/was/is/and/looks dark","dark and","dark corridor/room/building/place/street/entrance/outside",dingy,gloomy,"run down",dirty,smelly,smell,stairs,wheelchair,cramped,noisy,"not … for children/kids/young","no privacy","not private",poster,buzzer,"glass screen","the centre"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '6'),
('01a07b4f-7500-79d4-88f3-04683d6145ba', 'police-and-court', 'Police, panels and court', '{police,court,"the/a judge",magistrate,solicitor,lawyer,panel,bail,tag,curfew,custody,cell,sentence,sentencing,"pre sentence","stop and search",arrest,probation,caution,"referral order"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '21'),
('01a07b4f-7500-7acd-b4eb-0715db578228', 'fairness', 'Being treated fairly', '{fair,unfair,fairly,fairness,racist,racism,race,prejudice,bias,biased,discriminate,discrimination,stereotype,profiled,"because i am/im","because im/hes/shes black/asian/white/muslim/a","treat/treated … different/differently/like/same","same as everyone","skin colour","my culture",religion,"label me/him/her/us"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '22'),
('01a07b4f-7500-7b2a-aac2-85a2ce9d6eb1', 'safety', 'Feeling safe', '{safe,unsafe,safer,safety,scared,scary,afraid,frighten,fear,danger,dangerous,threat,threaten,attack,gang,knife,bully,"over my shoulder",protect,protection,"stay/keep away","bump/run into him/her/them","see/seeing him/them/her … again/street/around","live near/close/nearby",exploit,exploitation,postcode,olders}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '18'),
('01a07b4f-7500-7c43-9abb-1e3c6c6bf312', 'family', 'Family and home', '{family,relationship,"my/his/her/me/and mum/dad/nan/gran/brother/sister/parents/stepdad","at home","home life",argue,argument,sibling,parenting,foster,carer,"care home","childrens home","support for parents/me/us","as a parent/mum/dad/mother/father","parent group",boundary}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '17'),
('01a07b4f-7500-7f45-bdc8-a52b00fd58f0', 'change-of-worker', 'Workers changing', '{"change/swap/switch … worker/manager/officer","new/different/another/same/third/fourth worker/manager/officer","worker/manager/officer … leave","keep changing/swapping","start again with","start/starting all over","start from scratch"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '4'),
('01a07b4f-7500-7f46-bf44-a8e125eefcbe', 'restorative-justice', 'Restorative justice and apology', '{restorative,rj,apology,apologise,"say/said/was/is/were/are/really/genuinely/mean sorry","meet/met/face/facing … him/them/her/boy/girl/victim/person",mediation,mediator,conference,"letter from","write/wrote … letter","put … right","what he/she/they did to",remorse,forgive,closure,"make up for","person harmed","the victim"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '19'),
('01a07b4f-7500-7fc0-a016-55ecf997836f', 'what-changed', 'What got better', '{"stay/keep/kept/stayed … out of trouble","think before","think about my/the consequences/choices",consequence,"better choice/choices/decisions","turn/turned … life/around","change/changed my/his/her life/behaviour/attitude/ways","new start","fresh start","second chance","grow up","grown up",matured,"better person","not/stop/stopped offending","on track","my/our goals","my future"}', '2026-09-07 10:00:00+00', NULL, NULL, NULL, '24');
SELECT setval(pg_get_serial_sequence('service.theme', 'place'), greatest((SELECT max(place) FROM service.theme), 1));
DELETE FROM service.theme_history;
INSERT INTO service.theme_history (id, theme_id, did, was, becomes, who, at) OVERRIDING SYSTEM VALUE VALUES
('1', '01a07b4f-7500-7688-8823-2f7d805ec50c', 'made', NULL, 'How workers are with people', 'sayback', '2026-09-07 10:00:00+00'),
('10', '01a07b4f-7500-7492-9f13-9bf7a3491a3e', 'made', NULL, 'What we did, and whether it suited me', 'sayback', '2026-09-07 10:00:00+00'),
('11', '01a07b4f-7500-7796-a94b-df1293f29c5b', 'made', NULL, 'Getting there', 'sayback', '2026-09-07 10:00:00+00'),
('12', '01a07b4f-7500-71fd-b872-030d91fa66b4', 'made', NULL, 'Times of appointments', 'sayback', '2026-09-07 10:00:00+00'),
('13', '01a07b4f-7500-7889-8350-115934144a6b', 'made', NULL, 'Knowing what is going on', 'sayback', '2026-09-07 10:00:00+00'),
('14', '01a07b4f-7500-74bf-bebd-681f4ebcca9b', 'made', NULL, 'Plain words and language', 'sayback', '2026-09-07 10:00:00+00'),
('15', '01a07b4f-7500-7289-bedb-bae8e1d41aec', 'made', NULL, 'School, training and work', 'sayback', '2026-09-07 10:00:00+00'),
('16', '01a07b4f-7500-7115-ad21-91cef4f1747f', 'made', NULL, 'Health and feelings', 'sayback', '2026-09-07 10:00:00+00'),
('17', '01a07b4f-7500-7c43-9abb-1e3c6c6bf312', 'made', NULL, 'Family and home', 'sayback', '2026-09-07 10:00:00+00'),
('18', '01a07b4f-7500-7b2a-aac2-85a2ce9d6eb1', 'made', NULL, 'Feeling safe', 'sayback', '2026-09-07 10:00:00+00'),
('19', '01a07b4f-7500-7f46-bf44-a8e125eefcbe', 'made', NULL, 'Restorative justice and apology', 'sayback', '2026-09-07 10:00:00+00'),
('2', '01a07b4f-7500-7630-a7a0-9c28be9da5e9', 'made', NULL, 'Whether workers have the right skills', 'sayback', '2026-09-07 10:00:00+00'),
('20', '01a07b4f-7500-7482-917a-ba3872856984', 'made', NULL, 'Being kept informed', 'sayback', '2026-09-07 10:00:00+00'),
('21', '01a07b4f-7500-79d4-88f3-04683d6145ba', 'made', NULL, 'Police, panels and court', 'sayback', '2026-09-07 10:00:00+00'),
('22', '01a07b4f-7500-7acd-b4eb-0715db578228', 'made', NULL, 'Being treated fairly', 'sayback', '2026-09-07 10:00:00+00'),
('23', '01a07b4f-7500-75cb-afe7-a54f4ba3d99f', 'made', NULL, 'What the crime did to people', 'sayback', '2026-09-07 10:00:00+00'),
('24', '01a07b4f-7500-7fc0-a016-55ecf997836f', 'made', NULL, 'What got better', 'sayback', '2026-09-07 10:00:00+00'),
('25', '01a07b4f-7500-756a-ba44-500aeb8bd732', 'made', NULL, 'Food and drink', 'sayback', '2026-09-07 10:00:00+00'),
('3', '01a07b4f-7500-76c5-ae6a-e1de2770aff3', 'made', NULL, 'Time for me', 'sayback', '2026-09-07 10:00:00+00'),
('4', '01a07b4f-7500-7f45-bdc8-a52b00fd58f0', 'made', NULL, 'Workers changing', 'sayback', '2026-09-07 10:00:00+00'),
('5', '01a07b4f-7500-7017-967f-f07158ed2764', 'made', NULL, 'Too many people', 'sayback', '2026-09-07 10:00:00+00'),
('6', '01a07b4f-7500-78a1-9c7c-7119057836df', 'made', NULL, 'The place', 'sayback', '2026-09-07 10:00:00+00'),
('7', '01a07b4f-7500-7269-b385-95cc692b3bc9', 'made', NULL, 'Being asked and listened to', 'sayback', '2026-09-07 10:00:00+00'),
('8', '01a07b4f-7500-75c6-9177-e7d76cd0659e', 'made', NULL, 'Online and on the phone', 'sayback', '2026-09-07 10:00:00+00'),
('9', '01a07b4f-7500-7743-938b-b579a5553662', 'made', NULL, 'Reparation', 'sayback', '2026-09-07 10:00:00+00');
SELECT setval(pg_get_serial_sequence('service.theme_history', 'id'), greatest((SELECT max(id) FROM service.theme_history), 1));
DELETE FROM service.told_session;
INSERT INTO service.told_session (id, commitment_id, on_day, attended, recorded_by, recorded_at) OVERRIDING SYSTEM VALUE VALUES
('468beb12-82dc-4ccd-ba98-ccc50a4d8bbd', '01a1ab26-a900-79a9-b860-fcaa3d301ee9', '2026-09-21', '6', 'lead', '2026-11-05 10:00:00+00');
DELETE FROM service.update;
INSERT INTO service.update (id, commitment_id, status, said, did, made_by, made_at) OVERRIDING SYSTEM VALUE VALUES
('4c8cf441-978a-4f8d-964b-ceb5959dc933', '01a1ab26-a900-79a9-b860-fcaa3d301ee9', 'thinking', 'You do not ring.', 'We ring on Mondays.', 'lead', '2026-11-05 10:00:00+00');
DELETE FROM victim.alert;
INSERT INTO victim.alert (id, invitation_id, response_id, question, sealed, raised_at, state, delete_on) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-74d1-bcb4-0923052d23a5', '01a07b4f-7500-75a1-9e14-0a9066f0e481', '01a0c368-7d00-7a3a-8b61-6aeb9341f38f', 'best', NULL, '2026-09-21 10:00:00+00', 'open', '2027-09-21');
DELETE FROM victim.answer;
INSERT INTO victim.answer (response_id, question, outcome, sealed, categories, answered_at, reading) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-79ac-a00f-dc111b9be436', 'best', 'given', E'\\x0144e68c74a83e0218be0a2af918c68c7bda26e523434db708378a0d2ead96a58b43ecfba78fbbdf1a85f821599d85f3f46e069c9e794a14abe355862efdacc654c1a86e474e6470051990cd49f7127cc39cdfced2f5ec432b3406d1a8194b0c9baaf8aa5db48ceefdf732d08d6a6736ecfa9d1a0e54291172784887f9ef3dedfddd96a984ab012cc23e17347394160f8685c7876ecc7db47fc298ad6fd1c9642d143f', '{said}', '2026-09-21 10:00:00+00', 'read'),
('01a0c368-7d00-79ac-a00f-dc111b9be436', 'safe', 'given', E'\\x0144e68c74878800c0a0aba83c742a0cbb3c0aa0744beeac824643ee5ddb00fc38e4639c3e209f6f7c93e0046803a86ce306f8d0d83d6a82bf833fb320fba57d079d04237ef43bd3aaf5c6a1c9cedd3a88864845d8770a7ba7be7cab57962747', '{yes}', '2026-09-21 10:00:00+00', 'unread'),
('01a0c368-7d00-7a3a-8b61-6aeb9341f38f', 'best', 'given', E'\\x0144e68c74c2e0703715c7bde44bc420b315c117715361404a6a471e4ca1cb69844abaee4eadc8cc12543bc5d959de6e6d7d48a569dbf16c3859ed1b89109e856e1cc1d6bee87ca532dc781ec3639f98b88eab33e461be0a4d75d68a7168b57b23a0e528b73805a27f0e00051eb3d2cda591d584cc1f96ebabb3aba6fdb11ea695014b101e43138a4f234153246a06f3de1350a22a4f4569af2ec2c7ee4b85a7a433c87637e8cd42', '{said,negative}', '2026-09-21 10:00:00+00', 'unread'),
('01a0c368-7d00-7a3a-8b61-6aeb9341f38f', 'safe', 'given', E'\\x0144e68c74f879e9f25b59ba69d1740d780cc9975ca1dbc6d14b19784efc3856de17be5423abf1fddb462a2205ff883b1d02e1ea43754960981b2b3b677954217eba16d2349460feca7d34d411cbb0cf74f4411f6b492f4d534a4b43f5b8efc0', '{yes}', '2026-09-21 10:00:00+00', 'unread');
DELETE FROM victim.chat_reference;
INSERT INTO victim.chat_reference (address, sealed, made_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('another address', E'\\x0144e68c74dbf80aeecd00cfc19fdcb74f2b65cb23bc326cd969c21370168957a7f6c43395e073ddecabe3692e7c213df1fd6a0e2bc089547cc850ad2a7aee78', '2026-09-21 10:00:00+00', '2028-09-21');
DELETE FROM victim.coding;
INSERT INTO victim.coding (response_id, question, coder, themes, praise, settles, at) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-79ac-a00f-dc111b9be436', 'best', 'lead', '{01a07b4f-7500-7688-8823-2f7d805ec50c}', 'false', 'true', '2026-09-21 10:00:00+00');
DELETE FROM victim.consent;
INSERT INTO victim.consent (id, participant_id, purpose, given, way, recorded_by, wording, wording_version, receipt, conversation_id, at, place) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-70eb-bf60-a9798ca2c1e6', '01a07b4f-7500-765e-aa23-676bcaefa189', 'pass-on', 'true', 'spoken', 'rj-worker', 'May we? (pass-on)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '6'),
('01a07b4f-7500-7287-9aef-6170824c05a0', '01a07b4f-7500-78de-a4aa-fec9d216476d', 'feedback', 'true', 'spoken', 'rj-worker', 'May we? (feedback)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '14'),
('01a07b4f-7500-75b2-b73a-843acf7bf47c', '01a07b4f-7500-765e-aa23-676bcaefa189', 'contact', 'true', 'spoken', 'rj-worker', 'May we? (contact)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '2'),
('01a07b4f-7500-762f-b0cc-90695269f565', '01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', 'contact', 'true', 'spoken', 'rj-worker', 'May we? (contact)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '16'),
('01a07b4f-7500-7678-92d5-8ad4a3f1fb48', '01a07b4f-7500-765e-aa23-676bcaefa189', 'hear-back', 'true', 'spoken', 'rj-worker', 'May we? (hear-back)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '10'),
('01a07b4f-7500-77d8-938d-cf21137a4c4a', '01a07b4f-7500-78de-a4aa-fec9d216476d', 'contact', 'true', 'spoken', 'rj-worker', 'May we? (contact)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '12'),
('01a07b4f-7500-78ca-ba9a-bad22ee78515', '01a07b4f-7500-765e-aa23-676bcaefa189', 'quotation', 'true', 'spoken', 'rj-worker', 'May we? (quotation)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '8'),
('01a07b4f-7500-7a19-8900-723aa6f55d22', '01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', 'feedback', 'true', 'spoken', 'rj-worker', 'May we? (feedback)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '18'),
('01a07b4f-7500-7b3a-be8b-574901c85b3e', '01a07b4f-7500-765e-aa23-676bcaefa189', 'feedback', 'true', 'spoken', 'rj-worker', 'May we? (feedback)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '4'),
('01a07b4f-7500-7c48-b5d0-a73da2bb7426', '01a07b4f-7500-76e6-8793-ca606418f080', 'feedback', 'true', 'spoken', 'rj-worker', 'May we? (feedback)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '26'),
('01a07b4f-7500-7da7-a818-5a494afda02a', '01a07b4f-7500-76e6-8793-ca606418f080', 'contact', 'true', 'spoken', 'rj-worker', 'May we? (contact)', '1', NULL, NULL, '2026-09-07 10:00:00+00', '24'),
('01a0c368-7d00-74b2-90c2-d2a13aa7a82d', '01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', 'contact', 'false', 'spoken', 'rj-worker', 'May we? (contact)', '1', '4762-5200-E75E', NULL, '2026-09-21 10:00:00+00', '20'),
('c5ce686d-0f25-4dfa-b4a8-c9ffda8e889d', '01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', 'feedback', 'false', 'spoken', 'rj-worker', 'May we? (contact)', '1', '4762-5200-E75E', NULL, '2026-09-21 10:00:00+00', '22');
SELECT setval(pg_get_serial_sequence('victim.consent', 'place'), greatest((SELECT max(place) FROM victim.consent), 1));
DELETE FROM victim.consent_now;
INSERT INTO victim.consent_now (participant_id, purpose, given, since) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-765e-aa23-676bcaefa189', 'contact', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-765e-aa23-676bcaefa189', 'feedback', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-765e-aa23-676bcaefa189', 'hear-back', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-765e-aa23-676bcaefa189', 'pass-on', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-765e-aa23-676bcaefa189', 'quotation', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-76e6-8793-ca606418f080', 'contact', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-76e6-8793-ca606418f080', 'feedback', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-78de-a4aa-fec9d216476d', 'contact', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-78de-a4aa-fec9d216476d', 'feedback', 'true', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', 'contact', 'false', '2026-09-21 10:00:00+00'),
('01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', 'feedback', 'false', '2026-09-21 10:00:00+00');
DELETE FROM victim.conversation;
INSERT INTO victim.conversation (id, invitation_id, response_id, claim, kind, bands, version_id, due, address, tab, version, closed, sealed, made_at, moved_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('036a7767-feb6-8ded-b456-6e82615f4172', '01a07b4f-7500-7a52-a6be-5a7aea1b6b17', NULL, E'\\xb6f36c820011d7545ec6cd72c18c3a861d41ac312dbe666d5da63a99eb0cfb01', 'victim', '{}', '2', '2026-12-31', NULL, '2048a466800c', '6', 'true', E'\\x', '2026-09-21 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('136fa71d-39da-812a-ad09-fb73b98b766e', '01a07b4f-7500-7c5a-b03c-ef378f251f6f', NULL, E'\\x5a0beb4774bd13487255594b92c149e4178c0260c78d447c9d0730bee94bf7ff', 'victim', '{}', '2', '2026-12-31', NULL, '4337145b9458', '6', 'false', E'\\x0144e68c74830c97af9822d8801002e91fd52b23775fe6cd23c2f209a905e3063f2c4d3fe5219c83c0f0523774aa55c5a51fdd8bfece111d220d86a580dae79932a61f0c41784fa614d3a64ae6cf90c2ebf7b2dbc63c73e0043e93742d1f45aa5a1787373e8b13c9eb8986bf05fa15dc1fedf566774202ede2080599801ce491835370adb8317f822eddbc4406c8ea9af1fd9b9cf6ca083c5139e4915e17bf4f559b3be0478d1ab0539be9eba76f3f8d00f0964ea509044359504e90cd5e46eccc060b59f127d292caca7e71dc25711f63b5588ccc1186b8b8f995c3f58072022011270ca4beb62177336b752ca57ef5875651573ac3c35ea61804969414d66c3b461877ea1eed6923420c1650fdab7e6bc964e558db21d6f13156d3b72ce8ef7f320a69625a40d12b7b4eac09c8d3095fe57923af6ac381a7a623bc9bdb59e2481aea9b14066273c32d527e1226ef72ca6741ca1d89f61933f82ebe3667aa6f387cbd631087a4474afcd700c710500a296d1769660d4a87d7eda75146b432f693ffde430eabbdcb30d94f466a72ce0a98e48944a1cb98ae5099d060928ae98c389c1b05d99e536ba31053fd8839ab0a84d223f491c3681fa6929f1bb18957ac4bb8c369ea744f35cdd440b28b74e0bc2cb1cc996a2616216945a0743ed18ee45a', '2026-09-21 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('b533190f-7f31-814f-a208-88d4492797a4', '01a07b4f-7500-7115-8d30-63d337f64d79', '01a0c368-7d00-79ac-a00f-dc111b9be436', E'\\x5b5a653a2e6a6b62e670c45fe9a3366c544a169f780d5bbbfcb6c83772950120', 'victim', '{"age":"18-plus"}', '2', '2026-12-31', NULL, 'tab', '4', 'false', E'\\x0144e68c740452bde214557e39f6749f68a230e296bc203c3b0d6d37e4291097c462620b5a97d964a3e9ed3fa32e84e9aed8afba84fb870c404dbab663f4579655018b089053b8690f9c366c6e3cc9efdb085fc9788cf6d42ab8f32ef55ffacd05f812046395eb9b7a5fd297a81e0b13296a3e8ceb0d08cf6b72403f1ec83596d558705e8ffcfc02f2430ce63ebdb40422888424fc2adc334f12d5746d0e81fae966e3dc7dec7b5d2c8c4c79961dced0802ebc796718ebefa665637622b7a9542625519e4a9913c0b9330e0834371e1d7a2a90922529c2f48ac6c2d21ece12130abfd319a9a819e03b348078b43ba137ee5dd25103ed3e46d68070717a8f8a9fe8cf3a3d75dc7d828bffc4189970fdddbe9874e248bbbb7306d48e8962054d79ee759dff270300a331f07dcbf62764305734f6430ae457310352f3f491fa9784d3be36487217adfdf8b0f4af5d39ae525660b5bf32fe88521a43f1eb19028bbfbc981e9ad55ff19cae6b50ec7b86e10ae5d8ccc52b4d0b3e2f46ad31a94f0201006de0ca3af8a3e62a1fb91b08a1f4c1937d9fd8b1f239bcde0c42973adbdf18192f6be6b9026443f1c28dc096a54672056845f8f71103571b37fbcbb3307c645ea4baaa8c4e66e7b81a8a85013c08e5dc59762c7c723759ba1401caa50af1744e2352d680eba0a1742cf9bc83a47609e92be74fb21ef17366fef405d0ece5a940cf8b1bf71484480b2b3146c9469bb80209ea89ff11c81041045ebf1597a2da6b225034534edea6431b8c8fe5070eae40', '2026-09-21 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31'),
('e9a27731-2ea2-8c1e-b00a-13bd98bcd349', '01a07b4f-7500-75a1-9e14-0a9066f0e481', '01a0c368-7d00-7a3a-8b61-6aeb9341f38f', E'\\x5af3b3b1728e48ddb12501e733190408034749ad126ea0960cd190fe0af28a13', 'victim', '{}', '2', '2026-12-31', NULL, '4c0deee45860', '4', 'false', E'\\x0144e68c74405ba6bf07c133e6695abbf119408bf2e05673cd280489aab8ca48e3fc1b4fb07f2a17598e315df278e152ce3783646b12345db9edfc531d8ee7c88d66f33dfafcd7609f4a43d98c7fc35f4a187d058d36464ef3166520b1cc7f4b9f25c49958da7cb16c30c43320f6061f31fa6f591830f43a11cb4b2e2cae84cabf59df9ceb26c197e55734d05822f907af12cdec0ff65753fd8034cc272e24a66e6bf1750a8e3dc789bba548b69f57bb0be0ac6514b6960bbd2ca7c72d33534e0b9ccf6418fb720c34830829ffb3d9d45f1e96deb23592a6723105d42833b5c4608356201ec29c6c53e8cb5ef8919403288a110b350e7e02e047b14474c770a9b417a507b044caa196621c5f22482a78beea4d457cdc03c4df00ddd4c81f75cbb3c52d095b3d05f2da4334f4453c4f23a5c54cd61bd1e29f0f098e957b139093d0adfc0746a572d403d98ae09f098979b932f86535b5e835a971b7f8c224098836af2248f3e8f7ccd7387c23fa8cfba88f46a5af7426b4a39fd25af5afdac78d094d3628bdb2eaf66319664ac58425d5ea33bbaf9d53efe552bf9cb1230f6f88f5b49fba8797d98814b6aa7f8d7ac24f74a3b3b68e0cadc400daee27c0ec31cd3d31c8611cb2d80181ecd0e2c7307a2357738f305bba501d3ec1be4d639a18631df2b7e43f3010d42cb12166dafa1aac222abbd4034ac69dce6956d8bcc8adac4043543c588191f2da0d75fc1a5c67a1951e8442b869977dba3578c9bba6097a47489bb5b83f931b79499ceda26906ad95de375f48705bceafa08b1113e9129b89000bf28a7fced7', '2026-09-21 10:00:00+00', '2026-09-21 10:00:00+00', '2027-12-31');
DELETE FROM victim.erasure;
INSERT INTO victim.erasure (receipt, erased_on, what, delete_on) OVERRIDING SYSTEM VALUE VALUES
('4037-8C2C-428C', '2026-09-21', 'small-for-victims', '2028-09-21'),
('4762-5200-E75E', '2026-09-21', 'consent:contact', '2028-09-21');
DELETE FROM victim.invitation;
INSERT INTO victim.invitation (id, participant_id, questionnaire, code_hash, code_sealed, bands, month, due, status, made_at, used_on, delete_on, batch, place, speaker) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-7115-8d30-63d337f64d79', '01a07b4f-7500-765e-aa23-676bcaefa189', 'small-for-victims', E'\\xfa027ab923b4f642319158e6f40bad5353ffe12910093cc2237130301d382704', NULL, '{"age":"18-plus"}', '2026-09', '2026-12-31', 'used', '2026-09-07 10:00:00+00', '2026-09-21', '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-75a1-9e14-0a9066f0e481', '01a07b4f-7500-78de-a4aa-fec9d216476d', 'small-for-victims', E'\\x35d2687d7fbbbd9b2f10f7a51b908e45ec4562277c4a3551f39e2653c74bc854', NULL, '{}', '2026-09', '2026-12-31', 'used', '2026-09-07 10:00:00+00', '2026-09-21', '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-7a52-a6be-5a7aea1b6b17', '01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', 'small-for-victims', E'\\x3c726ad13bfaee73010b962f6455032d10e8b1fadf29504cab4937285f8c652b', NULL, '{}', '2026-09', '2026-12-31', 'erased', '2026-09-07 10:00:00+00', NULL, '2027-12-31', NULL, NULL, NULL),
('01a07b4f-7500-7c5a-b03c-ef378f251f6f', '01a07b4f-7500-76e6-8793-ca606418f080', 'small-for-victims', E'\\x523fae2f57ded7b23750602210ec705d56b80124a47ebcfd787f1c432f615e5e', NULL, '{}', '2026-09', '2026-12-31', 'erased', '2026-09-07 10:00:00+00', NULL, '2027-12-31', NULL, NULL, NULL);
DELETE FROM victim.journey_fact;
INSERT INTO victim.journey_fact (participant_id, fact, on_day, reason, recorded_by, recorded_at) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-765e-aa23-676bcaefa189', 'consented', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-765e-aa23-676bcaefa189', 'feedback-asked', '2026-09-07', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-765e-aa23-676bcaefa189', 'feedback-given', '2026-09-21', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-765e-aa23-676bcaefa189', 'identified', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-765e-aa23-676bcaefa189', 'offered', '2026-09-21', NULL, 'rj-worker', '2026-09-21 10:00:00+00'),
('01a07b4f-7500-76e6-8793-ca606418f080', 'consented', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-76e6-8793-ca606418f080', 'feedback-asked', '2026-09-07', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-76e6-8793-ca606418f080', 'feedback-given', '2026-09-21', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-76e6-8793-ca606418f080', 'identified', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-78de-a4aa-fec9d216476d', 'consented', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-78de-a4aa-fec9d216476d', 'feedback-asked', '2026-09-07', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-78de-a4aa-fec9d216476d', 'feedback-given', '2026-09-21', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-78de-a4aa-fec9d216476d', 'identified', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', 'consented', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', 'feedback-asked', '2026-09-07', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', 'feedback-given', '2026-09-21', NULL, 'sayback', '2026-09-07 10:00:00+00'),
('01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', 'identified', '2026-09-07', NULL, 'rj-worker', '2026-09-07 10:00:00+00');
DELETE FROM victim.participant;
INSERT INTO victim.participant (id, kind, person, pseudonym, bands, contact, made_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('01a07b4f-7500-765e-aa23-676bcaefa189', 'victim', 'Bh59L57EPG3', 'V-GFPQD5', '{"age":"18-plus"}', E'\\x0144e68c74b3304ee7da4d65888b6514cb9965badf1cd9040f19c29111701f82683dc32632434eb4a950a1cc59', '2026-09-07 10:00:00+00', '2028-09-07'),
('01a07b4f-7500-76e6-8793-ca606418f080', 'victim', 'rbojdm8l2S7', 'V-C7Z7WP', '{}', NULL, '2026-09-07 10:00:00+00', '2028-09-07'),
('01a07b4f-7500-78de-a4aa-fec9d216476d', 'victim', 'XkZQLP5H9Ef', 'V-K8KRK5', '{}', NULL, '2026-09-07 10:00:00+00', '2028-09-07'),
('01a07b4f-7500-7fbe-942a-8a2ab7bb58c7', 'victim', 'Jg6lbLQ9vlN', 'V-H2Y2NH', '{}', NULL, '2026-09-07 10:00:00+00', '2028-09-07');
DELETE FROM victim.passing;
INSERT INTO victim.passing (response_id, question, participant_id, passed_on_id, on_day) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-79ac-a00f-dc111b9be436', 'best', '01a07b4f-7500-765e-aa23-676bcaefa189', '1fe93dbe-7196-40d3-84c1-2dcc8502e7ff', '2026-09-21');
DELETE FROM victim.quotation;
INSERT INTO victim.quotation (id, response_id, question, state, sealed, chosen_by, redacted_by, cleared_by, moved_at) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-72c7-b361-cfc2393bfa4c', '01a0c368-7d00-79ac-a00f-dc111b9be436', 'best', 'chosen', NULL, 'lead', NULL, NULL, '2026-09-21 10:00:00+00');
DELETE FROM victim.release;
INSERT INTO victim.release (id, batch, since, month) OVERRIDING SYSTEM VALUE VALUES
('1', '1', '', '');
DELETE FROM victim.response;
INSERT INTO victim.response (id, invitation_id, claim, version_id, identity, started_at, ended_at, delete_on) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-79ac-a00f-dc111b9be436', '01a07b4f-7500-7115-8d30-63d337f64d79', NULL, '2', 'confidential', '2026-09-21 10:00:00+00', '2026-09-21 10:00:00+00', '2027-09-21'),
('01a0c368-7d00-7a3a-8b61-6aeb9341f38f', '01a07b4f-7500-75a1-9e14-0a9066f0e481', NULL, '2', 'confidential', '2026-09-21 10:00:00+00', '2026-09-21 10:00:00+00', '2027-09-21');
DELETE FROM victim.tally;
INSERT INTO victim.tally (response_id, version_id, questionnaire, month, person, bands, waiting, counted, codes, batch, first) OVERRIDING SYSTEM VALUE VALUES
('01a0c368-7d00-79ac-a00f-dc111b9be436', '2', 'small-for-victims', '2026-09', 'Bh59L57EPG3', '{"age":"18-plus"}', '0,0,', NULL, NULL, NULL, NULL),
('01a0c368-7d00-7a3a-8b61-6aeb9341f38f', '2', 'small-for-victims', '2026-09', 'XkZQLP5H9Ef', '{}', '0,03,', NULL, NULL, NULL, NULL);
DELETE FROM victim.tally_added;
DELETE FROM victim.telling;
INSERT INTO victim.telling (update_id, response_id, person, outcome, way, why, made_at, tried_at, told_at, verdict, verdict_at, shown_way, shown_verdict) OVERRIDING SYSTEM VALUE VALUES
('4c8cf441-978a-4f8d-964b-ceb5959dc933', '01a0c368-7d00-79ac-a00f-dc111b9be436', 'Bh59L57EPG3', 'waiting', NULL, NULL, '2026-11-05 10:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL);
RESET session_replication_role;
RESET search_path;
