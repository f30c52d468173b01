import path from 'node:path'
import { expect, it } from 'vitest'

import { bundledPackages } from './bundled-packages.ts'
import { shippedPackages } from './shipped-packages.ts'
import { thirdPartyLicences } from './third-party-licences.ts'

const projectRoot = path.resolve(import.meta.dirname, '../..')

it('knows packages by the modules of a build', () => {
  expect(bundledPackages(['/p/node_modules/vue/dist/vue.js', '\0/p/node_modules/@vue/shared/index.js?x', 'C:\\p\\node_modules\\a\\node_modules\\@b\\c\\d.js', '/p/renderer/src/main.ts', '\0vite/preload'])).toEqual(['@b/c', '@vue/shared', 'vue'])
})

it('names what is shipped: what the programs need, and what the pages hold', () => {
  const shipped = shippedPackages(projectRoot, ['vue', '@vue/shared'])
  const names = shipped.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['@e965/xlsx', 'better-sqlite3', 'buffer-crc32', 'vue', '@vue/shared', 'xmlchars', 'zod']))
  expect(names.filter((name) => /^(vitest|electron-vite|typescript)$/.test(name))).toEqual([])
  expect(shipped.filter(({ version, licence }) => version === '' || licence === 'none stated')).toEqual([])
  expect(() => shippedPackages(projectRoot, ['no-such-package'])).toThrow('not in package-lock.json')
})

it('gives each with its licence, the same for the same', () => {
  const text = thirdPartyLicences(projectRoot, shippedPackages(projectRoot, ['vue']))
  expect(text).toMatch(/\nzod 4\.6\.7\nLicence: MIT\n\nMIT License/)
  expect(text).toBe(thirdPartyLicences(projectRoot, shippedPackages(projectRoot, ['vue'])))
})
