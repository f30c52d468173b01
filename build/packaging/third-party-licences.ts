import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

import type { ShippedPackage } from './shipped-packages.ts'

const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i
const RULE = '-'.repeat(80)

/** The text that goes with the product: each package of others with its licence, in full where the package has it. */
export function thirdPartyLicences(projectRoot: string, shipped: readonly ShippedPackage[]): string {
  const parts = shipped.map(({ name, version, licence, folder }) => [RULE, `${name} ${version}`, `Licence: ${licence}`, '', textOf(path.join(projectRoot, folder))].join('\n'))
  return `Portolan holds the following packages of others, each under its own licence.\nElectron and Chromium bring theirs in files of their own beside the program.\n\n${parts.join('\n')}\n`
}

function textOf(folder: string): string {
  // A folder of that name holds the licences of what the package itself took over.
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => LICENCE_FILE.test(name) && !name.includes('node_modules') && statSync(path.join(folder, name)).isFile()).sort() : []
  const texts = files.map((name) => readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
  return texts.length === 0 ? 'The package holds no text of its licence: the one of that name at https://spdx.org/licenses applies.\n' : `${texts.join('\n\n')}\n`
}
