import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

/**
 * Electron's program, or null where only its package is installed: the binary is fetched apart, and importing the
 * package to find out would fetch it. Looks where Electron's own launcher looks, ELECTRON_OVERRIDE_DIST_PATH included.
 */
export function findElectron(projectRoot: string, environment: NodeJS.ProcessEnv = process.env): string | null {
  const folder = path.join(projectRoot, 'node_modules', 'electron')
  const record = path.join(folder, 'path.txt')
  const program = existsSync(record) ? readFileSync(record, 'utf8').trim() : null
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH']
  if (override === undefined && program === null) return null
  const executable = path.join(override ?? path.join(folder, 'dist'), program ?? 'electron')
  return existsSync(executable) ? executable : null
}
