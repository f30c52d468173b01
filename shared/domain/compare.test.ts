import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { compareNatural, compareText } from './compare.ts'

/** What the order is, told plainly: runs of digits by their value, all else by code unit. */
function plainly(left: string, right: string): number {
  const [leftRuns, rightRuns] = [left.match(/\d+|\D+/g) ?? [], right.match(/\d+|\D+/g) ?? []]
  for (let index = 0; index < Math.min(leftRuns.length, rightRuns.length); index++) {
    const [one = '', other = ''] = [leftRuns[index], rightRuns[index]]
    const order = /^\d/.test(one) && /^\d/.test(other) ? Number(BigInt(one) > BigInt(other)) - Number(BigInt(one) < BigInt(other)) : compareText(one, other)
    if (order !== 0) return order
  }
  return leftRuns.length - rightRuns.length || compareText(left, right)
}

it('orders as its words say, whatever the texts', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('0', '1', '9', 'a', 'b', '-', '/', ':', '\n') }))
  fc.assert(fc.property(text, text, (left, right) => {
    expect(Math.sign(compareNatural(left, right))).toBe(Math.sign(plainly(left, right)))
    expect(compareNatural(left, right) === 0).toBe(left === right)
  }), { numRuns: 2_000 })
})

test.each([['vm-9', 'vm-10'], ['vm', 'vm-1'], ['vm1', 'vmx'], ['a', 'ab'], ['007', '7'], ['a7b', 'a07c'], ['vm-02', 'vm-2'], ['1', 'a'], ['', '0']])('"%s" comes before "%s"', (first, second) => {
  expect([second, first].sort(compareNatural)).toEqual([first, second])
})
