import { randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { safeFileName } from '#backend/files/safe-file-name.ts'
import { createPrivateFolder } from './private-folder.ts'

const PRIVATE_FOLDER = 0o700
const PRIVATE_FILE = 0o600

export interface UploadedFile {
  /** "upload:<uuid>/<name>": what inventory.import takes. */
  readonly path: string
  readonly name: string
  readonly bytes: number
}

/** Files that pages sent, in a folder that no other user can read; each is gone once it was imported, and all at the end. */
export interface Uploads {
  /** Keeps a file; one whose pieces end in an error leaves nothing behind. */
  keep(name: string, pieces: AsyncIterable<Buffer>): Promise<UploadedFile>
  /** The file on disk behind an "upload:" path; undefined where there is none. */
  find(path: string): string | undefined
  remove(path: string): Promise<void>
  /** A message about kept files as a person knows them: by their names. */
  readonly withoutFolders: (message: string) => string
  close(): Promise<void>
}

export async function openUploads(parentFolder: string = tmpdir()): Promise<Uploads> {
  const root = createPrivateFolder(parentFolder, 'portolan-uploads-')
  await root.path()
  const files = new Map<string, string>()
  return {
    keep: async (name, pieces) => {
      const id = randomUUID()
      const safeName = safeFileName(name)
      const folder = join(await root.path(), id)
      const file = join(folder, safeName)
      await mkdir(folder, { mode: PRIVATE_FOLDER })
      try {
        const bytes = await write(file, pieces)
        const path = `upload:${id}/${safeName}`
        files.set(path, file)
        return { path, name: safeName, bytes }
      } catch (error) {
        await rm(folder, { recursive: true, force: true })
        throw error
      }
    },
    find: (path) => files.get(path),
    remove: async (path) => {
      const file = files.get(path)
      files.delete(path)
      if (file !== undefined) await rm(dirname(file), { recursive: true, force: true })
    },
    withoutFolders: (message) => [...files.values()].reduce((text, file) => text.replaceAll(`${dirname(file)}${sep}`, ''), message),
    close: () => root.remove(),
  }
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
