import { defineColumns, flag, text } from '../columns/column.ts'
import { VM_KEY_COLUMNS } from '../columns/key-columns.ts'
import { readVmSheet } from '../read-vm-sheet.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...VM_KEY_COLUMNS,
  status: text('Tools'),
  version: text('Tools Version'),
  requiredVersion: text('Required Version'),
  upgradePolicy: text('Upgrade Policy'),
  isSyncTime: flag('Sync time'),
  isOperationReady: flag('Operation Ready'),
})

const sheet = { name: 'vTools', columns }

export const vToolsSheet: SheetReader = {
  ...sheet,
  absence: 'warning',
  async read(table, run) {
    await readVmSheet(
      run,
      sheet,
      table,
      (row, vm) => {
        run.sink.row('vmTools', {
          vmId: vm.id,
          status: row.text(columns.status),
          version: row.text(columns.version),
          requiredVersion: row.text(columns.requiredVersion),
          upgradePolicy: row.text(columns.upgradePolicy),
          isSyncTimeWithHost: row.flag(columns.isSyncTime),
          isOperationReady: row.flag(columns.isOperationReady),
        })
        return null
      },
      { isOneRowEach: true },
    )
  },
}
