import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** Only their owner may read what is kept for a page. */
const PRIVATE_FILE = 0o600

export interface Download {
  readonly file: string
  readonly name: string
}

/** What pages may fetch, in a folder that no other user can read; all of it is gone at the end. */
export interface Downloads {
  /** The path of a new folder to write into, which does not exist yet. */
  makeFolder(): Promise<string>
  /** Zips a folder, removes it, and answers the "download:<uuid>/<name>" path under which a page fetches the zip. */
  keepFolder(folder: string, name: string): Promise<string>
  discardFolder(folder: string): Promise<void>
  find(id: string): Download | undefined
  /** It was fetched: a page that wants it again exports again. */
  remove(id: string): Promise<void>
  close(): Promise<void>
}

export function createDownloads(parentFolder: string = tmpdir()): Downloads {
  let made: Promise<string> | null = null
  // mkdtemp makes a folder of mode 0700; most sessions need none.
  const root = (): Promise<string> => (made ??= mkdtemp(join(parentFolder, 'portolan-downloads-')))
  const kept = new Map<string, Download>()
  return {
    makeFolder: async () => join(await root(), randomUUID()),
    keepFolder: async (folder, name) => {
      const id = randomUUID()
      const file = join(await root(), `${id}.zip`)
      await zip(folder, file)
      await rm(folder, { recursive: true, force: true })
      kept.set(id, { file, name })
      return `download:${id}/${name}`
    },
    discardFolder: (folder) => rm(folder, { recursive: true, force: true }),
    find: (id) => kept.get(id),
    remove: async (id) => {
      const download = kept.get(id)
      kept.delete(id)
      if (download !== undefined) await rm(download.file, { force: true })
    },
    close: async () => {
      if (made !== null) await rm(await made, { recursive: true, force: true })
    },
  }
}

async function zip(folder: string, file: string): Promise<void> {
  const archive = new ZipFile()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
  for (const path of files) archive.addFile(path, relative(folder, path).split(sep).join('/'))
  archive.end()
  await pipeline(archive.outputStream, createWriteStream(file, { mode: PRIVATE_FILE }))
}
