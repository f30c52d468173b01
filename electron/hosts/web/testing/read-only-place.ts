import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const isRoot = process.platform !== 'win32' && process.getuid?.() === 0

/** Permissions do not hold root back: it needs a disk that is mounted read-only, which not every machine lets it have. */
export const canMakeReadOnly = process.platform !== 'win32' && (!isRoot || (process.platform === 'linux' && triesToMount()))

export interface ReadOnlyPlace {
  readonly folder: string
  /** Nothing can be written from then on. */
  seal(): void
  remove(): void
}

/** A folder that can be filled and then be made read-only. */
export function makeReadOnlyPlace(folder: string): ReadOnlyPlace {
  mkdirSync(folder)
  if (!isRoot) return { folder, seal: () => setModes(folder, 0o500, 0o400), remove: () => setModes(folder, 0o700, 0o600) }
  spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folder])
  return { folder, seal: () => void spawnSync('mount', ['-o', 'remount,ro', folder]), remove: () => void spawnSync('umount', [folder]) }
}

function setModes(folder: string, folderMode: number, fileMode: number): void {
  chmodSync(folder, 0o700)
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), fileMode)
  chmodSync(folder, folderMode)
}

function triesToMount(): boolean {
  const disk = mkdtempSync(join(tmpdir(), 'portolan-mount-'))
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', disk]).status === 0
  if (isMounted) spawnSync('umount', [disk])
  rmSync(disk, { recursive: true })
  return isMounted
}
