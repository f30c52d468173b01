import { randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { noTemporaryFolder } from '#backend/files/own-folders.ts'
import { safeFileName } from '#shared/contract/safe-file-name.ts'
import { createPrivateFolder } from './private-folder.ts'

const PRIVATE_FOLDER = 0o700
const PRIVATE_FILE = 0o600

export interface UploadedFile {
  /** "upload:<uuid>/<name>": what inventory.import takes. */
  readonly path: string
  readonly name: string
  readonly bytes: number
}

/**
 * Files that pages sent, in a folder that no other user can read; each is gone once a call that took it has ended,
 * one that no call took after an hour, when the next one comes, and all at the end.
 */
export interface Uploads {
  /** Keeps a file; one whose pieces end in an error leaves nothing behind. */
  keep(name: string, pieces: AsyncIterable<Buffer>): Promise<UploadedFile>
  /** The file on disk behind an "upload:" path, for a call that removes it; undefined where there is none. */
  find(path: string): string | undefined
  remove(path: string): Promise<void>
  /** A message about kept files as a person knows them: by their names. */
  readonly withoutFolders: (message: string) => string
  close(): Promise<void>
}

export interface UploadsOptions {
  /** A clock that never goes back. */
  readonly monotonicMs: () => number
  readonly parentFolder?: string
}

/** AppError io where no folder for them can be made: nothing would work. */
export async function openUploads({ monotonicMs, parentFolder = tmpdir() }: UploadsOptions): Promise<Uploads> {
  const root = createPrivateFolder(parentFolder, 'portolan-uploads-')
  const rootFolder = await root.path().catch((cause: unknown) => {
    throw noTemporaryFolder(parentFolder, cause)
  })
  const files = new Map<string, KeptFile>()
  const remove = async (path: string): Promise<void> => {
    const kept = files.get(path)
    files.delete(path)
    if (kept !== undefined) await rm(dirname(kept.file), { recursive: true, force: true })
  }
  const removeForgotten = async (): Promise<void> => {
    const oldestMs = monotonicMs() - KEPT_UNTAKEN_MS
    for (const [path, { isTaken, keptAtMs }] of [...files]) if (!isTaken && keptAtMs < oldestMs) await remove(path)
  }
  return {
    keep: async (name, pieces) => {
      await removeForgotten()
      const id = randomUUID()
      const safeName = safeFileName(name)
      const folder = join(await root.path(), id)
      const file = join(folder, safeName)
      await mkdir(folder, { mode: PRIVATE_FOLDER })
      try {
        const bytes = await write(file, pieces)
        const path = `upload:${id}/${safeName}`
        files.set(path, { file, keptAtMs: monotonicMs(), isTaken: false })
        return { path, name: safeName, bytes }
      } catch (error) {
        await rm(folder, { recursive: true, force: true })
        throw error
      }
    },
    find: (path) => {
      const kept = files.get(path)
      if (kept !== undefined) kept.isTaken = true
      return kept?.file
    },
    remove,
    withoutFolders: (message) => {
      const [first = '', ...others] = message.split(`${rootFolder}${sep}`)
      return [first, ...others.map((text) => text.slice(UUID_LENGTH + sep.length))].join('')
    },
    close: () => root.remove(),
  }
}

/** Long enough for any number of files that are sent before they are imported in one call. */
const KEPT_UNTAKEN_MS = 60 * 60_000

/** Each file lies in a folder of its own. */
const UUID_LENGTH = 36

interface KeptFile {
  readonly file: string
  readonly keptAtMs: number
  /** A call works on it, and removes it. */
  isTaken: boolean
}

async function write(file: string, pieces: AsyncIterable<Buffer>): Promise<number> {
  let bytes = 0
  const handle = await open(file, 'wx', PRIVATE_FILE)
  try {
    for await (const piece of pieces) {
      await handle.writeFile(piece)
      bytes += piece.length
    }
  } finally {
    await handle.close()
  }
  return bytes
}
