import { type MergedNetwork, mergeNetworks } from './merge-networks.ts'
import { coverNetworks, type NetworkCoverage } from './network-coverage.ts'
import { findNetworkConflicts, type NetworkConflict } from './network-conflicts.ts'
import type { NetworkInventory } from './network-inventory.ts'
import { countPortGroupUses } from './port-group-uses.ts'
import { inferVmkernelPurposes, type VmkernelNetwork } from './vmkernel-purposes.ts'

export interface NetworkAnalysis {
  readonly networks: readonly MergedNetwork[]
  readonly coverage: readonly NetworkCoverage[]
  readonly conflicts: readonly NetworkConflict[]
  readonly vmkernel: readonly VmkernelNetwork[]
  /** What the inventory does not tell, one sentence each, so that silence is not taken for a pass. */
  readonly notEvaluated: readonly string[]
}

/** What the source side's networks are: merged over switches and vCenters, who carries them, what conflicts, and what vmkernel adapters are for. */
export function analyseNetworks(inventory: NetworkInventory): NetworkAnalysis {
  const uses = countPortGroupUses(inventory)
  const networks = mergeNetworks(inventory.portGroups, uses)
  const coverage = coverNetworks(inventory, networks, uses)
  return {
    networks,
    coverage,
    conflicts: findNetworkConflicts({ inventory, networks, coverage, uses }),
    vmkernel: inferVmkernelPurposes(inventory.vmkernelAdapters),
    notEvaluated: findGaps(inventory, coverage),
  }
}

function findGaps({ sources, portGroups, vmNics, vmkernelAdapters, hosts }: NetworkInventory, coverage: readonly NetworkCoverage[]): readonly string[] {
  const sourceOfPortGroup = new Map(portGroups.map(({ id, sourceId }) => [id, sourceId]))
  const withNics = new Set(vmNics.map(({ portGroupId }) => (portGroupId === null ? undefined : sourceOfPortGroup.get(portGroupId))))
  return sources.flatMap(({ id, name }) => {
    const own = <Row extends { readonly sourceId: string }>(rows: readonly Row[]): readonly Row[] => rows.filter(({ sourceId }) => sourceId === id)
    const isVsphere = own(portGroups).some(({ vnicProfile }) => vnicProfile === undefined)
    const unclear = new Set(own(coverage).filter(({ carryingHosts }) => carryingHosts === null).map(({ networkId }) => networkId)).size
    return [
      ...(own(portGroups).length === 0 ? [`${name}: no port groups are listed.`] : []),
      ...(own(portGroups).length > 0 && !withNics.has(id) ? [`${name}: no NIC of a VM names its port group, so nothing can be called unused.`] : []),
      ...(own(hosts).length === 0 ? [`${name}: no hosts are listed, so nobody can tell which of them carry a network.`] : []),
      ...(unclear > 0 ? [`${name}: of ${String(unclear)} networks the inventory does not tell which hosts carry them.`] : []),
      ...(isVsphere && own(vmkernelAdapters).length === 0 ? [`${name}: no vmkernel adapters are listed, so VMs on their networks are not found.`] : []),
    ]
  })
}
