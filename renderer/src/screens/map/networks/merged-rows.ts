import type { ApiOutput } from '#shared/contract/api.ts'
import type { NetworkChoice, NetworkRow } from '#shared/contract/mapping-rows.ts'

type Analysis = ApiOutput<'networks.analyse'>
export type MergedNetwork = Analysis['networks'][number]
export type NetworkConflict = Analysis['conflicts'][number]

/** A layer-2 network as a row of the map: its port groups, where they go, and what conflicts. */
export interface MergedRow {
  readonly id: string
  readonly name: string
  readonly network: MergedNetwork
  /** Those of the map's scope. */
  readonly portGroups: readonly NetworkRow[]
  readonly isNeeded: boolean
  readonly isOpen: boolean
  readonly decision: NetworkRow['decision']
  readonly suggestion: NetworkChoice | null
  /** Of the port group that is surest; all others in `destinations`. */
  readonly effective: NetworkChoice | null
  /** What its port groups become, each once; `attachmentName` aside, several are a conflict of its own. */
  readonly destinations: readonly NetworkChoice['destination'][]
  readonly vms: number
  /** Hosts that carry it and hosts of the clusters that do; null where the inventory does not tell of one of them. */
  readonly hosts: { readonly carrying: number | null; readonly all: number }
  readonly warnings: readonly NetworkConflict[]
}

/** Merged networks of the map's scope, those with conflicts first and warnings before information. */
export function mergedRows({ networks, conflicts, coverage }: Analysis, rows: readonly NetworkRow[]): readonly MergedRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const conflictsOf = new Map<string, NetworkConflict[]>()
  for (const conflict of conflicts) for (const id of conflict.portGroupIds) conflictsOf.set(id, [...(conflictsOf.get(id) ?? []), conflict])
  const hostsOf = new Map<string, { carrying: number | null; all: number }>()
  for (const { networkId, carryingHosts, hosts } of coverage) {
    const known = hostsOf.get(networkId) ?? { carrying: 0, all: 0 }
    hostsOf.set(networkId, { carrying: known.carrying === null || carryingHosts === null ? null : known.carrying + carryingHosts, all: known.all + hosts })
  }
  const merged = networks.flatMap((network): MergedRow[] => {
    const portGroups = network.portGroups.flatMap(({ id }) => byId.get(id) ?? [])
    if (portGroups.length === 0) return []
    const needed = portGroups.filter((row) => row.effective !== null)
    const lead = needed.find(({ isOpen }) => isOpen) ?? needed[0]
    return [{
      id: network.id,
      name: network.name,
      network,
      portGroups,
      isNeeded: portGroups.some((row) => row.isNeeded),
      isOpen: portGroups.some((row) => row.isOpen),
      decision: (needed.find(({ decision }) => decision !== null) ?? portGroups.find(({ decision }) => decision !== null))?.decision ?? null,
      suggestion: lead?.suggestion ?? null,
      effective: lead?.effective ?? null,
      destinations: distinct(needed.map(({ effective }) => effective?.destination ?? null)),
      vms: network.vms,
      hosts: hostsOf.get(network.id) ?? { carrying: 0, all: 0 },
      warnings: [...new Set(network.portGroups.flatMap(({ id }) => conflictsOf.get(id) ?? []))].sort((left, right) => weight(right) - weight(left)),
    }]
  })
  return merged.map((row, index) => ({ row, index })).sort((left, right) => heaviest(right.row) - heaviest(left.row) || left.index - right.index).map(({ row }) => row)
}

/** Conflicts about port groups that are in no network, such as VMs on uplinks. */
export function conflictsElsewhere({ networks, conflicts }: Analysis): readonly NetworkConflict[] {
  const inside = new Set(networks.flatMap(({ portGroups }) => portGroups.map(({ id }) => id)))
  return conflicts.filter(({ portGroupIds }) => portGroupIds.every((id) => !inside.has(id)))
}

function weight({ severity }: NetworkConflict): number {
  return severity === 'warning' ? 2 : 1
}

function heaviest({ warnings }: MergedRow): number {
  return Math.max(0, ...warnings.map(weight))
}

/** Attachments of one network differ in nothing but their names. */
function distinct(destinations: readonly NetworkChoice['destination'][]): readonly NetworkChoice['destination'][] {
  const key = (destination: NetworkChoice['destination']): string => (destination?.type === 'multus' ? JSON.stringify([destination.physicalNetwork, destination.vlanId, destination.trunkVlans, destination.kind, destination.attachmentNamespace, destination.hasPolicies]) : (destination?.type ?? 'open'))
  return [...new Map(destinations.map((destination) => [key(destination), destination])).values()]
}
