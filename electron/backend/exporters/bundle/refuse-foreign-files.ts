import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#shared/contract/app-error.ts'
import { countWords } from '#shared/domain/count-words.ts'
import { type EarlierBundle, statusOf } from './earlier-bundle.ts'

export interface BundleToPlace {
  readonly out: string
  /** Holds the new files, at their paths. */
  readonly fresh: string
  readonly written: readonly string[]
  readonly earlier: EarlierBundle
}

/** So many are named; of more, how many there are. */
const NAMED_FILES = 20

/**
 * Refuses a bundle at whose paths lie files that no earlier bundle wrote, or that were edited since: there is no other copy of them.
 * One that says the same as the new file may be replaced by it. Throws AppError conflict with their names.
 */
export async function refuseForeignFiles({ out, fresh, written, earlier: { unchanged, listed } }: BundleToPlace): Promise<void> {
  const own = new Set(unchanged)
  const inTheWay: string[] = []
  for (const path of written) {
    // Folders and links in place of files are refused by whoever moves the files.
    if (own.has(path) || (await statusOf(join(out, path)))?.isFile() !== true) continue
    if (!(await readFile(join(out, path))).equals(await readFile(join(fresh, path)))) inTheWay.push(path)
  }
  if (inTheWay.length === 0) return
  const files = inTheWay.slice(0, NAMED_FILES)
  const more = inTheWay.length - files.length
  const edited = inTheWay.filter((path) => listed.has(path)).length
  const why = edited === 0 ? 'Portolan did not write' : edited === inTheWay.length ? 'somebody edited since' : 'Portolan did not write or somebody edited since'
  throw new AppError(
    'conflict',
    `Nothing was written to ${out}, where the export would replace ${countWords(inTheWay.length, 'file')} that ${why} (${files.join(', ')}${more === 0 ? '' : ` and ${more} more`}): move ${inTheWay.length === 1 ? 'it' : 'them'} elsewhere, or choose another folder.`,
    { reason: 'foreign-files', out, files, count: inTheWay.length },
  )
}
