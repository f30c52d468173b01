import { type ProjectFile, writeProject } from '../project-file.ts'

/** The schedule that a project keeps: which window each VM has. */
export interface StoredSchedule {
  /** ISO 8601 in UTC. */
  readonly plannedAt: string
  /** The local date that it was planned on. */
  readonly today: string
  /** Window ids by VM id. */
  readonly windowOf: ReadonlyMap<string, string>
}

/** The schedule that was planned last, or null where there is none. */
export function loadSchedule({ database }: ProjectFile): StoredSchedule | null {
  const head = database.prepare('SELECT planned_at AS plannedAt, today FROM wave_schedule').get() as Pick<StoredSchedule, 'plannedAt' | 'today'> | undefined // columns as selected
  if (head === undefined) return null
  const rows = database.prepare('SELECT vm_id, window_id FROM wave_assignment ORDER BY pk').raw().all() as [string, string][] // as selected
  return { ...head, windowOf: new Map(rows) }
}

/** Puts a schedule in place of the one before. AppError conflict while an import runs. */
export function storeSchedule(project: ProjectFile, { plannedAt, today, windowOf }: StoredSchedule): void {
  const { database } = project
  writeProject(project, () => {
    database.prepare('DELETE FROM wave_assignment').run()
    database.prepare('INSERT OR REPLACE INTO wave_schedule (pk, planned_at, today) VALUES (1, ?, ?)').run(plannedAt, today)
    const insert = database.prepare('INSERT INTO wave_assignment (vm_id, window_id) VALUES (?, ?)')
    for (const [vmId, windowId] of windowOf) insert.run(vmId, windowId)
  })
}
