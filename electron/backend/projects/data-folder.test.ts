import { expect, test } from 'vitest'
import { cacheFolder, dataFolder } from './data-folder.ts'

test.each([
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/portolan'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ana/.local/share/portolan'],
  ['linux', {}, '/home/ana/.local/share/portolan'],
  ['darwin', {}, '/home/ana/Library/Application Support/Portolan'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/Portolan'],
  ['win32', {}, '/home/ana/AppData/Local/Portolan'],
] as const)('on %s with %j the data lies in %s', (platform, environment, expected) => {
  expect(dataFolder({ platform, environment, home: '/home/ana' })).toBe(expected)
})

test.each([
  ['linux', { XDG_CACHE_HOME: '/cache' }, '/cache/portolan'],
  ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/ana/.cache/portolan'],
  ['linux', {}, '/home/ana/.cache/portolan'],
  ['darwin', {}, '/home/ana/Library/Caches/Portolan'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/Portolan/Cache'],
  ['win32', {}, '/home/ana/AppData/Local/Portolan/Cache'],
] as const)('on %s with %j what can be made again lies in %s', (platform, environment, expected) => {
  expect(cacheFolder({ platform, environment, home: '/home/ana' })).toBe(expected)
})
