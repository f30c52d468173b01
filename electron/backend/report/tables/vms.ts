import type { VmAssessment } from '#shared/domain/assessment.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { ComputeMapping } from '#shared/domain/plan/compute.ts'
import type { PortGroupMapping } from '#shared/domain/plan/migration-plan.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import type { ReportContent } from '../report-content.ts'
import { defineTable, joined, type ReportCell, rowsOf } from '../report-table.ts'

/** Every VM with all that was decided about it, by people or by rules. */
export const vms = defineTable({
  id: 'vms',
  title: 'VMs',
  about: 'One row a VM or template of the inventory: what it is, how ready it is, and where it goes.',
  none: 'The inventory has no VM.',
  columns: [
    { key: 'name', title: 'VM', kind: 'text', width: 28 },
    { key: 'source', title: 'Source', kind: 'text', width: 22 },
    { key: 'cluster', title: 'Cluster', kind: 'text', width: 18 },
    { key: 'host', title: 'Host', kind: 'text', width: 22 },
    { key: 'powerState', title: 'Power', kind: 'text', width: 11 },
    { key: 'guestOs', title: 'Guest system', kind: 'text', width: 34 },
    { key: 'vcpus', title: 'vCPUs', kind: 'count' },
    { key: 'memoryGib', title: 'Memory, GiB', kind: 'decimal' },
    { key: 'disks', title: 'Disks', kind: 'count' },
    { key: 'disksGib', title: 'Disks, GiB', kind: 'decimal' },
    { key: 'nics', title: 'NICs', kind: 'count' },
    { key: 'isIncluded', title: 'Takes part', kind: 'flag' },
    { key: 'status', title: 'Readiness', kind: 'text', width: 14 },
    { key: 'concerns', title: 'Concerns', kind: 'count', width: 11 },
    { key: 'complexity', title: 'Complexity', kind: 'count', width: 11 },
    { key: 'plan', title: 'Plan', kind: 'text', width: 24 },
    { key: 'type', title: 'Cold or warm', kind: 'text', width: 12 },
    { key: 'namespace', title: 'Namespace', kind: 'text', width: 20 },
    { key: 'targetName', title: 'Name there', kind: 'text', width: 26 },
    { key: 'instanceType', title: 'Instance type', kind: 'text', width: 18 },
    { key: 'preference', title: 'Preference', kind: 'text', width: 22 },
    { key: 'storageClasses', title: 'StorageClasses', kind: 'text', width: 30 },
    { key: 'networks', title: 'Networks', kind: 'text', width: 30 },
    { key: 'node', title: 'Node in the packing', kind: 'text', width: 20 },
    { key: 'wave', title: 'Wave', kind: 'count' },
    { key: 'window', title: 'Window', kind: 'text', width: 24 },
    { key: 'why', title: 'Why not, or what to know', kind: 'prose', width: 60 },
    { key: 'id', title: 'Id', kind: 'text', width: 46 },
  ],
  rows: (content) => rowsOf(content.estate.vms, (vm) => rowOf(vm, content)),
})

function rowOf(vm: EstateVm, { places, assessment, waves }: ReportContent): readonly ReportCell[] {
  const judged: VmAssessment | undefined = assessment.get(vm.id)
  const placed = places.planned.get(vm.id)
  const excluded = places.excluded.get(vm.id)
  const compute = places.compute.get(vm.id)
  const wave = places.wave.get(vm.id)
  const why = [...(excluded?.reasons ?? []), ...(places.unplaced.get(vm.id)?.reasons ?? [])]
  return [
    vm.name,
    places.sourceNames.get(vm.sourceId) ?? vm.sourceId,
    vm.clusterName,
    vm.hostName,
    vm.powerState,
    compute?.guestOs ?? vm.guestOsFromTools ?? vm.guestOsConfigured,
    vm.vcpus,
    vm.memoryMib === null ? null : vm.memoryMib / MIB_PER_GIB,
    vm.diskCount ?? vm.disks.length,
    capacityGib(vm),
    vm.nicCount ?? vm.nics.length,
    excluded === undefined,
    judged?.status ?? null,
    judged?.findings.length ?? null,
    judged?.complexity.score ?? null,
    placed?.plan.name ?? null,
    placed?.plan.type ?? null,
    placed?.plan.targetNamespace ?? null,
    placed?.vm.targetName ?? null,
    excluded === undefined ? instanceTypeOf(compute) : null,
    excluded === undefined ? (compute?.preference.name ?? null) : null,
    excluded === undefined ? storageOf(vm, places) : null,
    excluded === undefined ? networksOf(vm, places) : null,
    places.node.get(vm.id) ?? null,
    wave?.wave ?? null,
    wave?.window ?? null,
    joined([...why.map(({ message }) => message), ...(why.length === 0 && waves !== null && placed !== undefined && wave?.wave === null ? ['In no wave.'] : [])]),
    vm.id,
  ]
}

/** Unknown where a disk states no size: a sum without it would be too low. */
function capacityGib({ disks, totalDiskCapacityMib }: EstateVm): number | null {
  if (disks.length === 0) return totalDiskCapacityMib === null ? null : totalDiskCapacityMib / MIB_PER_GIB
  let sum = 0
  for (const { capacityMib } of disks) {
    if (capacityMib === null) return null
    sum += capacityMib
  }
  return sum / MIB_PER_GIB
}

function instanceTypeOf(mapping: ComputeMapping | undefined): string | null {
  const choice = mapping?.instanceType ?? null
  if (choice === null) return null
  return choice.type === 'source' ? 'as at the source' : choice.name
}

function storageOf(vm: EstateVm, { ownStorage, datastores }: ReportContent['places']): string | null {
  const own = new Map((ownStorage.get(vm.id) ?? []).map((mapping) => [mapping.datastoreId, mapping]))
  const names = new Set<string>()
  for (const { datastoreId } of vm.disks) {
    const destination = datastoreId === null ? null : ((own.get(datastoreId) ?? datastores.get(datastoreId))?.destination ?? null)
    names.add(destination?.storageClass ?? 'open')
  }
  return joined([...names])
}

function networksOf(vm: EstateVm, { portGroups }: ReportContent['places']): string | null {
  const names = new Set<string>()
  for (const { portGroupId } of vm.nics) names.add(destinationOf(portGroupId === null ? undefined : portGroups.get(portGroupId)))
  return joined([...names])
}

function destinationOf(mapping: PortGroupMapping | undefined): string {
  const destination = mapping?.destination ?? null
  if (destination === null) return 'open'
  return destination.type === 'multus' ? destination.attachmentName : destination.type === 'pod' ? 'pod network' : 'left out'
}
