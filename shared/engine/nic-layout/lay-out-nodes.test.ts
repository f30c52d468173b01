import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import type { NodeNetworkPlan } from '#shared/domain/plan/node-network.ts'
import { clusterPolicySchema } from '#shared/domain/target/cluster-policy.ts'
import { BOND_MODES, type NicLayout, nicLayoutSchema, TRAFFIC_KINDS } from '#shared/domain/target/nic-layout.ts'
import type { PhysicalNetwork } from '#shared/domain/target/target.ts'
import { validateDesiredState } from '#shared/engine/nmstate/validate-desired-state.ts'
import { layOutNodes } from './lay-out-nodes.ts'
import { GROUPS_RULES, LAYOUT_RULES } from './registry.ts'

const NETWORK: PhysicalNetwork = { name: 'physnet-vm', bridge: 'br-vm', uplinks: [] }
const STORAGE = { vlanId: 102, mtu: 9000, addressing: { by: 'dhcp' } }
const NETWORKS = { storage: STORAGE, liveMigration: { vlanId: 103, mtu: 9000, range: '10.0.103.0/24' } }
/** Ports of two cards, cabled to two switches. */
const NICS = ['eno1', 'ens1f0', 'eno2', 'ens1f1', 'ens2f0', 'ens3f0', 'ens2f1', 'ens3f1', 'ens4f0', 'ens5f0'].map((name, index) => ({ name, speedMbps: 25_000, switch: index % 2 === 0 ? 'A' : 'B' }))
const VLANS = new Map([['physnet-vm', new Set([7, 8])]])

type Draft = { groups: Record<string, unknown>[] } & Record<string, unknown>
const group = (nics: unknown[], rest: object = {}): Record<string, unknown> => ({ name: 'workers', nics, ...rest })
const withNics = (count: number, rest: object = {}): Draft => ({ networks: NETWORKS, groups: [group(NICS.slice(0, count), rest)] })

function lay(draft: Draft, { networks = [NETWORK], needsTrunks = false, vmVlans = VLANS, install }: { networks?: PhysicalNetwork[]; needsTrunks?: boolean; vmVlans?: ReadonlyMap<string, ReadonlySet<number | null>>; install?: object } = {}): NodeNetworkPlan {
  const nicLayout: NicLayout = nicLayoutSchema.parse(draft)
  const plan = layOutNodes({ target: { physicalNetworks: networks, nicLayout, ...(install === undefined ? {} : { cluster: clusterPolicySchema.parse({ install: { clusterName: 'c', baseDomain: 'example.com', machineNetwork: '192.0.2.0/24', ...install } }) }) }, vmVlans, needsTrunks })
  if (plan === null) throw new Error('there is a group')
  return plan
}
const placed = (plan: NodeNetworkPlan): string[] => (plan.groups[0]?.bonds ?? []).map(({ nics, traffic }) => `${nics.map(({ name }) => name).join('+')}: ${traffic.join(' ')}`)

describe('the proposed layout', () => {
  test.each<[number, string[], string[]]>([
    [1, ['eno1: cluster storage backup replication liveMigration import vms'], []],
    [2, ['eno1+ens1f0: cluster storage backup replication liveMigration import vms'], []],
    [3, ['eno1+ens1f0: cluster storage backup replication liveMigration import vms'], ['eno2']],
    [4, ['eno1+ens1f0: cluster liveMigration import', 'eno2+ens1f1: storage backup replication vms'], []],
    [6, ['eno1+ens1f0: cluster liveMigration import', 'eno2+ens1f1: storage backup replication', 'ens2f0+ens3f0: vms'], []],
    [8, ['eno1+ens1f0: cluster', 'eno2+ens1f1: storage backup replication', 'ens2f0+ens3f0: liveMigration import', 'ens2f1+ens3f1: vms'], []],
    [10, ['eno1+ens1f0: cluster', 'eno2+ens1f1: storage backup replication', 'ens2f0+ens3f0: liveMigration import', 'ens2f1+ens3f1: vms'], ['ens4f0', 'ens5f0']],
  ])('for %i NICs', (count, bonds, free) => {
    const plan = lay(withNics(count))
    expect(placed(plan)).toEqual(bonds)
    expect(plan.groups[0]?.freeNics).toEqual(free)
  })

  it('gives pairs that IP storage does not need to the others', () => {
    expect(placed(lay({ ...withNics(6), without: ['storage', 'backup', 'replication'] }))).toEqual(['eno1+ens1f0: cluster', 'eno2+ens1f1: liveMigration import', 'ens2f0+ens3f0: vms'])
    expect(placed(lay({ ...withNics(4), without: ['storage', 'backup', 'replication'] }))).toEqual(['eno1+ens1f0: cluster liveMigration import', 'eno2+ens1f1: vms'])
  })

  it('pairs across cards and switches, however NICs are listed', () => {
    const nics = ['eno1', 'eno2', 'ens1f0', 'ens1f1'].map((name) => ({ name }))
    expect(placed(lay({ groups: [group(nics)] })).map((words) => words.split(':')[0])).toEqual(['eno1+ens1f0', 'eno2+ens1f1'])
    const cabled = [{ name: 'eno1', switch: 'A' }, { name: 'ens1f0', switch: 'A' }, { name: 'eno2', switch: 'B' }, { name: 'ens1f1', switch: 'B' }]
    expect(placed(lay({ groups: [group(cabled)] })).map((words) => words.split(':')[0])).toEqual(['eno1+ens1f1', 'ens1f0+eno2'])
    const fast = [{ name: 'eno1', speedMbps: 1000 }, { name: 'ens1f0', speedMbps: 25_000 }, { name: 'eno2', speedMbps: 1000 }, { name: 'ens1f1', speedMbps: 25_000 }]
    expect(placed(lay({ groups: [group(fast)] })).map((words) => words.split(':')[0])).toEqual(['eno1+eno2', 'ens1f0+ens1f1'])
  })

  it('keeps NICs for trunks only where they are free or kept', () => {
    const open = (plan: NodeNetworkPlan): string[] => plan.problems.filter(({ severity }) => severity === 'open').map(({ ruleId }) => ruleId)
    expect(open(lay(withNics(8), { needsTrunks: true }))).toEqual(['trunks-without-uplink'])
    const free = lay(withNics(10), { needsTrunks: true })
    expect(open(free)).toEqual([])
    expect(free.groups[0]?.bridges).toMatchObject([{ name: 'br-vm' }, { name: 'br-trunk', kind: 'linux', bondName: 'bond4' }])
    const kept = lay(withNics(8, { trunkNics: ['ens2f1', 'ens3f1'] }), { needsTrunks: true })
    expect(placed(kept).at(-1)).toBe('ens2f1+ens3f1: trunks')
    expect(open(kept)).toEqual([])
  })

  it('never describes the bond under br-ex', () => {
    for (const count of [1, 2, 4, 6, 8]) {
      const plan = lay(withNics(count))
      const cluster = plan.groups[0]?.bonds[0]
      const described = plan.policies.flatMap(({ desiredState }) => (desiredState.interfaces ?? []) as { name: string }[]).map(({ name }) => name)
      expect([...described, 'nothing']).not.toContain(cluster?.name)
      for (const { name } of cluster?.nics ?? []) expect(described).not.toContain(name)
      expect(described).not.toContain('br-ex')
    }
  })
})

const pair = (name: string, nics: string[], traffic: string[], rest: object = {}): object => ({ name, nics, traffic, ...rest })
const REST = ['storage', 'backup', 'replication', 'liveMigration', 'import']
const four = (bonds: object[], rest: object = {}): Draft => withNics(4, { bonds, ...rest })
const CLUSTER = pair('bond0', ['eno1', 'ens1f0'], ['cluster', ...REST])
const VMS = pair('bond1', ['eno2', 'ens1f1'], ['vms'])
const nodes = (count: number, macs: object = {}): object => ({ nodes: Array.from({ length: count }, (_, index) => ({ name: `node-${String(index)}`, macAddresses: macs })) })
const fixed = (first: string, prefixLength = 24): object => ({ ...NETWORKS, storage: { vlanId: 102, addressing: { by: 'static', first, prefixLength } } })

/** Rule, what is the matter, the layout, and what the rule says of it; null: nothing. */
const CASES: [rule: string, what: string, plan: () => NodeNetworkPlan, severity: string | null][] = [
  ['nic-unknown', 'all are listed', () => lay(withNics(4)), null],
  ['nic-unknown', 'one is not', () => lay(four([CLUSTER, pair('bond1', ['eno2', 'eno9'], ['vms'])])), 'error'],
  ['nic-unknown', 'one that is kept is not', () => lay(withNics(6, { trunkNics: ['eno9'] })), 'error'],
  ['nic-twice', 'each once', () => lay(four([CLUSTER, VMS])), null],
  ['nic-twice', 'one in two bonds', () => lay(four([CLUSTER, pair('bond1', ['eno1', 'ens1f1'], ['vms'])])), 'error'],
  ['nic-twice', 'one listed twice', () => lay({ groups: [group([...NICS.slice(0, 2), NICS[0]])] }), 'error'],
  ['name-invalid', 'short', () => lay(withNics(8)), null],
  ['name-invalid', 'a VLAN that is too long', () => lay({ networks: { storage: { ...STORAGE, vlanId: 1002 } }, groups: [group(NICS.slice(0, 4), { bonds: [pair('bond0', ['eno1', 'ens1f0'], ['cluster', 'import', 'liveMigration']), pair('storagebond', ['eno2', 'ens1f1'], ['storage', 'backup', 'replication', 'vms'])] })] }), 'error'],
  ['name-invalid', 'a bond called as a NIC', () => lay(four([CLUSTER, pair('eno2', ['eno2', 'ens1f1'], ['vms'])])), 'error'],
  ['name-invalid', 'two bonds of one name', () => lay(four([CLUSTER, pair('bond0', ['eno2', 'ens1f1'], ['vms'])])), 'error'],
  ['single-interface', 'pairs', () => lay(withNics(4)), null],
  ['single-interface', 'one NIC', () => lay(withNics(1)), 'broken'],
  ['single-interface', 'one NIC, accepted', () => lay(withNics(1, { accepts: ['single-interface'] })), 'accepted'],
  ['same-card', 'two cards', () => lay(withNics(2)), null],
  ['same-card', 'one card by the names', () => lay({ groups: [group([{ name: 'ens1f0' }, { name: 'ens1f1' }])] }), 'note'],
  ['same-card', 'one card as stated', () => lay({ groups: [group([{ name: 'a', card: 'X' }, { name: 'b', card: 'X' }])] }), 'broken'],
  ['same-card', 'names that tell nothing', () => lay({ groups: [group([{ name: 'a' }, { name: 'b' }])] }), null],
  ['same-switch', 'two switches', () => lay(withNics(2)), null],
  ['same-switch', 'one switch', () => lay({ groups: [group([{ name: 'a', switch: 'A' }, { name: 'b', switch: 'A' }])] }), 'broken'],
  ['speeds-differ', 'one speed', () => lay(withNics(2)), null],
  ['speeds-differ', 'two with LACP', () => lay({ groups: [group([{ name: 'a', speedMbps: 1 }, { name: 'b', speedMbps: 2 }])] }), 'broken'],
  ['speeds-differ', 'two with active-backup', () => lay({ groups: [group([{ name: 'a', speedMbps: 1 }, { name: 'b', speedMbps: 2 }], { bondMode: 'active-backup' })] }), 'note'],
  ['slb-without-vms', 'under a bridge', () => lay(withNics(8, { bondMode: 'balance-slb' })), null],
  ['slb-without-vms', 'for storage', () => lay(withNics(6, { bonds: [pair('bond0', ['eno1', 'ens1f0'], ['cluster', 'liveMigration', 'import']), pair('bond1', ['eno2', 'ens1f1'], ['storage', 'backup', 'replication'], { mode: 'balance-slb' }), pair('bond2', ['ens2f0', 'ens3f0'], ['vms'])] })), 'error'],
  ['traffic-not-placed', 'all placed', () => lay(four([CLUSTER, VMS])), null],
  ['traffic-not-placed', 'no cluster', () => lay(four([pair('bond1', ['eno2', 'ens1f1'], ['vms', ...REST])])), 'error'],
  ['traffic-not-placed', 'storage twice', () => lay(four([CLUSTER, pair('bond1', ['eno2', 'ens1f1'], ['vms', 'storage'])])), 'error'],
  ['traffic-not-placed', 'storage nowhere', () => lay(four([pair('bond0', ['eno1', 'ens1f0'], ['cluster', 'backup', 'replication', 'liveMigration', 'import']), VMS])), 'error'],
  ['vms-on-cluster-bridge', 'a bridge of their own', () => lay(withNics(4)), null],
  ['vms-on-cluster-bridge', 'one pair', () => lay(withNics(2)), 'note'],
  ['vms-on-cluster-bridge', 'two pairs', () => lay(withNics(4), { networks: [{ ...NETWORK, bridge: 'br-ex' }] }), 'broken'],
  ['vms-on-cluster-bridge', 'two pairs, accepted', () => lay(withNics(4, { accepts: ['vms-on-cluster-bridge'] }), { networks: [{ ...NETWORK, bridge: 'br-ex' }] }), 'accepted'],
  ['bridges-share-uplink', 'two networks on one bridge', () => lay(withNics(4), { networks: [NETWORK, { ...NETWORK, name: 'b' }] }), null],
  ['bridges-share-uplink', 'two bridges', () => lay(withNics(4), { networks: [NETWORK, { ...NETWORK, name: 'b', bridge: 'br-b' }] }), 'error'],
  ['trunks-without-uplink', 'no trunks', () => lay(withNics(8)), null],
  ['trunks-without-uplink', 'trunks and no NIC', () => lay(withNics(8), { needsTrunks: true }), 'open'],
  ['trunks-without-uplink', 'trunks beside VMs', () => lay(four([CLUSTER, pair('bond1', ['eno2', 'ens1f1'], ['vms', 'trunks'])])), 'error'],
  ['migration-shares-cluster', 'a pair of its own', () => lay(withNics(8)), null],
  ['migration-shares-cluster', 'the cluster’s', () => lay(withNics(6)), 'note'],
  ['storage-shares-vms', 'apart', () => lay(withNics(6)), null],
  ['storage-shares-vms', 'together', () => lay(withNics(4)), 'note'],
  ['nics-unused', 'none', () => lay(withNics(4)), null],
  ['nics-unused', 'one', () => lay(withNics(5)), 'note'],
  ['network-not-stated', 'both are', () => lay(withNics(8)), null],
  ['network-not-stated', 'none is, on bonds of their own', () => lay({ ...withNics(8), networks: {} }), 'open'],
  ['network-not-stated', 'none is, on the cluster’s', () => lay({ ...withNics(2), networks: {} }), 'note'],
  ['range-not-stated', 'a range', () => lay(withNics(8)), null],
  ['range-not-stated', 'none', () => lay({ ...withNics(8), networks: { ...NETWORKS, liveMigration: { vlanId: 103 } } }), 'open'],
  ['untagged-taken', 'a bond to itself', () => lay({ ...withNics(8), networks: { storage: { addressing: { by: 'dhcp' } } } }), null],
  ['untagged-taken', 'beside VMs', () => lay({ ...withNics(4), networks: { storage: { addressing: { by: 'dhcp' } } } }), 'error'],
  ['untagged-taken', 'beside the cluster', () => lay({ ...withNics(4), networks: { liveMigration: {} } }), 'error'],
  ['untagged-taken', 'two of them', () => lay({ ...withNics(8), networks: { storage: { addressing: { by: 'dhcp' } }, backup: { addressing: { by: 'dhcp' } } } }), 'error'],
  ['vlan-twice', 'two VLANs', () => lay({ ...withNics(8), networks: { storage: STORAGE, backup: { ...STORAGE, vlanId: 104 } } }), null],
  ['vlan-twice', 'one VLAN', () => lay({ ...withNics(8), networks: { storage: STORAGE, backup: STORAGE } }), 'error'],
  ['vlan-taken-by-host', 'another bond', () => lay(withNics(6), { vmVlans: new Map([['physnet-vm', new Set([102])]]) }), null],
  ['vlan-taken-by-host', 'the same bond', () => lay(withNics(4), { vmVlans: new Map([['physnet-vm', new Set([102])]]) }), 'error'],
  ['vlan-taken-by-host', 'the cluster’s bond', () => lay({ ...withNics(2), networks: { liveMigration: { vlanId: 103 } } }, { vmVlans: new Map([['physnet-vm', new Set([103])]]) }), 'error'],
  ['mtu-too-small', 'the bond follows', () => lay(withNics(8)), null],
  ['mtu-too-small', 'on the cluster’s bond', () => lay(withNics(6)), 'error'],
  ['vlan-tagged-twice', 'the machine network is untagged', () => lay(withNics(2), { install: {} }), null],
  ['vlan-tagged-twice', 'nobody has said how it arrives', () => lay(withNics(2)), null],
  ['vlan-tagged-twice', 'it is a VLAN, and VMs are in others', () => lay(withNics(2), { install: { vlanId: 100 } }), 'error'],
  ['vlan-tagged-twice', 'it is a VLAN, and VMs have none of their own', () => lay(withNics(2), { install: { vlanId: 100 }, vmVlans: new Map([['physnet-vm', new Set([null])]]) }), 'note'],
  ['vlan-tagged-twice', 'it is a VLAN, and VMs have a bridge of their own', () => lay(withNics(4), { install: { vlanId: 100 } }), null],
  ['vlan-tagged-twice', 'it is a VLAN, and the bond is inside of br-ex', () => lay(withNics(2, { bonds: [pair('bond0', ['eno1', 'ens1f0'], ['cluster', 'vms'], { mode: 'balance-slb' })] }), { install: { vlanId: 100 } }), null],
  ['mtu-too-small', 'on the cluster’s bond, which was installed so', () => lay(four([{ ...CLUSTER, mtu: 9000 }, VMS])), null],
  ['mtu-too-small', 'a bond that is stated', () => lay(withNics(8, { bonds: [pair('bond0', ['eno1', 'ens1f0'], ['cluster']), pair('bond1', ['eno2', 'ens1f1'], REST, { mtu: 1500 }), pair('bond2', ['ens2f0', 'ens3f0'], ['vms'])] })), 'error'],
  ['pods-on-ovs-bond', 'a bond of the kernel', () => lay(withNics(8, { bondMode: 'balance-slb' })), null],
  ['pods-on-ovs-bond', 'balance-slb', () => lay(four([pair('bond0', ['eno1', 'ens1f0'], ['cluster', 'storage', 'backup', 'replication', 'import']), pair('bond1', ['eno2', 'ens1f1'], ['vms', 'liveMigration'], { mode: 'balance-slb' })])), 'error'],
  ['interfaces-on-cluster-slb', 'a bond of the kernel', () => lay(withNics(2)), null],
  ['interfaces-on-cluster-slb', 'balance-slb', () => lay(four([{ ...CLUSTER, mode: 'balance-slb' }, VMS])), 'error'],
  ['nodes-not-listed', 'by name and DHCP', () => lay(withNics(8)), null],
  ['nodes-not-listed', 'MAC addresses without nodes', () => lay(withNics(4, { identifyBy: 'mac' })), 'error'],
  ['nodes-not-listed', 'a MAC address is missing', () => lay(withNics(4, { identifyBy: 'mac', ...nodes(1, { eno2: '00:11:22:33:44:55' }) })), 'error'],
  ['nodes-not-listed', 'a MAC address twice', () => lay(withNics(4, { identifyBy: 'mac', ...nodes(2, { eno2: '00:11:22:33:44:55', ens1f1: '00:11:22:33:44:56' }) })), 'error'],
  ['nodes-not-listed', 'a VLAN on a NIC without a fixed name', () => lay({ networks: { liveMigration: { vlanId: 3 } }, groups: [group(NICS.slice(0, 1), { identifyBy: 'mac', ...nodes(1) })] }), 'error'],
  ['nodes-not-listed', 'static without nodes', () => lay({ ...withNics(8), networks: fixed('10.0.2.11') }), 'error'],
  ['nodes-not-listed', 'static with nodes', () => lay({ ...withNics(8, nodes(3)), networks: fixed('10.0.2.11') }), null],
  ['nodes-not-listed', 'more nodes than addresses', () => lay({ ...withNics(8, nodes(5)), networks: fixed('10.0.2.251') }), 'error'],
  ['subnets-overlap', 'apart', () => lay({ ...withNics(8, nodes(2)), networks: fixed('10.0.2.11') }), null],
  ['subnets-overlap', 'in one network', () => lay({ ...withNics(8, nodes(2)), networks: fixed('10.0.103.11') }), 'error'],
  ['groups-overlap', 'one group', () => lay(withNics(4)), null],
  ['groups-overlap', 'two by one label', () => lay({ groups: [group(NICS.slice(0, 4)), { ...group(NICS.slice(0, 4)), name: 'others' }] }), 'error'],
  ['groups-overlap', 'two by labels of their own', () => lay({ groups: [group(NICS.slice(0, 4), { nodeSelector: { rack: 'a' } }), { ...group(NICS.slice(0, 4), { nodeSelector: { rack: 'b' } }), name: 'others' }] }), null],
  ['localnets-differ', 'alike', () => lay({ groups: [group(NICS.slice(0, 4), { nodeSelector: { rack: 'a' } }), { ...group(NICS.slice(0, 2), { nodeSelector: { rack: 'b' } }), name: 'others' }] }), null],
  ['localnets-differ', 'one lacks a network', () => lay({ groups: [group(NICS.slice(0, 4), { nodeSelector: { rack: 'a' } }), { ...group(NICS.slice(0, 2), { nodeSelector: { rack: 'b' }, bonds: [CLUSTER] }), name: 'others' }] }), 'broken'],
  ['pod-networks-differ', 'alike', () => lay(withNics(8)), null],
  ['pod-networks-differ', 'two bonds', () => lay({ networks: { liveMigration: { vlanId: 3, range: '10.0.3.0/24' } }, groups: [group(NICS.slice(0, 8), { nodeSelector: { rack: 'a' } }), { ...group(NICS.slice(0, 4), { nodeSelector: { rack: 'b' } }), name: 'others' }] }), 'broken'],
]

describe('the rules of layouts', () => {
  test.each(CASES)('%s: %s', (ruleId, _what, plan, severity) => {
    const found = plan().problems.filter((problem) => problem.ruleId === ruleId)
    expect([...new Set(found.map((problem) => problem.severity))]).toEqual(severity === null ? [] : [severity])
  })

  const rules = [...LAYOUT_RULES, ...GROUPS_RULES]
  it('have a clean and a flagged case each', () => {
    for (const { id } of rules) {
      expect(CASES.some(([rule, , , severity]) => rule === id && severity === null), `${id} clean`).toBe(true)
      expect(CASES.some(([rule, , , severity]) => rule === id && severity !== null), `${id} flagged`).toBe(true)
    }
  })

  it('are documented, each with its title', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/nic-layouts.md'), 'utf8')
    expect(text.split('\n').filter((line) => /^\| `[a-z-]+` \| /.test(line) && rules.some(({ id }) => line.startsWith(`| \`${id}\``)))).toEqual(rules.map(({ id, title }) => `| \`${id}\` | ${title} |`))
  })
})

describe('policies', () => {
  it('are one a group, and one a node where addresses are static', () => {
    const plan = lay({ ...withNics(8, nodes(2)), networks: fixed('10.0.2.11') })
    expect(plan.policies.map(({ name, nodeSelector }) => [name, nodeSelector])).toEqual([['portolan-workers-node-0', { 'kubernetes.io/hostname': 'node-0' }], ['portolan-workers-node-1', { 'kubernetes.io/hostname': 'node-1' }]])
    expect(JSON.stringify(plan.policies[1]?.desiredState)).toContain('"ip":"10.0.2.12","prefix-length":24')
    expect(lay(withNics(8)).policies.map(({ name, nodeSelector }) => [name, nodeSelector])).toEqual([['portolan-workers', { 'node-role.kubernetes.io/worker': '' }]])
  })

  it('are not written for a group with an error, nor are networks of pods', () => {
    const plan = lay(withNics(6))
    expect(plan.policies).toEqual([])
    expect(plan.liveMigration).toBeNull()
  })

  it('hold for any layout what nmstate takes, and change nothing of the cluster’s', () => {
    const traffic = fc.shuffledSubarray([...TRAFFIC_KINDS], { minLength: 1 })
    const bond = fc.record({ name: fc.constantFrom('bond0', 'bond1', 'bond2', 'storage-bond-x'), nics: fc.shuffledSubarray(NICS.map(({ name }) => name), { minLength: 1, maxLength: 3 }), mode: fc.constantFrom(...BOND_MODES), traffic })
    const vlanId = fc.option(fc.integer({ min: 100, max: 140 }), { freq: 8 })
    const network = (net: number): fc.Arbitrary<unknown> => fc.record({ vlanId, mtu: fc.constantFrom(1500, 1500, 9000), addressing: fc.constantFrom({ by: 'dhcp' }, { by: 'static', first: `10.${String(net)}.0.5`, prefixLength: 24 }) })
    const pods = (net: number): fc.Arbitrary<unknown> => fc.record({ vlanId, range: fc.constant(`10.${String(net)}.0.0/24`) })
    const some = fc.record({
      count: fc.integer({ min: 1, max: 10 }),
      bonds: fc.oneof({ arbitrary: fc.constant([]), weight: 4 }, { arbitrary: fc.array(bond, { maxLength: 4 }), weight: 1 }),
      bondMode: fc.constantFrom(...BOND_MODES),
      networks: fc.record({ storage: network(1), backup: fc.oneof(network(1), network(2)), liveMigration: pods(3), import: pods(4) }, { requiredKeys: [] }),
      physical: fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c'), bridge: fc.constantFrom('br-vm', 'br-b', 'br-ex'), uplinks: fc.constantFrom<string[][]>([], ['bond1']) }), { minLength: 1, maxLength: 2 }),
      needsTrunks: fc.boolean(),
      named: fc.constantFrom(true, true, false),
    })
    let written = 0
    fc.assert(fc.property(some, ({ count, bonds, bondMode, networks, physical, needsTrunks, named }) => {
      const unique = physical.filter(({ name }, index) => physical.findIndex((other) => other.name === name) === index)
      const plan = lay({ networks, groups: [group(NICS.slice(0, count), { bonds, bondMode, ...(named ? nodes(2) : {}) })] }, { networks: unique, needsTrunks })
      for (const { desiredState } of plan.policies) {
        written += 1
        expect(validateDesiredState(desiredState)).toEqual([])
      }
      const used = plan.groups[0]?.bonds.flatMap(({ nics }) => nics.map(({ name }) => name)) ?? []
      expect([...used, ...(plan.groups[0]?.freeNics ?? [])]).toEqual(expect.arrayContaining(NICS.slice(0, count).map(({ name }) => name)))
    }), { numRuns: 600 })
    expect(written).toBeGreaterThan(100)
  })
})
