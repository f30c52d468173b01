import { chmod, mkdir, readdir, realpath, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { makeOwnFolder } from '#backend/files/own-folders.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { type BundleFile, SUMMARY_PATH } from '#shared/manifests/bundle-layout.ts'
import { readEarlierBundle, statusOf, WAVES_LIST_PATH } from './earlier-bundle.ts'
import { makeFolders } from './make-folders.ts'
import { leavesBackup, replaceFiles } from './replace-files.ts'
import { forgetReplacement, noteReplacement, recoverReplacements, STAGED, stagingPrefix } from './recover-replacement.ts'
import { refuseForeignFiles } from './refuse-foreign-files.ts'
import { refuseCancelled, syncFolder, writeFiles } from './staged-bundle.ts'
import { toWriteError } from './write-error.ts'

export interface WriteBundleOptions extends StageOptions {
  readonly files: readonly BundleFile[]
  readonly signal: CancelSignal
  readonly progress?: (done: number, total: number) => void
}

export interface StageOptions {
  /** The folder of the bundle; it and those above it are made where they are missing. */
  readonly out: string
  /** Write into a folder that is not empty. */
  readonly force: boolean
}

/** A bundle that is being written, beside its place. It ends with one of the two calls, and either may be made once. */
export interface StagedBundle {
  /** Takes all files of the bundle. */
  readonly folder: string
  /** Puts the files of these paths, which are all on the disk by now, into place. Answers the real path of the bundle's folder. Throws AppError: conflict or io. */
  commit(paths: readonly string[]): Promise<string>
  /** Leaves all as it was. Answers what the failure that was met means for the person. */
  giveUp(failure: unknown): Promise<AppError>
}

/**
 * Writes a bundle, whole or not at all: the files go to a folder beside `out` first and are renamed into place when all
 * are on the disk. A folder that is not empty is refused unless forced; then only files that an earlier bundle wrote and nobody
 * changed since are replaced or removed. Where another file lies at a path of the bundle nothing is written. Answers the folder's real path.
 * Throws AppError: conflict, io or cancelled; `out` is then as it was.
 */
export async function writeBundle({ files, signal, progress, ...options }: WriteBundleOptions): Promise<string> {
  const staged = await stageBundle(options)
  try {
    await writeFiles(staged.folder, files, signal, (done) => progress?.(done, files.length))
    refuseCancelled(signal)
  } catch (error) {
    throw await staged.giveUp(error)
  }
  return staged.commit(files.map(({ path }) => path))
}

/** Begins to write a bundle, for whoever brings its files one after the other. Throws AppError: conflict or io. */
export async function stageBundle({ out: wanted, force }: StageOptions): Promise<StagedBundle> {
  try {
    const out = await realPathOf(resolve(wanted))
    await recoverReplacements(out)
    await refuseUnfit(out, force)
    const folders = await makeStaging(out)
    const giveUp = async (failure: unknown): Promise<AppError> => toWriteError(await removeStaging(folders, failure), wanted)
    return {
      folder: folders.fresh,
      commit: async (paths) => {
        try {
          await commit(out, folders, paths, force)
        } catch (error) {
          throw await giveUp(error)
        }
        const failure = await removeStaging(folders, null)
        if (failure !== null) throw toWriteError(failure, wanted)
        return out
      },
      giveUp,
    }
  } catch (error) {
    throw toWriteError(error, wanted)
  }
}

interface StagingFolders {
  readonly staging: string
  readonly fresh: string
  readonly backup: string
  /** Those that were made for the bundle, outermost first. */
  readonly made: readonly string[]
}

/** Makes the folders for a bundle's files, or none at all: on the same file system, so that what is in them can be renamed into place. */
async function makeStaging(out: string): Promise<StagingFolders> {
  const made = await makeFolders(dirname(out))
  const staging = await makeOwnFolder(dirname(out), stagingPrefix(out)).catch(async (error: unknown) => {
    await removeEmptyFolders(made)
    throw error
  })
  const folders = { staging, fresh: join(staging, STAGED.fresh), backup: join(staging, STAGED.backup), made }
  try {
    await mkdir(folders.fresh)
    await mkdir(folders.backup)
    return folders
  } catch (error) {
    throw await removeStaging(folders, error)
  }
}

/** Answers the failure that it was met by, or the one that it met itself; null for none. A backup that could not be put back stays. */
async function removeStaging({ staging, made }: StagingFolders, failure: unknown): Promise<unknown> {
  try {
    if (!leavesBackup(failure)) await rm(staging, { recursive: true })
    if (failure !== null) await removeEmptyFolders(made)
    return failure
  } catch (error) {
    return error
  }
}

async function commit(out: string, { staging, fresh, backup }: StagingFolders, written: readonly string[], force: boolean): Promise<void> {
  const status = await statusOf(out)
  const isEmpty = status === null || (await readdir(out)).length === 0
  if (isEmpty && (await renameFolder(fresh, out, status?.mode))) {
    await syncFolder(dirname(out))
    return
  }
  await refuseUnfit(out, force)
  const isWritten = new Set(written)
  // The documents of waves are no bundle: they take no bundle's place, nor does a bundle take theirs.
  const earlier = await readEarlierBundle(out, [SUMMARY_PATH, WAVES_LIST_PATH].find((list) => isWritten.has(list)) ?? null)
  await refuseForeignFiles({ out, fresh, written, earlier })
  const obsolete = earlier.own.filter((path) => !isWritten.has(path))
  await noteReplacement(staging, written)
  await replaceFiles({ out, staging: fresh, backup, written, obsolete })
  await syncFolder(out)
  await forgetReplacement(staging)
}

/** The permissions of a folder, without its kind (POSIX st_mode). */
const PERMISSION_BITS = 0o7777

/** Puts the whole folder in place of none or of an empty one; false where the system refuses that, e.g. for a mount point or on Windows. */
async function renameFolder(fresh: string, out: string, mode: number | bigint | undefined): Promise<boolean> {
  try {
    if (mode !== undefined) await chmod(fresh, Number(mode) & PERMISSION_BITS)
    await rename(fresh, out)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (mode !== undefined && (code === 'EBUSY' || code === 'EPERM' || code === 'EEXIST' || code === 'ENOTEMPTY' || code === 'EACCES' || code === 'EXDEV')) return false
    throw error
  }
}

async function refuseUnfit(out: string, force: boolean): Promise<void> {
  const status = await statusOf(out)
  if (status === null) return
  if (!status.isDirectory()) throw new AppError('conflict', `${out} is a file, not a folder: choose another place for the bundle.`, { out })
  const entries = await readdir(out)
  if (entries.length > 0 && !force) {
    throw new AppError('conflict', `${out} is not empty: choose another folder, or force it to replace the files that an earlier bundle wrote there and keep all others.`, { reason: 'not-empty', out, entries: entries.length })
  }
}

/** Through links, for what exists; a folder to be made stays as it is named, below the real path of what is there. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing || dirname(path) === path || (await isDanglingLink(path))) throw error
    return join(await realPathOf(dirname(path)), basename(path))
  }
}

async function isDanglingLink(path: string): Promise<boolean> {
  return (await statusOf(path))?.isSymbolicLink() ?? false
}

/** A folder that somebody else put something into meanwhile stays, and so do those above it. */
async function removeEmptyFolders(outermostFirst: readonly string[]): Promise<void> {
  for (const folder of [...outermostFirst].reverse()) {
    if ((await readdir(folder)).length > 0) return
    await rmdir(folder)
  }
}
