import { randomUUID } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { writeReason } from '#backend/files/write-reason.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { createPrivateFolder } from './private-folder.ts'
import { zipFolder } from './zip-folder.ts'

/** A page fetches at once what it asked for; older ones belong to pages that did not. */
const KEPT_DOWNLOADS = 8

export interface Download {
  readonly file: string
  readonly name: string
}

/** What pages may fetch, in a folder that no other user can read; all of it is gone at the end. AppError io where there is no room for it. */
export interface Downloads {
  /** The path of a new folder to write into, which does not exist yet. */
  makeFolder(): Promise<string>
  /** Zips a folder, removes it, and answers the "download:<uuid>/<name>" path under which a page fetches the zip. */
  keepFolder(folder: string, name: string): Promise<string>
  /** Takes one file out of a folder, removes that, and answers the path under which a page fetches the file by its name. */
  keepFile(folder: string, name: string): Promise<string>
  discardFolder(folder: string): Promise<void>
  find(id: string): Download | undefined
  /** The page has it: one that wants it again exports again. */
  remove(id: string): Promise<void>
  close(): Promise<void>
}

export function createDownloads(parentFolder: string = tmpdir()): Downloads {
  const folder = createPrivateFolder(parentFolder, 'portolan-downloads-')
  const root = (): Promise<string> =>
    folder.path().catch((error: unknown) => {
      throw noRoom(error)
    })
  const kept = new Map<string, Download>()
  const remove = async (id: string): Promise<void> => {
    const download = kept.get(id)
    kept.delete(id)
    if (download !== undefined) await rm(download.file, { force: true })
  }
  /** `put` makes the file that is fetched out of the folder that was written. */
  const keep = async (written: string, name: string, put: (file: string) => Promise<void>): Promise<string> => {
    const id = randomUUID()
    const file = join(await root(), `${id}${extname(name)}`)
    try {
      await put(file)
    } catch (error) {
      await rm(file, { force: true })
      throw noRoom(error)
    } finally {
      await rm(written, { recursive: true, force: true })
    }
    kept.set(id, { file, name })
    for (const old of [...kept.keys()].slice(0, -KEPT_DOWNLOADS)) await remove(old)
    return `download:${id}/${name}`
  }
  return {
    makeFolder: async () => join(await root(), randomUUID()),
    keepFolder: (written, name) => keep(written, name, (file) => zipFolder(written, file)),
    keepFile: (written, name) => keep(written, name, (file) => rename(join(written, name), file)),
    discardFolder: (written) => rm(written, { recursive: true, force: true }),
    find: (id) => kept.get(id),
    remove,
    close: () => folder.remove(),
  }
}

function noRoom(cause: unknown): AppError {
  return new AppError('io', `The download cannot be kept in the temporary folder: ${writeReason(cause)}.`, {}, { cause })
}
