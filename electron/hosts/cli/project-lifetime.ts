import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { CommandContext } from './command.ts'
import { CallFailed, unwrap } from './unwrap.ts'

/** What SQLite keeps beside a database in WAL mode. */
const SIDE_FILES = ['', '-wal', '-shm']

/**
 * Runs work on a project file: the named one, or a temporary one that is gone afterwards. A file that this
 * call would create appears only when the work is done, so that a failed first import leaves nothing behind.
 */
export async function withProject<Value>(path: string | undefined, context: CommandContext, work: () => Promise<Value>): Promise<Value> {
  if (path === undefined) return withTemporaryProject(context, work)
  const file = resolve(context.workingFolder, path)
  if (!existsSync(file)) return withNewProject(file, context, work)
  unwrap(await context.backend.invoke('project.open', { path: file, create: true }))
  return work()
}

/**
 * Makes the project under another name beside its place and puts it there once the work is done. Somebody
 * else's project that appears there meanwhile is never touched.
 */
async function withNewProject<Value>(file: string, context: CommandContext, work: () => Promise<Value>): Promise<Value> {
  const draft = `${file}.${randomUUID().slice(0, DRAFT_ID_LENGTH)}.draft`
  try {
    unwrap(await context.backend.invoke('project.open', { path: draft, create: true }))
    const value = await work()
    await closeProject(context)
    await putInPlace(draft, file)
    return value
  } finally {
    await closeProject(context)
    await removeProject(draft)
  }
}

/** A link, unlike a renaming, fails where the name is taken; file systems without links get a look first. */
async function putInPlace(draft: string, file: string): Promise<void> {
  try {
    await link(draft, file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EEXIST' || existsSync(file)) {
      throw new CallFailed({ code: 'conflict', message: `${file} was made by another program meanwhile and is left as it is: name another project file.`, details: { file } })
    }
    await rename(draft, file)
  }
}

/** Enough to tell the drafts of programs that run at once apart. */
const DRAFT_ID_LENGTH = 8

/** Opens a project that must be there already. */
export async function openExisting(path: string, context: CommandContext): Promise<void> {
  unwrap(await context.backend.invoke('project.open', { path: resolve(context.workingFolder, path), create: false }))
}

async function withTemporaryProject<Value>(context: CommandContext, work: () => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'portolan-'))
  try {
    unwrap(await context.backend.invoke('project.open', { path: join(folder, 'estate.portolan'), create: true }))
    return await work()
  } finally {
    await closeProject(context)
    await rm(folder, { recursive: true, force: true })
  }
}

async function closeProject(context: CommandContext): Promise<void> {
  unwrap(await context.backend.invoke('project.close', {}))
}

async function removeProject(file: string): Promise<void> {
  for (const ending of SIDE_FILES) await rm(`${file}${ending}`, { force: true })
}
