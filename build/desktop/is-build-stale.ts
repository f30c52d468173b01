import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/** What the build reads, below the project's folder. */
const SOURCES = ['shared', 'electron', 'renderer', path.join('resources', 'sample'), path.join('build', 'renderer'), path.join('build', 'build.ts'), ...['bundled-packages', 'licence-texts', 'shipped-packages', 'software-bill', 'third-party-licences', 'unpacked-files'].map((name) => path.join('build', 'packaging', `${name}.ts`)), 'electron.vite.config.ts', 'package-lock.json']
/** One file of each thing that the build writes. */
const OUTPUTS = [
  path.join('cli', 'portolan.js'),
  path.join('desktop', 'main.js'),
  path.join('desktop', 'preload.cjs'),
  path.join('desktop', 'unpacked-files.json'),
  path.join('desktop', 'utility.js'),
  path.join('renderer', 'index.html'),
  'THIRD-PARTY-LICENCES.txt',
  'portolan.cdx.json',
]
const TEST = /\.test\.ts$/

/** Whether out/ lacks something, or a source is newer than what was built from it. */
export function isBuildStale(projectRoot: string): boolean {
  const built = OUTPUTS.map((file) => modifiedMs(path.join(projectRoot, 'out', file)))
  const oldestBuilt = Math.min(...built.map((time) => time ?? Number.NEGATIVE_INFINITY))
  return SOURCES.some((source) => newestMs(path.join(projectRoot, source)) > oldestBuilt)
}

/** Of a file, or of a folder, itself and all in it: its own time tells of files that were removed. */
function newestMs(source: string): number {
  const own = modifiedMs(source) ?? Number.NEGATIVE_INFINITY
  if (statSync(source, { throwIfNoEntry: false })?.isDirectory() !== true) return own
  const entries = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => !TEST.test(entry.name))
  return entries.reduce((newest, entry) => Math.max(newest, modifiedMs(path.join(entry.parentPath, entry.name)) ?? newest), own)
}

function modifiedMs(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs
}
