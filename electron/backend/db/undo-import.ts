import { AppError } from '#shared/contract/app-error.ts'
import { importing, openProject, type ProjectFile, refuseMoved, refuseReadOnly } from './project-file.ts'
import { settleSuccessors } from './repositories/decision-subjects.ts'
import { listSnapshots } from './repositories/snapshot-repository.ts'
import { toAppError } from './sqlite-error.ts'

/** What is current after an import was taken back. */
export interface UndoneImport {
  /** Snapshots that are current again. */
  readonly restored: readonly number[]
  /** Sources that the project no longer holds. */
  readonly removedSources: readonly string[]
}

/**
 * Takes the newest import back: its snapshots, their rows and its report are removed, and what was current before is
 * current again. Decisions stay as they are, and so does what was exported. It works on a connection of its own, as an
 * import does, so that everybody who keeps something of the project's inventory notices. AppError not-found where there is
 * no such import, conflict where a newer one is there, or another import runs.
 */
export function undoImport(project: ProjectFile, importPk: number): UndoneImport {
  refuseReadOnly(project)
  if (importing.has(project)) throw new AppError('conflict', 'An import into this project is under way: wait for it or cancel it.')
  let own: ProjectFile | null = null
  try {
    refuseMoved(project)
    own = openProject(project.path, { create: false })
    // Whole tables are gone through once each; to look for the rows of every row apart would take minutes.
    own.database.pragma('foreign_keys = OFF')
    own.database.exec('BEGIN IMMEDIATE')
    const undone = removeImport(own, importPk)
    own.database.exec('COMMIT')
    return undone
  } catch (error) {
    if (own?.database.inTransaction === true) own.database.exec('ROLLBACK')
    throw toAppError(error, project.path)
  } finally {
    own?.close()
  }
}

function removeImport(project: ProjectFile, importPk: number): UndoneImport {
  const { database } = project
  const newest = database.prepare('SELECT max(pk) FROM import').pluck().get() as number | null // null for no row
  if (newest === null || newest < importPk || database.prepare('SELECT pk FROM import WHERE pk = ?').get(importPk) === undefined) {
    throw new AppError('not-found', `The project has no import ${String(importPk)}: it may have been undone already.`, { import: importPk })
  }
  if (newest > importPk) throw new AppError('conflict', `Import ${String(importPk)} is not the newest one: only the newest (${String(newest)}) can be undone.`, { import: importPk, newest })
  const before = listSnapshots(project)
  const removed = before.filter((snapshot) => snapshot.importPk === importPk)
  for (const { pk } of removed) {
    for (const [table, column] of referringTables(project, 'snapshot')) database.prepare(`DELETE FROM "${table}" WHERE "${column}" = ?`).run(pk)
    database.prepare('DELETE FROM snapshot WHERE pk = ?').run(pk)
  }
  for (const [table, column] of referringTables(project, 'import')) database.prepare(`DELETE FROM "${table}" WHERE "${column}" = ?`).run(importPk)
  database.prepare('DELETE FROM import WHERE pk = ?').run(importPk)
  const removedSources = database.prepare('DELETE FROM source WHERE pk NOT IN (SELECT source_pk FROM snapshot) RETURNING id').pluck().all() as string[] // as returned
  const wasCurrent = new Set(before.filter(({ isCurrent }) => isCurrent).map(({ pk }) => pk))
  const restored = listSnapshots(project).filter(({ pk, isCurrent }) => isCurrent && !wasCurrent.has(pk)).map(({ pk }) => pk)
  for (const pk of restored) settleSuccessors(project, pk)
  return { restored, removedSources }
}

/** The tables whose rows belong to a row of another one, with the column that says to which. */
function referringTables({ database }: ProjectFile, table: string): [string, string][] {
  return database.prepare(`
    SELECT sqlite_schema.name, foreign_key."from" FROM sqlite_schema JOIN pragma_foreign_key_list(sqlite_schema.name) AS foreign_key
    WHERE sqlite_schema.type = 'table' AND foreign_key."table" = ? ORDER BY 1`).raw().all(table) as [string, string][] // as selected
}
