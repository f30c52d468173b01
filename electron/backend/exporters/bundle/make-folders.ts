import { mkdir, rmdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { statusOf } from './earlier-bundle.ts'

/**
 * Makes a folder and those above it that are missing; answers the ones it made, outermost first, or makes none at all. One at a time, since
 * Node's own recursive mkdir never returns where the system answers ENOENT to making a folder, as /proc does.
 */
export async function makeFolders(path: string): Promise<readonly string[]> {
  const missing: string[] = []
  for (let folder = path; (await statusOf(folder)) === null; folder = dirname(folder)) missing.unshift(folder)
  const made: string[] = []
  try {
    for (const folder of missing) {
      await mkdir(folder)
      made.unshift(folder)
    }
  } catch (error) {
    for (const folder of made) await rmdir(folder)
    throw error
  }
  return missing
}
