import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { escapeEntityName, unescapeEntityName } from './entity-name.ts'

test.each([
  ['seg%2fshared', 'seg/shared'],
  ['a%2Fb%5Cc%5cd', 'a/b\\c\\d'],
  ['100%25', '100%'],
  ['100% net', '100% net'],
  ['%252f', '%2f'],
  ['%2', '%2'],
  ['%20', '%20'],
  ['', ''],
])('%s is %s', (escaped, name) => {
  expect(unescapeEntityName(escaped)).toBe(name)
})

it('comes back from any name', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('%', '/', '\\', '2', '5', 'c', 'f', 'F', 'ä', ' ') }), (name) => unescapeEntityName(escapeEntityName(name)) === name))
})
