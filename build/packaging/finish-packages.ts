import { createHash } from 'node:crypto'
import { createReadStream, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { compareText } from '#shared/domain/compare.ts'

const BYTES_PER_MIB = 1024 * 1024
/** What a package of the desktop app may weigh: Electron alone has about 110 MiB packed. */
export const DESKTOP_BUDGET_MIB = 180
/** What `npm pack` may make; half of it is SQLite, for all systems and as sources. */
export const ARCHIVE_BUDGET_MIB = 24

/**
 * Writes the checksums of files of a folder into a file beside them, as `sha256sum --check` reads them; answers those that are over
 * the budget, each in a sentence.
 */
export async function finishPackages(folder: string, names: readonly string[], { checksumsFile, budgetMib }: { readonly checksumsFile: string; readonly budgetMib: number }): Promise<readonly string[]> {
  const sorted = [...names].sort(compareText)
  const lines: string[] = []
  for (const name of sorted) lines.push(`${await sha256(path.join(folder, name))}  ${name}\n`)
  writeFileSync(path.join(folder, checksumsFile), lines.join(''))
  return sorted.flatMap((name) => {
    const { size } = statSync(path.join(folder, name))
    return size > budgetMib * BYTES_PER_MIB ? [`${name} has ${(size / BYTES_PER_MIB).toFixed(1)} MiB, more than the ${budgetMib} MiB that it may have: leave out what it does not need, or raise the budget in build/packaging/finish-packages.ts.`] : []
  })
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) hash.update(piece) // no encoding is set
  return hash.digest('hex')
}
