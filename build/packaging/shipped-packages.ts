import { readFileSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

const packageSchema = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  license: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
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
}

/**
 * Everything of others that the product holds, by name: the runtime packages with all that they need, and what was
 * bundled into the pages. Throws where one of them is not in the lockfile.
 */
export function shippedPackages(projectRoot: string, bundled: readonly string[]): readonly ShippedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8')))
  const found = new Map<string, ShippedPackage>()

  function add(folder: string, withNeeds: boolean): void {
    const entry = packages[folder]
    if (entry === undefined || found.has(folder)) return
    const installedAs = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
    found.set(folder, { name: entry.name ?? installedAs, version: entry.version ?? '', licence: entry.license ?? 'none stated', folder })
    if (!withNeeds) return
    for (const name of [...Object.keys(entry.dependencies), ...Object.keys(entry.optionalDependencies)]) addNamed(name, folder, withNeeds)
  }

  /** As Node finds it: in the nearest node_modules at or above the folder. */
  function addNamed(name: string, from: string, withNeeds: boolean): void {
    for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
      const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
      if (packages[candidate] !== undefined) return add(candidate, withNeeds)
      if (folder === '') return
    }
  }

  for (const name of Object.keys(packages['']?.dependencies ?? {})) addNamed(name, '', true)
  for (const name of bundled) {
    if (packages[`node_modules/${name}`] === undefined) throw new Error(`${name} is bundled and not in package-lock.json.`)
    addNamed(name, '', false)
  }
  return [...found.values()].sort((left, right) => (left.name === right.name ? 0 : left.name < right.name ? -1 : 1))
}
