import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutOutcome, joinOutcome, PIECE_ENTRIES, readOutcome, writeOutcome } from './outcome-pieces.ts'

const overTheWire = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value // JSON of a value is a value of its kind

describe('an answer in pieces', () => {
  it('is the same when it is put together, whatever it holds', () => {
    const long = fc.array(fc.integer(), { minLength: PIECE_ENTRIES - 2, maxLength: PIECE_ENTRIES * 2 + 2 })
    const name = fc.constantFrom('rows', 'results', 'a.b', '')
    const value = fc.oneof(fc.jsonValue(), fc.dictionary(name, fc.oneof(long, fc.dictionary(name, long), fc.array(fc.dictionary(name, fc.integer())))))
    fc.assert(fc.property(value, (given) => {
      const outcome = overTheWire({ ok: true, value: given })
      const { pieces, rest } = overTheWire(cutOutcome(outcome))
      expect(joinOutcome(pieces, rest)).toEqual(outcome)
      expect(readOutcome(writeOutcome(outcome))).toEqual(outcome)
    }), { numRuns: 60 })
  })

  it('cuts what is long, in order, and leaves what is short where it is', () => {
    const vms = Array.from({ length: PIECE_ENTRIES * 2 + 1 }, (_, id) => ({ id, groups: [1] }))
    const { pieces, rest } = cutOutcome({ ok: true, value: { vms, waves: [{ vms: ['a'] }] } })
    expect(pieces.map(({ path, entries }) => [path.join('.'), entries.length])).toEqual([['value.vms', PIECE_ENTRIES], ['value.vms', PIECE_ENTRIES], ['value.vms', 1]])
    expect(rest).toEqual({ ok: true, value: { vms: [], waves: [{ vms: ['a'] }] } })
    expect(vms).toHaveLength(PIECE_ENTRIES * 2 + 1)
  })

  it('does not lose entries that have no place', () => {
    expect(() => joinOutcome([{ path: ['value', 'rows'], entries: [1] }], { ok: true, value: {} })).toThrow('value.rows')
  })
})
