import { describe, expect, it } from 'vitest'
import type { SizingHost } from './sizing-vm.ts'
import { makeVm, makeVms, PLAIN_NODE, PLAIN_TARGET, size } from './testing/sizing-cases.ts'

const GIB = 1_024
const general = (result: ReturnType<typeof size>) => {
  const pool = result.pools[0]
  if (pool === undefined) throw new Error('The answer has no pool.')
  return pool
}
const boundOf = (result: ReturnType<typeof size>, constraint: string) => general(result).bounds.find((bound) => bound.constraint === constraint)?.nodes

// Every number was computed by hand. A node has 16 cores and 65,536 MiB for VMs. Overhead in 4.22: 293.4 MiB, 8 for each vCPU, memory ÷ 512.
describe('what decides the number of nodes', () => {
  it('is memory: 8 GiB take 8,192 + 317.4, rounded up 8,510; 21 of them are 2.73 nodes', () => {
    const result = size(makeVms(21, { memoryMib: 8 * GIB }))
    expect(result.demand.memoryMib.value).toBe(21 * 8_510)
    expect([general(result).bound, result.workers.value, result.binding]).toEqual([3, 3, 'memory'])
  })

  it('is CPU: four VMs of 4 vCPUs to a node, ten of them', () => {
    const result = size(makeVms(10, { vcpus: 4 }))
    expect([general(result).bound, result.workers.value, result.binding]).toEqual([3, 3, 'cpu'])
  })

  it('is CPU at an overcommit of 4 to 1: 16 VMs of 4 vCPUs to a node, 33 of them', () => {
    const result = size(makeVms(33, { vcpus: 4, memoryMib: 512 }), { cpuOvercommit: 4 })
    expect([result.demand.cpuMillicores.value, result.workers.value, result.binding]).toEqual([33_000, 3, 'cpu'])
  })

  it('is pods: 60 of a node, 50 for the platform, 25 VMs', () => {
    const result = size(makeVms(25), { maxPods: 60 })
    expect([boundOf(result, 'pods'), boundOf(result, 'cpu'), result.workers.value, result.binding]).toEqual([3, 2, 3, 'pods'])
  })

  it('is KVM devices: five to a node, twelve VMs', () => {
    const result = size(makeVms(12), { kvmDevices: 5 })
    expect([result.workers.value, result.binding]).toEqual([3, 'kvm-devices'])
  })

  it('is large VMs by memory: of 40 GiB no two share a node', () => {
    const result = size(makeVms(5, { memoryMib: 40 * GIB }))
    expect([boundOf(result, 'memory'), result.workers.value, result.binding]).toEqual([4, 5, 'large-vms-by-memory'])
  })

  it('is large VMs by CPU: of 9 vCPUs no two share a node', () => {
    const result = size(makeVms(4, { vcpus: 9 }))
    expect([boundOf(result, 'cpu'), result.workers.value, result.binding]).toEqual([3, 4, 'large-vms-by-cpu'])
  })

  it('is CPU and memory together: 14 vCPUs with 12 GiB and 3 vCPUs with 57 GiB, two of each', () => {
    const result = size([...makeVms(2, { vcpus: 14, memoryMib: 12 * GIB }, 'cpu'), ...makeVms(2, { vcpus: 3, memoryMib: 57 * GIB }, 'memory')])
    expect([boundOf(result, 'large-vms-by-cpu'), boundOf(result, 'large-vms-by-memory'), result.workers.value, result.binding]).toEqual([3, 3, 4, 'cpu-and-memory'])
  })

  it('is anti-affinity: four small VMs of one rule', () => {
    const result = size(makeVms(4, { antiAffinity: ['apart'] }))
    expect([result.workers.value, result.binding]).toEqual([4, 'anti-affinity'])
  })

  it('is what is there: five hosts for three VMs', () => {
    const hosts: SizingHost[] = Array.from({ length: 5 }, (_, index) => ({ id: `h${index}`, name: `esx-${index + 1}`, sockets: 1, coresPerSocket: 18, isHyperthreadingActive: false, memoryMib: 64 * GIB + 360, isInMaintenanceMode: false }))
    const result = size(makeVms(3), { existingHosts: 'reuse' }, { hosts })
    expect([result.workers.value, general(result).workloadNodes, result.binding, general(result).nodes[0]?.name]).toEqual([5, 1, 'existing-hosts', 'esx-1'])
  })

  it('is storage: 60 TiB in use, 66 with snapshots, × 3 ÷ 0.75 = 264 TiB raw, 76 disks of 3.49, 19 nodes of four', () => {
    const disks = [{ capacityMib: 60 * GIB * GIB, storageClass: 'rbd', volumeMode: 'Block' as const }]
    const result = size([makeVm('big', { disks })], { nodes: [{ ...PLAIN_NODE, coresPerSocket: 64, memoryGib: 256, odfDisks: 4 }] })
    expect(result.storage.odf?.rawMib.value).toBe(264 * GIB * GIB)
    expect([result.storage.odf?.disks.value, result.storage.odf?.nodes.value, result.workers.value, result.binding]).toEqual([76, 19, 19, 'storage'])
  })
})

describe('spare nodes', () => {
  const nine = makeVms(9, { vcpus: 16 })

  it('are those that may fail and those that are updated', () => {
    const result = size(nine, { failover: { by: 'count', nodes: 2 }, updateNodes: 1 })
    expect([general(result).workloadNodes, general(result).failoverNodes, result.workers.value, result.isVerified]).toEqual([9, 2, 12, true])
  })

  it('are a percentage of all nodes: a quarter of 12 beside 9', () => {
    const result = size(nine, { failover: { by: 'percent', percent: 25 } })
    expect([general(result).failoverNodes, result.workers.value]).toEqual([3, 12])
  })

  it('are what HA of the source was set to hold, the most of all clusters', () => {
    const result = size(nine, { failover: { by: 'source' } }, { clusters: [{ clusterName: 'A', hosts: 1 }, { clusterName: 'B', hosts: 2 }] })
    expect([general(result).failoverNodes, result.findings.some(({ ruleId }) => ruleId === 'sizing.failover-not-stated')]).toEqual([2, false])
  })

  it('are stated by the scenario where a cluster does not say, and that is said', () => {
    const result = size(nine, { failover: { by: 'source', otherwise: 3 } }, { clusters: [{ clusterName: 'A', hosts: 1 }, { clusterName: 'B', hosts: null }] })
    expect([general(result).failoverNodes, result.findings.some(({ ruleId }) => ruleId === 'sizing.failover-not-stated')]).toEqual([3, true])
  })

  it('hold as many failures as planned, and the table says what happens beyond', () => {
    const result = size(nine, { failover: { by: 'count', nodes: 1 } })
    expect(general(result).failures.map(({ failedNodes, vmsWithoutPlace }) => [failedNodes, vmsWithoutPlace])).toEqual([[0, 0], [1, 0], [2, 1], [3, 2]])
  })
})

describe('demand and capacity', () => {
  it('takes growth as VMs: 10 % for two years are 21 % of ten, rounded up three', () => {
    const result = size(makeVms(10, { vcpus: 4 }), { growth: { percentPerYear: 10, years: 2 } })
    expect([result.demand.growthVms, result.demand.vms.value, result.demand.cpuMillicores.value, result.workers.value]).toEqual([3, 13, 52_000, 4])
  })

  it('overcommits the guest’s memory and never the overhead: 8,192 ÷ 1.5 = 5,461.3, and 318', () => {
    const result = size([makeVm('a', { memoryMib: 8 * GIB })], { memoryOvercommitPercent: 150 })
    expect(result.demand.memoryMib.value).toBe(5_462 + 318)
    // Swap: half of 65,896 MiB.
    expect(general(result).kinds[0]?.swapMib.value).toBe(32_948)
  })

  it('overcommits neither huge pages nor dedicated CPUs, and counts dedicated CPUs whole, with one more for the emulator', () => {
    const result = size([makeVm('a', { vcpus: 4, memoryMib: 8 * GIB, isDedicatedCpu: true })], { memoryOvercommitPercent: 200, cpuOvercommit: 4 })
    // 293.4 + 32 + 16 + 100, rounded up.
    expect([result.demand.cpuMillicores.value, result.demand.memoryMib.value]).toEqual([5_000, 8_192 + 442])
  })

  it('takes measured load with its headroom and without overcommit', () => {
    const result = size([makeVm('a', { vcpus: 8, observed: { cpuCores: 2, memoryMib: null } })], { metric: { cpu: 'observed', headroomPercent: 25 }, cpuOvercommit: 4 })
    expect([result.demand.cpuMillicores.value, result.demand.byMetric]).toEqual([2_500, [{ resource: 'cpu', metric: 'observed', vms: 1 }, { resource: 'memory', metric: 'configured', vms: 1 }]])
  })

  it('takes every reserve off a node: 64 cores with 128 threads and 512 GiB in 4.22', () => {
    const result = size(makeVms(1), { nodes: [{ name: 'n', sockets: 2, coresPerSocket: 32, memoryGib: 512 }], reserved: { by: 'release' }, evictionSoftPercent: 2, utilisationPercent: { cpu: 90, memory: 90 } })
    const { cpuMillicores, memoryMib } = general(result).kinds[0]?.capacity ?? {}
    // 64 + 64 × 0.5 - 1.58 (0.06 + 0.012 × 127 = 1.584) - 2 = 92.42, and 90 % of it.
    expect(cpuMillicores?.value).toBe(83_178)
    // 524,288 - 16 GiB (7.72 + 0.02 × 392 = 15.56) - 10,485.76 - 360 = 497,058.24, and 90 % of it.
    expect(memoryMib?.value).toBe(447_352)
  })

  it('takes ODF off a node: four disks in the profile balanced are 16 CPUs and 39 GiB', () => {
    const result = size(makeVms(1), { nodes: [{ ...PLAIN_NODE, coresPerSocket: 40, memoryGib: 128, odfDisks: 4 }] })
    const { cpuMillicores, memoryMib } = general(result).kinds[0]?.capacity ?? {}
    expect([cpuMillicores?.value, memoryMib?.value]).toEqual([22_000, 89 * GIB - 360])
  })

  it('keeps a fenced group on nodes of its own, and licences by their cores alone', () => {
    const result = size([...makeVms(4, { vcpus: 4 }), ...makeVms(4, { vcpus: 4, guestOs: 'Windows Server 2022' }, 'win')], { groups: [{ name: 'windows', match: { by: 'guest-os', values: ['windows'] }, isFenced: true, licence: 'windows' }] })
    expect(result.pools.map(({ name, vms, nodeCount }) => [name, vms, nodeCount.value])).toEqual([['general', 4, 1], ['windows', 4, 1]])
    expect(result.licences.map(({ licence, vms, physicalCores }) => [licence, vms, physicalCores.value])).toEqual([['windows', 4, 18]])
  })

  it('takes limited models first, then the next, and keeps to taints', () => {
    const nodes = [{ ...PLAIN_NODE, name: 'tainted', taints: ['gpu'] }, { ...PLAIN_NODE, name: 'few', count: 2 }, { ...PLAIN_NODE, name: 'many' }]
    const result = size(makeVms(4, { vcpus: 16 }), { nodes })
    expect(general(result).kinds.map((kind) => [kind.name, kind.nodes])).toEqual([['tainted', 0], ['few', 2], ['many', 2]])
    const tolerant = size(makeVms(4, { vcpus: 16 }), { nodes, groups: [{ name: 'gpu', match: { by: 'name-part', values: ['vm'] }, tolerations: ['gpu'] }] })
    expect(general(tolerant).kinds.map((kind) => kind.nodes)).toEqual([4, 0, 0])
  })

  it('sizes control plane and infrastructure by workers, and cuts clusters beyond the limits', () => {
    const result = size(makeVms(101, { vcpus: 16 }), { controlPlane: 'dedicated-5' })
    expect(result.controlPlane.role).toMatchObject({ nodes: 5, cpus: 8, memoryGib: 32 })
    expect(result.controlPlane.infra).toMatchObject({ nodes: 3, cpus: 8, memoryGib: 48 })
    expect([result.workers.value, result.split.clusters]).toEqual([101, 2])
  })

  it('proposes network prefixes: 600 pods a node need a /22, of which a /14 has 256', () => {
    const { network } = size(makeVms(1), { maxPods: 600 })
    expect([network.hostPrefix, network.clusterNetworkPrefix, network.mostNodes]).toEqual([22, 14, 256])
  })

  it('counts subscriptions by servers of up to 128 cores, from physical cores', () => {
    const result = size(makeVms(3, { vcpus: 100 }), { nodes: [{ ...PLAIN_NODE, coresPerSocket: 130, threadsPerCore: 2 }], hasAcm: true })
    expect([result.workers.value, result.subscriptions.openshift.value, result.subscriptions.acm, result.subscriptions.cores]).toEqual([3, 6, 6, 390])
  })

  it('leaves the platform’s own on the workers where no infrastructure nodes take it', () => {
    const result = size(makeVms(4, { vcpus: 4 }), { infraNodes: 'workers' })
    expect([result.demand.cpuMillicores.value, result.workers.value, general(result).vms]).toEqual([16_000 + 3 * 1_334, 2, 4])
  })

  it('has no spare on a single node, and says what is lost', () => {
    const result = size(makeVms(2), { failover: { by: 'count', nodes: 1 } }, { target: { ...PLAIN_TARGET, controlPlane: 'single-node' } })
    expect(result.workers.value).toBe(1)
    expect(result.findings.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(['sizing.single-node', 'sizing.single-node-failover']))
  })
})

describe('several models and hosts that are there', () => {
  const host = (index: number): SizingHost => ({ id: `h${index}`, name: `esx-${index}`, sockets: 1, coresPerSocket: 18, isHyperthreadingActive: false, memoryMib: 64 * GIB + 360 + index, isInMaintenanceMode: index === 3 })

  it('takes the first model that holds a VM, and a larger one for the VM that needs it', () => {
    const nodes = [PLAIN_NODE, { ...PLAIN_NODE, name: 'large', coresPerSocket: 66, memoryGib: 257 }]
    const result = size([...makeVms(8, { vcpus: 8 }), makeVm('giant', { vcpus: 40 })], { nodes })
    // 40 of the large one's 64 cores: three of the others go with it, the other five take three nodes of 16.
    expect([general(result).kinds.map((kind) => kind.nodes), general(result).bound]).toEqual([[3, 1], 4])
  })

  it('fills hosts that are there first, all of one build as one kind, and leaves out those in maintenance', () => {
    const result = size(makeVms(5, { vcpus: 16 }), { existingHosts: 'reuse', failover: { by: 'count', nodes: 1 } }, { hosts: [host(1), host(2), host(3)] })
    expect(general(result).kinds.map(({ name, nodes }) => [name, nodes])).toEqual([['existing 1×18 cores, 64 GiB, one thread', 2], ['plain', 4]])
    expect(general(result).nodes.map((node) => node.name)).toEqual(['esx-1', 'esx-2', 'general-003', 'general-004', 'general-005', 'general-006'])
    expect(result.findings.some(({ ruleId, subject }) => ruleId === 'sizing.host-in-maintenance' && subject === 'h3')).toBe(true)
  })

  it('does not take hosts without disks for storage nodes', () => {
    const disks = [{ capacityMib: 60 * GIB * GIB, storageClass: 'rbd', volumeMode: 'Block' as const }]
    const result = size([makeVm('big', { disks })], { existingHosts: 'reuse', nodes: [{ ...PLAIN_NODE, coresPerSocket: 64, memoryGib: 256, odfDisks: 4 }] }, { hosts: [host(1), host(2)] })
    expect([result.storage.odf?.nodes.value, result.workers.value]).toEqual([19, 21])
  })
})
