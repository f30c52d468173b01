import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { BundleFile } from '#shared/manifests/bundle-layout.ts'
import { writeDurably } from './write-durably.ts'

/** Files written at once: enough to keep a disk busy while somebody else has a turn, few enough for any limit on open files. */
const CONCURRENT_WRITES = 64

/** Writes all files below a folder and forces them to the disk. Throws AppError cancelled between two batches. */
export async function writeFiles(folder: string, files: readonly BundleFile[], signal: CancelSignal, progress: (done: number) => void): Promise<void> {
  await Promise.all([...new Set(files.map(({ path }) => dirname(path)))].map((directory) => mkdir(join(folder, directory), { recursive: true })))
  for (let start = 0; start < files.length; start += CONCURRENT_WRITES) {
    refuseCancelled(signal)
    await Promise.all(files.slice(start, start + CONCURRENT_WRITES).map(({ path, text }) => writeDurably(join(folder, path), text)))
    progress(Math.min(start + CONCURRENT_WRITES, files.length))
  }
}

/** AppError cancelled where somebody has cancelled. */
export function refuseCancelled(signal: CancelSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'Writing the bundle was cancelled; nothing was changed.')
}

/** Forces a folder's entries to the disk after a rename; Windows has no such call for folders and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
