import { describe, expect, it, test } from 'vitest'
import { makeVm, makeVms, PLAIN_NODE, size } from './testing/sizing-cases.ts'

const GIB = 1_024
const codes = (result: ReturnType<typeof size>): string[] => result.findings.map(({ ruleId }) => ruleId.replace('sizing.', ''))

describe('what other planners hide', () => {
  it('shows how full nodes are of what they have, not of the target', () => {
    const result = size(makeVms(7, { memoryMib: 8 * GIB }), { utilisationPercent: { cpu: 100, memory: 95 } })
    // 7 × 8,510 of 65,536 MiB.
    expect(result.pools[0]?.nodes[0]?.memoryPercent).toBeCloseTo(90.9, 1)
    expect(codes(result)).toContain('nearly-full')
  })

  it('has failover and update nodes in every total', () => {
    const result = size(makeVms(9, { vcpus: 16 }), { failover: { by: 'count', nodes: 2 }, updateNodes: 1, nodes: [{ ...PLAIN_NODE, watts: 500 }] })
    const [pool] = result.pools
    expect([result.workers.value, result.subscriptions.openshift.value, result.watts?.value, pool?.kinds[0]?.nodes, pool?.nodes.length]).toEqual([12, 12, 6_000, 12, 12])
    expect(pool?.breakdown.cpu.spare).toBe(3 * 16_000)
  })

  it('sums up prices that somebody typed, names what has none, and knows no price itself', () => {
    expect(size(makeVms(3)).cost).toBeNull()
    const nodes = [{ ...PLAIN_NODE, name: 'few', count: 2, price: 10_000 }, { ...PLAIN_NODE, name: 'many' }]
    const result = size(makeVms(4, { vcpus: 16 }), { nodes, prices: { currency: 'EUR', openshift: 500 } })
    expect([result.cost?.currency, result.cost?.total.value, result.cost?.missing]).toEqual(['EUR', 2 * 10_000 + 4 * 500, ['many']])
  })

  it('counts a second thread as the scenario says, and nowhere as a core', () => {
    const result = size(makeVms(1, { guestOs: 'Windows 11' }), { nodes: [{ ...PLAIN_NODE, threadsPerCore: 2 }], smtFactor: 0.5 })
    const kind = result.pools[0]?.kinds[0]
    expect([kind?.capacity.cpuMillicores.value, kind?.cores, kind?.threads]).toEqual([25_000, 18, 36])
    expect([result.subscriptions.cores, result.licences[0]?.physicalCores.value]).toEqual([18, 18])
    const without = size(makeVms(1), { nodes: [{ ...PLAIN_NODE, threadsPerCore: 2 }], smtFactor: 0 })
    expect(without.pools[0]?.kinds[0]?.capacity.cpuMillicores.value).toBe(16_000)
  })

  it('counts a disk that several VMs share once, by whichever of them is in scope', () => {
    const disk = { capacityMib: 1_000, storageClass: 'rbd', volumeMode: 'Block', sharedAs: 'quorum' } as const
    const sizeOf = (count: number): unknown => size(makeVms(count, { disks: [disk, { capacityMib: 100, storageClass: 'rbd', volumeMode: 'Block' }] }), { storage: { snapshotReservePercent: 0 } }).storage.classes.map(({ disks, usableMib }) => [disks, usableMib.value])
    expect([sizeOf(1), sizeOf(3)]).toEqual([[[2, 1_100]], [[4, 1_300]]])
  })

  it('says how many VMs are powered off, whether they count or not', () => {
    const vms = [...makeVms(3), ...makeVms(2, { powerState: 'poweredOff', disks: [{ capacityMib: 100, storageClass: 'rbd', volumeMode: 'Block' }] }, 'off')]
    const all = size(vms)
    expect([all.demand.poweredOff, all.demand.vms.value, all.demand.vcpus.terms[1]?.value]).toEqual([{ counted: 2, leftOut: 0 }, 5, 2])
    expect(codes(all)).toContain('powered-off-counted')
    const on = size(vms, { scope: { powerStates: 'powered-on' } })
    expect([on.demand.poweredOff, on.demand.vms.value, on.storage.classes[0]?.disks]).toEqual([{ counted: 0, leftOut: 2 }, 3, 2])
    expect(codes(on)).toContain('powered-off-left-out')
  })

  it('says where the size of an instance type is not known', () => {
    expect(codes(size([makeVm('a', { isTypeUnknown: true })]))).toContain('instance-type-unknown')
  })

  it('names what was left out before', () => {
    const result = size(makeVms(1), {}, { leftOut: [{ vmId: 't1', reason: 'A template.' }, { vmId: 't2', reason: 'A template.' }] })
    expect(result.leftOut).toEqual([{ reason: 'A template.', vms: 2 }])
  })

  it('calls the load of the export one instant', () => {
    const result = size([makeVm('a', { vcpus: 4, atExport: { cpuCores: 1, memoryMib: null } }), makeVm('b', { vcpus: 4 })], { metric: { cpu: 'at-export', headroomPercent: 0 } })
    expect([result.demand.cpuMillicores.value, codes(result)]).toEqual([5_000, expect.arrayContaining(['at-export', 'not-measured'])])
  })
})

describe('bad input', () => {
  it('names VMs that fit no node and answers for the others', () => {
    const result = size([makeVm('huge', { memoryMib: 500 * GIB }), ...makeVms(3)])
    expect([result.workers.value, result.isPartial, result.pools[0]?.withoutPlace.map(({ vmId, reason }) => [vmId, reason])]).toEqual([1, true, [['huge', 'too-large']]])
    expect(result.pools[0]?.withoutPlace[0]?.message).toBe('huge fits no node: it takes 501.3 GiB of memory, and the largest node has 64 for VMs.')
    expect(result.pools[0]?.largestVm).toMatchObject({ vmId: 'huge', fits: false })
  })

  it('names VMs without CPU or memory and puts them in no number', () => {
    const result = size([makeVm('a', { memoryMib: null }), makeVm('b', { vcpus: 0 }), makeVm('c', { memoryMib: -5 }), makeVm('d', { memoryMib: Number.NaN }), makeVm('e')])
    expect([result.unsized.map(({ vmId }) => vmId), result.demand.vms.value, result.isPartial]).toEqual([['a', 'b', 'c', 'd'], 1, true])
  })

  test.each([
    [{ cpuOvercommit: 0.5 }, 'cpuOvercommit'],
    [{ cpuOvercommit: 'four' }, 'cpuOvercommit'],
    [{ memoryOvercommitPercent: 50 }, 'memoryOvercommitPercent'],
    [{ maxPods: 0 }, 'maxPods'],
    [{ maxPods: -1 }, 'maxPods'],
    [{ openshift: '9.99' }, 'openshift'],
    [{ growth: { percentPerYear: Number.NaN, years: 1 } }, 'growth.percentPerYear'],
    [{ utilisationPercent: { memory: 0 } }, 'utilisationPercent.memory'],
    [{ failover: { by: 'guess' } }, 'failover.by'],
    [{ failover: { by: 'count' } }, 'failover.nodes'],
    [{ failover: { by: 'count', nodes: -1 } }, 'failover.nodes'],
    [{ nodes: [{ ...PLAIN_NODE, memoryGib: -1 }, PLAIN_NODE] }, 'nodes.0.memoryGib'],
    [{ nodes: [{ name: 'nothing' }, PLAIN_NODE] }, 'nodes.0.sockets'],
    [{ groups: [{ name: 'g', match: { by: 'cluster', values: [] } }] }, 'groups.0.match.values'],
    [{ nodes: 'many' }, 'nodes'],
    [{ unheardOf: 1 }, 'unheardOf'],
  ])('takes %j out, says so, and answers with the rest', (scenario, path) => {
    const result = size(makeVms(3), scenario)
    const finding = result.findings.find(({ ruleId }) => ruleId === 'sizing.input-invalid')
    expect([finding?.subject, finding?.severity, result.isPartial]).toEqual([path, 'critical', true])
    expect(JSON.stringify({ ...result, findings: [] })).not.toMatch(/NaN|Infinity|"value":null/)
  })

  it('names each of several bad nodes by the place that it was given', () => {
    const result = size(makeVms(3), { nodes: [{ ...PLAIN_NODE, memoryGib: 0 }, PLAIN_NODE, { ...PLAIN_NODE, sockets: -1 }, { ...PLAIN_NODE, memoryGib: 'much' }] })
    expect(result.findings.filter(({ ruleId }) => ruleId === 'sizing.input-invalid').map(({ subject }) => subject)).toEqual(['nodes.0.memoryGib', 'nodes.2.sockets', 'nodes.3.memoryGib'])
    expect(result.workers.value).toBeGreaterThan(0)
  })

  it('says when nodes are smaller than their reserves', () => {
    const result = size(makeVms(2), { nodes: [{ name: 'tiny', sockets: 1, coresPerSocket: 1, threadsPerCore: 1, memoryGib: 0.25 }] })
    expect([result.workers.value, result.pools[0]?.kinds[0]?.capacity.memoryMib.value, codes(result)]).toEqual([0, 0, expect.arrayContaining(['node-too-small', 'vm-too-large'])])
  })

  it('answers for no VM, and without any node model', () => {
    expect(size([]).workers.value).toBe(0)
    const result = size(makeVms(2), { nodes: [] })
    expect([result.workers.value, codes(result), result.pools[0]?.withoutPlace.length]).toEqual([0, expect.arrayContaining(['no-node-model', 'no-node']), 2])
  })

  it('places what it can when nodes run out, and names the rest', () => {
    const result = size(makeVms(5, { vcpus: 16 }), { nodes: [{ ...PLAIN_NODE, count: 3 }], failover: { by: 'count', nodes: 1 } })
    expect([result.workers.value, result.pools[0]?.withoutPlace.length, result.isVerified]).toEqual([3, 2, false])
    expect(codes(result)).toEqual(expect.arrayContaining(['no-node-left', 'no-spare-left', 'failover-not-held']))
  })

  it('does not take more overcommit than the scheduler allows', () => {
    const result = size(makeVms(10, { vcpus: 8 }), { cpuOvercommit: 20 })
    expect([result.demand.cpuMillicores.value, codes(result)]).toEqual([8_000, expect.arrayContaining(['overcommit-above-ratio'])])
  })
})
