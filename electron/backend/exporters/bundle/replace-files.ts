import { rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '#shared/contract/app-error.ts'
import { statusOf } from './earlier-bundle.ts'
import { makeFolders } from './make-folders.ts'

export interface Replacement {
  readonly out: string
  /** Holds the new files, at their paths. */
  readonly staging: string
  /** An empty folder on the same file system, for what gives way. */
  readonly backup: string
  readonly written: readonly string[]
  /** Files that an earlier bundle wrote and this one does not. */
  readonly obsolete: readonly string[]
}

/**
 * Moves staged files into a folder that holds others, one rename each; whatever was at their paths goes to the backup
 * folder first. Nothing else in the folder is touched. Should a step fail, all steps before it are undone in reverse.
 */
export async function replaceFiles({ out, staging, backup, written, obsolete }: Replacement): Promise<void> {
  await refuseOccupiedPaths(out, written)
  const isWritten = new Set(written)
  const undo: UndoStep[] = []
  try {
    for (const path of [...obsolete, ...written]) {
      if ((await statusOf(join(out, path))) !== null) {
        await makeFolder(backup, dirname(path), [])
        await rename(join(out, path), join(backup, path))
        undo.push(() => rename(join(backup, path), join(out, path)))
      }
      if (!isWritten.has(path)) continue
      await makeFolder(out, dirname(path), undo)
      await rename(join(staging, path), join(out, path))
      undo.push(() => rm(join(out, path)))
    }
  } catch (error) {
    await undoAll(undo, error, backup)
    throw error
  }
  await removeEmptyFolders(out, obsolete)
}

type UndoStep = () => Promise<void>

/** Whether an error says that files could not be put back, so that the backup folder is the only place they are in. */
export function leavesBackup(error: unknown): boolean {
  return error instanceof AppError && error.details['backup'] !== undefined
}

async function undoAll(undo: readonly UndoStep[], cause: unknown, backup: string): Promise<void> {
  const failures: unknown[] = []
  for (const step of [...undo].reverse()) {
    try {
      await step()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) {
    throw new AppError('io', `Writing the bundle failed and ${failures.length} of the earlier files could not be put back; they are in ${backup}.`, { backup }, { cause: new AggregateError([cause, ...failures]) })
  }
}

/** A folder or a link where a file or a folder of ours belongs: writing would lose the one or leave `out` by the other. */
async function refuseOccupiedPaths(out: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const status = await statusOf(join(out, path))
    if (status !== null && !status.isFile()) throw occupied(out, path, 'is no plain file')
  }
  for (const folder of new Set(paths.flatMap(ancestors))) {
    const status = await statusOf(join(out, folder))
    if (status !== null && !status.isDirectory()) throw occupied(out, folder, 'is no folder')
  }
}

function occupied(out: string, path: string, why: string): AppError {
  return new AppError('conflict', `The bundle cannot be written to ${out}: ${path} there ${why}. Choose another folder.`, { out, path })
}

/** "a/b/c.yaml": "a", "a/b". */
function ancestors(path: string): string[] {
  const steps = path.split('/').slice(0, -1)
  return steps.map((_step, index) => steps.slice(0, index + 1).join('/'))
}

/** The undo steps remove, innermost first, the folders that were not there. */
async function makeFolder(root: string, folder: string, undo: UndoStep[]): Promise<void> {
  for (const made of await makeFolders(join(root, folder))) undo.push(() => rmdir(made))
}

/** A folder whose last file was an earlier bundle's is gone with it; one that holds anything else stays. */
async function removeEmptyFolders(out: string, obsolete: readonly string[]): Promise<void> {
  const folders = [...new Set(obsolete.flatMap(ancestors))].sort((left, right) => right.length - left.length)
  for (const folder of folders) {
    try {
      await rmdir(join(out, folder))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST' || error.code === 'ENOENT'))) throw error
    }
  }
}
