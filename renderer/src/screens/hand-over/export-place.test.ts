import { expect, it } from 'vitest'
import { bundleName, isFolderName, placeIn } from './export-place.ts'

it.each([
  ['/home/a', 'b', '/home/a/b'],
  ['/home/a/', 'b', '/home/a/b'],
  ['/home/a', '', '/home/a'],
  [String.raw`C:\Users\a`, 'b', String.raw`C:\Users\a\b`],
  [String.raw`D:\\`.slice(0, 3), 'b', String.raw`D:\b`],
])('%s and "%s" are %s', (folder, name, place) => {
  expect(placeIn(folder, name)).toBe(place)
})

it.each([['bundle', true], ['my bundle-1.2', true], ['..', false], ['a/b', false], [String.raw`a\b`, false], ['a:b', false], [' a', false], ['a\n', false]])('%j names a folder: %s', (name, isGood) => {
  expect(isFolderName(name)).toBe(isGood)
})

it.each([['Lisbon estate', 'Lisbon-estate-bundle'], ['../../etc', 'etc-bundle'], ['', 'portolan-bundle'], ['客户 1', '客户-1-bundle']])('the bundle of %j is called %s', (project, name) => {
  expect(bundleName(project)).toBe(name)
  expect(isFolderName(name)).toBe(true)
})
