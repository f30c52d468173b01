import { createHash } from 'node:crypto'
import { lstat, mkdtemp, readdir } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { AppError } from '#shared/contract/app-error.ts'
import { writeReason } from './write-reason.ts'

/** Enough to tell machines that share a folder from each other. */
const MACHINE_CHARACTERS = 8
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, MACHINE_CHARACTERS)

/** A new folder that is this user's alone and that nobody can foresee. Its name tells which process made it, so that what a crash left can be told from what is in use. */
export function makeOwnFolder(parentFolder: string, prefix: string): Promise<string> {
  return mkdtemp(join(parentFolder, `${prefix}${MACHINE}-${String(process.pid)}-`))
}

/** The same in the system's folder for temporary files. Throws noTemporaryFolder where that takes none. */
export async function makeTemporaryFolder(prefix: string): Promise<string> {
  return makeOwnFolder(tmpdir(), prefix).catch((cause: unknown) => {
    throw noTemporaryFolder(tmpdir(), cause)
  })
}

/** AppError io for the person who starts the program, with what to do: the folder for temporary files cannot be written to. */
export function noTemporaryFolder(folder: string, cause: unknown): AppError {
  return new AppError('io', `The folder for temporary files, ${folder}, cannot be used: ${writeReason(cause)}; make room there, or set ${SETTING} to a folder that can be written to.`, { folder }, { cause })
}

/** By what a system is told another folder for temporary files (the documentation of Node's os.tmpdir). */
const SETTING = process.platform === 'win32' ? 'TEMP' : 'TMPDIR'

/** Folders of that prefix whose makers, processes of this machine, have ended without removing them. Those of other machines may be in use. */
export async function abandonedFolders(parentFolder: string, prefix: string): Promise<readonly string[]> {
  const names = (await namesIn(parentFolder)).filter((name) => name.startsWith(prefix) && isAbandoned(name.slice(prefix.length))).sort()
  const abandoned: string[] = []
  for (const name of names) if (await isOwn(join(parentFolder, name))) abandoned.push(join(parentFolder, name))
  return abandoned
}

/** No link, and no other user's: anybody may write to a folder for temporary files. */
async function isOwn(folder: string): Promise<boolean> {
  try {
    const status = await lstat(folder)
    return status.isDirectory() && (process.getuid === undefined || status.uid === process.getuid())
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false // gone meanwhile
    throw error
  }
}

/** None where the folder is not there yet or cannot be listed: whoever writes there hears why that fails, if it does. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return []
    throw error
  }
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
