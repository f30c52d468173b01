import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readYamlFile } from '#backend/files/read-yaml-file.ts'
import { findResourcesFolder } from '#backend/resources.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { compareText } from '#shared/domain/compare.ts'
import { type Target, targetSchema } from '#shared/domain/target/target.ts'

/** The targets that come with the product, by id. */
export async function listPresets(): Promise<readonly Target[]> {
  const folder = presetsFolder()
  const files = (await readdir(folder)).filter((name) => name.endsWith(PRESET_ENDING)).sort(compareText)
  return Promise.all(files.map((name) => readPreset(join(folder, name))))
}

/**
 * A target by the id of a preset, or else by the path of a YAML file; a file that bears a preset's id is reached
 * as `./odf`. Throws AppError: not-found, unreadable-file, or invalid-input with every fault of the file.
 */
export async function loadTarget(nameOrFile: string): Promise<Target> {
  const folder = presetsFolder()
  const ids = (await readdir(folder)).filter((name) => name.endsWith(PRESET_ENDING)).map((name) => name.slice(0, -PRESET_ENDING.length)).sort(compareText)
  if (ids.includes(nameOrFile)) return readPreset(join(folder, `${nameOrFile}${PRESET_ENDING}`))
  const path = resolve(nameOrFile)
  if (!(await isThere(path))) {
    throw new AppError('not-found', `There is no target preset and no file called ${nameOrFile}: presets are ${ids.join(', ')}.`, { nameOrFile, presets: ids })
  }
  return readYamlFile(path, targetSchema, 'target')
}

const PRESET_ENDING = '.yaml'

const presets = new Map<string, Promise<Target>>()

/** What comes with the product stays as it is, and nearly every call asks for the preset that holds until somebody chooses: each is read once. */
async function readPreset(path: string): Promise<Target> {
  const reading = presets.get(path) ?? readYamlFile(path, targetSchema, 'target')
  presets.set(path, reading)
  try {
    return await reading
  } catch (error) {
    presets.delete(path)
    throw error
  }
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
