import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { isBuildStale } from './is-build-stale.ts'

const OUTPUTS = ['out/cli/portolan.js', 'out/desktop/main.js', 'out/desktop/preload.cjs', 'out/desktop/unpacked-files.json', 'out/desktop/utility.js', 'out/renderer/index.html', 'out/THIRD-PARTY-LICENCES.txt', 'out/portolan.cdx.json']

let root = ''
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'portolan-stale-'))
  put('shared/domain/target.ts', 100)
  put('renderer/src/App.vue', 100)
  for (const output of OUTPUTS) put(output, 200)
  settleFolders()
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

it('is not stale where everything is newer than its sources', () => {
  expect(isBuildStale(root)).toBe(false)
})

it.each(OUTPUTS)('is stale without %s', (output) => {
  rmSync(path.join(root, output))
  expect(isBuildStale(root)).toBe(true)
})

it.each(['shared/domain/target.ts', 'renderer/src/App.vue', 'electron/new.ts', 'electron.vite.config.ts', 'package-lock.json', 'build/packaging/software-bill.ts'])('is stale after a change of %s', (source) => {
  put(source, 300)
  expect(isBuildStale(root)).toBe(true)
})

it('is stale after a source was removed', () => {
  rmSync(path.join(root, 'shared/domain/target.ts'))
  utimesSync(path.join(root, 'shared/domain'), 300, 300)
  expect(isBuildStale(root)).toBe(true)
})

it('is not stale after a change of a test or of a document', () => {
  put('shared/domain/target.test.ts', 300)
  put('docs/cli.md', 300)
  settleFolders()
  expect(isBuildStale(root)).toBe(false)
})

function put(file: string, modifiedSeconds: number): void {
  const full = path.join(root, file)
  mkdirSync(path.dirname(full), { recursive: true })
  writeFileSync(full, '')
  utimesSync(full, modifiedSeconds, modifiedSeconds)
}

/** Folders take the time at which they were filled; here they are as old as the sources. */
function settleFolders(): void {
  for (const folder of ['shared/domain', 'shared', 'renderer/src', 'renderer']) utimesSync(path.join(root, folder), 100, 100)
}
