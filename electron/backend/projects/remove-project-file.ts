import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Removes a project file that came to nothing, with what SQLite and an upgrade left beside it. */
export function removeProjectFile(path: string): void {
  const name = basename(path)
  for (const beside of readdirSync(dirname(path))) {
    if (beside === name || LEFT_BESIDE.test(beside.startsWith(name) ? beside.slice(name.length) : '')) rmSync(join(dirname(path), beside), { force: true })
  }
}

/** The write-ahead log, its index, a rollback journal, the lock of who writes to it, and the copy before an upgrade. */
const LEFT_BESIDE = /^(?:-wal|-shm|-journal|-lock|\.backup-v\d+(?:-\d+)?)$/
