import type { Migration } from './migration.ts'

/** The schedule became a decision of the journal, so that undo covers it: what the tables of 0007 hold becomes its first one. */
export const scheduleAsDecision: Migration = {
  id: 8,
  name: 'schedule-as-decision',
  sql: `
INSERT INTO decision (batch, kind, subject, old_value, new_value, at)
SELECT (SELECT coalesce(max(batch), 0) + 1 FROM decision), 'waves.schedule', 'waves', NULL,
  json_object('today', today, 'windows', json((
    SELECT json_group_object(window_id, json(vm_ids)) FROM (
      SELECT window_id, json_group_array(vm_id) AS vm_ids FROM (SELECT window_id, vm_id FROM wave_assignment ORDER BY pk) GROUP BY window_id)))),
  planned_at
FROM wave_schedule WHERE NOT EXISTS (SELECT 1 FROM decision WHERE is_undone = 1);
DROP TABLE wave_assignment;
DROP TABLE wave_schedule;
`,
}
