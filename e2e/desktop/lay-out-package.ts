import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

const PROJECT_ROOT = path.resolve(import.meta.dirname, '../..')
const NATIVE = '.node'

/**
 * Lays the built app out in a folder as a package does, for the stand-in: `app.asar`, here a folder with what the archive holds, and beside
 * it the files that are not in the archive. Answers the latter's folder.
 */
export function layOutPackage(folder: string): string {
  const archive = path.join(folder, 'app.asar')
  for (const part of ['chunks', 'desktop', 'renderer', 'workers']) cpSync(path.join(PROJECT_ROOT, 'out', part), path.join(archive, 'out', part), { recursive: true })
  for (const part of ['node_modules', 'package.json', 'resources']) symlinkSync(path.join(PROJECT_ROOT, part), path.join(archive, part))
  const unpacked = `${archive}.unpacked`
  const listed = Object.keys(JSON.parse(readFileSync(path.join(archive, 'out', 'desktop', 'unpacked-files.json'), 'utf8')) as object) // the build's own
  // A package holds SQLite's program for its own system.
  for (const file of listed.filter((name) => !name.endsWith(NATIVE) || name.endsWith(`/${process.platform}-${process.arch}${NATIVE}`))) {
    mkdirSync(path.dirname(path.join(unpacked, file)), { recursive: true })
    cpSync(path.join(PROJECT_ROOT, file), path.join(unpacked, file))
  }
  return unpacked
}
