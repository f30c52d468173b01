import { setImmediate } from 'node:timers/promises'
import { createRawRows } from '#backend/raw-rows/raw-rows.ts'
import { createRecordTable, createStepNames, type RecordField, type RecordTable } from '#backend/raw-rows/record-table.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { DEVICE_KINDS, ELEMENT_KINDS } from './documents/element-kinds.ts'
import { idOf, type OvirtElement } from './documents/ovirt-element.ts'
import { listOf, type OvirtRun } from './ovirt-run.ts'

/** What belongs to a VM may be inlined in it under these names; it is kept as rows of its own, like what documents of its own list. */
const LISTS: ReadonlySet<string> = new Set([...ELEMENT_KINDS.filter(({ element }) => DEVICE_KINDS.has(element)).map(({ list }) => list), 'numa_nodes'])

/** VMs between two looks at the signal. */
const VMS_OF_BATCH = 200

/** Keeps what the documents say of each VM word for word: the VM itself, what belongs to it, and the disks that it has. */
export async function keepElements(run: OvirtRun, vms: readonly OvirtElement[]): Promise<void> {
  const { inventory, sink, context } = run
  const raw = createRawRows(sink.raw)
  const tables = new Map<string, { readonly table: RecordTable; rows: number }>()
  const add = (vmId: string, name: string, fields: readonly RecordField[]): void => {
    const known = tables.get(name) ?? { table: createRecordTable(raw, name), rows: 0 }
    tables.set(name, known)
    known.rows += 1
    known.table.add(vmId, known.rows, fields)
  }
  for (const [index, vm] of vms.entries()) {
    if (index % VMS_OF_BATCH === 0) {
      if (context.signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
      await setImmediate()
    }
    const vmId = run.idOf(vm.id ?? '')
    add(vmId, listOf(vm.name), fieldsOf(vm, LISTS))
    for (const member of DEVICE_KINDS) {
      for (const element of inventory.membersOf(vm, member) ?? []) {
        add(vmId, listOf(member), fieldsOf(element))
        if (member !== 'disk_attachment') continue
        const disk = inventory.find('disk', idOf(element, 'disk') ?? element.id)
        if (disk !== null) add(vmId, listOf('disk'), fieldsOf(disk))
      }
    }
  }
  for (const { table } of tables.values()) table.finish()
  await raw.finish()
}

/** Every text of an element and of those below it, by its path. */
function fieldsOf(element: OvirtElement, without: ReadonlySet<string> = new Set()): readonly RecordField[] {
  const fields: RecordField[] = []
  const walk = (at: OvirtElement, path: string): void => {
    if (at.id !== null) fields.push([path === '' ? 'id' : `${path}/id`, at.id])
    if (at.text !== '') fields.push([path, at.text])
    const stepName = createStepNames()
    for (const child of at.children) {
      if (path === '' && without.has(child.name)) continue
      const step = stepName(child.name)
      walk(child, path === '' ? step : `${path}/${step}`)
    }
  }
  walk(element, '')
  return fields
}
