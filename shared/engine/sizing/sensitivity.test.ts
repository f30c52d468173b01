import { expect, it } from 'vitest'
import { readScenario } from './read-scenario.ts'
import { scenarioVariants } from './sensitivity.ts'
import { BARE_SCENARIO, makeVms, PLAIN_NODE, PLAIN_TARGET, size } from './testing/sizing-cases.ts'

const variantsOf = (given: object, target = PLAIN_TARGET) => scenarioVariants(readScenario({ ...BARE_SCENARIO, ...given }).scenario, target)

it('varies overcommit and the first general model’s memory, the scenario’s own among them once', () => {
  const { model, variants } = variantsOf({ cpuOvercommit: 2.5, nodes: [{ ...PLAIN_NODE, name: 'fenced', group: 'win' }, { ...PLAIN_NODE, memoryGib: 64 }] })
  expect(model).toBe('plain')
  expect(variants.filter(({ axis }) => axis === 'cpu-overcommit').map(({ value }) => value)).toEqual([1, 2, 2.5, 3, 4, 5, 6, 8, 10])
  expect(variants.filter(({ axis }) => axis === 'node-memory').map(({ value }) => value)).toEqual([32, 48, 64, 96, 128, 192])
  expect(variants.filter(({ isOwn }) => isOwn).map(({ axis }) => axis)).toEqual(['cpu-overcommit', 'node-memory'])
  expect(variants.at(-1)?.scenario.nodes.map(({ memoryGib }) => memoryGib)).toEqual([PLAIN_NODE.memoryGib, 192])
})

it('offers no overcommit above the scheduler’s ratio, and no memory where no model is known', () => {
  const { model, variants } = variantsOf({ nodes: [], cpuAllocationRatio: 4 })
  expect([model, variants.map(({ value }) => value)]).toEqual([null, [1, 2, 3, 4]])
})

it('never needs more nodes by the bound with more overcommit or memory', () => {
  const vms = [...makeVms(20, { vcpus: 8, memoryMib: 2_048 }, 'cpu'), ...makeVms(40, { memoryMib: 8_192 }, 'memory')]
  for (const axis of ['cpu-overcommit', 'node-memory'] as const) {
    const bounds = variantsOf({ cpuOvercommit: axis === 'node-memory' ? 10 : 1, nodes: [{ ...PLAIN_NODE, memoryGib: axis === 'node-memory' ? 64 : 512 }] }).variants.filter((variant) => variant.axis === axis).map(({ scenario }) => size(vms, scenario).pools[0]?.bound ?? 0)
    expect(bounds).toEqual([...bounds].sort((left, right) => right - left))
    expect(bounds[0]).toBeGreaterThan(bounds.at(-1) ?? 0)
  }
})
