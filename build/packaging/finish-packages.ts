import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const MIB = 1024 * 1024
/** What one package may weigh: Electron alone has about 110 MiB packed. */
export const SIZE_BUDGET_MIB = 180
const PACKAGE = /\.(AppImage|deb|rpm|exe|zip|dmg|tgz)$/
export const CHECKSUMS_FILE = 'SHA256SUMS'

/** Writes the checksums of a folder's packages beside them, as `sha256sum --check` reads them; answers those that are over the budget. */
export async function finishPackages(folder: string, budgetMib: number = SIZE_BUDGET_MIB): Promise<readonly string[]> {
  const files = readdirSync(folder).filter((name) => PACKAGE.test(name)).sort()
  const lines: string[] = []
  for (const name of files) lines.push(`${await sha256(path.join(folder, name))}  ${name}\n`)
  writeFileSync(path.join(folder, CHECKSUMS_FILE), lines.join(''))
  return files.filter((name) => statSync(path.join(folder, name)).size > budgetMib * MIB)
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) hash.update(piece) // no encoding is set
  return hash.digest('hex')
}
