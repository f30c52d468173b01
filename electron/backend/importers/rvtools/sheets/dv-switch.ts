import { collectAttributes } from '../collect-attributes.ts'
import { defineColumns, integer, text } from '../columns/column.ts'
import { SOURCE_COLUMNS } from '../columns/key-columns.ts'
import { readSheet } from '../read-sheet.ts'
import { NO_SOURCE } from '../rejection.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...SOURCE_COLUMNS,
  switch: text('Switch'),
  datacenter: text('Datacenter'),
  objectId: text('Object ID', { missingCode: 'MISSING_SWITCH_ID' }),
  maxMtu: integer('Max MTU'),
  lacpMode: text('LACP Mode'),
})

export const dvSwitchSheet: SheetReader = {
  name: 'dvSwitch',
  columns,
  absence: 'info',
  async read(table, run) {
    await readSheet(run, dvSwitchSheet, table, (row) => {
      const source = run.sources.resolve(row.text(columns.sourceUuid), row.text(columns.server))
      if (source === null) return NO_SOURCE
      const name = row.name(columns.switch)
      if (name === null) return { code: 'MISSING_SWITCH_NAME', reason: 'the row names no switch' }
      const moref = row.text(columns.objectId)
      const datacenter = row.text(columns.datacenter)
      const id = moref === null ? `${source.id}/dvswitch:${datacenter ?? ''}/${row.text(columns.switch) ?? ''}` : `${source.id}/${moref}`
      if (!run.isFirst('switch', id)) return { code: 'DUPLICATE_SWITCH', reason: `the switch ${name} has a row above already` }
      const key = `${source.id}\n${name}`
      run.switchDatacenters.set(key, new Set([...(run.switchDatacenters.get(key) ?? []), datacenter]))
      run.sink.row('switch', {
        id,
        sourceId: source.id,
        kind: 'distributed',
        moref,
        name,
        datacenterName: datacenter,
        hostName: null,
        mtu: row.integer(columns.maxMtu),
        isPromiscuousAllowed: null,
        isMacChangeAllowed: null,
        isForgedTransmitAllowed: null,
        teamingPolicy: null,
        lacpMode: row.text(columns.lacpMode),
      })
      collectAttributes(run, row, 'switch', id)
      return null
    })
  },
}
