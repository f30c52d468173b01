import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { z } from 'zod'
import { abandonedFolders } from '#backend/files/own-folders.ts'

/** The folders within a staging folder, and the list of what is put into place. */
export const STAGED = { fresh: 'new', backup: 'old', list: 'written.json' } as const

/** What the names of the staging folders of a bundle begin with; they lie beside it. */
export function stagingPrefix(out: string): string {
  return `.${basename(out)}.portolan-`
}

const listSchema = z.array(z.string())

/** Writes down what is about to be put into place, so that it can be taken back after a crash. */
export function noteReplacement(staging: string, written: readonly string[]): Promise<void> {
  return writeFile(join(staging, STAGED.list), JSON.stringify(written), { flush: true })
}

/** All is in place: from here on nothing is taken back. */
export function forgetReplacement(staging: string): Promise<void> {
  return rm(join(staging, STAGED.list))
}

/**
 * Puts right what processes left that were ended while they wrote this bundle: a folder that had been half replaced gets its old files
 * back, and what was staged is removed. Nothing is done about a bundle that a process still writes.
 */
export async function recoverReplacements(out: string): Promise<void> {
  for (const staging of await abandonedFolders(dirname(out), stagingPrefix(out))) {
    await takeBack(out, staging)
    await rm(staging, { recursive: true })
  }
}

async function takeBack(out: string, staging: string): Promise<void> {
  const list = join(staging, STAGED.list)
  if (!existsSync(list)) return // it had not come so far, or it came to its end
  const fresh = join(staging, STAGED.fresh)
  const backup = join(staging, STAGED.backup)
  const replaced = await filesBelow(backup)
  const isReplaced = new Set(replaced)
  // A list that was cut off was written before anything was moved.
  const written = listSchema.safeParse(parseJson(await readFile(list, 'utf8')))
  for (const path of written.success ? written.data : []) {
    if (isReplaced.has(path) || existsSync(join(fresh, path))) continue
    await rm(join(out, path), { force: true })
    await removeEmptyFolders(out, dirname(path))
  }
  for (const path of replaced) {
    await mkdir(dirname(join(out, path)), { recursive: true })
    await rename(join(backup, path), join(out, path))
  }
}

/** Paths with slashes, as a bundle names its files. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

async function removeEmptyFolders(out: string, folder: string): Promise<void> {
  for (let path = folder; path !== '.'; path = dirname(path)) {
    try {
      await rmdir(join(out, path))
    } catch (error) {
      if (error instanceof Error && 'code' in error) return // it holds something, or is not there
      throw error
    }
  }
}
