import fc from 'fast-check'
import { applyPatch } from 'rfc6902'
import { expect, it, test } from 'vitest'
import { applyJsonPatch } from './apply-json-patch.ts'

const KEYS = ['a', 'b', 'a/b', 'm~n', ''] as const
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.constantFrom(null, 0, '', true), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 3, noNullPrototype: true })),
})).value
const path = fc.array(fc.constantFrom('a', 'b', 'a~1b', 'm~0n', '', '0', '1', '2', '01', '-'), { minLength: 1, maxLength: 3 }).map((steps) => steps.map((step) => `/${step}`).join(''))
const operation = fc.oneof(
  fc.record({ op: fc.constantFrom('add', 'replace', 'test'), path, value: json }),
  fc.record({ op: fc.constant('remove'), path }),
  // What goes into itself is refused by us and put nowhere by the other.
  fc.record({ op: fc.constantFrom('move', 'copy'), from: path, path }).filter(({ op, from, path: to }) => op === 'copy' || !to.startsWith(`${from}/`)),
)

it('does what another program makes of the same operation, and refuses what that refuses', () => {
  fc.assert(fc.property(fc.dictionary(fc.constantFrom(...KEYS), json, { maxKeys: 4, noNullPrototype: true }), operation, (object, one) => {
    const [own, other] = [structuredClone(object), structuredClone(object)]
    const fault = applyJsonPatch(own, [one])
    let refused: unknown
    try {
      [refused] = applyPatch(other, [one])
    } catch (error) {
      refused = error // it does not look for what a text or a number is asked to hold
    }
    // Of a list the other one also replaces what is no place of it.
    const isExact = !JSON.stringify(object).includes('[')
    if (fault === null || isExact) expect(fault === null, JSON.stringify(fault)).toBe(refused === null)
    if (fault === null) expect(own).toEqual(other)
  }))
})

test.each<[what: string, operations: readonly unknown[], place: number, why: string]>([
  ['is no map', ['remove /a'], 1, 'it is no map with op and path'],
  ['has an op that there is not', [{ op: 'merge', path: '/a' }], 1, 'its op is "merge", which JSON Patch does not have'],
  ['has no op', [{ path: '/a' }], 1, 'its op is missing, which JSON Patch does not have'],
  ['has a path of dots', [{ op: 'remove', path: 'a.b' }], 1, 'its path is no text that begins with a slash'],
  ['has no value', [{ op: 'add', path: '/c' }], 1, 'it has no value'],
  ['has no from', [{ op: 'move', path: '/c' }], 1, 'it has no from'],
  ['comes second', [{ op: 'remove', path: '/a' }, { op: 'remove', path: '/a' }], 2, '/a is not there'],
  ['tests otherwise', [{ op: 'test', path: '/a', value: 2 }], 1, '/a is not as it tests'],
  ['asks for what every object inherits', [{ op: 'add', path: '/toString/x', value: 1 }], 1, 'what /toString/x is to be added to is not there'],
  ['asks for a prototype', [{ op: 'add', path: '/__proto__/x', value: 1 }], 1, 'what /__proto__/x is to be added to is not there'],
])('an operation that %s is told', (_what, operations, place, why) => {
  expect(applyJsonPatch({ a: 1 }, operations)).toEqual({ place, why })
})
