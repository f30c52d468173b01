import { Chunk } from '@codemirror/merge'
import { Text } from '@codemirror/state'
import { expect, it } from 'vitest'
import { countChanges } from './count-changes.ts'

it.each([
  ['nothing', 'a\nb\n', 'a\nb\n', { places: 0, added: 0, removed: 0 }],
  ['a changed line', 'a\nb\nc\n', 'a\nB\nc\n', { places: 1, added: 1, removed: 1 }],
  ['added lines', 'a\nd\n', 'a\nb\nc\nd\n', { places: 1, added: 2, removed: 0 }],
  ['removed lines', 'a\nb\nc\nd\n', 'a\nd\n', { places: 1, added: 0, removed: 2 }],
  ['two places', 'a\nb\nc\nd\ne\nf\ng\n', 'A\nb\nc\nd\ne\nf\nG\n', { places: 2, added: 2, removed: 2 }],
])('counts %s', (_what, before, now, counted) => {
  const [a, b] = [Text.of(before.split('\n')), Text.of(now.split('\n'))]
  expect(countChanges(Chunk.build(a, b), a, b)).toEqual(counted)
})
