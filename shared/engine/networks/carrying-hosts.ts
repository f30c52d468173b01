import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import type { NetworkInventory } from './network-inventory.ts'

/**
 * The names of the hosts that carry a port group, as a function; null where the inventory does not tell. A standard one is
 * listed host by host; a distributed one is on each host with a NIC on its switch; a vNIC profile on each host that its
 * logical network is attached to.
 */
export function carryingHosts({ portGroupHosts, physicalNics, networkAttachments }: NetworkInventory): (portGroup: EstatePortGroup) => ReadonlySet<string> | null {
  const byPortGroup = new Map<string, Set<string>>()
  for (const { portGroupId, hostName } of portGroupHosts) add(byPortGroup, portGroupId, hostName)
  const bySwitch = new Map<string, Set<string>>()
  for (const { sourceId, hostName, switchName } of physicalNics) if (hostName !== null && switchName !== null) add(bySwitch, keyOf(sourceId, switchName), hostName)
  const byNetwork = new Map<string, Set<string>>()
  for (const { sourceId, hostName, networkName, networkUuid } of networkAttachments) {
    if (hostName === null) continue
    for (const name of [networkUuid, networkName]) if (name !== null) add(byNetwork, keyOf(sourceId, name), hostName)
  }
  return ({ id, sourceId, kind, switchName, vnicProfile }) => {
    if (vnicProfile !== undefined) {
      const names = [vnicProfile.networkUuid, vnicProfile.networkName].filter((name) => name !== null)
      return names.map((name) => byNetwork.get(keyOf(sourceId, name))).find((hosts) => hosts !== undefined) ?? null
    }
    if (kind === 'standard') return byPortGroup.get(id) ?? null
    return switchName === null ? null : (bySwitch.get(keyOf(sourceId, switchName)) ?? null)
  }
}

/** One text of several, that no other several give. */
export function keyOf(...parts: readonly (string | number | null)[]): string {
  return JSON.stringify(parts)
}

function add(sets: Map<string, Set<string>>, key: string, member: string): void {
  const set = sets.get(key)
  if (set === undefined) sets.set(key, new Set([member]))
  else set.add(member)
}
