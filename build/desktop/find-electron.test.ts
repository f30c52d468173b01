import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { findElectron } from './find-electron.ts'
import { hasScreen } from './obtain-electron.ts'

let root = ''
let electron = ''
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'portolan-electron-'))
  electron = path.join(root, 'node_modules', 'electron')
  mkdirSync(path.join(electron, 'dist'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe("Electron's program", () => {
  it('is missing where only the package is there, or half a download', () => {
    expect(findElectron(root, {})).toBeNull()
    writeFileSync(path.join(electron, 'path.txt'), 'electron')
    expect(findElectron(root, {})).toBeNull()
  })

  it('is found where it was fetched', () => {
    writeFileSync(path.join(electron, 'path.txt'), 'electron')
    writeFileSync(path.join(electron, 'dist', 'electron'), '')
    expect(findElectron(root, {})).toBe(path.join(electron, 'dist', 'electron'))
  })

  it('is found in a folder of its own', () => {
    const elsewhere = path.join(root, 'elsewhere')
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: elsewhere })).toBeNull()
    mkdirSync(elsewhere)
    writeFileSync(path.join(elsewhere, 'electron'), '')
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: elsewhere })).toBe(path.join(elsewhere, 'electron'))
  })
})

describe('a screen', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ] as const)('on %s with %j: %s', (platform, environment, isThere) => {
    expect(hasScreen(platform, environment)).toBe(isThere)
  })
})
