import { createWriteStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** Only its owner may read it. */
const PRIVATE_FILE = 0o600

/** Writes the files below a folder into a zip, sorted by their paths, piece by piece; what it rejects with is the file system's. */
export async function zipFolder(folder: string, file: string): Promise<void> {
  const archive = new ZipFile()
  const content = archive.outputStream as PassThrough // what yazl makes; it is typed as what can be read alone
  // It tells of a file that cannot be read by an event of its own, which ends the program where nobody listens.
  archive.on('error', (error: Error) => content.destroy(error))
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
  for (const path of files) archive.addFile(path, relative(folder, path).split(sep).join('/'))
  archive.end()
  await pipeline(content, createWriteStream(file, { mode: PRIVATE_FILE }))
}
