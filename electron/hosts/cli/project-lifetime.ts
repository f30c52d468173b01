import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { CommandContext } from './command.ts'
import { unwrap } from './unwrap.ts'

/** What SQLite keeps beside a database in WAL mode. */
const SIDE_FILES = ['', '-wal', '-shm']

/**
 * Runs work on a project file: the named one, or a temporary one that is gone afterwards. A file that this
 * call created is removed again where the work fails, so that a failed first import leaves nothing behind.
 */
export async function withProject<Value>(path: string | undefined, context: CommandContext, work: () => Promise<Value>): Promise<Value> {
  if (path === undefined) return withTemporaryProject(context, work)
  const file = resolve(context.workingFolder, path)
  const wasThere = existsSync(file)
  try {
    unwrap(await context.backend.invoke('project.open', { path: file, create: true }))
    return await work()
  } catch (error) {
    await closeProject(context)
    if (!wasThere) await removeProject(file)
    throw error
  }
}

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
