import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { namesOfText, textOfNames } from './names-text.ts'

it('holds any names', () => {
  fc.assert(fc.property(fc.array(fc.string({ minLength: 1, unit: fc.constantFrom('a', ' ', ',', '"', 'B', '\\') })), (names) => {
    expect(namesOfText(textOfNames(names))).toEqual(names)
  }))
})

test.each<[string, string[]]>([
  ['', []],
  [' ,, ', []],
  ['DEV 1,TEST', ['DEV 1', 'TEST']],
  ['"A, B", C', ['A, B', 'C']],
  ['"A, B', ['A, B']],
  ['24" rack, C', ['24" rack', 'C']],
  ['"24"" rack"', ['24" rack']],
])('reads %s as it is typed', (text, names) => {
  expect(namesOfText(text)).toEqual(names)
})
