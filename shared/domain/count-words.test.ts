import { expect, it } from 'vitest'
import { countWords } from './count-words.ts'

it.each([
  [countWords(0, 'disk'), '0 disks'],
  [countWords(1, 'VM'), '1 VM'],
  [countWords(2, 'VM'), '2 VMs'],
  [countWords(1, 'policy', 'policies'), '1 policy'],
  [countWords(2, 'policy', 'policies'), '2 policies'],
  [countWords(1, 'VM is', 'VMs are'), '1 VM is'],
])('says how many in a sentence: %s', (words, expected) => {
  expect(words).toBe(expected)
})
