import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure } from '#shared/domain/sizing/figure.ts'
import { finish } from '#shared/domain/steps.ts'
import { foldTerms } from './figure.ts'
import { lowerBounds } from './pack/bounds.ts'
import { createFailureCheck } from './pack/failures.ts'
import { pack } from './pack/pack.ts'
import type { PackItem, PackProblem } from './pack/problem.ts'
import { makeVm, PLAIN_NODE, size } from './testing/sizing-cases.ts'

const CAPACITY = [100, 100, 12, 12] as const
const itemArbitrary = fc.record({ memory: fc.integer({ min: 1, max: 100 }), cpu: fc.integer({ min: 1, max: 100 }), rule: fc.option(fc.integer({ min: 0, max: 1 }), { freq: 3 }) })
  .map(({ memory, cpu, rule }): PackItem => ({ demand: [memory, cpu, 1, 1], rules: rule === null ? [] : [rule], classOf: 0 }))
const problemOf = (items: readonly PackItem[], capacity: readonly [number, number, number, number] = CAPACITY): PackProblem => ({ items, kinds: [{ capacity, limit: Infinity, isExisting: false, allowed: [true] }] })
const boundOf = (problem: PackProblem): number => Math.max(0, ...lowerBounds(problem).map(({ nodes }) => nodes))

/** The fewest nodes there are, by trying everything: each item onto each open node, or onto one more. */
function optimum({ items }: PackProblem): number {
  let best = items.length
  const nodes: { memory: number; cpu: number; count: number; rules: Set<number> }[] = []
  const ordered = [...items].sort((left, right) => right.demand[0] + right.demand[1] - left.demand[0] - left.demand[1])
  const place = (index: number): void => {
    if (nodes.length >= best) return
    const item = ordered[index]
    if (item === undefined) {
      best = nodes.length
      return
    }
    for (let at = 0; at <= nodes.length; at++) {
      const isNew = at === nodes.length
      if (isNew) nodes.push({ memory: 0, cpu: 0, count: 0, rules: new Set() })
      const node = nodes[at]
      if (node !== undefined && node.memory + item.demand[0] <= 100 && node.cpu + item.demand[1] <= 100 && node.count < 12 && !item.rules.some((rule) => node.rules.has(rule))) {
        node.memory += item.demand[0]
        node.cpu += item.demand[1]
        node.count += 1
        for (const rule of item.rules) node.rules.add(rule)
        place(index + 1)
        for (const rule of item.rules) node.rules.delete(rule)
        node.memory -= item.demand[0]
        node.cpu -= item.demand[1]
        node.count -= 1
      }
      if (isNew) {
        nodes.pop()
        break
      }
    }
  }
  place(0)
  return items.length === 0 ? 0 : best
}

const twelve = fc.array(itemArbitrary, { maxLength: 12 })
const many = fc.array(itemArbitrary, { maxLength: 60 })

describe('packing', () => {
  it('needs at least the bound and at least the optimum, and the bound is never above the optimum', () => {
    fc.assert(fc.property(twelve, (items) => {
      const problem = problemOf(items)
      const best = optimum(problem)
      const packed = pack(problem, boundOf(problem)).kindOf.length
      expect(boundOf(problem)).toBeLessThanOrEqual(best)
      expect(packed).toBeGreaterThanOrEqual(best)
      expect(packed).toBeLessThanOrEqual(best + 1)
    }), { seed: 7, numRuns: 150 })
  })

  it('loses nothing, counts nothing twice, and overfills nothing', () => {
    fc.assert(fc.property(many, (items) => {
      const problem = problemOf(items)
      const { kindOf, nodeOf, unplaced } = pack(problem, boundOf(problem))
      expect(unplaced).toEqual([])
      const used = kindOf.map(() => [0, 0, 0, 0])
      const rules = kindOf.map((): number[] => [])
      items.forEach((item, index) => {
        const node = nodeOf[index] ?? -1
        item.demand.forEach((amount, resource) => { const sums = used[node]; if (sums !== undefined) sums[resource] = (sums[resource] ?? 0) + amount })
        rules[node]?.push(...item.rules)
      })
      for (const sums of used) sums.forEach((sum, resource) => expect(sum).toBeLessThanOrEqual(CAPACITY[resource] ?? 0))
      for (const own of rules) expect(new Set(own).size).toBe(own.length)
      expect(used.every(([memory]) => (memory ?? 0) > 0)).toBe(true)
    }), { seed: 8, numRuns: 100 })
  })

  it('has a bound that more items never lower, and larger nodes never raise', () => {
    fc.assert(fc.property(many, itemArbitrary, fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 }), (items, another, memory, cpu) => {
      const before = boundOf(problemOf(items))
      expect(boundOf(problemOf([...items, another]))).toBeGreaterThanOrEqual(before)
      expect(boundOf(problemOf(items, [100 + memory, 100 + cpu, 12, 12]))).toBeLessThanOrEqual(before)
    }), { seed: 9, numRuns: 200 })
  })

  it('keeps to limits, taints and what is there, and the bound holds for several kinds as well', () => {
    const kinds: PackProblem['kinds'] = [
      { capacity: [60, 120, 12, 12], limit: 2, isExisting: true, allowed: [true, false] },
      { capacity: [150, 100, 12, 12], limit: 2, isExisting: false, allowed: [true, true] },
      { capacity: CAPACITY, limit: Infinity, isExisting: false, allowed: [true, true] },
    ]
    fc.assert(fc.property(fc.array(fc.tuple(itemArbitrary, fc.integer({ min: 0, max: 1 })), { maxLength: 60 }), (pairs) => {
      const problem: PackProblem = { items: pairs.map(([item, classOf]) => ({ ...item, classOf })), kinds }
      const { kindOf, nodeOf, unplaced } = pack(problem, boundOf(problem))
      expect(unplaced).toEqual([])
      expect(kindOf.length).toBeGreaterThanOrEqual(boundOf(problem))
      expect([kindOf.filter((kind) => kind === 0).length, kindOf.filter((kind) => kind === 1).length <= 2]).toEqual([2, true])
      const used = kindOf.map(() => [0, 0])
      problem.items.forEach((item, index) => {
        const node = nodeOf[index] ?? -1
        expect(kinds[kindOf[node] ?? -1]?.allowed[item.classOf]).toBe(true)
        const sums = used[node]
        if (sums !== undefined) [sums[0], sums[1]] = [(sums[0] ?? 0) + item.demand[0], (sums[1] ?? 0) + item.demand[1]]
      })
      used.forEach(([memory, cpu], node) => expect((memory ?? 0) <= (kinds[kindOf[node] ?? -1]?.capacity[0] ?? 0) && (cpu ?? 0) <= (kinds[kindOf[node] ?? -1]?.capacity[1] ?? 0)).toBe(true))
    }), { seed: 15, numRuns: 100 })
  })

  it('leaves a failure check as it found it', () => {
    fc.assert(fc.property(many, (items) => {
      const problem = problemOf(items)
      const check = createFailureCheck(problem, pack(problem, boundOf(problem)))
      const first = finish(check(2))
      finish(check(1))
      expect(finish(check(2))).toEqual(first)
    }), { seed: 10, numRuns: 30 })
  })
})

const vmArbitrary = fc.array(fc.record({ vcpus: fc.integer({ min: 1, max: 16 }), memoryGib: fc.integer({ min: 1, max: 60 }), isOff: fc.boolean(), windows: fc.boolean() }), { maxLength: 40 })
  .map((list) => list.map(({ vcpus, memoryGib, isOff, windows }, index) => makeVm(`vm-${index}`, { vcpus, memoryMib: memoryGib * 1_024, powerState: isOff ? 'poweredOff' : 'poweredOn', guestOs: windows ? 'Windows Server 2022' : 'Linux' })))
const SCENARIO = { failover: { by: 'count', nodes: 1 }, updateNodes: 1, cpuOvercommit: 3, infraNodes: 'workers', utilisationPercent: { cpu: 90, memory: 80 }, growth: { percentPerYear: 13, years: 1.5 }, groups: [{ name: 'windows', match: { by: 'guest-os', values: ['Windows'] }, isFenced: true }] }

describe('sizing', () => {
  it('has a place for every VM or names it, verified against the planned failures, with parts that add up', () => {
    fc.assert(fc.property(vmArbitrary, (vms) => {
      const result = size(vms, SCENARIO)
      const placed = result.pools.flatMap(({ nodes }) => nodes.flatMap(({ vmIds }) => vmIds))
      const missing = result.pools.flatMap(({ withoutPlace }) => withoutPlace.map(({ vmId }) => vmId)).filter((id) => !id.startsWith('platform/'))
      expect(new Set([...placed, ...missing]).size).toBe(placed.length + missing.length)
      expect(placed.length + missing.length).toBe(vms.length + result.demand.growthVms)
      expect(vms.every(({ id }) => placed.includes(id) || missing.includes(id))).toBe(true)
      expect(result.isVerified).toBe(true)
      for (const { breakdown, nodeCount, nodes } of result.pools) {
        expect(nodes.length).toBe(nodeCount.value)
        for (const { raw, guest, overhead, reserve, spare, aboveTarget, free } of [breakdown.cpu, breakdown.memory]) expect(guest + overhead + reserve + spare + aboveTarget + free).toBeCloseTo(raw, 3)
      }
    }), { seed: 11, numRuns: 40 })
  })

  it('explains every number: its terms come to its value', () => {
    fc.assert(fc.property(vmArbitrary, (vms) => {
      for (const { value, rounding, terms } of figuresIn(size(vms, SCENARIO))) {
        const folded = foldTerms(terms)
        expect(rounding === 'none' ? folded : rounding === 'up' ? Math.ceil(folded - 1e-9) : Math.floor(folded + 1e-9)).toBeCloseTo(value, 6)
        expect(Number.isFinite(value)).toBe(true)
      }
    }), { seed: 12, numRuns: 20 })
  })

  it('gives the same bytes for the same input, whatever its order', () => {
    fc.assert(fc.property(vmArbitrary, (vms) => {
      const text = JSON.stringify(size(vms, SCENARIO).pools)
      expect(JSON.stringify(size(vms, SCENARIO).pools)).toBe(text)
      expect(JSON.stringify(size([...vms].reverse(), SCENARIO).pools)).toBe(text)
    }), { seed: 13, numRuns: 20 })
  })

  it('never needs more by the bound with a larger node, as its release reserves for itself', () => {
    fc.assert(fc.property(vmArbitrary, fc.integer({ min: 64, max: 700 }), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 40 }), fc.constantFrom('4.20', '4.22'), (vms, memoryGib, moreGib, moreCores, openshift) => {
      const small = { ...PLAIN_NODE, memoryGib }
      const scenario = { openshift, reserved: { by: 'auto' }, evictionSoftPercent: 5 }
      const [before, after] = [small, { ...small, memoryGib: memoryGib + moreGib, coresPerSocket: small.coresPerSocket + moreCores }].map((node) => size(vms, { ...scenario, nodes: [node] }).pools[0])
      if ((before?.withoutPlace.length ?? 0) === 0) expect(after?.bound).toBeLessThanOrEqual(before?.bound ?? 0)
    }), { seed: 14, numRuns: 60 })
  })
})

function figuresIn(value: unknown): Figure[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'terms' in value && 'rounding' in value ? [value as Figure] : [] // both fields are a figure's alone
  return [...own, ...Object.values(value).flatMap(figuresIn)]
}
