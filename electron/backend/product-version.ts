import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findResourcesFolder } from './resources.ts'

/** The product's version, from the package.json beside the resources. */
export async function readProductVersion(): Promise<string> {
  const text = await readFile(join(findResourcesFolder(), '..', 'package.json'), 'utf8')
  const { version } = JSON.parse(text) as { version: string } // our own package.json
  return version
}
