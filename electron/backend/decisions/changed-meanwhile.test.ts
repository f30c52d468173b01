import { expect, it, test } from 'vitest'
import { AppError } from '#shared/contract/app-error.ts'
import { type Replacement, refuseChanged } from './changed-meanwhile.ts'

const AT = '2026-03-02T10:00:00.000Z'
const replacement = (other: Partial<Replacement>): Replacement => ({ kind: 'vm.namespace', name: 'web-1', seen: { namespace: 'a' }, current: { namespace: 'b' }, wanted: { namespace: 'c' }, at: AT, isUndone: false, ...other })

function refusalOf(other: Partial<Replacement>): AppError | null {
  try {
    refuseChanged(replacement(other))
    return null
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

test.each<[string, Partial<Replacement>, string]>([
  ['one object', {}, `What is decided about web-1 was changed at ${AT} (namespace) after you had looked at it, so nothing was saved: choose which of the two counts.`],
  ['a value as a whole', { kind: 'target.settings', seen: { a: 1, b: 1, c: 1, d: 1 }, current: { a: 2, b: 2, c: 2, d: 2 }, wanted: { a: 3 } }, `The target was changed at ${AT} (a, b, c and 1 more) after you had looked at it, so nothing was saved: choose which of the two counts.`],
  ['one that was new', { seen: null }, `What is decided about web-1 was changed at ${AT} after you had looked at it, so nothing was saved: choose which of the two counts.`],
  ['one that is gone', { current: null, at: null }, 'What is decided about web-1 was taken back after you had looked at it, so nothing was saved: choose which of the two counts.'],
  ['an undo', { isUndone: true }, 'What is decided about web-1 was taken back to what it had been before (namespace) after you had looked at it, so nothing was saved: choose which of the two counts.'],
])('says of %s what was changed, and when', (_, other, message) => {
  expect(refusalOf(other)?.message).toBe(message)
})

it('gives both as YAML', () => {
  expect(refusalOf({})?.details).toEqual({ reason: 'changed', kind: 'vm.namespace', at: AT, mine: 'namespace: c\n', theirs: 'namespace: b\n' })
  expect(refusalOf({ current: null, at: null })?.details).toMatchObject({ theirs: '' })
})

test.each<[string, Partial<Replacement>]>([['is what was seen', { current: { namespace: 'a' } }], ['is what is wanted', { current: { namespace: 'c' } }], ['is nothing, as before', { seen: null, current: null }]])('lets through what %s', (_, other) => {
  expect(refusalOf(other)).toBeNull()
})
