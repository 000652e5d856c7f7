-- A cup.
CREATE SCHEMA kitchen;
CREATE TABLE kitchen.cup (
  id integer PRIMARY KEY
);
