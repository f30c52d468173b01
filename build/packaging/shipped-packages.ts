import { readFileSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

import { compareText } from '#shared/domain/compare.ts'

const packageSchema = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
  peerDependencies: z.record(z.string(), z.string()).default({}),
})
const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) })

/** A package that is part of what is handed out. */
export interface ShippedPackage {
  readonly name: string
  readonly version: string
  /** SPDX, as the package states it. */
  readonly licence: string
  /** Its folder below the project's. */
  readonly folder: string
  /** Of the archive that a registry gives out, as the lockfile holds it (Subresource Integrity): `sha512-BASE64`. */
  readonly integrity: string | null
  /** The folders of the shipped packages that it needs, itself or from whoever uses it. */
  readonly needs: readonly string[]
}

/**
 * Everything of others that the product holds, by name: the runtime packages with all that they need, and what was
 * bundled into the pages, by the folders that it lies in. Throws where one of them is not in the lockfile.
 */
export function shippedPackages(projectRoot: string, bundled: readonly string[]): readonly ShippedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8')))
  const folders = new Set<string>()

  function add(folder: string): void {
    if (folders.has(folder)) return
    folders.add(folder)
    for (const needed of needsOf(folder)) add(needed)
  }

  /** Those that are in the lockfile: an optional one may not be there for any platform. */
  function needsOf(folder: string): readonly string[] {
    const entry = packages[folder]
    return [...Object.keys(entry?.dependencies ?? {}), ...Object.keys(entry?.optionalDependencies ?? {})].flatMap((name) => find(name, folder) ?? [])
  }

  /** As Node finds it: in the nearest node_modules at or above the folder. */
  function find(name: string, from: string): string | null {
    for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
      const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
      if (packages[candidate] !== undefined) return candidate
      if (folder === '') return null
    }
  }

  for (const needed of needsOf('')) add(needed)
  // What was bundled holds what it needed of others as modules of its own.
  for (const folder of bundled) folders.add(folder)
  const shipped = [...folders].map((folder): ShippedPackage => {
    const entry = packages[folder]
    if (entry === undefined) throw new Error(`${folder} is shipped and not in package-lock.json.`)
    const installedAs = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const peers = Object.keys(entry.peerDependencies).flatMap((name) => find(name, folder) ?? [])
    const needs = [...new Set([...needsOf(folder), ...peers])].filter((needed) => folders.has(needed)).sort(compareText)
    return { name: entry.name ?? installedAs, version: entry.version ?? '', licence: entry.license ?? 'none stated', folder, integrity: entry.integrity ?? null, needs }
  })
  return shipped.sort((left, right) => compareText(left.name, right.name) || compareText(left.folder, right.folder))
}
