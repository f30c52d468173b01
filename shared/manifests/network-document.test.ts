import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { clusterPolicySchema } from '#shared/domain/target/cluster-policy.ts'
import { nicLayoutSchema } from '#shared/domain/target/nic-layout.ts'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import type { NetworkInventory } from '#shared/engine/networks/network-inventory.ts'
import { tellConcepts } from '#shared/engine/networks/tell-concepts.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'
import { makeEstate, makeNic, makePortGroup, makeSource, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { nodeNetworkSection } from './bundle-readme-node-networks.ts'
import { installFiles } from './install/install-files.ts'
import { networkDocument } from './network-document.ts'

const PORT_GROUPS = [
  makePortGroup({ moref: 'dvportgroup-1', name: 'Web | 100', vlanId: 100, teamingPolicy: 'loadbalance_srcid' }),
  makePortGroup({ moref: 'dvportgroup-2', name: 'Appliance', vlanKind: 'trunk', vlanId: null, vlanText: '4095', isForgedTransmitAllowed: true }),
  makePortGroup({ moref: 'dvportgroup-3', name: 'vxw-dvs-61-virtualwire-12-sid-5011-app', vlanKind: 'unknown', vlanId: null }),
  makePortGroup({ moref: 'dvportgroup-4', name: 'Plain', vlanKind: 'untagged', vlanId: null, switchName: 'DSwitch2' }),
]
const VMS = PORT_GROUPS.map((portGroup, index) => makeVm({ moref: `vm-${String(index)}`, nics: [makeNic({ portGroupId: portGroup.id, networkName: portGroup.name })] }))
const INVENTORY: NetworkInventory = {
  sources: [makeSource()],
  hosts: [{ id: 'h', sourceId: SOURCE_ID, name: 'esx-1', clusterName: 'PROD', datacenterName: 'DC' }],
  switches: [{ sourceId: SOURCE_ID, kind: 'distributed', name: 'DSwitch', hostName: null, mtu: 9000 }],
  portGroups: PORT_GROUPS,
  portGroupHosts: [],
  physicalNics: ['vmnic10', 'vmnic2', 'vmnic0'].map((device) => ({ sourceId: SOURCE_ID, hostName: 'esx-1', device, switchName: 'DSwitch' })),
  vmkernelAdapters: [{ sourceId: SOURCE_ID, hostName: 'esx-1', hostId: 'h', device: 'vmk1', portGroupName: 'vMotion', macAddress: null, isDhcp: false, ipv4Address: '10.0.5.1', ipv6Address: null, subnetMask: '255.255.255.0', gateway: null, mtu: 9000 }],
  networkAttachments: [],
  vmNics: VMS.flatMap(({ nics }) => nics.map((nic) => ({ ...nic, clusterName: 'PROD' }))),
}

function planOf(groups: object[], install?: object): MigrationPlan {
  const nicLayout = nicLayoutSchema.parse({ groups, networks: groups.length === 0 ? {} : { liveMigration: { vlanId: 103, range: '10.0.103.0/24' } } })
  return buildMigrationPlan({ estate: makeEstate({ vms: VMS, portGroups: PORT_GROUPS }), target: makeTarget({ nicLayout, physicalNetworks: [{ name: 'physnet-vm', bridge: 'br-vm', uplinks: [] }], ...(install === undefined ? {} : { cluster: clusterPolicySchema.parse({ install: { clusterName: 'lisbon', baseDomain: 'example.com', machineNetwork: '192.0.2.0/24', ...install } }) }) }), decisions: NO_DECISIONS, concerns: [], notEvaluated: [] })
}
const workers = (count: number): object => ({ name: 'workers', nodes: [{ name: 'w-0' }, { name: 'w-1' }], nics: Array.from({ length: count }, (_, index) => ({ name: `ens${String(Math.floor(index / 2))}f${String(index % 2)}`, speedMbps: 25_000 })) })
const ROW = { sheet: 'ip', row: 1, name: 'Web', vlanId: 100, cidr: '10.1.0.0/24', gateway: '10.1.0.1', dnsServers: [], dnsDomain: null, dhcpRange: null, location: null, otherCells: [] }

it('is as the golden file says: what is called what, VLANs, ports of the switches', async () => {
  const { path, text } = networkDocument(tellConcepts({ inventory: INVENTORY, plan: planOf([workers(10)]), ipNetworks: [ROW] }))
  expect(path).toBe('docs/networks.md')
  await expect(text).toMatchFileSnapshot(join('golden', 'network-document.md'))
})

it('says what is not known where there is no layout, no plan of addresses and nothing but port groups', () => {
  const table = tellConcepts({ inventory: { ...INVENTORY, hosts: [], switches: [], physicalNics: [], vmkernelAdapters: [] }, plan: planOf([]), ipNetworks: [] })
  expect(table.switchPorts).toEqual([])
  expect(table.notEvaluated.slice(-2)).toEqual([expect.stringContaining('plan of addresses'), expect.stringContaining('no layout of NICs')])
  expect(table.concepts.filter(({ sourceCount }) => sourceCount === null).map(({ id }) => id)).toEqual(['uplink', 'host', 'management', 'vmotion', 'storage', 'sds', 'provisioning', 'firewall'])
})

describe('the machine network arrives as the nodes are installed', () => {
  test.each<[string, object | undefined, string, string | null]>([
    ['as it is where the cluster is there', undefined, 'The machine network arrives untagged, or as the node was installed with.', null],
    ['untagged', {}, 'The machine network arrives untagged: it is the native VLAN of these ports.', 'name: bond0\n'],
    ['in its VLAN', { vlanId: 101 }, 'The machine network arrives tagged, in VLAN 101: nodes are installed on a VLAN interface of it.', 'name: bond0.101\n'],
  ])('%s: for the switches, in the README and in agent-config.yaml', (_, install, ask, interfaceName) => {
    const plan = planOf([workers(10)], install === undefined ? undefined : { ...install, hosts: [{ name: 'worker-0', role: 'worker' }] })
    const isTagged = interfaceName?.includes('.') === true
    const [port] = tellConcepts({ inventory: INVENTORY, plan, ipNetworks: [] }).switchPorts.filter(({ bondName }) => bondName === 'bond0')
    expect(port).toMatchObject({ taggedVlans: isTagged ? [101] : [], native: isTagged ? [] : ['machine network'] })
    expect(port?.asks).toContain(ask)
    const readme = nodeNetworkSection(plan).join('\n')
    expect(readme).toContain(ask)
    expect(readme).toMatch(isTagged ? /under `br-ex`[^|]*\| cluster \| 101 \| no \|/ : /under `br-ex`[^|]*\| cluster \| none \| yes \|/)
    const agentConfig = installFiles(plan, null).find(({ path }) => path.endsWith('agent-config.yaml'))?.text
    if (interfaceName === null) expect(agentConfig).toBeUndefined()
    else expect(agentConfig).toContain(interfaceName)
    expect(agentConfig?.includes('bond0.101') === true).toBe(isTagged)
  })

  it('asks for no VLAN of VMs on ports where all of br-ex is in one, and says that they cannot be there', () => {
    const plan = planOf([workers(2)], { vlanId: 101 })
    const [port] = tellConcepts({ inventory: INVENTORY, plan, ipNetworks: [] }).switchPorts
    expect(port).toMatchObject({ taggedVlans: [101, 103], native: [] })
    expect(plan.nodeNetworks?.policies).toEqual([])
    expect(nodeNetworkSection(plan).join('\n')).toMatch(/\*\*Not written\*\*, workers: VLAN.* would be tagged within VLAN 101: br-ex lies on the VLAN interface of the machine network on bond0/)
  })
})
