import { createHash } from 'node:crypto'
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { BackendChild } from './backend-child.ts'
import { findUnpackedFault, type UnpackedFault } from './find-unpacked-fault.ts'
import { forkCompared } from './fork-compared.ts'

const PREBUILDS = 'node_modules/better-sqlite3/prebuilds'
const NATIVE = `${PREBUILDS}/linux-x64.node`
const SAMPLE = 'resources/sample/portolan-sample-estate.xlsx'
// Of every system's program, as the build lists them.
const LISTED = [`${PREBUILDS}/darwin-arm64.node`, `${PREBUILDS}/darwin-x64.node`, `${PREBUILDS}/linux-arm64.node`, NATIVE, `${PREBUILDS}/win32-x64.node`, SAMPLE]
const contentOf = (file: string): string => `what ${file} holds`
const LIST = JSON.stringify(Object.fromEntries(LISTED.map((file) => [file, createHash('sha256').update(contentOf(file)).digest('hex')])))

let root = ''
let folder = ''
const find = (platform: NodeJS.Platform = 'linux', architecture = 'x64'): UnpackedFault | null => findUnpackedFault({ folder, listFile: join(root, 'unpacked-files.json'), platform, architecture })

// What a package for this system has beside its archive, with the list that the build makes for all.
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'portolan-unpacked-'))
  folder = join(root, 'app.asar.unpacked')
  writeFileSync(join(root, 'unpacked-files.json'), LIST)
  for (const file of [NATIVE, SAMPLE]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), contentOf(file))
  }
})
afterEach(() => rmSync(root, { recursive: true }))

it('finds nothing where all is as it was packed, whatever a system left in the folders', () => {
  writeFileSync(join(folder, 'resources', '.DS_Store'), 'x')
  expect(find()).toBeNull()
})

it.each([NATIVE, SAMPLE])('finds %s that was changed, or is missing', (file) => {
  renameSync(join(folder, file), join(root, 'elsewhere'))
  expect(find()).toEqual({ file, kind: 'missing' })
  copyFileSync(join(root, 'elsewhere'), join(folder, file))
  // A byte at the end, which no reader would mind.
  appendFileSync(join(folder, file), 'x')
  expect(find()).toEqual({ file, kind: 'changed' })
})

it('finds what was added beside the program that the system loads: a library, a link, the program of another system that is not ours', () => {
  writeFileSync(join(folder, dirname(NATIVE), 'version.dll'), 'x')
  expect(find()).toEqual({ file: `${dirname(NATIVE)}/version.dll`, kind: 'added' })
  rmSync(join(folder, dirname(NATIVE), 'version.dll'))
  writeFileSync(join(folder, dirname(NATIVE), 'win32-x64.node'), 'x')
  expect(find()).toEqual({ file: `${dirname(NATIVE)}/win32-x64.node`, kind: 'changed' })
})

it.skipIf(process.platform === 'win32')('finds a link in place of a file', () => {
  renameSync(join(folder, SAMPLE), join(root, 'elsewhere'))
  symlinkSync(join(root, 'elsewhere'), join(folder, SAMPLE))
  expect(find()).toEqual({ file: SAMPLE, kind: 'added' })
})

it('asks for the program of its own system; on macOS, where signing changes it, only that it is there', () => {
  expect(find('linux', 'arm64')).toEqual({ file: 'node_modules/better-sqlite3/prebuilds/linux-arm64.node', kind: 'missing' })
  const own = 'node_modules/better-sqlite3/prebuilds/darwin-arm64.node'
  renameSync(join(folder, NATIVE), join(folder, own))
  expect(find('darwin', 'arm64')).toBeNull()
  expect(find('darwin', 'x64')).toEqual({ file: 'node_modules/better-sqlite3/prebuilds/darwin-x64.node', kind: 'missing' })
})

it('tells what cannot be read, and finds all missing where there is no folder', () => {
  writeFileSync(join(root, 'unpacked-files.json'), 'damaged')
  expect(find()).toEqual({ file: 'unpacked-files.json', kind: 'unreadable' })
  writeFileSync(join(root, 'unpacked-files.json'), LIST)
  rmSync(folder, { recursive: true })
  expect(find()).toEqual({ file: NATIVE, kind: 'missing' })
  writeFileSync(folder, 'a file')
  expect(find()).toEqual({ file: 'app.asar.unpacked', kind: 'unreadable' })
})

it('starts no backend from files that are not as they were packed', () => {
  const refused: UnpackedFault[] = []
  let forked = 0
  const child: BackendChild = { post: () => undefined, onMessage: () => undefined, onExit: () => undefined, kill: () => undefined }
  const fork = (): BackendChild => {
    forked += 1
    return child
  }
  expect(forkCompared(find, (fault) => refused.push(fault), fork)).toBe(child)
  writeFileSync(join(folder, NATIVE), 'tampered')
  forkCompared(find, (fault) => refused.push(fault), fork).post({ kind: 'close' })
  expect([forked, refused]).toEqual([1, [{ file: NATIVE, kind: 'changed' }]])
})
