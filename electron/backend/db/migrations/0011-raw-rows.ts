import type { Migration } from './migration.ts'

/**
 * What the files of an import say word for word: of each file where it lay and its checksum, and of each VM the rows that
 * name it. An import of before has neither.
 */
export const rawRows: Migration = {
  id: 11,
  name: 'raw-rows',
  sql: `
CREATE TABLE import_file (
  pk INTEGER PRIMARY KEY,
  import_pk INTEGER NOT NULL REFERENCES import (pk) ON DELETE CASCADE,
  inventory_number INTEGER NOT NULL,
  path TEXT,
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX import_file_by_import ON import_file (import_pk);

CREATE TABLE raw_table (
  pk INTEGER PRIMARY KEY,
  import_pk INTEGER NOT NULL REFERENCES import (pk) ON DELETE CASCADE,
  inventory_number INTEGER NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  UNIQUE (import_pk, inventory_number, number)
) STRICT;

CREATE TABLE raw_row_block (
  pk INTEGER PRIMARY KEY,
  import_pk INTEGER NOT NULL REFERENCES import (pk) ON DELETE CASCADE,
  inventory_number INTEGER NOT NULL,
  table_number INTEGER NOT NULL,
  first_row INTEGER NOT NULL,
  last_row INTEGER NOT NULL,
  rows BLOB NOT NULL
) STRICT;
CREATE INDEX raw_row_block_by_table ON raw_row_block (import_pk, inventory_number, table_number, first_row);

CREATE TABLE raw_text_block (
  pk INTEGER PRIMARY KEY,
  import_pk INTEGER NOT NULL REFERENCES import (pk) ON DELETE CASCADE,
  inventory_number INTEGER NOT NULL,
  number INTEGER NOT NULL,
  texts BLOB NOT NULL,
  UNIQUE (import_pk, inventory_number, number)
) STRICT;

CREATE TABLE vm_raw_rows (
  vm_pk INTEGER PRIMARY KEY REFERENCES vm (pk) ON DELETE CASCADE,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  rows TEXT NOT NULL CHECK (json_valid(rows))
) STRICT;
CREATE INDEX vm_raw_rows_by_snapshot ON vm_raw_rows (snapshot_pk);
`,
}
