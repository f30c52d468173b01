import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBandwidthSharing, type SharingFlow } from './share-bandwidth.ts'

const flow = (resources: readonly number[], maxRate: number, capacities: readonly number[]): SharingFlow =>
  ({ maxRate, resources, costs: resources.map((number) => 1 / (capacities[number] ?? 1)), rate: 0, sharedIn: 0 })

const networks = fc.record({
  capacities: fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 1, maxLength: 6 }),
  flows: fc.array(fc.record({ uses: fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1, maxLength: 3 }), maxRate: fc.integer({ min: 1, max: 30 }) }), { minLength: 1, maxLength: 25 }),
  // Who leaves after who has come.
  leaves: fc.array(fc.nat({ max: 24 }), { maxLength: 20 }),
})

/** What makes rates max-min fair: nothing is overfull, and each flow has its limit or a full resource where nobody has more. */
function expectFair(flows: readonly SharingFlow[], tolerance: number): void {
  const taken = new Map<number, number>()
  for (const { resources, costs, rate } of flows) for (const [index, number] of resources.entries()) taken.set(number, (taken.get(number) ?? 0) + rate * (costs[index] ?? 0))
  for (const share of taken.values()) expect(share).toBeLessThanOrEqual(1 + 1e-6)
  for (const one of flows) {
    const isStopped = one.rate >= one.maxRate * (1 - tolerance) - 1e-6 || one.resources.some((number) => (taken.get(number) ?? 0) > 1 - tolerance - 1e-6
      && flows.every((other) => !other.resources.includes(number) || other.rate <= one.rate * (1 + 3 * tolerance) + 1e-6))
    expect(isStopped).toBe(true)
  }
}

describe('sharing bandwidth', () => {
  it('is max-min fair after every coming and going', () => {
    fc.assert(fc.property(networks, ({ capacities, flows: wanted, leaves }) => {
      const sharing = createBandwidthSharing()
      const open = new Set<SharingFlow>()
      const all = wanted.map(({ uses, maxRate }) => flow([...new Set(uses.map((number) => number % capacities.length))], maxRate, capacities))
      for (const [index, one] of all.entries()) {
        sharing.add(one)
        open.add(one)
        sharing.settle()
        expectFair([...open], 0)
        const leaver = all[leaves[index] ?? -1]
        if (leaver === undefined || !open.delete(leaver)) continue
        sharing.remove(leaver)
        sharing.settle()
        expectFair([...open], 0)
      }
    }))
  })

  it('among many flows is nearly so, and never gives more than there is', () => {
    fc.assert(fc.property(fc.integer({ min: 150, max: 300 }), fc.array(fc.nat({ max: 299 }), { minLength: 50, maxLength: 200 }), (count, leaves) => {
      const sharing = createBandwidthSharing()
      const capacities = [1_000, 200, 200, 200]
      const make = (index: number): SharingFlow => flow([0, 1 + (index % 3)], 50, capacities)
      let open = Array.from({ length: count }, (_, index) => make(index))
      for (const one of open) sharing.add(one)
      sharing.settle()
      for (const [index, leave] of leaves.entries()) {
        const leaver = open[leave % open.length]
        if (leaver === undefined) continue
        sharing.remove(leaver)
        open = open.filter((one) => one !== leaver)
        if (index % 2 === 0) {
          const comer = make(index)
          sharing.add(comer)
          open.push(comer)
        }
        sharing.settle()
        expectFair(open, 0.06)
      }
    }), { numRuns: 20 })
  })

  it('rates of a full host', () => {
    const sharing = createBandwidthSharing()
    const [slow, fast, other] = [flow([0], 2, [10, 10]), flow([0], 20, [10, 10]), flow([0, 1], 20, [10, 10])]
    for (const one of [slow, fast, other]) sharing.add(one)
    sharing.settle()
    expect([slow.rate, fast.rate, other.rate].map(Math.round)).toEqual([2, 4, 4])
    sharing.remove(fast)
    sharing.settle()
    expect([slow.rate, other.rate].map(Math.round)).toEqual([2, 8])
  })
})
