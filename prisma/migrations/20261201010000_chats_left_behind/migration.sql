-- The chat in which a conversation was before it was carried on in another, as the keyed hash that an address
-- is: whoever writes there again is told so, whichever instance they reach.
ALTER TABLE people.conversation ADD COLUMN left_address text;
ALTER TABLE victim.conversation ADD COLUMN left_address text;
CREATE INDEX conversation_left_address ON people.conversation (left_address) WHERE left_address IS NOT NULL;
CREATE INDEX conversation_left_address ON victim.conversation (left_address) WHERE left_address IS NOT NULL;
