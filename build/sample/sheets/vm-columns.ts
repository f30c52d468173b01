import type { Column } from '../cells.ts'
import { text } from '../cells.ts'
import type { Estate } from '../estate/estate-types.ts'
import type { VCenter } from '../estate/inventory-types.ts'
import type { Vm } from '../estate/vm-types.ts'

/** A row of a sheet about VMs: the VM and one thing of it (a disk, a NIC ...). */
export interface VmRow<Item> {
  readonly vm: Vm
  readonly item: Item
}

/** The first columns of every sheet about VMs. */
export function vmHead<Row extends { vm: Vm }>(): Column<Row>[] {
  return [
    text('VM', ({ vm }) => vm.name),
    text('Powerstate', ({ vm }) => vm.powerState),
    text('Template', ({ vm }) => vm.isTemplate),
    text('SRM Placeholder', ({ vm }) => vm.isPlaceholder),
  ]
}

/** The annotation and the custom attributes, which stand between Annotation and Datacenter. */
export function attributeColumns<Row extends { vm: Vm }>(): Column<Row>[] {
  return [
    text('Annotation', ({ vm }) => vm.annotation),
    text('Application', ({ vm }) => vm.applicationName),
    text('Environment', ({ vm }) => vm.environment),
    text('Owner', ({ vm }) => vm.owner),
  ]
}

export function placeColumns<Row extends { vm: Vm }>(): Column<Row>[] {
  return [
    text('Datacenter', ({ vm }) => vm.datacenter.name),
    text('Cluster', ({ vm }) => vm.cluster.name),
    text('Host', ({ vm }) => vm.host.name),
  ]
}

/** The last columns of a sheet about VMs. vUSB spells one header in its own way, and three sheets have VMRef. */
export function vmTail<Row extends { vm: Vm }>(
  variant: { toolsHeader?: string; hasReference?: boolean } = {},
): Column<Row>[] {
  const reference: Column<Row>[] = variant.hasReference === true ? [text('VMRef', ({ vm }) => vm.moref.replace('vm-', ''))] : []
  return [
    ...attributeColumns<Row>(),
    ...placeColumns<Row>(),
    text('Folder', ({ vm }) => vm.folder),
    text('OS according to the configuration file', ({ vm }) => vm.osByConfiguration),
    text(variant.toolsHeader ?? 'OS according to the VMware Tools', ({ vm }) => vm.osByTools),
    ...reference,
    text('VM ID', ({ vm }) => vm.moref),
    text('VM UUID', ({ vm }) => vm.instanceUuid),
    ...sourceColumns<Row>(({ vm }) => vm.vcenter),
  ]
}

/** The two columns that tell which vCenter a row comes from. */
export function sourceColumns<Row>(vcenterOf: (row: Row) => VCenter): Column<Row>[] {
  return [
    text('VI SDK Server', (row) => vcenterOf(row).server),
    text('VI SDK UUID', (row) => vcenterOf(row).instanceUuid),
  ]
}

/** All things of one kind over all VMs, in the VMs' order. */
export function* vmItems<Item>(estate: Estate, itemsOf: (vm: Vm) => readonly Item[]): Iterable<VmRow<Item>> {
  for (const vm of estate.vms()) for (const item of itemsOf(vm)) yield { vm, item }
}

/** One row a VM. */
export function* vmRecords(estate: Estate): Iterable<{ vm: Vm }> {
  for (const vm of estate.vms()) yield { vm }
}
