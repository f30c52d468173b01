import type { VmPlacementAnswer, VmPlacementRequest, VmPlacementRow } from '#shared/contract/vm-placement.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { ComputeEstate } from './compute-estate.ts'
import { isPlacementDecided, vmPlacementRows } from './vm-placement-rows.ts'

/** Where the VMs in scope run and why: counts over all of them, and the rows that are asked for. */
export function describeVmPlacement(estate: ComputeEstate, { search, show, vm, offset, limit }: VmPlacementRequest): VmPlacementAnswer {
  const rows = vmPlacementRows(estate)
  const passing = passingRows(rows, { search, show, vm })
  return {
    rows: passing.slice(offset, limit === undefined ? undefined : offset + limit),
    total: passing.length,
    vms: rows.length,
    counts: { decided: rows.filter(isPlacementDecided).length, placed: rows.filter(isPlaced).length },
    nodeGroups: estate.target.placement.nodeGroups.map(({ name }) => name).sort(compareText),
    hasDescheduler: estate.target.features.descheduler,
  }
}

/** The ids of the VMs that pass a query. */
export function listPlacedIds(estate: ComputeEstate, query: Pick<VmPlacementRequest, 'search' | 'show'>): string[] {
  return passingRows(vmPlacementRows(estate), query).map(({ id }) => id)
}

function passingRows(rows: readonly VmPlacementRow[], { search, show, vm }: Pick<VmPlacementRequest, 'search' | 'show' | 'vm'>): VmPlacementRow[] {
  const words = (search ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '')
  const isShown = { all: () => true, decided: isPlacementDecided, placed: isPlaced }[show]
  return rows.filter((row) => (vm === undefined || row.id === vm) && isShown(row) && (words.length === 0 || hasWords(row, words)))
}

function isPlaced({ nodeGroup, restartPriority, balancing, rules }: VmPlacementRow): boolean {
  return nodeGroup.value !== null || restartPriority.value !== null || balancing.value === false || rules.length > 0
}

function hasWords({ name, sourceName, cluster, nodeGroup, restartPriority, rules }: VmPlacementRow, words: readonly string[]): boolean {
  const text = [name, sourceName, cluster, nodeGroup.value, restartPriority.value, ...rules.map((rule) => rule.name)].join('\n').toLowerCase()
  return words.every((word) => text.includes(word))
}
