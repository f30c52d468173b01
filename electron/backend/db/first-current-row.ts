import type { ProjectFile } from './project-file.ts'

/**
 * Answers from which key on a table's rows can be of current snapshots, so that a project of hundreds of imports is not read whole for the newest.
 * Imports are made one after the other and keys only grow, so that no row of an older import lies behind one of a newer; what belongs to
 * whom within one import is looked up as before.
 */
export function firstCurrentRow({ database }: ProjectFile): (table: string) => number {
  const first = database.prepare(`
    SELECT min(pk) FROM snapshot WHERE import_pk = (SELECT import_pk FROM snapshot WHERE pk = (SELECT min(pk) FROM current_snapshot))`).pluck().get() as number | null // null for no snapshot
  if (first === null || database.prepare('SELECT 1 FROM snapshot WHERE pk < ? LIMIT 1').get(first) === undefined) return () => 0
  return (table) => {
    const next = database.prepare(`SELECT pk, snapshot_pk FROM "${table}" WHERE pk >= ? ORDER BY pk LIMIT 1`).raw()
    let [low, high] = [0, Number(database.prepare(`SELECT coalesce(max(pk), -1) + 1 FROM "${table}"`).pluck().get())]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const row = next.get(middle) as [pk: number, snapshot: number] | undefined // columns as selected
      if (row === undefined || row[1] >= first) high = middle
      else low = row[0] + 1
    }
    return low
  }
}
