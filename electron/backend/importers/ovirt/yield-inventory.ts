import { judgeExportAge } from '#shared/domain/estate/export-age.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { EstateRow, EstateRowKind } from '#shared/domain/estate/estate-rows.ts'
import { textOf, type OvirtElement } from './documents/ovirt-element.ts'
import { keepElements } from './keep-elements.ts'
import type { OvirtRun } from './ovirt-run.ts'
import { reportInventory, reportUnsized } from './report-inventory.ts'
import { clusterConfigurationRow, clusterRow } from './rows/cluster-rows.ts'
import { cdDriveRow, nicRows, snapshotRow } from './rows/device-rows.ts'
import { diskRows } from './rows/disk-rows.ts'
import { hostNetworkRows } from './rows/host-network-rows.ts'
import { imageRows } from './rows/image-rows.ts'
import { hostRow } from './rows/host-rows.ts'
import { logicalNetworkRow, profileRow, vnicProfileRow } from './rows/network-rows.ts'
import { clusterRuleRows, placementRuleRow, quotaRow } from './rows/policy-rows.ts'
import { datastoreConfigurationRow, datastoreRow, lunRows } from './rows/storage-rows.ts'
import { vmConfigurationRow } from './rows/vm-configuration-row.ts'
import { tagsOf, vmCpuRow, vmMemoryRow, vmRow } from './rows/vm-rows.ts'

/** VMs between two looks at the signal; a look lets other work in. */
const VMS_OF_BATCH = 200

/** Yields everything that was read of an engine, kind by kind, and reports what it was. */
export async function yieldInventory(run: OvirtRun): Promise<void> {
  const { inventory, sink } = run
  sink.row('source', run.source)
  const age = judgeExportAge(run.source.exportedAt, run.context.importedAt, { sheet: 'api', row: null, column: 'time', sourceName: run.source.name })
  if (age !== null) run.report(age)
  const emit = <Kind extends EstateRowKind>(kind: Kind, rows: readonly EstateRow<Kind>[]): void => {
    for (const row of rows) sink.row(kind, row)
  }
  const list = (name: string): readonly OvirtElement[] => inInventoryOrder(inventory.all(name))
  const keepAll = (name: string): readonly OvirtElement[] => {
    const elements = list(name)
    for (const { name: kind } of elements) run.keep(kind)
    return elements
  }
  yieldInfrastructure(run, keepAll, emit)
  const vms = [...keepAll('template'), ...keepAll('vm')]
  await inBatches(vms, run, (vm) => {
    const row = vmRow(vm, run)
    sink.row('vm', row)
    reportUnsized(row, run)
  })
  await inBatches(vms, run, (vm) => sink.row('vmCpu', vmCpuRow(vm, run)))
  await inBatches(vms, run, (vm) => sink.row('vmMemory', vmMemoryRow(vm, run)))
  await inBatches(vms, run, (vm) => sink.row('vmConfiguration', vmConfigurationRow(vm, run)))
  await yieldDevices(run, vms)
  for (const group of [...list('affinity_group'), ...list('affinity_label')]) emit('clusterRule', clusterRuleRows(group, run))
  const { images, uses, elements } = imageRows(run, vms)
  emit('image', images)
  emit('imageUse', uses)
  const exported = elements.filter(({ name }) => name === 'vm' || name === 'template').length
  for (const { name } of elements) if (name !== 'vm' && name !== 'template') run.keep(name)
  if (exported > 0) sink.sheet({ name: 'exported_vms', rows: exported, kept: exported, rejected: 0, missingColumns: [], extraColumns: [] })
  for (const vm of vms) {
    const attributes = { Tags: tagsOf(vm, run), Comment: textOf(vm, 'description') === null ? null : textOf(vm, 'comment') }
    for (const [name, value] of Object.entries(attributes)) if (value !== null) sink.row('attribute', { objectKind: 'vm', objectId: run.idOf(vm.id ?? ''), name, value })
  }
  await keepElements(run, vms)
  reportInventory(run)
}

function yieldInfrastructure(run: OvirtRun, keepAll: (name: string) => readonly OvirtElement[], emit: <Kind extends EstateRowKind>(kind: Kind, rows: readonly EstateRow<Kind>[]) => void): void {
  emit('datacenter', keepAll('data_center').map((center) => ({ id: run.idOf(center.id ?? ''), sourceId: run.source.id, name: textOf(center, 'name') ?? center.id ?? '' })))
  const clusters = keepAll('cluster')
  emit('cluster', clusters.map((cluster) => clusterRow(cluster, run)))
  emit('clusterConfiguration', clusters.map((cluster) => clusterConfigurationRow(cluster, run)))
  const hosts = keepAll('host')
  emit('host', hosts.map((host) => hostRow(host, run)))
  const networks = hosts.map((host) => hostNetworkRows(host, run))
  for (const { interfaces, attachments } of networks) {
    for (const _ of interfaces) run.keep('host_nic')
    for (const _ of attachments) run.keep('network_attachment')
  }
  emit('physicalNic', networks.flatMap(({ physicalNics }) => physicalNics))
  emit('vmkernelAdapter', networks.flatMap(({ addressed }) => addressed))
  emit('hostInterface', networks.flatMap(({ interfaces }) => interfaces))
  emit('networkAttachment', networks.flatMap(({ attachments }) => attachments))
  emit('logicalNetwork', keepAll('network').map((network) => logicalNetworkRow(network, run)))
  const profiles = keepAll('vnic_profile')
  emit('portGroup', profiles.map((profile) => profileRow(profile, run)))
  emit('vnicProfile', profiles.map((profile) => vnicProfileRow(profile, run)))
  const domains = keepAll('storage_domain')
  emit('datastore', domains.map((domain) => datastoreRow(domain, run)))
  emit('datastoreConfiguration', domains.map((domain) => datastoreConfigurationRow(domain, run)))
  emit('lun', domains.flatMap((domain) => lunRows(domain, run)))
  emit('quota', keepAll('quota').map((quota) => quotaRow(quota, run)))
  emit('placementRule', [...keepAll('affinity_group'), ...keepAll('affinity_label')].map((group) => placementRuleRow(group, run)))
}

async function yieldDevices(run: OvirtRun, vms: readonly OvirtElement[]): Promise<void> {
  const { inventory, sink } = run
  const attached = new Set<string>()
  const membersOf = (vm: OvirtElement, name: string): readonly OvirtElement[] => inventory.membersOf(vm, name) ?? []
  const disks = vms.map((vm) => membersOf(vm, 'disk_attachment'))
  const diskRowsOf = vms.map((vm, index) => (disks[index] ?? []).map((attachment, number) => diskRows(attachment, vm, number + 1, run)))
  await inBatches(diskRowsOf, run, (rows) => {
    for (const { disk } of rows) {
      sink.row('disk', disk)
      run.keep('disk_attachment')
      if (disk.uuid !== null) attached.add(disk.uuid)
    }
  })
  await inBatches(diskRowsOf, run, (rows) => {
    for (const { configuration } of rows) sink.row('diskConfiguration', configuration)
  })
  for (const disk of inventory.all('disk')) if (disk.id !== null && attached.has(disk.id)) run.keep('disk')
  const nicRowsOf = vms.map((vm) => membersOf(vm, 'nic').map((nic, number) => nicRows(nic, vm, number + 1, run)))
  await inBatches(nicRowsOf, run, (rows) => {
    for (const { nic } of rows) {
      sink.row('nic', nic)
      run.keep('nic')
    }
  })
  await inBatches(nicRowsOf, run, (rows) => {
    for (const { configuration } of rows) sink.row('nicConfiguration', configuration)
  })
  await inBatches(vms, run, (vm) => {
    for (const snapshot of membersOf(vm, 'snapshot')) {
      const row = snapshotRow(snapshot, vm, run)
      run.keep('snapshot')
      if (row !== null) sink.row('vmSnapshot', row)
    }
  })
  await inBatches(vms, run, (vm) => {
    for (const drive of membersOf(vm, 'cdrom')) {
      run.keep('cdrom')
      sink.row('cdDrive', cdDriveRow(drive, vm, run))
    }
  })
  for (const vm of vms) for (const name of SETTINGS) for (const _ of membersOf(vm, name)) run.keep(name)
}

/** Members that became fields of their VM. */
const SETTINGS = ['watchdog', 'graphics_console', 'host_device', 'vm_numa_node', 'reported_device', 'tag']

async function inBatches<Item>(items: readonly Item[], { context }: OvirtRun, work: (item: Item) => void): Promise<void> {
  for (let at = 0; at < items.length; at += VMS_OF_BATCH) {
    if (context.signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
    for (const item of items.slice(at, at + VMS_OF_BATCH)) work(item)
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

/** By id, so that the layout of the documents changes nothing. */
function inInventoryOrder(elements: readonly OvirtElement[]): readonly OvirtElement[] {
  return [...elements].sort((left, right) => compareText(left.id ?? '', right.id ?? ''))
}
