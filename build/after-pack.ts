// After `npm pack` has packed: the bill of materials and the checksums beside the archive, and whether it keeps to its budget.
import { copyFileSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

import { z } from 'zod'

import { ARCHIVE_BUDGET_MIB, finishPackages } from './packaging/finish-packages.ts'

const projectRoot = path.resolve(import.meta.dirname, '..')

// Nothing was written then.
if (process.env['npm_config_dry_run'] !== 'true') {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')))
  // Where npm was asked to write, or was run.
  const folder = path.resolve(process.env['INIT_CWD'] ?? projectRoot, process.env['npm_config_pack_destination'] ?? '')
  const bill = `portolan-${version}.cdx.json`
  copyFileSync(path.join(projectRoot, 'out', 'portolan.cdx.json'), path.join(folder, bill))
  // Named after the archive: the folder may be anybody's, with checksums of other things.
  const tooLarge = await finishPackages(folder, [`portolan-${version}.tgz`, bill], { checksumsFile: `portolan-${version}.sha256`, budgetMib: ARCHIVE_BUDGET_MIB })
  for (const sentence of tooLarge) console.error(sentence)
  process.exitCode = tooLarge.length === 0 ? 0 : 1
}
