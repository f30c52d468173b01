import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildEstate } from '../estate/build-estate.ts'
import type { SampleOptions } from '../options.ts'
import { SIDE_FILES } from './registry.ts'

/** Writes one example of each kind of side file for the estate of these options. The same options give the same bytes. */
export async function writeSideFiles(options: SampleOptions, folder: string): Promise<void> {
  const estate = buildEstate(options)
  await mkdir(folder, { recursive: true })
  for (const { name, content } of SIDE_FILES) await writeFile(join(folder, name), content(estate))
}
