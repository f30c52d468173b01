import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'

import { openPromise } from 'yauzl'

import { compareText } from '#shared/domain/compare.ts'

/** One file of a saved list: its name, and what it holds, which may be no JSON. */
export interface SavedFile {
  readonly name: string
  readonly text: string
}

const JSON_ENDING = '.json'

/**
 * The JSON files of a saved list, one after the other: of a zip archive, of a folder and those below it, or the one file that is named. Throws where the
 * path does not exist or the archive is damaged.
 */
export async function* readAdvisories(file: string): AsyncGenerator<SavedFile, void, undefined> {
  if (statSync(file).isDirectory()) {
    for (const name of readdirSync(file, { recursive: true, encoding: 'utf8' }).filter((entry) => entry.endsWith(JSON_ENDING)).sort(compareText)) yield { name, text: readFileSync(path.join(file, name), 'utf8') }
  } else if (await isZip(file)) yield* readZip(file)
  else yield { name: path.basename(file), text: readFileSync(file, 'utf8') }
}

async function* readZip(file: string): AsyncGenerator<SavedFile, void, undefined> {
  const zip = await openPromise(file, { autoClose: false })
  try {
    for await (const entry of zip.eachEntry()) if (entry.fileName.endsWith(JSON_ENDING)) yield { name: entry.fileName, text: await text(await zip.openReadStreamPromise(entry)) }
  } finally {
    zip.close()
  }
}

/** By its first bytes: a list that was downloaded may have any name. */
async function isZip(file: string): Promise<boolean> {
  for await (const piece of createReadStream(file, { end: 1, encoding: 'latin1' }) as AsyncIterable<string>) return piece === 'PK' // an encoding is set
  return false
}
