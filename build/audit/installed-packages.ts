import { readFileSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

import { shippedPackages } from '../packaging/shipped-packages.ts'
import type { InstalledPackage } from './finding.ts'

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ name: z.string().optional(), version: z.string().optional() })) })
const INSTALLED = 'node_modules/'

/** Every package of the lockfile; what is handed out are those that run, those bundled into the pages (folders, as the build notes them), and Electron. */
export function installedPackages(projectRoot: string, bundled: readonly string[]): readonly InstalledPackage[] {
  const shipped = new Set(shippedPackages(projectRoot, [...bundled, `${INSTALLED}electron`]).map(({ folder }) => folder))
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8')))
  return Object.entries(packages).flatMap(([folder, { name, version }]) =>
    // The first is the project itself.
    folder === '' || version === undefined ? [] : [{ name: name ?? folder.slice(folder.lastIndexOf(INSTALLED) + INSTALLED.length), version, folder, isShipped: shipped.has(folder) }],
  )
}
