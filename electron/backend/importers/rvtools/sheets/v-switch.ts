import { defineColumns, flag, integer, text } from '../columns/column.ts'
import { HOST_KEY_COLUMNS } from '../columns/key-columns.ts'
import { readHostSheet } from '../read-host-sheet.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...HOST_KEY_COLUMNS,
  switch: text('Switch'),
  isPromiscuous: flag('Promiscuous Mode'),
  isMacChange: flag('Mac Changes'),
  isForged: flag('Forged Transmits'),
  policy: text('Policy'),
  mtu: integer('MTU'),
})

const sheet = { name: 'vSwitch', columns }

export const vSwitchSheet: SheetReader = {
  ...sheet,
  absence: 'info',
  read: (table, run) =>
    readHostSheet(run, sheet, table, (row, { sourceId, hostName }) => {
      const name = row.name(columns.switch)
      if (name === null) return { code: 'MISSING_SWITCH_NAME', reason: 'the row names no switch' }
      const datacenter = row.text(columns.datacenter)
      const id = `${sourceId}/switch:${datacenter ?? ''}/${hostName}/${row.text(columns.switch) ?? ''}`
      if (!run.isFirst('switch', id)) return { code: 'DUPLICATE_SWITCH', reason: `the switch ${name} of ${hostName} has a row above already` }
      run.sink.row('switch', {
        id,
        sourceId,
        kind: 'standard',
        moref: null,
        name,
        datacenterName: datacenter,
        hostName,
        mtu: row.integer(columns.mtu),
        isPromiscuousAllowed: row.flag(columns.isPromiscuous),
        isMacChangeAllowed: row.flag(columns.isMacChange),
        isForgedTransmitAllowed: row.flag(columns.isForged),
        teamingPolicy: row.text(columns.policy),
        lacpMode: null,
      })
      return null
    }),
}
