import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * The folder with Electron's archives of a version, `electron-vVERSION-PLATFORM-ARCH.zip`, in a folder that somebody filled by hand or
 * in a cache of Electron's own, which has a folder for each download; null where there is none.
 */
export function findElectronArchives(folder: string, version: string): string | null {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return null
  const entries = readdirSync(folder, { withFileTypes: true })
  const isArchive = (name: string): boolean => name.startsWith(`electron-v${version}-`) && name.endsWith('.zip')
  if (entries.some(({ name }) => isArchive(name))) return folder
  const downloads = entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name))
  return downloads.sort().find((download) => readdirSync(download).some(isArchive)) ?? null
}
