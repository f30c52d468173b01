import { describe, expect, it } from 'vitest'
import { computeSizing } from './compute-sizing.ts'
import { readScenario } from './read-scenario.ts'
import { BARE_SCENARIO, makeVms, PLAIN_NODE, PLAIN_TARGET } from './testing/sizing-cases.ts'
import type { SizingVm } from './sizing-vm.ts'
import { withNodeGroups } from './with-node-groups.ts'

function sized(vms: readonly SizingVm[], inputs: object = {}) {
  const { scenario, findings } = readScenario({ ...BARE_SCENARIO, ...inputs })
  const result = computeSizing({ name: 'case', scenario: withNodeGroups(scenario, vms), scenarioFindings: findings, target: PLAIN_TARGET, vms, leftOut: [], hosts: [], clusters: [] })
  return { result, pools: result.pools.map(({ name, vms: count, nodeCount, bounds }) => [name, count, nodeCount.value, bounds.find(({ constraint }) => constraint === 'anti-affinity')?.nodes ?? null]) }
}

describe('node groups of the target', () => {
  const gold = makeVms(3, { vcpus: 10, nodeGroup: 'gold' }, 'gold')
  const others = makeVms(4, { vcpus: 4 }, 'other')

  it('have nodes of their own, on which their VMs are packed, and no other', () => {
    // A node has 16 cores: three VMs of 10 take three, four of 4 share one.
    const { pools, result } = sized([...gold, ...others])
    expect(pools.map(([name, vms, nodes]) => [name, vms, nodes])).toEqual([['general', 4, 1], ['gold', 3, 3]])
    expect(result.pools[1]?.nodes.flatMap(({ vmIds }) => vmIds).sort()).toEqual(gold.map(({ id }) => id))
    expect(result.workers.value).toBe(4)
  })

  it('judge rules that keep VMs apart among their own VMs alone', () => {
    const apart = [...makeVms(2, { antiAffinity: ['r'], nodeGroup: 'gold' }, 'gold'), ...makeVms(3, { antiAffinity: ['r'] }, 'other')]
    expect(sized(apart).pools).toEqual([['general', 3, 3, 3], ['gold', 2, 2, 2]])
  })

  it('take what a group of the scenario by their name states, and go before its other groups', () => {
    const groups = [
      { name: 'windows', match: { by: 'name-part', values: ['gold'] }, isFenced: true },
      { name: 'gold', match: { by: 'vm', values: ['none'] }, cpuOvercommit: 5, failover: { by: 'count', nodes: 1 } },
    ]
    const { result } = sized([...gold, ...others], { groups, nodes: [PLAIN_NODE, { ...PLAIN_NODE, name: 'large', group: 'gold', coresPerSocket: 34 }] })
    expect(result.pools.map(({ name, failoverNodes, kinds }) => [name, failoverNodes, kinds.filter(({ nodes }) => nodes > 0).map((kind) => kind.name)])).toEqual([['general', 0, ['plain']], ['gold', 1, ['large']]])
    expect(result.pools[1]?.workloadNodes).toBe(1)
  })

  it('leave a scenario as it is where no VM is given one', () => {
    const { scenario } = readScenario(BARE_SCENARIO)
    expect(withNodeGroups(scenario, others)).toBe(scenario)
  })
})
