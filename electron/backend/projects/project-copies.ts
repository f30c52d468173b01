import { closeSync, existsSync, fchmodSync, fstatSync, openSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { compareNatural } from '#shared/domain/compare.ts'
import { PROJECT_ENDING } from '#shared/contract/project-name.ts'

const PRIVATE_FILE = 0o600
/** Who may do what with a file; not its kind. */
const MODE_BITS = 0o777

/**
 * Makes an empty file for the copy of a project as it is before an upgrade, and answers its path: `estate.backup-v10.portolan` beside
 * `estate.portolan`, so that it can be opened as any project. A copy that an earlier, failed upgrade left is kept, since it may hold more;
 * the new one gets a number then. Nobody may read it who may not read the project. Throws as the system does.
 */
export function reserveProjectCopy(path: string, schemaVersion: number): string {
  const wanted = `${stemOf(path)}.backup-v${schemaVersion}`
  let copy = `${wanted}${PROJECT_ENDING}`
  for (let count = 2; existsSync(copy); count++) copy = `${wanted}-${count}${PROJECT_ENDING}`
  const project = statSync(path)
  const handle = openSync(copy, 'wx', PRIVATE_FILE)
  try {
    const made = fstatSync(handle)
    // What a group may do with the project, another group may not do with its copy.
    const mode = project.mode & (made.gid === project.gid ? MODE_BITS : PRIVATE_FILE)
    // Some file systems have one mode for all, and refuse to be told.
    if ((made.mode & MODE_BITS) !== mode) fchmodSync(handle, mode)
  } finally {
    closeSync(handle)
  }
  return copy
}

/** The copies that upgrades left beside a project, the newest last; none where the folder cannot be listed. */
export function copiesOf(path: string): readonly string[] {
  const stem = basename(stemOf(path))
  try {
    return readdirSync(dirname(path)).filter((name) => isCopy(name, stem)).sort((one, other) => compareNatural(bare(one), bare(other))).map((name) => join(dirname(path), name))
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [] // whoever needs the folder meets the same trouble, and says so
    throw error
  }
}

function isCopy(name: string, stem: string): boolean {
  return name.startsWith(stem) && COPY_ENDING.test(name.slice(stem.length))
}

/** The schema's version, and a number where there was a copy of it already. */
const COPY_ENDING = /^\.backup-v\d+(?:-\d+)?\.portolan$/

/** "v10" sorts before "v10-2", which "v10.portolan" would not. */
function bare(name: string): string {
  return name.slice(0, -PROJECT_ENDING.length)
}

function stemOf(path: string): string {
  return path.endsWith(PROJECT_ENDING) ? bare(path) : path
}
