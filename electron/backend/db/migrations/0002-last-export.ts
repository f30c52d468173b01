import type { Migration } from './migration.ts'

/** What the newest export wrote, so that the next one can be compared with it. There is one at most. */
export const lastExport: Migration = {
  id: 2,
  name: 'last-export',
  sql: `
CREATE TABLE last_export (
  pk INTEGER PRIMARY KEY CHECK (pk = 1),
  exported_at TEXT NOT NULL,
  out TEXT,
  part TEXT CHECK (part IN ('mtv', 'cluster')),
  mtv TEXT NOT NULL,
  openshift TEXT NOT NULL
) STRICT;

CREATE TABLE last_export_file (
  pk INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  gzip BLOB NOT NULL
) STRICT;
`,
}
