import type { Migration } from './migration.ts'

/**
 * An export that is known to be older than one that the project has already does not become the current one, whenever it
 * is imported; one without a date goes by the order of the imports. And a decision finds its object again where a newer
 * snapshot knows it by another id.
 */
export const snapshots: Migration = {
  id: 4,
  name: 'snapshots',
  sql: `
DROP VIEW current_snapshot;
CREATE VIEW current_snapshot AS
  SELECT max(pk) AS pk, source_pk FROM snapshot
  WHERE exported_at IS NULL OR NOT EXISTS (
    SELECT 1 FROM snapshot AS earlier WHERE earlier.source_pk = snapshot.source_pk AND earlier.pk < snapshot.pk AND earlier.exported_at > snapshot.exported_at
  )
  GROUP BY source_pk;

CREATE TABLE subject_successor (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  subject TEXT NOT NULL,
  successor TEXT NOT NULL,
  UNIQUE (snapshot_pk, subject)
) STRICT;
CREATE INDEX subject_successor_by_successor ON subject_successor (successor);

CREATE VIEW current_successor AS
  SELECT subject, successor FROM subject_successor WHERE snapshot_pk IN (SELECT pk FROM current_snapshot);
`,
}
