import type { Vm } from '#shared/domain/estate/vm.ts'
import { ELEMENT_KINDS } from './documents/element-kinds.ts'
import { textOf } from './documents/ovirt-element.ts'
import { listOf, type OvirtRun } from './ovirt-run.ts'

/** Says what became of everything that was read: kept, rejected, not used, and how much found what it belongs to. */
export function reportInventory(run: OvirtRun): void {
  const { inventory, sink } = run
  rejectStrays(run)
  const hasOwners = inventory.all('vm').length + inventory.all('template').length > 0
  for (const { element, list } of ELEMENT_KINDS) {
    const count = run.counts.get(element) ?? { kept: 0, rejected: 0 }
    const rows = element === 'disk' ? inventory.all('disk').length : count.kept + count.rejected
    const isKnownEmpty = rows === 0 && hasOwners && isReadForSome(element, run)
    if (rows > 0 || isKnownEmpty) sink.sheet({ name: list, rows, kept: count.kept, rejected: count.rejected, missingColumns: [], extraColumns: [] })
    if (rows > 0 && JOINED_TO[element] !== undefined) sink.join({ sheet: list, to: JOINED_TO[element], rows, joined: count.kept })
  }
  for (const [element, times] of [...inventory.unread].sort()) {
    sink.sheet({ name: element, rows: times, kept: 0, rejected: 0, missingColumns: [], extraColumns: [] })
    run.report({ code: 'DOCUMENT_NOT_USED', severity: 'info', sheet: element, value: String(times), message: `${times} objects of the kind ${element} were read and nothing of them is kept: Portolan has no use for them.` })
  }
  reportUnattachedDisks(run)
  reportActiveSnapshots(run)
  reportGaps(run)
}

const JOINED_TO: Readonly<Record<string, string>> = { disk: 'vm', disk_attachment: 'vm', nic: 'vm', snapshot: 'vm', cdrom: 'vm', host_nic: 'host', network_attachment: 'host' }

function isReadForSome(element: string, { inventory }: OvirtRun): boolean {
  return [...inventory.all('vm'), ...inventory.all('template')].some((owner) => inventory.membersOf(owner, element) !== null)
}

/** Objects that belong to something that no document lists, or to nobody knows what. */
function rejectStrays(run: OvirtRun): void {
  for (const { ownerKey, element } of run.inventory.orphans()) {
    run.reject(element, `it belongs to the ${ownerKey}, which no document lists`)
    run.report({ code: 'ORPHAN_ROW', severity: 'warning', sheet: listOf(element.name), value: element.id, message: `The ${element.name.replaceAll('_', ' ')} ${textOf(element, 'name') ?? element.id ?? ''} belongs to the ${ownerKey}, which no document lists.` })
  }
  for (const element of run.inventory.homeless) {
    run.reject(element, element.id === null ? 'it has no id' : 'nothing says what it belongs to')
    run.report({ code: 'ORPHAN_ROW', severity: 'warning', sheet: listOf(element.name), value: element.id, message: `Nothing says what the ${element.name.replaceAll('_', ' ')} ${textOf(element, 'name') ?? element.id ?? ''} belongs to.` })
  }
}

/** Disks that float, belong to templates' leftovers or hold the engine's own records: nothing to migrate, but space. */
/** What nobody can size, told of each VM as RVTools' are; templates are not sized. */
export function reportUnsized({ name, isTemplate, vcpus, memoryMib }: Pick<Vm, 'name' | 'isTemplate' | 'vcpus' | 'memoryMib'>, run: OvirtRun): void {
  const gaps = [...(vcpus === null || vcpus === 0 ? ['vCPUs'] : []), ...(memoryMib === null || memoryMib === 0 ? ['memory'] : [])]
  if (isTemplate !== true && gaps.length > 0) run.report({ code: 'INCOMPLETE_ROW', severity: 'warning', sheet: 'vms', value: name, message: `VM ${name} has no usable ${gaps.join(' and ')}.` })
}

function reportUnattachedDisks(run: OvirtRun): void {
  const all = run.inventory.all('disk').length
  const unattached = all - (run.counts.get('disk')?.kept ?? 0)
  if (unattached > 0) run.report({ code: 'DISK_UNATTACHED', severity: 'info', sheet: 'disks', value: String(unattached), message: `${unattached} of ${all} disks are attached to no VM or template in these documents, so they are in no VM's list.` })
}

function reportActiveSnapshots(run: OvirtRun): void {
  const owners = [...run.inventory.all('vm'), ...run.inventory.all('template')]
  const active = owners.flatMap((vm) => run.inventory.membersOf(vm, 'snapshot') ?? []).filter((snapshot) => textOf(snapshot, 'snapshot_type') === 'active').length
  if (active > 0) run.report({ code: 'SNAPSHOT_ACTIVE', severity: 'info', sheet: 'snapshots', value: String(active), assumed: 'no snapshot', message: `${active} entries of the snapshot lists are the VMs' present state, which is no snapshot.` })
}

/** What the plan needs and the documents lack for some VMs. */
function reportGaps(run: OvirtRun): void {
  const vms = run.inventory.all('vm')
  if (vms.length === 0) {
    run.report({ code: 'NO_VMS', severity: 'error', sheet: 'vms', message: 'The documents list no VM: export the collection vms too.' })
    return
  }
  for (const [element, what] of [['disk_attachment', 'disks'], ['nic', 'network adapters']] as const) {
    const without = vms.filter((vm) => run.inventory.membersOf(vm, element) === null)
    if (without.length === 0) continue
    const named = without.slice(0, NAMED_VMS).map((vm) => textOf(vm, 'name') ?? vm.id ?? '')
    run.report({
      code: element === 'nic' ? 'EMPTY_NETWORKS' : 'EMPTY_DISKS', severity: 'warning', sheet: listOf(element), value: String(without.length),
      message: `No document says which ${what} ${without.length} of ${vms.length} VMs have (${named.join(', ')}${without.length > NAMED_VMS ? ' ...' : ''}): export vms/ID/${element === 'nic' ? 'nics' : 'diskattachments'} for each, or vms with ?follow=.`,
    })
  }
  if (run.source.instanceUuid === null) {
    run.report({ code: 'MISSING_ENGINE_ID', severity: 'warning', assumed: run.source.id, message: `No document states the engine's own id (the first page of its API does): it is known as ${run.source.id}, so keep that name when you import it again.` })
  }
}

const NAMED_VMS = 5
