import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

import { LICENCE_TEXTS } from './licence-texts.ts'
import type { ShippedPackage } from './shipped-packages.ts'

const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i
const RULE = '-'.repeat(80)
const authorSchema = z.object({ author: z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).optional().catch(undefined) })

/**
 * The text that goes with the product: each package of others with its licence in full, by the files of the package, or, where it has none, by
 * the text of the licence that it names. Throws where neither is known.
 */
export function thirdPartyLicences(projectRoot: string, shipped: readonly ShippedPackage[]): string {
  const parts = shipped.map((entry) => [RULE, `${entry.name} ${entry.version}`, `Licence: ${entry.licence}`, '', textOf(path.join(projectRoot, entry.folder), entry)].join('\n'))
  return `Portolan holds the following packages of others, each under its own licence.\nElectron and Chromium bring theirs in files of their own beside the program.\n\n${parts.join('\n')}\n`
}

function textOf(folder: string, entry: ShippedPackage): string {
  // A folder of that name holds the licences of what the package itself took over.
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => LICENCE_FILE.test(name) && !name.includes('node_modules') && statSync(path.join(folder, name)).isFile()).sort() : []
  const texts = files.map((name) => readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
  return `${texts.length === 0 ? namedText(folder, entry) : texts.join('\n\n')}\n`
}

function namedText(folder: string, { name, licence }: ShippedPackage): string {
  const text = LICENCE_TEXTS[licence]
  if (text === undefined) throw new Error(`${name} holds no text of its licence, and that of ${licence} is not in build/packaging/licence-texts.ts.`)
  const { author } = authorSchema.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')))
  const holder = author === undefined ? 'its authors, whom it does not name' : author
  return `The package names this licence and holds no text of it. Copyright: ${holder}.\n\n${text}`
}
