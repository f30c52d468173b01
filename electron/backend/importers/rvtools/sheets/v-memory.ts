import { defineColumns, flag, text, whole } from '../columns/column.ts'
import { VM_KEY_COLUMNS } from '../columns/key-columns.ts'
import { readLimit } from '../cells/read-limit.ts'
import { readVmSheet } from '../read-vm-sheet.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...VM_KEY_COLUMNS,
  size: whole('Size MiB', { aliases: ['Size'], isNeverNegative: true }),
  reservation: whole('Reservation'),
  limit: whole('Limit'),
  isLocked: flag('Memory Reservation Locked To Max'),
  level: text('Level'),
  shares: whole('Shares'),
  isHotAdd: flag('Hot Add'),
  active: whole('Active'),
  consumed: whole('Consumed'),
  ballooned: whole('Ballooned'),
  swapped: whole('Swapped'),
})

const sheet = { name: 'vMemory', columns }

export const vMemorySheet: SheetReader = {
  ...sheet,
  absence: 'warning',
  async read(table, run) {
    await readVmSheet(
      run,
      sheet,
      table,
      (row, vm) => {
        const { isLimited, limit } = readLimit(row.amount(columns.limit))
        run.sink.row('vmMemory', {
          vmId: vm.id,
          sizeMib: row.amount(columns.size),
          reservationMib: row.amount(columns.reservation),
          limitMib: limit,
          isLimited,
          isReservationLockedToMax: row.flag(columns.isLocked),
          sharesLevel: row.text(columns.level),
          shares: row.amount(columns.shares),
          isHotAddEnabled: row.flag(columns.isHotAdd),
          activeAtExportMib: row.amount(columns.active),
          consumedAtExportMib: row.amount(columns.consumed),
          balloonedAtExportMib: row.amount(columns.ballooned),
          swappedAtExportMib: row.amount(columns.swapped),
        })
        return null
      },
      { isOneRowEach: true },
    )
  },
}
