import { expect, it } from 'vitest'
import { foldersAbove } from './folders-above.ts'

it('knows the folders above a path', () => {
  expect(foldersAbove('a/b/c.yaml')).toEqual(['a', 'a/b'])
  expect(foldersAbove('README.md')).toEqual([])
})
