/** Imports with their reports, sources with their snapshots, and the journal of decisions. */
export const PROJECT_TABLES_SQL = `
CREATE TABLE import (
  pk INTEGER PRIMARY KEY,
  imported_at TEXT NOT NULL,
  report TEXT NOT NULL CHECK (json_valid(report))
) STRICT;

CREATE TABLE sheet_report (
  pk INTEGER PRIMARY KEY,
  import_pk INTEGER NOT NULL REFERENCES import (pk) ON DELETE CASCADE,
  inventory_number INTEGER NOT NULL,
  name TEXT NOT NULL,
  rows INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  missing_columns TEXT NOT NULL CHECK (json_valid(missing_columns)),
  extra_columns TEXT NOT NULL CHECK (json_valid(extra_columns))
) STRICT;
CREATE INDEX sheet_report_by_import ON sheet_report (import_pk);

CREATE TABLE import_issue (
  pk INTEGER PRIMARY KEY,
  import_pk INTEGER NOT NULL REFERENCES import (pk) ON DELETE CASCADE,
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
  sheet TEXT,
  row INTEGER,
  "column" TEXT,
  value TEXT,
  assumed TEXT,
  message TEXT NOT NULL
) STRICT;
CREATE INDEX import_issue_by_import ON import_issue (import_pk, code);

CREATE TABLE rejected_row (
  pk INTEGER PRIMARY KEY,
  import_pk INTEGER NOT NULL REFERENCES import (pk) ON DELETE CASCADE,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  reason TEXT NOT NULL,
  cells TEXT NOT NULL CHECK (json_valid(cells))
) STRICT;
CREATE INDEX rejected_row_by_import ON rejected_row (import_pk);

CREATE TABLE source (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('vsphere', 'ovirt'))
) STRICT;

CREATE TABLE snapshot (
  pk INTEGER PRIMARY KEY,
  source_pk INTEGER NOT NULL REFERENCES source (pk) ON DELETE CASCADE,
  import_pk INTEGER NOT NULL REFERENCES import (pk) ON DELETE CASCADE,
  inventory_number INTEGER NOT NULL,
  name TEXT NOT NULL,
  instance_uuid TEXT,
  version TEXT,
  api_version TEXT,
  full_name TEXT,
  exported_at TEXT,
  imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX snapshot_by_source ON snapshot (source_pk);

CREATE VIEW current_snapshot AS
  SELECT max(pk) AS pk, source_pk FROM snapshot GROUP BY source_pk;

CREATE TABLE decision (
  seq INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  old_value TEXT CHECK (old_value IS NULL OR json_valid(old_value)),
  new_value TEXT CHECK (new_value IS NULL OR json_valid(new_value)),
  at TEXT NOT NULL,
  is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1))
) STRICT;
CREATE INDEX decision_by_subject ON decision (kind, subject, seq);
CREATE INDEX decision_by_batch ON decision (batch);

`
