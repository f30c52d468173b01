import { existsSync } from 'node:fs'
import { link, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { abandonedFolders, makeOwnFolder, makeTemporaryFolder } from '#backend/files/own-folders.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { CommandContext } from './command.ts'
import { CallFailed, unwrap } from './unwrap.ts'

/**
 * Runs work on a project file: the named one, or a temporary one that is gone afterwards. A file that this
 * call would create appears only when the work is done, so that a failed first import leaves nothing behind.
 */
export async function withProject<Value>(path: string | undefined, context: CommandContext, work: () => Promise<Value>): Promise<Value> {
  if (path === undefined) return withTemporaryProject(context, work)
  const file = resolve(context.workingFolder, path)
  if (!existsSync(file)) return withNewProject(file, context, work)
  noteLocks(unwrap(await context.backend.invoke('project.open', { path: file, create: true })), context)
  return work()
}

/** Tells of a share that lets two machines have the project at once. */
export function noteLocks({ path, localLocks }: ApiOutput<'project.open'>, context: CommandContext): void {
  if (localLocks === null) return
  const share = [localLocks.fileSystem, localLocks.option].filter(Boolean).join(', ')
  context.note(`The share that ${path} is on (${share}) keeps locks on each machine alone, so another machine may open the project at the same time: agree on who has it, or move it to a disk of this machine.`)
}

/**
 * Makes the project in a folder beside its place and puts it there once the work is done. Somebody
 * else's project that appears there meanwhile is never touched.
 */
async function withNewProject<Value>(file: string, context: CommandContext, work: () => Promise<Value>): Promise<Value> {
  const prefix = `.${basename(file)}.portolan-`
  for (const left of await abandonedFolders(dirname(file), prefix)) await rm(left, { recursive: true, force: true })
  const folder = await makeOwnFolder(dirname(file), prefix).catch(() => null)
  if (folder === null) {
    // The folder of the file is not there or takes nothing: the call says which of the two.
    unwrap(await context.backend.invoke('project.open', { path: file, create: true }))
    return work()
  }
  const draft = join(folder, basename(file))
  try {
    unwrap(await context.backend.invoke('project.open', { path: draft, create: true }))
    const value = await work()
    await closeProject(context)
    await putInPlace(draft, file)
    return value
  } finally {
    await closeProject(context)
    await rm(folder, { recursive: true, force: true })
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

/**
 * Opens a project that must be there already. To read, it may be open in the app at the same time; `write-if-free` reads where it is, which
 * is said.
 */
export async function openExisting(path: string, access: 'read' | 'write' | 'write-if-free', context: CommandContext): Promise<void> {
  const open = (granted: 'read' | 'write'): ReturnType<typeof context.backend.invoke<'project.open'>> => context.backend.invoke('project.open', { path: resolve(context.workingFolder, path), create: false, access: granted })
  const outcome = await open(access === 'read' ? 'read' : 'write')
  if (access !== 'write-if-free' || outcome.ok || outcome.error.details['reason'] !== 'held') {
    noteLocks(unwrap(outcome), context)
    return
  }
  unwrap(await open('read'))
  context.note('The project is open in another program: it is read as it is now, and nothing is written to it.')
}

const TEMPORARY_PREFIX = 'portolan-project-'

async function withTemporaryProject<Value>(context: CommandContext, work: () => Promise<Value>): Promise<Value> {
  for (const left of await abandonedFolders(tmpdir(), TEMPORARY_PREFIX)) await rm(left, { recursive: true, force: true })
  const folder = await makeTemporaryFolder(TEMPORARY_PREFIX)
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
