import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

import { compareText } from '#shared/domain/compare.ts'

import type { ShippedPackage } from './shipped-packages.ts'

/** CycloneDX, the release whose JSON form this is (ECMA-424 is a later one of the same form). */
const SPEC_VERSION = '1.5'
const HASH_NAMES: Readonly<Record<string, string>> = { sha1: 'SHA-1', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' }

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string().optional(),
  license: z.string().optional(),
  homepage: z.unknown().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
  repository: z.union([z.string(), z.object({ url: z.string() })]).optional().catch(undefined),
})

/**
 * The bill of materials of what is handed out, as JSON in CycloneDX: Portolan, each shipped package with version, licence, checksums and
 * where it comes from, and which of them needs which. Without date and chance: the same product, the same bytes. Throws where a
 * checksum is of no known kind.
 */
export function softwareBill(projectRoot: string, shipped: readonly ShippedPackage[]): string {
  const { name, version, description, license, dependencies, devDependencies } = readManifest(path.join(projectRoot, 'package.json'))
  const product = { type: 'application', 'bom-ref': `${name}@${version}`, name, version, description, licenses: licences(license ?? ''), purl: purl(name, version) }
  const refs = new Map(shipped.map((entry) => [entry.folder, `${entry.name}@${entry.version}`]))
  const refsOf = (folders: readonly string[]): string[] => sortedOnce(folders.flatMap((folder) => refs.get(folder) ?? []))
  const direct = Object.keys({ ...dependencies, ...devDependencies }).map((needed) => `node_modules/${needed}`)
  const indirect = new Set(shipped.flatMap(({ needs }) => needs))
  const components = new Map(shipped.map((entry) => [refs.get(entry.folder) ?? '', componentOf(projectRoot, entry)]))
  const body = {
    bomFormat: 'CycloneDX',
    specVersion: SPEC_VERSION,
    version: 1,
    metadata: { lifecycles: [{ phase: 'build' }], component: product },
    components: [...components.values()],
    dependencies: [
      // What it names, and what came along with a package of which nothing else was taken.
      { ref: product['bom-ref'], dependsOn: refsOf([...direct, ...shipped.flatMap(({ folder }) => (indirect.has(folder) ? [] : [folder]))]) },
      ...[...components.keys()].map((ref) => ({ ref, dependsOn: refsOf(shipped.flatMap((entry) => (refs.get(entry.folder) === ref ? entry.needs : []))) })),
    ],
  }
  return `${JSON.stringify({ ...body, serialNumber: serialNumberOf(JSON.stringify(body)) }, null, 2)}\n`
}

function componentOf(projectRoot: string, { name, version, licence, folder, integrity }: ShippedPackage): object {
  const file = path.join(projectRoot, folder, 'package.json')
  const manifest = existsSync(file) ? readManifest(file) : null
  const source = typeof manifest?.repository === 'string' ? manifest.repository : manifest?.repository?.url
  const references = [{ type: 'vcs', url: source }, { type: 'website', url: manifest?.homepage }].filter(({ url }) => typeof url === 'string' && URL.canParse(url))
  return {
    type: 'library',
    'bom-ref': `${name}@${version}`,
    name,
    version,
    ...((manifest?.description ?? '') === '' ? {} : { description: manifest?.description }),
    licenses: licences(licence),
    purl: purl(name, version),
    ...(integrity === null ? {} : { hashes: hashesOf(integrity) }),
    ...(references.length === 0 ? {} : { externalReferences: references }),
  }
}

/** One of SPDX's ids, or an expression of several. */
function licences(stated: string): readonly object[] {
  return /^[\w.+-]+$/.test(stated) ? [{ license: { id: stated } }] : [{ expression: stated }]
}

/** As purl-spec has it for npm: of a scoped name the sign is encoded. */
function purl(name: string, version: string): string {
  return `pkg:npm/${name.replace(/^@/, '%40')}@${version}`
}

function hashesOf(integrity: string): readonly object[] {
  return integrity.split(/\s+/).map((entry) => {
    const [, kind = '', base64 = ''] = /^(\w+)-([A-Za-z0-9+/=]+)$/.exec(entry) ?? []
    const alg = HASH_NAMES[kind]
    if (alg === undefined) throw new Error(`${entry} is a checksum of no known kind.`)
    return { alg, content: Buffer.from(base64, 'base64').toString('hex') }
  })
}

function sortedOnce(names: readonly string[]): string[] {
  return [...new Set(names)].sort(compareText)
}

function readManifest(file: string): z.infer<typeof manifestSchema> {
  return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** A UUID of version 8 (RFC 9562): made of what the bill says. */
function serialNumberOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
