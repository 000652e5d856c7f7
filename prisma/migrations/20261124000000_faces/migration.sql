-- The faces: who was asked as the lead sees it, where a chat in Teams is reached, and who is signed in.

DO $$
DECLARE
  side text;
BEGIN
  FOREACH side IN ARRAY ARRAY['people', 'victim'] LOOP
    PERFORM set_config('search_path', side, true);

    -- pseudonym: the service's own reference for somebody, so that asking again is asking the same person.
    CREATE UNIQUE INDEX participant_pseudonym ON participant (kind, pseudonym) WHERE pseudonym IS NOT NULL;

    -- A sheet of invitations is made together, each at its place: sending the same sheet twice makes nothing twice.
    ALTER TABLE invitation ADD COLUMN batch uuid;
    ALTER TABLE invitation ADD COLUMN place integer;
    CREATE UNIQUE INDEX invitation_batch ON invitation (batch, place) WHERE batch IS NOT NULL;

    -- Where a chat outside our own page is spoken to again (Teams), by the keyed hash of the channel's conversation. Sealed.
    CREATE TABLE chat_reference (
      address text PRIMARY KEY,
      sealed bytea NOT NULL,
      made_at timestamptz(3) NOT NULL,
      goes_on date NOT NULL
    );
    CREATE INDEX chat_reference_goes_on ON chat_reference (goes_on);

    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON chat_reference TO %I', 'sayback_' || side);
  END LOOP;
END $$;

-- Who is signed in to the staff pages, by the hash of the secret in their cookie.
CREATE TABLE service.staff_session (
  secret_hash bytea PRIMARY KEY,
  who text NOT NULL,
  role text NOT NULL,
  made_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL
);
GRANT SELECT, INSERT, DELETE ON service.staff_session TO sayback_service;
