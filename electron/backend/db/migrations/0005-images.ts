import type { Migration } from './migration.ts'

/** Imports before this kept no images: their reports say so with a zero. */
export const images: Migration = {
  id: 5,
  name: 'images',
  sql: `
CREATE TABLE image (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  id TEXT NOT NULL,
  moref TEXT,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  datastore_name TEXT,
  datastore_pk INTEGER REFERENCES datastore (pk) ON DELETE SET NULL,
  path TEXT,
  size_mib REAL,
  owner TEXT,
  is_listed INTEGER CHECK (is_listed IN (0, 1)),
  UNIQUE (snapshot_pk, id)
) STRICT;
CREATE INDEX image_by_datastore ON image (datastore_pk);

CREATE TABLE image_use (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  image_pk INTEGER NOT NULL REFERENCES image (pk) ON DELETE CASCADE,
  vm_pk INTEGER NOT NULL REFERENCES vm (pk) ON DELETE CASCADE
) STRICT;
CREATE INDEX image_use_by_image ON image_use (image_pk);
CREATE INDEX image_use_by_vm ON image_use (vm_pk);

UPDATE import SET report = json_set(report, '$.counts.images', 0) WHERE json_type(report, '$.counts') = 'object';
`,
}
