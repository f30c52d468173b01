import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { MapRowView } from './plan-view.ts'
import { createObjectFinder, createRowFinder, type SourceObject } from './source-rows.ts'

/** Few different ones, so that ids, names and ends of paths meet. */
const text = fc.constantFrom('a', 'b', 'DC1', 'a%2fb', 'a/b', '')
const path = fc.array(text, { minLength: 1, maxLength: 3 }).map((steps) => steps.join('/'))
const object: fc.Arbitrary<SourceObject> = fc.record({ moref: fc.option(text), name: text, path: fc.option(path) })
const row: fc.Arbitrary<MapRowView> = fc.record({ at: fc.constant('spec.map[0]'), sourceId: fc.option(text), sourceName: fc.option(path), destination: fc.constant({}), hasOffload: fc.constant(false) })

it('finds the same pairs from the row’s side as from the object’s', () => {
  fc.assert(
    fc.property(fc.array(object, { maxLength: 6 }), fc.array(row, { maxLength: 6 }), (objects, rows) => {
      const byId = new Map(objects.map((each, index) => [String(index), each]))
      const rowsOf = createRowFinder(rows)
      const objectsOf = createObjectFinder(byId)
      const fromObjects = rows.map((each) => [...byId].filter(([, candidate]) => rowsOf(candidate).includes(each)).map(([id]) => id))
      expect(rows.map((each) => objectsOf(each))).toEqual(fromObjects)
    }),
  )
})
