import { readLimit } from '../cells/read-limit.ts'
import { defineColumns, integer, text, whole } from '../columns/column.ts'
import { SOURCE_COLUMNS } from '../columns/key-columns.ts'
import { readSheet } from '../read-sheet.ts'
import { NO_SOURCE } from '../rejection.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...SOURCE_COLUMNS,
  name: text('Resource Pool name', { aliases: ['Resource pool'] }),
  path: text('Resource Pool path'),
  objectId: text('Object ID', { missingCode: 'MISSING_RESOURCE_POOL_ID' }),
  vmCount: integer('# VMs'),
  vcpus: integer('# vCPUs'),
  cpuReservation: whole('CPU reservation'),
  cpuLimit: whole('CPU limit'),
  cpuLevel: text('CPU level'),
  memoryReservation: whole('Mem reservation'),
  memoryLimit: whole('Mem limit'),
  memoryLevel: text('Mem level'),
})

export const vRpSheet: SheetReader = {
  name: 'vRP',
  columns,
  absence: 'info',
  async read(table, run) {
    await readSheet(run, vRpSheet, table, (row) => {
      const source = run.sources.resolve(row.text(columns.sourceUuid), row.text(columns.server))
      if (source === null) return NO_SOURCE
      const name = row.text(columns.name)
      if (name === null) return { code: 'MISSING_RESOURCE_POOL_NAME', reason: 'the row names no resource pool' }
      const path = row.text(columns.path)
      const moref = row.text(columns.objectId)
      const id = moref === null ? `${source.id}/pool:${path ?? name}` : `${source.id}/${moref}`
      if (!run.isFirst('resourcePool', id)) return { code: 'DUPLICATE_RESOURCE_POOL', reason: `the resource pool ${name} has a row above already` }
      run.sink.row('resourcePool', {
        id,
        sourceId: source.id,
        moref,
        name,
        path,
        vmCount: row.integer(columns.vmCount),
        vcpus: row.integer(columns.vcpus),
        cpuReservationMhz: row.amount(columns.cpuReservation),
        cpuLimitMhz: readLimit(row.amount(columns.cpuLimit)).limit,
        cpuSharesLevel: row.text(columns.cpuLevel),
        memoryReservationMib: row.amount(columns.memoryReservation),
        memoryLimitMib: readLimit(row.amount(columns.memoryLimit)).limit,
        memorySharesLevel: row.text(columns.memoryLevel),
      })
      return null
    })
  },
}
