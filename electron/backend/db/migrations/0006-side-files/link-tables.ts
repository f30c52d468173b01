/** Which rows of side files are in force after an import, and which VM each of them means. */
export const SIDE_LINK_TABLES_SQL = `
CREATE TABLE side_run (
  import_pk INTEGER PRIMARY KEY REFERENCES import (pk) ON DELETE CASCADE
) STRICT;

-- 'listed': the row means no VM.
CREATE TABLE side_link (
  import_pk INTEGER NOT NULL REFERENCES import (pk) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  row_pk INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('joined', 'listed', 'unknown', 'ambiguous', 'contradicted', 'duplicate')),
  vm_id TEXT,
  PRIMARY KEY (import_pk, kind, row_pk)
) STRICT, WITHOUT ROWID;
CREATE INDEX side_link_by_vm ON side_link (import_pk, kind, vm_id) WHERE vm_id IS NOT NULL;

CREATE VIEW current_side_link AS
  SELECT kind, row_pk, state, vm_id FROM side_link WHERE import_pk = (SELECT max(import_pk) FROM side_run);
`
