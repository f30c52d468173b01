import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { z } from 'zod'

/** What is wrong with a file beside the app's archive; `file` is below that folder, with slashes. */
export interface UnpackedFault {
  readonly file: string
  readonly kind: 'changed' | 'missing' | 'added' | 'unreadable'
}

export interface UnpackedOptions {
  /** Beside the archive: `app.asar.unpacked`. */
  readonly folder: string
  /** In the archive: the SHA-256 of each file as it was packed, SQLite's programs for other systems among them. */
  readonly listFile: string
  readonly platform: NodeJS.Platform
  readonly architecture: string
}

const listSchema = z.record(z.string(), z.string())
const NATIVE = '.node'
/** What systems leave in folders that somebody looked at. No program is ever loaded from these. */
const LEFT_BY_SYSTEMS = new Set(['.DS_Store', 'desktop.ini', 'Thumbs.db'])

/**
 * Electron compares what it reads from the archive with a checksum, and nothing that lies beside it: this does. Null where every file is there
 * as it was packed, and no other is. On macOS a native program is looked for and not compared, since signing the app changes it.
 */
export function findUnpackedFault(options: UnpackedOptions): UnpackedFault | null {
  let expected: ReadonlyMap<string, string>
  try {
    expected = new Map(Object.entries(listSchema.parse(JSON.parse(readFileSync(options.listFile, 'utf8')))))
  } catch {
    // Whatever it is: without the list nothing can be compared.
    return { file: basename(options.listFile), kind: 'unreadable' }
  }
  try {
    return compare(options, expected)
  } catch {
    // As above, of what would be compared.
    return { file: basename(options.folder), kind: 'unreadable' }
  }
}

function compare({ folder, platform, architecture }: UnpackedOptions, expected: ReadonlyMap<string, string>): UnpackedFault | null {
  const own = `/${platform}-${architecture}${NATIVE}`
  const found = new Set<string>()
  for (const entry of existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []) {
    if (entry.isDirectory() || LEFT_BY_SYSTEMS.has(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const file = relative(folder, path).replaceAll(sep, '/')
    const checksum = expected.get(file)
    // A link leads to what anybody may change.
    if (checksum === undefined || !entry.isFile()) return { file, kind: 'added' }
    const isSigned = platform === 'darwin' && file.endsWith(NATIVE)
    if (!isSigned && createHash('sha256').update(readFileSync(path)).digest('hex') !== checksum) return { file, kind: 'changed' }
    found.add(file)
  }
  const missing = [...expected.keys()].find((file) => !found.has(file) && (!file.endsWith(NATIVE) || file.endsWith(own)))
  return missing === undefined ? null : { file: missing, kind: 'missing' }
}
