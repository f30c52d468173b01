import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

import { builderConfig, FUSES, packagingEnvironment } from './builder-config.ts'

const projectRoot = path.resolve(import.meta.dirname, '../..')
const config = builderConfig('45.4.1', { electronFolder: null, canNotarise: false })

describe('the packed program', () => {
  it('can not be made a Node, nor debugged, nor loaded from elsewhere than its archive, whose integrity is checked', () => {
    expect(FUSES).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
    expect(config).toMatchObject({ asar: true, electronFuses: FUSES, asarUnpack: expect.arrayContaining(['**/*.node']) as unknown })
  })

  it('is published nowhere and updates itself from nowhere', () => {
    expect(config).toMatchObject({ publish: null })
    const { packages } = JSON.parse(readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8')) as { packages: object } // npm's own form
    expect(Object.keys(packages).filter((place) => place.includes('updater'))).toEqual([])
  })

  it('begins with the main program, and brings all that it starts', () => {
    expect(config).toMatchObject({ extraMetadata: { main: 'out/desktop/main.js' }, files: expect.arrayContaining(['package.json', 'out/{chunks,cli,desktop,renderer,workers}/**', 'resources/**']) as unknown })
    // Each platform has its own program of SQLite in the package.
    for (const program of ['linux-x64', 'linux-arm64', 'win32-x64', 'win32-arm64', 'darwin-x64', 'darwin-arm64']) expect(existsSync(path.join(projectRoot, 'node_modules/better-sqlite3/prebuilds', `${program}.node`)), program).toBe(true)
  })

  it('is made for three systems, and known to each by the ending of projects', () => {
    expect(config).toMatchObject({ linux: { target: ['AppImage', 'deb', 'rpm'] }, win: { target: ['nsis', 'zip'] }, mac: { target: ['dmg', 'zip'], hardenedRuntime: true, notarize: false }, fileAssociations: [{ ext: 'portolan' }] })
  })
})

describe('the environment', () => {
  it.each([
    [{}, { electronFolder: null, canNotarise: false }],
    [{ PORTOLAN_ELECTRON_FOLDER: '' }, { electronFolder: null, canNotarise: false }],
    [{ PORTOLAN_ELECTRON_FOLDER: '/media/electron' }, { electronFolder: '/media/electron', canNotarise: false }],
    [{ APPLE_ID: 'a', APPLE_TEAM_ID: 'b' }, { electronFolder: null, canNotarise: false }],
    [{ APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'c', APPLE_TEAM_ID: 'b' }, { electronFolder: null, canNotarise: true }],
    [{ APPLE_API_KEY: 'a', APPLE_API_KEY_ID: 'b', APPLE_API_ISSUER: 'c' }, { electronFolder: null, canNotarise: true }],
  ])('%j means %j', (environment, meant) => {
    expect(packagingEnvironment(environment)).toEqual(meant)
  })

  it('names the folder of Electron’s archives', () => {
    expect(builderConfig('45.4.1', { electronFolder: '/media/electron', canNotarise: true })).toMatchObject({ electronDist: '/media/electron', mac: { notarize: true } })
  })
})
