import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readYamlFile } from '#backend/files/read-yaml-file.ts'
import { findResourcesFolder } from '#backend/resources.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { compareText } from '#shared/domain/compare.ts'
import { type Target, targetSchema } from '#shared/domain/target/target.ts'

let presets: Promise<readonly Target[]> | null = null

/** The targets that come with the product, by id; read once, since nothing changes them while it runs. */
export function listPresets(): Promise<readonly Target[]> {
  presets ??= readPresets().catch((error: unknown) => {
    presets = null
    throw error
  })
  return presets
}

async function readPresets(): Promise<readonly Target[]> {
  const folder = presetsFolder()
  const files = (await readdir(folder)).filter((name) => name.endsWith(PRESET_ENDING)).sort(compareText)
  return Promise.all(files.map((name) => readYamlFile(join(folder, name), targetSchema, 'target')))
}

/**
 * A target by the id of a preset, or else by the path of a YAML file; a file that bears a preset's id is reached
 * as `./odf`. Throws AppError: not-found, unreadable-file, or invalid-input with every fault of the file.
 */
export async function loadTarget(nameOrFile: string): Promise<Target> {
  const folder = presetsFolder()
  const ids = (await readdir(folder)).filter((name) => name.endsWith(PRESET_ENDING)).map((name) => name.slice(0, -PRESET_ENDING.length)).sort(compareText)
  if (ids.includes(nameOrFile)) return readYamlFile(join(folder, `${nameOrFile}${PRESET_ENDING}`), targetSchema, 'target')
  const path = resolve(nameOrFile)
  if (!(await isThere(path))) {
    throw new AppError('not-found', `There is no target preset and no file called ${nameOrFile}: presets are ${ids.join(', ')}.`, { nameOrFile, presets: ids })
  }
  return readYamlFile(path, targetSchema, 'target')
}

const PRESET_ENDING = '.yaml'

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
