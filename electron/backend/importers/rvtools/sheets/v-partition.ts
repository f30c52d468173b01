import { decimal, defineColumns, integer, text, whole } from '../columns/column.ts'
import { VM_KEY_COLUMNS } from '../columns/key-columns.ts'
import { readVmSheet } from '../read-vm-sheet.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...VM_KEY_COLUMNS,
  mountPoint: text('Disk'),
  diskKey: integer('Disk Key'),
  capacity: whole('Capacity MiB', { isNeverNegative: true }),
  consumed: whole('Consumed MiB', { isNeverNegative: true }),
  free: whole('Free MiB'),
  freePercent: decimal('Free %'),
})

const sheet = { name: 'vPartition', columns }

export const vPartitionSheet: SheetReader = {
  ...sheet,
  absence: 'info',
  async read(table, run) {
    await readVmSheet(run, sheet, table, (row, vm) => {
      const capacityMib = row.amount(columns.capacity)
      const { sizes } = vm
      sizes.partitions += 1
      sizes.partitionRow ??= row.number
      sizes.partitionsMib = sizes.partitionsMib === null || capacityMib === null ? null : sizes.partitionsMib + capacityMib
      run.sink.row('partition', {
        vmId: vm.id,
        mountPoint: row.text(columns.mountPoint),
        diskKey: row.integer(columns.diskKey),
        capacityMib,
        consumedMib: row.amount(columns.consumed),
        freeMib: row.amount(columns.free),
        freePercent: row.amount(columns.freePercent),
      })
      return null
    })
  },
}
