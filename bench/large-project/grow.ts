// Imports an inventory, and repeats its rows until the file is as large as wanted: an import a copy, each newer than the one before.
import process from 'node:process'
import { statSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { createBackend } from '#backend/create-backend.ts'
import { openProject } from '#backend/db/project-file.ts'

const [file = '', path = '', wanted = ''] = process.argv.slice(2)
/** More than there are rows of a table in one import. */
const KEYS_APART = 100_000_000

const backend = createBackend({ now: () => '2026-01-01T00:00:00.000Z', monotonicMs: () => performance.now(), logUnexpected: String })
for (const outcome of [await backend.invoke('project.open', { path, create: true }), await backend.invoke('inventory.import', { files: [file] })]) {
  if (!outcome.ok) throw new Error(outcome.error.message)
}
backend.close()
const project = openProject(path, { create: false })
project.database.pragma('foreign_keys = OFF')
project.database.pragma('synchronous = OFF')
for (let copy = 1; statSync(path).size < Number(wanted); copy += 1) {
  project.database.transaction(() => repeat(project.database, copy * KEYS_APART)).immediate()
  project.database.pragma('wal_checkpoint(TRUNCATE)')
}
project.close()

/** Copies the rows of the first import, with every key and every reference to a copied row moved by so much. */
function repeat(database: Database, by: number): void {
  const all = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all() as string[] // names are text
  const referencesOf = (table: string): [string, string][] => database.prepare('SELECT "from", "table" FROM pragma_foreign_key_list(?)').raw().all(table) as [string, string][] // as selected
  const owned = all.filter((table) => referencesOf(table).some(([, to]) => to === 'snapshot' || to === 'import'))
  for (const table of ['import', ...owned]) {
    const references = new Map(referencesOf(table))
    const columns = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[] // as above
    const moved = columns.map((column) => {
      const isKey = column === 'pk' || ['import', ...owned].includes(references.get(column) ?? '')
      return isKey ? `"${column}" + ${String(by)}` : `"${column}"`
    })
    const key = columns.includes('pk') ? 'pk' : [...references].find(([, to]) => to === 'snapshot' || to === 'import')?.[0]
    database.exec(`INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) SELECT ${moved.join(', ')} FROM "${table}" WHERE "${key ?? 'pk'}" < ${String(KEYS_APART)}`)
  }
}
