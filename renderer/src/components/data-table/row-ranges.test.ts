import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addRange, countPlaces, hasPlace, type RowRange, type RowRanges, withoutPlace } from './row-ranges.ts'

type Step = { readonly add: RowRange } | { readonly drop: number }

const place = fc.integer({ min: 0, max: 30 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(place, fc.integer({ min: 0, max: 8 })).map(([first, more]) => ({ add: [first, first + more] as const })),
  place.map((drop) => ({ drop })),
)

it('holds what a set of places would, in runs that neither touch nor overlap', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
    const places = new Set<number>()
    let ranges: RowRanges = []
    for (const one of steps) {
      if ('add' in one) {
        for (let added = one.add[0]; added <= one.add[1]; added++) places.add(added)
        ranges = addRange(ranges, one.add)
      } else {
        places.delete(one.drop)
        ranges = withoutPlace(ranges, one.drop)
      }
    }
    expect(countPlaces(ranges)).toBe(places.size)
    for (let tried = -1; tried < 45; tried++) expect(hasPlace(ranges, tried)).toBe(places.has(tried))
    ranges.forEach(([first, last], index) => {
      expect(last).toBeGreaterThanOrEqual(first)
      expect(first).toBeGreaterThan((ranges[index - 1]?.[1] ?? -2) + 1)
    })
  }))
})
