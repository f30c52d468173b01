import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findResourcesFolder } from '#backend/resources.ts'

/** The product's version, from the package.json beside the resources. */
export async function readVersion(): Promise<string> {
  const text = await readFile(join(findResourcesFolder(), '..', 'package.json'), 'utf8')
  const { version } = JSON.parse(text) as { version: string } // our own package.json
  return version
}
