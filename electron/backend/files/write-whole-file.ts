import { randomUUID } from 'node:crypto'
import { link, lstat, mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '#shared/contract/app-error.ts'
import { writeErrorCode, writeReason } from './write-reason.ts'

/**
 * Writes a file whole or not at all: beside its place first, then into it. Folders above it are made. Answers its full path.
 * AppError conflict (details.reason `exists`) where it is there and `force` is off, io where it cannot be written.
 */
export async function writeWholeFile(path: string, content: Uint8Array | string, force: boolean): Promise<string> {
  const out = resolve(path)
  const folder = dirname(out)
  const staged = join(folder, `.${basename(out)}.${randomUUID()}.part`)
  try {
    await mkdir(folder, { recursive: true })
    const file = await open(staged, 'wx')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    if (force) await rename(staged, out)
    else await putInFreePlace(staged, out)
    return out
  } catch (error) {
    if (error instanceof AppError) throw error
    if (writeErrorCode(error) === 'EEXIST') throw taken(out)
    throw new AppError('io', `${out} cannot be written: ${writeReason(error)}.`, { out }, { cause: error })
  } finally {
    await rm(staged, { force: true })
  }
}

/** Some file systems have no links (Linux vfat, most of the network's). */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])

/** A link refuses a name that is taken, in one step; a rename would replace what came there meanwhile. */
async function putInFreePlace(staged: string, out: string): Promise<void> {
  try {
    await link(staged, out)
  } catch (error) {
    if (!NO_LINKS.has(writeErrorCode(error))) throw error
    await refuseExisting(out)
    await rename(staged, out)
  }
}

/** AppError conflict, as writeWholeFile throws it, where something has the name already. */
export async function refuseExisting(path: string): Promise<void> {
  const out = resolve(path)
  if ((await lstat(out).catch(() => null)) !== null) throw taken(out) // what cannot be looked at cannot be written either, which is told then
}

function taken(out: string): AppError {
  return new AppError('conflict', `${out} is there already: choose another name, or force it to be replaced.`, { reason: 'exists', out })
}
