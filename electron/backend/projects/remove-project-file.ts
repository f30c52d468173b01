import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { copiesOf } from './project-copies.ts'

/** Removes a project file that came to nothing, with what SQLite and an upgrade left beside it: reserveProjectFile takes no name that has copies. */
export function removeProjectFile(path: string): void {
  const name = basename(path)
  for (const beside of readdirSync(dirname(path))) {
    if (beside === name || LEFT_BESIDE.test(beside.startsWith(name) ? beside.slice(name.length) : '')) rmSync(join(dirname(path), beside), { force: true })
  }
  for (const copy of copiesOf(path)) rmSync(copy, { force: true })
}

/** The write-ahead log, its index, a rollback journal, and the lock of who writes to it. */
const LEFT_BESIDE = /^-(?:wal|shm|journal|lock)$/
