import { Chunk } from '@codemirror/merge'
import { Text } from '@codemirror/state'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countChanges } from './count-changes.ts'
import { diffLines } from './diff-lines.ts'

const line = fc.constantFrom('a', 'b: c', 'name: x', '', 'a very long line of words', 'è 中')
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))

it('gives changes that make the one text of the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      let [made, at] = ['', 0]
      for (const { fromA, toA, fromB, toB } of diffLines(before, after)) {
        made += before.slice(at, fromA) + after.slice(fromB, toB)
        at = toA
      }
      expect(made + before.slice(at)).toBe(after)
    }),
  )
})

it('finds a changed word in a text of long lines', () => {
  const long = Array.from({ length: 200 }, (_nothing, index) => `${index} ${'so much is said here of it. '.repeat(20)}`)
  const [before, after] = [long.join('\n'), long.with(3, 'Quite another line.').with(150, `${long[150] ?? ''} And more.`).toSpliced(100, 2).join('\n')]
  const [a, b] = [Text.of(before.split('\n')), Text.of(after.split('\n'))]
  expect(countChanges(Chunk.build(a, b, { override: diffLines }), a, b)).toEqual({ places: 3, added: 2, removed: 4 })
})
