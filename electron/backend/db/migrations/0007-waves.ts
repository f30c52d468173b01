import type { Migration } from './migration.ts'

/** The schedule that people know, so that planning again moves only what has to move. There is one at most. */
export const waves: Migration = {
  id: 7,
  name: 'waves',
  sql: `
CREATE TABLE wave_schedule (
  pk INTEGER PRIMARY KEY CHECK (pk = 1),
  planned_at TEXT NOT NULL,
  today TEXT NOT NULL
) STRICT;

CREATE TABLE wave_assignment (
  pk INTEGER PRIMARY KEY,
  vm_id TEXT NOT NULL UNIQUE,
  window_id TEXT NOT NULL
) STRICT;
`,
}
