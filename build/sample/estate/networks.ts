import type { Datacenter, DistributedPortGroup, DistributedSwitch, Host, StandardPortGroup } from './inventory-types.ts'

const FIRST_SWITCH_ID = 31
const FIRST_PORT_GROUP_ID = 101
const VMS_PER_PORT_GROUP = 60
const FEWEST_PORT_GROUPS = 9
const MOST_PORT_GROUPS = 400
const FIRST_VLAN = 100
const VLANS_PER_DATACENTER = 1500
const JUMBO_MTU = 9000
const DEFAULT_MTU = 1500

/** The port group that both a distributed and a standard switch have. */
export const BACKUP_NETWORK = 'Backup'
export const TRUNK_NETWORK = 'Trunk-All'
export const STANDARD_VM_NETWORK = 'VM Network'
export const LEGACY_NETWORK = 'Legacy DMZ'
export const GUEST_TRUNK_NETWORK = 'Appliance VGT'

/**
 * Two distributed switches a datacenter: one for VMs, one for storage and vMotion. The port groups of VMs
 * have the same names in both datacenters, so a name alone does not tell which one is meant.
 */
export function distributedSwitchesOf(datacenters: readonly Datacenter[], vmCount: number): DistributedSwitch[] {
  let nextPortGroup = FIRST_PORT_GROUP_ID
  const switches: DistributedSwitch[] = []
  for (const datacenter of datacenters) {
    for (const purpose of ['prod', 'storage'] as const) {
      const isStorage = purpose === 'storage'
      const created: DistributedSwitch = {
        name: `dvs-${datacenter.code}-${purpose}`,
        moref: `dvs-${FIRST_SWITCH_ID + switches.length}`,
        datacenter,
        maxMtu: isStorage ? JUMBO_MTU : DEFAULT_MTU,
        lacpName: isStorage ? 'lag1' : null,
        portGroups: [],
      }
      const groups = isStorage ? storageGroups(datacenter, created.name) : vmGroups(datacenter, created.name, vmCount)
      for (const group of groups) {
        created.portGroups.push({ ...group, moref: `dvportgroup-${nextPortGroup++}`, switchName: created.name })
      }
      switches.push(created)
    }
  }
  return switches
}

/** The port groups of a host's standard switches. */
export function standardPortGroupsOf(host: Host): StandardPortGroup[] {
  // Depending on how it was set, the same VLAN leaves as a number or as a text.
  const asText = host.index % 2 === 1
  const vlan = (id: number): number | string => (asText ? String(id) : id)
  const groups: StandardPortGroup[] = [{ name: 'Management Network', switchName: 'vSwitch0', vlan: vlan(20) }]
  if (!host.cluster.usesStandardSwitches) return groups
  return [
    ...groups,
    { name: STANDARD_VM_NETWORK, switchName: 'vSwitch0', vlan: 0 },
    { name: LEGACY_NETWORK, switchName: 'vSwitch0', vlan: vlan(250) },
    { name: GUEST_TRUNK_NETWORK, switchName: 'vSwitch1', vlan: 4095 },
    { name: BACKUP_NETWORK, switchName: 'vSwitch1', vlan: vlan(60) },
  ]
}

type NewGroup = Omit<DistributedPortGroup, 'moref' | 'switchName'>

function vmGroups(datacenter: Datacenter, switchName: string, vmCount: number): NewGroup[] {
  const wanted = Math.ceil(vmCount / 2 / VMS_PER_PORT_GROUP)
  const count = Math.min(MOST_PORT_GROUPS, Math.max(FEWEST_PORT_GROUPS, wanted))
  const kinds = ['Web', 'App', 'DB']
  const groups: NewGroup[] = Array.from({ length: count }, (_, place) => ({
    name: `${kinds[place % kinds.length] ?? 'App'}-${String(Math.floor(place / kinds.length) + 1).padStart(3, '0')}`,
    role: 'vm',
    vlan: FIRST_VLAN + datacenter.index * VLANS_PER_DATACENTER + place,
  }))
  return [
    ...groups,
    { name: BACKUP_NETWORK, role: 'vm', vlan: 60 + datacenter.index },
    { name: TRUNK_NETWORK, role: 'trunk', vlan: null },
    { name: 'seg%2fshared-services', role: 'segment', vlan: 0 },
    { name: `${switchName}-DVUplinks`, role: 'uplink', vlan: null },
  ]
}

function storageGroups(datacenter: Datacenter, switchName: string): NewGroup[] {
  const first = 30 + datacenter.index
  return [
    { name: 'vMotion', role: 'vmkernel', vlan: first },
    { name: 'IP-Storage', role: 'vmkernel', vlan: first + 10 },
    { name: 'vSAN', role: 'vmkernel', vlan: first + 20 },
    { name: `${switchName}-DVUplinks`, role: 'uplink', vlan: null },
  ]
}
