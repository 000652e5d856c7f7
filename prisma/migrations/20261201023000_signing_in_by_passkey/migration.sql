-- Signing in with a passkey. What is here lets nobody in by itself: of secrets there are hashes, and of a
-- passkey the public key.

-- id: the credential's own. counter: how often the device says that it was used.
CREATE TABLE service.passkey (
  id text PRIMARY KEY,
  account_id text NOT NULL REFERENCES service.account,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  device text NOT NULL,
  made_at timestamptz(3) NOT NULL,
  used_at timestamptz(3) NOT NULL
);
CREATE INDEX passkey_account ON service.passkey (account_id);

-- A link by which somebody makes their first passkey, or one in the place of a passkey that is lost. Without
-- an account it makes an administrator's.
CREATE TABLE service.sign_up (
  secret_hash bytea PRIMARY KEY,
  account_id text REFERENCES service.account,
  made_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL
);
CREATE INDEX sign_up_account ON service.sign_up (account_id);

-- What a passkey is asked to sign, once, in the browser that asked.
CREATE TABLE service.challenge (
  challenge text PRIMARY KEY,
  browser_hash bytea NOT NULL,
  purpose text NOT NULL,
  ends_at timestamptz(3) NOT NULL
);
CREATE INDEX challenge_ends_at ON service.challenge (ends_at);

-- Tries to sign in that did not work, by the keyed hash of the account or the address: of neither can be told
-- from it which that is.
CREATE TABLE service.wrong_try (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  whose bytea NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX wrong_try_whose ON service.wrong_try (whose, at);
CREATE INDEX wrong_try_at ON service.wrong_try (at);

GRANT SELECT, INSERT, UPDATE (counter, used_at), DELETE ON service.passkey TO sayback_service;
GRANT SELECT, INSERT, UPDATE (account_id), DELETE ON service.sign_up TO sayback_service;
GRANT SELECT, INSERT, DELETE ON service.challenge, service.wrong_try TO sayback_service;

-- A session is somebody's who works here. Whoever was signed in signs in again.
-- id: tells sessions of one person apart, and opens none. seen_at: when they last did something.
DELETE FROM service.staff_session;
ALTER TABLE service.staff_session
  ADD COLUMN id uuid NOT NULL UNIQUE,
  ADD COLUMN account_id text REFERENCES service.account,
  ADD COLUMN device text NOT NULL,
  ADD COLUMN seen_at timestamptz(3) NOT NULL,
  ALTER COLUMN role DROP NOT NULL;
CREATE INDEX staff_session_account ON service.staff_session (account_id);
GRANT UPDATE (seen_at) ON service.staff_session TO sayback_service;
