import { defineColumns, flag, integer, text, whole } from '../columns/column.ts'
import { VM_KEY_COLUMNS } from '../columns/key-columns.ts'
import type { ImportRun } from '../import-run.ts'
import type { VmEntry } from '../joins/vm-index.ts'
import { readVmSheet } from '../read-vm-sheet.ts'
import type { RowReader } from '../row-reader.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...VM_KEY_COLUMNS,
  label: text('Disk'),
  key: integer('Disk Key'),
  uuid: text('Disk UUID'),
  guestPaths: text('Disk Path'),
  capacity: whole('Capacity MiB', { isNeverNegative: true }),
  isRaw: flag('Raw'),
  mode: text('Disk Mode'),
  sharingMode: text('Sharing mode'),
  isThin: flag('Thin'),
  controller: text('Controller'),
  controllerLabel: text('Label'),
  unit: integer('Unit #'),
  sharedBus: text('Shared Bus'),
  path: text('Path'),
  rawLunId: text('Raw LUN ID'),
  rawMode: text('Raw Comp. Mode'),
})

const sheet = { name: 'vDisk', columns }

/** `[datastore1] vm/vm.vmdk` */
const DATASTORE_PREFIX = /^\[([^\]]+)\]/

export const vDiskSheet: SheetReader = {
  ...sheet,
  absence: 'warning',
  async read(table, run) {
    const { totals } = run
    let named = 0
    let joined = 0
    let capacityMib: number | null = 0
    const { rows } = await readVmSheet(run, sheet, table, (row, vm) => {
      const path = row.text(columns.path)
      const datastoreName = path === null ? null : (DATASTORE_PREFIX.exec(path)?.[1]?.trim() ?? null)
      const datastoreId = datastoreName === null ? null : findDatastore(run, row, vm, datastoreName)
      if (datastoreName !== null) named += 1
      if (datastoreId !== null) joined += 1
      const capacity = row.amount(columns.capacity)
      capacityMib = capacityMib === null || capacity === null ? null : capacityMib + capacity
      const { sizes } = vm
      if (sizes.disks === 0) totals.vmCapacityMib = totals.vmCapacityMib === null || sizes.totalDiskCapacityMib === null ? null : totals.vmCapacityMib + sizes.totalDiskCapacityMib
      sizes.disks += 1
      sizes.disksMib = sizes.disksMib === null || capacity === null ? null : sizes.disksMib + capacity
      run.sink.row('disk', {
        vmId: vm.id,
        label: row.text(columns.label),
        key: row.integer(columns.key),
        uuid: row.text(columns.uuid),
        path,
        datastoreName,
        datastoreId,
        capacityMib: capacity,
        isRaw: row.flag(columns.isRaw),
        rawLunId: row.text(columns.rawLunId),
        rawCompatibilityMode: row.text(columns.rawMode),
        mode: row.text(columns.mode),
        sharingMode: row.text(columns.sharingMode),
        isThin: row.flag(columns.isThin),
        controller: row.text(columns.controller),
        controllerLabel: row.text(columns.controllerLabel),
        sharedBus: row.text(columns.sharedBus),
        unitNumber: row.integer(columns.unit),
        guestPaths: row.text(columns.guestPaths),
      })
      return null
    })
    run.sink.join({ sheet: sheet.name, to: 'datastore', rows: named, joined })
    totals.diskRows = rows
    totals.diskCapacityMib = capacityMib
  },
}

function findDatastore(run: ImportRun, row: RowReader, vm: VmEntry, name: string): string | null {
  const found = run.datastores.find(name, vm)
  if (typeof found !== 'string') {
    if (!vm.isTemplate) found.usage.vms.add(vm)
    return found.id
  }
  const isAmbiguous = found === 'ambiguous'
  const code = isAmbiguous ? 'DATASTORE_AMBIGUOUS' : 'DATASTORE_NOT_LISTED'
  if (run.isFirst(code, vm.sourceId, name)) {
    row.issue({
      code,
      severity: 'warning',
      column: columns.path.header,
      value: name,
      message: isAmbiguous
        ? `Several datastores are called ${name}, and neither the host nor the datacenter of ${vm.name} tells which one its disk is on.`
        : `Disks are on datastore ${name}, which vDatastore does not list.`,
    })
  }
  return null
}
