import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { compareText } from '#shared/domain/compare.ts'

/**
 * What lies beside the desktop app's archive, by folder and ending: the system loads SQLite's program, and the sample is read in
 * pieces like any file. All else, the programs of threads and of the backend's process included, runs from within the archive.
 */
const UNPACKED = [
  { folder: 'node_modules/better-sqlite3/prebuilds', ending: '.node' },
  { folder: 'resources/sample', ending: '.xlsx' },
] as const

/** The same, as electron-builder takes it. */
export const UNPACKED_PATTERNS: readonly string[] = UNPACKED.map(({ folder, ending }) => `${folder}/*${ending}`)

/** The SHA-256 of each of these files, of SQLite's programs for every system, by its path below the project's folder: what the app compares before it uses them. */
export function unpackedFiles(projectRoot: string): Readonly<Record<string, string>> {
  const files = UNPACKED.flatMap(({ folder, ending }) => readdirSync(path.join(projectRoot, folder)).filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`))
  return Object.fromEntries(files.sort(compareText).map((file) => [file, createHash('sha256').update(readFileSync(path.join(projectRoot, file))).digest('hex')]))
}
