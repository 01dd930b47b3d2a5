/** The one file of an imported catalogue. */
export const STORE_FILE = 'catalogue.sqlite';

/** Raised with every change of the tables below; a file of another version is refused, never guessed at. */
export const SCHEMA_VERSION = 1;

/** `role.json` holds a whole role; the other tables repeat what must be found without opening every role. */
export const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE source (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE role (id TEXT PRIMARY KEY, ord INTEGER NOT NULL, soc TEXT, title TEXT NOT NULL, plural TEXT NOT NULL, json TEXT NOT NULL) STRICT;
  CREATE TABLE column (field TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE phrase (field TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE title (role TEXT NOT NULL, evidence TEXT NOT NULL, title TEXT NOT NULL) STRICT;
  CREATE TABLE blob (name TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
`.replaceAll('TABLE column', 'TABLE "column"');
