import { buffer } from 'node:stream/consumers'
import { openPromise } from 'yauzl'

/** Reads a zip file whole, for tests: the parts by their paths, in the order of the central directory. */
export async function readArchive(path: string): Promise<Map<string, string>> {
  const archive = await openPromise(path)
  const parts = new Map<string, string>()
  for await (const entry of archive.eachEntry()) {
    parts.set(entry.fileName, (await buffer(await archive.openReadStreamPromise(entry))).toString('utf8'))
  }
  return parts
}
