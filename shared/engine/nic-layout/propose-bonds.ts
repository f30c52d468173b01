import type { BondMode, NicLayout, NodeGroup, NodeNic, TrafficKind } from '#shared/domain/target/nic-layout.ts'
import { pairNics } from './pair-nics.ts'

/** A bond before anything is known of bridges and VLANs. */
export interface BondDraft {
  readonly name: string
  readonly nics: readonly NodeNic[]
  /** Null for one NIC alone. */
  readonly mode: BondMode | null
  readonly mtu: number | undefined
  readonly traffic: readonly TrafficKind[]
}

export interface ProposedBonds {
  readonly bonds: readonly BondDraft[]
  readonly freeNics: readonly NodeNic[]
}

/**
 * Bonds for a group that states none, by the architecture guide's grouping: with four pairs the cluster's own traffic,
 * IP storage with backup and replication, live migration with imports, and VMs each have one. With three pairs live
 * migration and imports share the cluster's, where they are without a network of their own anyway. With two, VMs join
 * storage: the cluster's own pair stays free of bridges for VMs. With one pair or one NIC all share it. NICs that are
 * kept for trunks become a bond of their own; so do NICs that are left, where trunks are needed.
 */
export function proposeBonds(group: NodeGroup, layout: Pick<NicLayout, 'without'>, needsTrunks: boolean): ProposedBonds {
  const kept = group.nics.filter(({ name }) => group.trunkNics.includes(name))
  const { pairs, left } = pairNics(group.nics.filter((nic) => !kept.includes(nic)))
  const sets = trafficSets(layout.without, pairs.length)
  const lone = pairs.length === 0 ? left.slice(0, 1) : []
  const used: (readonly NodeNic[])[] = pairs.length === 0 ? [lone] : pairs.slice(0, sets.length)
  const spare = [...pairs.slice(sets.length).flat(), ...left].filter((nic) => !lone.includes(nic))
  const trunkNics = kept.length > 0 ? kept : needsTrunks ? spare.slice(0, 2) : []
  const drafts = [
    ...used.map((nics, index) => ({ nics, traffic: sets[index] ?? [] })),
    ...(trunkNics.length === 0 ? [] : [{ nics: trunkNics, traffic: ['trunks'] as const }]),
  ].filter(({ nics }) => nics.length > 0)
  return {
    bonds: drafts.map(({ nics, traffic }, index) => ({
      name: nics.length === 1 ? (nics[0]?.name ?? '') : `bond${String(index)}`,
      nics,
      mode: nics.length === 1 ? null : modeFor(group.bondMode, traffic),
      mtu: undefined,
      traffic,
    })),
    freeNics: spare.filter((nic) => !trunkNics.includes(nic)),
  }
}

/** Which kinds share a pair, the cluster's first. */
function trafficSets(without: readonly TrafficKind[], pairs: number): readonly (readonly TrafficKind[])[] {
  const wanted = (...kinds: readonly TrafficKind[]): readonly TrafficKind[] => kinds.filter((kind) => !without.includes(kind))
  const cluster: readonly TrafficKind[] = ['cluster']
  const storage = wanted('storage', 'backup', 'replication')
  const migration = wanted('liveMigration', 'import')
  const vms: readonly TrafficKind[] = ['vms']
  const apart = [cluster, storage, migration, vms].filter((kinds) => kinds.length > 0)
  if (pairs >= apart.length) return apart
  const shared = [[...cluster, ...migration], storage, vms].filter((kinds) => kinds.length > 0)
  if (pairs >= shared.length) return shared
  if (pairs === 2) return [[...cluster, ...migration], [...storage, ...vms]]
  return [[...cluster, ...storage, ...migration, ...vms]]
}

/** balance-slb spreads the MAC addresses of VMs and lives inside a bridge; where no VM is, active-backup asks as little of the switches. */
function modeFor(mode: BondMode, traffic: readonly TrafficKind[]): BondMode {
  return mode === 'balance-slb' && !(traffic.includes('vms') && !traffic.includes('cluster')) ? 'active-backup' : mode
}
