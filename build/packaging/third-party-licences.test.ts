import path from 'node:path'
import { expect, it } from 'vitest'

import { bundledPackages } from './bundled-packages.ts'
import { shippedPackages } from './shipped-packages.ts'
import { thirdPartyLicences } from './third-party-licences.ts'

const projectRoot = path.resolve(import.meta.dirname, '../..')

it('knows packages by the modules of a build, each by the folder that it lies in', () => {
  expect(bundledPackages('/p', ['/p/node_modules/vue/dist/vue.js', '\0/p/node_modules/@vue/shared/index.js?x', '/p/node_modules/a/node_modules/@b/c/d.js', '/p/renderer/src/main.ts', '\0vite/preload', '/q/node_modules/d/e.js'])).toEqual(['node_modules/@vue/shared', 'node_modules/a/node_modules/@b/c', 'node_modules/vue'])
  expect(bundledPackages('C:\\p', ['C:\\p\\node_modules\\a\\b.js'])).toEqual(['node_modules/a'])
})

it('names what is shipped: what the programs need, and what the pages hold, in the version that they hold', () => {
  const shipped = shippedPackages(projectRoot, ['node_modules/vue', 'node_modules/@vue/shared', 'node_modules/zrender/node_modules/tslib'])
  const names = shipped.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['@e965/xlsx', 'better-sqlite3', 'buffer-crc32', 'vue', '@vue/shared', 'xmlchars', 'zod']))
  expect(names.filter((name) => /^(vitest|electron-vite|typescript)$/.test(name))).toEqual([])
  expect(shipped.filter(({ version, licence, integrity }) => version === '' || licence === 'none stated' || integrity === null)).toEqual([])
  // ECharts and ZRender pin a version of their own; a newer one is there for the tools.
  expect(shipped.filter(({ name }) => name === 'tslib').map(({ version }) => version)).toEqual(['2.3.0'])
  expect(() => shippedPackages(projectRoot, ['node_modules/no-such-package'])).toThrow('not in package-lock.json')
})

it('gives each with its licence in full, the same for the same', () => {
  const text = thirdPartyLicences(projectRoot, shippedPackages(projectRoot, ['node_modules/vue']))
  expect(text).toMatch(/\nzod 4\.6\.7\nLicence: MIT\n\nMIT License/)
  // One that brings no text.
  expect(text).toMatch(/\nsaxes 6\.0\.0\nLicence: ISC\n\nThe package names this licence and holds no text of it\. Copyright: Louis-Dominique Dubeau[^\n]+\n\nPermission to use, copy/)
  expect(text).toBe(thirdPartyLicences(projectRoot, shippedPackages(projectRoot, ['node_modules/vue'])))
  const unknown = { name: 'a', version: '1.0.0', licence: 'Beerware', folder: 'no/such/folder', integrity: null, needs: [] }
  expect(() => thirdPartyLicences(projectRoot, [unknown])).toThrow('a holds no text of its licence')
})
