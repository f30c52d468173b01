import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomStream } from './random.ts'

describe('randomStream', () => {
  it('is the same for the same place and another for another', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, place) => {
        const draw = (...path: number[]) => Array.from({ length: 4 }, ((stream) => () => stream.fraction())(randomStream(seed, ...path)))
        expect(draw(place)).toEqual(draw(place))
        expect(draw(place)).not.toEqual(draw(place + 1))
        expect(draw(place, 0)).not.toEqual(draw(place))
      }),
    )
  })

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, low, width) => {
        const stream = randomStream(seed)
        for (let turn = 0; turn < 20; turn++) {
          const value = stream.integer(low, low + width)
          expect(value).toBeGreaterThanOrEqual(low)
          expect(value).toBeLessThanOrEqual(low + width)
        }
        expect(stream.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      }),
    )
  })
})
