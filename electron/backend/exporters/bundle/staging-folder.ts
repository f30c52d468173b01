import { createHash } from 'node:crypto'
import { mkdtemp, readdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'

/** Enough to tell machines that share a folder from each other. */
const MACHINE_CHARACTERS = 8
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, MACHINE_CHARACTERS)

/** A new folder beside `out`, on the same file system, so that what is in it can be renamed into place. Its name tells who made it. */
export function createStagingFolder(out: string): Promise<string> {
  return mkdtemp(join(dirname(out), `${prefixOf(out)}${MACHINE}-${String(process.pid)}-`))
}

/** Folders beside `out` whose makers, processes of this machine, have ended without removing them. Those of other machines may be in use. */
export async function abandonedStagingFolders(out: string): Promise<readonly string[]> {
  const prefix = prefixOf(out)
  const names = (await namesIn(dirname(out))).filter((name) => name.startsWith(prefix)).sort()
  return names.filter((name) => isAbandoned(name.slice(prefix.length))).map((name) => join(dirname(out), name))
}

/** None where the folder is not there yet or cannot be listed: writing says why it fails, if it does. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return []
    throw error
  }
}

function prefixOf(out: string): string {
  return `.${basename(out)}.portolan-`
}

function isAbandoned(maker: string): boolean {
  const [machine, pid, unique] = maker.split('-')
  return machine === MACHINE && pid !== undefined && /^\d+$/.test(pid) && unique !== undefined && !isRunning(Number(pid))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0) // asks only
    return true
  } catch (error) {
    // Without permission to ask, there is somebody to ask about.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
