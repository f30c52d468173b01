import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

import { builderConfig, FUSES, packagingEnvironment } from './builder-config.ts'
import { shippedPackages } from './shipped-packages.ts'
import { unpackedFiles } from './unpacked-files.ts'

const projectRoot = path.resolve(import.meta.dirname, '../..')
const NOBODY = { maintainer: 'Portolan <nobody@portolan.example>', homepage: 'https://portolan.example' }
const config = builderConfig('45.4.1', { electronFolder: null, canNotarise: false, ...NOBODY })

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
    expect(config).toMatchObject({ electronFuses: FUSES })
  })

  it('has beside its archive, where no integrity is checked, no more than SQLite’s program and the sample, each of which it can compare', () => {
    expect(config).toMatchObject({ asar: { smartUnpack: false }, asarUnpack: ['node_modules/better-sqlite3/prebuilds/*.node', 'resources/sample/*.xlsx'] })
    const files = unpackedFiles(projectRoot)
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['node_modules/better-sqlite3/prebuilds/win32-x64.node', 'resources/sample/portolan-sample-estate.xlsx']))
    expect(Object.values(files).filter((checksum) => !/^[0-9a-f]{64}$/.test(checksum))).toEqual([])
    // No other package that is shipped has a native program.
    const native = shippedPackages(projectRoot, []).flatMap(({ folder }) => readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.node')).map((file) => path.posix.join(folder, file)))
    expect(native.filter((file) => !(file in files))).toEqual([])
  })

  it('is published nowhere and updates itself from nowhere', () => {
    expect(config).toMatchObject({ publish: null })
    const { packages } = JSON.parse(readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8')) as { packages: object } // npm's own form
    expect(Object.keys(packages).filter((place) => place.includes('updater'))).toEqual([])
  })

  it('begins with the main program, and brings all that it starts', () => {
    expect(config).toMatchObject({ extraMetadata: { main: 'out/desktop/main.js' }, files: expect.arrayContaining(['package.json', 'out/{chunks,cli,desktop,renderer,workers}/**', 'resources/**']) as unknown })
    // Pages about the rules are read from where they lie in the project; what comes later in the list counts.
    const { files } = config as { files: readonly string[] } // as above
    expect(files.indexOf('docs/rules/*.md')).toBeGreaterThan(files.indexOf('!**/*.{map,md,markdown}'))
    // Each platform has its own program of SQLite in the package.
    for (const program of ['linux-x64', 'linux-arm64', 'win32-x64', 'win32-arm64', 'darwin-x64', 'darwin-arm64']) expect(existsSync(path.join(projectRoot, 'node_modules/better-sqlite3/prebuilds', `${program}.node`)), program).toBe(true)
  })

  it('is made for three systems, and known to each by the ending of projects', () => {
    expect(config).toMatchObject({ linux: { target: ['AppImage', 'deb', 'rpm'] }, win: { target: ['nsis', 'zip'] }, mac: { target: ['dmg', 'zip'], hardenedRuntime: true, notarize: false }, fileAssociations: [{ ext: 'portolan' }] })
  })
})

describe('the environment', () => {
  it.each([
    [{}, false],
    [{ APPLE_ID: 'a', APPLE_TEAM_ID: 'b' }, false],
    [{ APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'c', APPLE_TEAM_ID: 'b' }, true],
    [{ PORTOLAN_MAINTAINER: '', PORTOLAN_HOMEPAGE: '', ELECTRON_CACHE: '', APPLE_API_KEY: '', APPLE_API_KEY_ID: 'b', APPLE_API_ISSUER: 'c' }, false],
    [{ APPLE_API_KEY: 'a', APPLE_API_KEY_ID: 'b', APPLE_API_ISSUER: 'c' }, true],
  ])('%j: notarised %s', (environment, canNotarise) => {
    expect(packagingEnvironment(environment, '45.4.1')).toEqual({ electronFolder: null, canNotarise, ...NOBODY })
  })

  it('says where Electron’s archives are kept, in the way of a person or of Electron’s own cache', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'portolan-electron-cache-'))
    const inCache = path.join(folder, 'cache', '0a1b')
    mkdirSync(inCache, { recursive: true })
    const found = (environment: NodeJS.ProcessEnv): string | null => packagingEnvironment(environment, '45.4.1').electronFolder
    expect([found({ ELECTRON_CACHE: path.join(folder, 'none') }), found({ ELECTRON_CACHE: path.join(folder, 'cache') })]).toEqual([null, null])
    writeFileSync(path.join(inCache, 'electron-v45.4.10-linux-x64.zip'), '')
    expect(found({ ELECTRON_CACHE: path.join(folder, 'cache') })).toBeNull()
    writeFileSync(path.join(inCache, 'electron-v45.4.1-linux-x64.zip'), '')
    expect([found({ ELECTRON_CACHE: path.join(folder, 'cache') }), found({ electron_config_cache: inCache }), found({ ELECTRON_CACHE: '', electron_config_cache: inCache })]).toEqual([inCache, inCache, inCache])
    rmSync(folder, { recursive: true })
  })

  it('says who hands the packages out', () => {
    const own = packagingEnvironment({ PORTOLAN_MAINTAINER: 'Ana <ana@corp.example>', PORTOLAN_HOMEPAGE: 'https://corp.example/portolan' }, '45.4.1')
    expect(builderConfig('45.4.1', own)).toMatchObject({ extraMetadata: { homepage: 'https://corp.example/portolan' }, linux: { maintainer: 'Ana <ana@corp.example>', category: 'Utility' } })
  })

  it('names the folder of Electron’s archives', () => {
    expect(builderConfig('45.4.1', { electronFolder: '/media/electron', canNotarise: true, ...NOBODY })).toMatchObject({ electronDist: '/media/electron', mac: { notarize: true } })
  })
})
