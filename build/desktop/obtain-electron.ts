import path from 'node:path'
import process from 'node:process'

import { runProgram } from '#build/bootstrap/run-program.mjs'
import { findElectron } from './find-electron.ts'

/** About 120 MB; without a network the attempt fails at once. */
const FETCH_TIMEOUT_MS = 60_000

export type ObtainedElectron = { readonly executable: string } | { readonly missingBecause: string }

/** Electron's program, fetched where it is not there, or why it cannot be used on this machine, in a few words. */
export async function obtainElectron(projectRoot: string): Promise<ObtainedElectron> {
  if (!hasScreen(process.platform, process.env)) return { missingBecause: 'There is no screen for a window here' }
  const found = findElectron(projectRoot)
  if (found !== null) return { executable: found }
  await runProgram(process.execPath, [path.join(projectRoot, 'node_modules', 'electron', 'install.js')], { timeoutMs: FETCH_TIMEOUT_MS, workingFolder: projectRoot })
  const fetched = findElectron(projectRoot)
  return fetched === null ? { missingBecause: 'Electron is not installed and cannot be fetched' } : { executable: fetched }
}

/** Where a desktop runs, it says so in the environment; macOS and Windows have one always. */
export function hasScreen(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): boolean {
  if (platform === 'darwin' || platform === 'win32') return true
  return [environment['DISPLAY'], environment['WAYLAND_DISPLAY']].some((name) => name !== undefined && name !== '')
}
