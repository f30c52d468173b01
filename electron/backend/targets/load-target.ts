import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readYamlFile } from '#backend/files/read-yaml-file.ts'
import { findResourcesFolder } from '#backend/resources.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { compareText } from '#shared/domain/compare.ts'
import { type Target, targetSchema } from '#shared/domain/target/target.ts'

/** The targets that come with the product, by id. */
export async function listPresets(): Promise<readonly Target[]> {
  return Promise.all((await presetIds()).map(readPreset))
}

/**
 * A target by the id of a preset, or else by the path of a YAML file; a file that bears a preset's id is reached
 * as `./odf`. Throws AppError: not-found, unreadable-file, or invalid-input with every fault of the file.
 */
export async function loadTarget(nameOrFile: string): Promise<Target> {
  const ids = await presetIds()
  if (ids.includes(nameOrFile)) return readPreset(nameOrFile)
  const path = resolve(nameOrFile)
  if (!(await isThere(path))) {
    throw new AppError('not-found', `There is no target preset and no file called ${nameOrFile}: presets are ${ids.join(', ')}.`, { nameOrFile, presets: ids })
  }
  return readYamlFile(path, targetSchema, 'target')
}

const PRESET_ENDING = '.yaml'

/** Each is read once: nothing changes what the product comes with while it runs, and a project without a target of its own asks for one with every call. */
let known: Promise<readonly string[]> | null = null
const presets = new Map<string, Promise<Target>>()

function presetIds(): Promise<readonly string[]> {
  known ??= readdir(presetsFolder()).then(
    (names) => names.filter((name) => name.endsWith(PRESET_ENDING)).map((name) => name.slice(0, -PRESET_ENDING.length)).sort(compareText),
    (error: unknown) => {
      known = null
      throw error
    },
  )
  return known
}

function readPreset(id: string): Promise<Target> {
  const kept = presets.get(id)
  if (kept !== undefined) return kept
  const read = readYamlFile(join(presetsFolder(), `${id}${PRESET_ENDING}`), targetSchema, 'target')
  presets.set(id, read)
  // What could not be read may be there the next time.
  read.catch(() => presets.delete(id))
  return read
}

function presetsFolder(): string {
  return join(findResourcesFolder(), 'targets')
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw new AppError('unreadable-file', `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, { path }, { cause: error })
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
