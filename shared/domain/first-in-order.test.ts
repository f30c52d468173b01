import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firstInOrder } from './first-in-order.ts'

it('gives what sorting and cutting would, whatever the values and however many are wanted', () => {
  const entry = fc.record({ key: fc.integer({ min: 0, max: 9 }), mark: fc.nat() })
  fc.assert(
    fc.property(fc.array(entry), fc.integer({ min: 1, max: 30 }), (values, count) => {
      const byKey = (left: (typeof values)[number], right: (typeof values)[number]): number => left.key - right.key
      expect(firstInOrder(values, count, byKey)).toEqual([...values].sort(byKey).slice(0, count))
    }),
  )
})
