import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareText } from './compare.ts'
import { naturalKey } from './natural-key.ts'

const order = (values: readonly string[]): string[] => values.toSorted((left, right) => compareText(naturalKey(left), naturalKey(right)))

describe('naturalKey', () => {
  it('sorts as a person counts, whatever the case', () => {
    expect(order(['vm-10', 'VM-9', 'a', 'B', 'vm-2b', 'vm-2a', 'x100y2', 'x100y10'])).toEqual(['a', 'B', 'vm-2a', 'vm-2b', 'VM-9', 'vm-10', 'x100y2', 'x100y10'])
  })

  it('sorts whole numbers by their value, however long they are', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), fc.bigInt({ min: 0n, max: 10n ** 60n }), (left, right) => {
      expect(Math.sign(compareText(naturalKey(String(left)), naturalKey(String(right))))).toBe(left < right ? -1 : left > right ? 1 : 0)
    }))
  })
})
