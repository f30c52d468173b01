import type { DiskConfiguration } from '#shared/domain/estate/device-configuration.ts'
import type { Disk, Nic } from '#shared/domain/estate/vm-devices.ts'
import type { InclusionSubject } from '#shared/engine/inclusion/inclusion-rule.ts'
import type { ProjectFile } from '../project-file.ts'

export type MappedDisk = Pick<Disk, 'datastoreId' | 'capacityMib' | 'label' | 'isThin'> & { readonly configuration?: Pick<DiskConfiguration, 'storageType' | 'actualSizeMib'> }
export type MappedNic = Pick<Nic, 'portGroupId' | 'networkName'>

/** As much of a VM as tells whether it takes part and what it needs mapped. */
export interface MappedVm extends InclusionSubject {
  readonly id: string
  readonly sourceId: string
  readonly clusterName: string | null
  readonly inUseMib: number | null
  /** By what the Tools report, else by what it is configured for. */
  readonly isWindows: boolean
  readonly disks: readonly MappedDisk[]
  readonly nics: readonly MappedNic[]
}

/** The VMs of the current snapshots with the few columns that mapping takes: a whole estate takes ten times as long. */
export function loadMappedVms({ database }: ProjectFile): MappedVm[] {
  const all = <Row>(sql: string): Row[] => database.prepare(sql).raw().all() as Row[] // the columns as each query writes them
  const datastoreIds = new Map(all<[number, string]>(`SELECT pk, id FROM datastore ${CURRENT}`))
  const portGroupIds = new Map(all<[number, string]>(`SELECT pk, id FROM port_group ${CURRENT}`))
  const disks = new Map<number, MappedDisk[]>()
  const configurations = new Map(
    all<[number, number, string | null, number | null]>(`SELECT vm_pk, disk_number, storage_type, actual_size_mib FROM disk_configuration ${CURRENT}`).map(([vm, place, storageType, actualSizeMib]) => [`${vm}#${place}`, { storageType, actualSizeMib }]),
  )
  for (const [vm, datastore, capacityMib, label, isThin] of all<[number, number | null, number | null, string | null, number | null]>(`SELECT vm_pk, datastore_pk, capacity_mib, label, is_thin FROM disk ${CURRENT} ORDER BY pk`)) {
    const configuration = configurations.size === 0 ? undefined : configurations.get(`${vm}#${(disks.get(vm)?.length ?? 0) + 1}`)
    add(disks, vm, { datastoreId: datastore === null ? null : (datastoreIds.get(datastore) ?? null), capacityMib, label, isThin: flagOf(isThin), ...(configuration === undefined ? {} : { configuration }) })
  }
  const nics = new Map<number, MappedNic[]>()
  for (const [vm, portGroup, networkName] of all<[number, number | null, string | null]>(`SELECT vm_pk, port_group_pk, network_name FROM nic ${CURRENT} ORDER BY pk`)) {
    add(nics, vm, { portGroupId: portGroup === null ? null : (portGroupIds.get(portGroup) ?? null), networkName })
  }
  return all<[number, string, string, number | null, number | null, string | null, number | null, string | null, string, string | null, number | null, string | null, string | null]>(
    `SELECT vm.pk, vm.id, vm.name, is_template, is_srm_placeholder, connection_state, disk_count, vm_configuration.origin, source.id, cluster_name, in_use_mib, guest_os_from_tools, guest_os_configured
      FROM vm JOIN snapshot ON snapshot.pk = vm.snapshot_pk JOIN source ON source.pk = snapshot.source_pk
      LEFT JOIN vm_configuration ON vm_configuration.vm_pk = vm.pk WHERE vm.snapshot_pk IN (SELECT pk FROM current_snapshot) ORDER BY vm.pk`,
  ).map(([pk, id, name, isTemplate, isSrmPlaceholder, connectionState, diskCount, origin, sourceId, clusterName, inUseMib, fromTools, configured]) => ({
    id,
    sourceId,
    clusterName,
    inUseMib,
    isWindows: /windows/i.test(fromTools?.trim() ? fromTools : (configured ?? '')),
    name,
    isTemplate: flagOf(isTemplate),
    isSrmPlaceholder: flagOf(isSrmPlaceholder),
    connectionState,
    diskCount,
    configuration: { origin },
    disks: disks.get(pk) ?? [],
    nics: nics.get(pk) ?? [],
  }))
}

const CURRENT = 'WHERE snapshot_pk IN (SELECT pk FROM current_snapshot)'

function flagOf(value: number | null): boolean | null {
  return value === null ? null : value === 1
}

function add<Item>(groups: Map<number, Item[]>, key: number, item: Item): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [item])
  else group.push(item)
}
