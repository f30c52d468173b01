import type { Migration } from './migration.ts'

/** What was decided and which snapshots were current when the newest export was made; null where an older version made it. */
export const exportedDecisions: Migration = {
  id: 10,
  name: 'exported-decisions',
  sql: `
ALTER TABLE last_export ADD COLUMN decisions BLOB;
ALTER TABLE last_export ADD COLUMN snapshots TEXT CHECK (json_valid(snapshots));
`,
}
